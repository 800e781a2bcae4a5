"""REFI-QDA projects (`.qdpx`): codebook, statements as a text, every coding as a selection in it.

The text has one line a statement, its id before it, so that any program shows what is coded.
A statement's locator and Dutch paraphrase are the variables of a case of its own. A coding is
one selection with its code, one further code for each attribute, and its memo as description.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pandas as pd

from helpers.qda import archives, qdc, reader, rules
from helpers.qda.bundle import NUMBERS, STATEMENT_COLUMNS, Bundle
from helpers.schemas.motives import ATTRIBUTES

SOURCE = rules.guid("source", "statements")
VARIABLES = [name for name in STATEMENT_COLUMNS if name not in ("statement_id", "statement_en")]

read = reader.read


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle as a project of one text."""
    text, spans = lines(bundle.statements)
    root = Element("Project", xmlns=rules.PROJECT, name=rules.ORIGIN, origin=rules.ORIGIN)
    root.append(_users(bundle.codings))
    book = SubElement(root, "CodeBook")
    book.append(qdc.codes(bundle.codebook))
    book[0].append(_attribute_codes())
    root.append(_variables())
    root.append(_cases(bundle.statements))
    root.append(_sources(bundle, spans))
    project = rules.serialised(root, text)
    archives.write(path, {"project.qde": project, f"sources/{SOURCE}.txt": text.encode()})


def lines(statements: pd.DataFrame) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """The text of the statements, and of each the line (from 0), start and end of its paraphrase."""
    text, spans = "", {}
    for number, row in enumerate(statements.itertuples()):
        words = " ".join(str(row.statement_en).split())
        start = len(text) + len(row.statement_id) + 1
        spans[row.statement_id] = (number, start, start + len(words))
        text += f"{row.statement_id} {words}\n"
    return text, spans


def _users(codings: pd.DataFrame) -> Element:
    users = Element("Users")
    for coder in codings["coder"].unique():
        SubElement(users, "User", guid=rules.guid("coder", coder), name=coder)
    return users


def _attribute_codes() -> Element:
    """The values of the attributes as codes, below a code for each attribute."""
    top = Element("Code", guid=rules.guid("attribute"), name=reader.ATTRIBUTE, isCodable="false")
    for name, values in ATTRIBUTES.items():
        above = SubElement(top, "Code", guid=rules.guid("attribute", name), name=name, isCodable="false")
        for value in values:
            SubElement(above, "Code", guid=rules.guid("attribute", name, value), name=value, isCodable="true")
    return top


def _variables() -> Element:
    variables = Element("Variables")
    for name in VARIABLES:
        kind = "Integer" if name in NUMBERS else "Text"
        SubElement(variables, "Variable", guid=rules.guid("variable", name), name=name, typeOfVariable=kind)
    return variables


def _cases(statements: pd.DataFrame) -> Element:
    """The locator and the Dutch paraphrase of every statement."""
    cases = Element("Cases")
    for row in statements.to_dict("records"):
        case = SubElement(cases, "Case", guid=rules.guid("case", row["statement_id"]), name=row["statement_id"])
        for name in VARIABLES:
            value = SubElement(case, "VariableValue")
            SubElement(value, "VariableRef", targetGUID=rules.guid("variable", name))
            SubElement(value, "IntegerValue" if name in NUMBERS else "TextValue").text = str(row[name])
        SubElement(case, "SourceRef", targetGUID=SOURCE)
    return cases


def _sources(bundle: Bundle, spans: dict[str, tuple[int, int, int]]) -> Element:
    sources = Element("Sources")
    name = {"name": "statements.txt", "plainTextPath": f"internal://{SOURCE}.txt"}
    source = SubElement(sources, "TextSource", guid=SOURCE, **name)
    for row in bundle.codings.to_dict("records"):
        source.append(_selection(row, spans[row["statement_id"]]))
    return sources


def _selection(row: dict[str, str], span: tuple[int, int, int]) -> Element:
    """One coding. The name starts with the line, which some programs go by instead of positions."""
    key = [row[name] for name in ("coder", "statement_id", "code", "nationality")]
    user = rules.guid("coder", row["coder"])
    selection = Element("PlainTextSelection", guid=rules.guid("selection", *key), creatingUser=user)
    selection.set("name", f"line:{span[0]} {row['statement_id']} {row['code']}")
    selection.set("startPosition", str(span[1]))
    selection.set("endPosition", str(span[2]))
    if not pd.isna(row["memo"]):
        SubElement(selection, "Description").text = row["memo"]
    targets = {"code": rules.guid("code", row["code"])}
    targets |= {name: rules.guid("attribute", name, row[name]) for name in ATTRIBUTES}
    for name, target in targets.items():
        coding = SubElement(selection, "Coding", guid=rules.guid("coding", *key, name), creatingUser=user)
        SubElement(coding, "CodeRef", targetGUID=target)
    return selection
