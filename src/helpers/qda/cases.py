"""Cases of a REFI-QDA project as statements with their locators."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pandas as pd

from helpers.qda import rules
from helpers.qda.bundle import STATEMENT_COLUMNS, Row, table


def statements(root: Element, paraphrases: dict[str, str], warnings: list[str]) -> pd.DataFrame:
    """The statements of a project by their paraphrases, with the locators of their cases.

    A warning is added for every other case and variable.
    """
    variables = {
        rules.key(each.attrib.get("guid", "")): each.attrib.get("name", "")
        for each in root.iterfind("{*}Variables/{*}Variable")
    }
    return table(list(_rows(root, paraphrases, variables, warnings)), STATEMENT_COLUMNS)


def _rows(root: Element, paraphrases: dict[str, str], variables: dict[str, str], warnings: list[str]) -> Iterator[Row]:
    left = dict(paraphrases)
    for case in root.iterfind("{*}Cases/{*}Case"):
        name = case.attrib.get("name", "")
        if name not in left:
            warnings.append(f"case {name!r} is not a statement and was ignored")
            continue
        values = dict(_value(each, variables) for each in case.iterfind("{*}VariableValue"))
        warnings += [f"case {name}: variable {key!r} was ignored" for key in values if key not in STATEMENT_COLUMNS]
        yield {**values, "statement_id": name, "statement_en": left.pop(name)}
    yield from ({"statement_id": name, "statement_en": paraphrase} for name, paraphrase in left.items())


def _value(value: Element, variables: dict[str, str]) -> tuple[str, str | None]:
    reference = value.find("{*}VariableRef")
    target = rules.key("" if reference is None else reference.attrib.get("targetGUID", ""))
    return variables.get(target, target), next((each.text for each in value if each.text and each.text.strip()), None)
