"""Cases of a REFI-QDA project as statements with their locators."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pandas as pd

from helpers.qda import rules
from helpers.qda.bundle import STATEMENT_COLUMNS, Row, table
from helpers.qda.texts import Text


def statements(root: Element, found: list[tuple[Element, Text]], warnings: list[str]) -> pd.DataFrame:
    """The statements in a project's cases; a warning is added for every other case and variable."""
    paraphrases = {name: text.text[start:end] for _, text in found for name, (start, end) in text.spans.items()}
    variables = {
        rules.key(each.attrib.get("guid", "")): each.attrib.get("name", "")
        for each in root.iterfind("{*}Variables/{*}Variable")
    }
    return table(list(_rows(root, paraphrases, variables, warnings)), STATEMENT_COLUMNS)


def _rows(root: Element, paraphrases: dict[str, str], variables: dict[str, str], warnings: list[str]) -> Iterator[Row]:
    for case in root.iterfind("{*}Cases/{*}Case"):
        name = case.attrib.get("name", "")
        if name not in paraphrases:
            warnings.append(f"case {name!r} is not a statement and was ignored")
            continue
        values = dict(_value(each, variables) for each in case.iterfind("{*}VariableValue"))
        warnings += [f"case {name}: variable {key!r} was ignored" for key in values if key not in STATEMENT_COLUMNS]
        yield {**values, "statement_id": name, "statement_en": paraphrases[name]}


def _value(value: Element, variables: dict[str, str]) -> tuple[str, str | None]:
    reference = value.find("{*}VariableRef")
    target = rules.key("" if reference is None else reference.attrib.get("targetGUID", ""))
    return variables.get(target, target), next((each.text for each in value if each.text and each.text.strip()), None)
