"""Writing REFI-QDA projects (`.qdpx`): the codebook, the statements as a text, and each coding as a selection in it.

The text has one line for each statement, which starts with its id, so that any program shows it.
A statement's locator and Dutch paraphrase are variables of its case. A coding is
one selection with its code, one further code for each attribute, and its memo as description.
"""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pandas as pd

from helpers.coding import attributes
from helpers.qda import archives, qdc, rules
from helpers.qda.bundle import NUMBERS, STATEMENT_COLUMNS, Bundle
from helpers.schemas.coding import ATTRIBUTES

ATTRIBUTE = "attribute"  # the code that has the attributes below it
VARIABLES = [name for name in STATEMENT_COLUMNS if name not in ("statement_id", "statement_en")]

Span = tuple[int, int, int]  # line from 0, start and end


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle as a project of one text."""
    text, spans = lines(bundle.statements)
    root = Element("Project", xmlns=rules.PROJECT, name=bundle.facts.title_en, origin=rules.ORIGIN)
    root.append(_users(bundle))
    book = SubElement(root, "CodeBook")
    book.append(qdc.codes(bundle))
    book[0].append(_attribute_codes(bundle))
    root.append(_variables(bundle))
    root.append(_cases(bundle))
    root.append(_sources(bundle, spans))
    project = rules.serialised(root, text)
    archives.write(path, {"project.qde": project, f"sources/{_source(bundle)}.txt": text.encode()})


def lines(statements: pd.DataFrame) -> tuple[str, dict[str, Span]]:
    """The text of the statements, and for each the line, start and end of its paraphrase."""
    text, spans = "", {}
    for number, row in enumerate(statements.itertuples()):
        paraphrase = " ".join(str(row.statement_en).split())
        start = len(text) + len(row.statement_id) + 1
        spans[row.statement_id] = (number, start, start + len(paraphrase))
        text += f"{row.statement_id} {paraphrase}\n"
    return text, spans


def _source(bundle: Bundle) -> str:
    return bundle.guid("source", "statements")


def _users(bundle: Bundle) -> Element:
    users = Element("Users")
    for coder, guid in bundle.coders.items():
        SubElement(users, "User", guid=guid, name=coder)
    return users


def _attribute_codes(bundle: Bundle) -> Element:
    """The values of the attributes as codes, below a code for each attribute."""
    top = Element("Code", guid=bundle.guid("attribute"), name=ATTRIBUTE, isCodable="false")
    for name in ATTRIBUTES:
        above = SubElement(top, "Code", guid=bundle.guid("attribute", name), name=name, isCodable="false")
        for value in attributes.values(name, bundle.document):
            SubElement(above, "Code", guid=bundle.guid("attribute", name, value), name=value, isCodable="true")
    return top


def _variables(bundle: Bundle) -> Element:
    variables = Element("Variables")
    for name in VARIABLES:
        kind = "Integer" if name in NUMBERS else "Text"
        SubElement(variables, "Variable", guid=bundle.guid("variable", name), name=name, typeOfVariable=kind)
    return variables


def _cases(bundle: Bundle) -> Element:
    """The locator and the Dutch paraphrase of every statement."""
    cases = Element("Cases")
    for row in bundle.statements.to_dict("records"):
        case = SubElement(cases, "Case", guid=bundle.guid("case", row["statement_id"]), name=row["statement_id"])
        for name in [each for each in VARIABLES if not pd.isna(row[each])]:
            value = SubElement(case, "VariableValue")
            SubElement(value, "VariableRef", targetGUID=bundle.guid("variable", name))
            SubElement(value, "IntegerValue" if name in NUMBERS else "TextValue").text = str(row[name])
        SubElement(case, "SourceRef", targetGUID=_source(bundle))
    return cases


def _sources(bundle: Bundle, spans: dict[str, Span]) -> Element:
    sources, guid, coders = Element("Sources"), _source(bundle), bundle.coders
    name = {"guid": guid, "name": "statements.txt", "plainTextPath": f"internal://{guid}.txt"}
    source = SubElement(sources, "TextSource", name)
    for row in bundle.codings.to_dict("records"):
        source.append(_selection(bundle, row, coders[row["coder"]], spans[row["statement_id"]]))
    return sources


def _selection(bundle: Bundle, row: dict[str, Any], user: str, span: Span) -> Element:
    """One coding. The name starts with the line, which some programs use instead of positions."""
    key = [row[name] for name in ("coder", "statement_id", "code", "nationality")]
    selection = Element("PlainTextSelection", guid=bundle.guid("selection", *key), creatingUser=user)
    selection.set("name", f"line:{span[0]} {row['statement_id']} {row['code']}")
    selection.set("startPosition", str(span[1]))
    selection.set("endPosition", str(span[2]))
    if not pd.isna(row["memo"]):
        SubElement(selection, "Description").text = row["memo"]
    targets = {"code": bundle.guid("code", row["code"])}
    targets |= {name: bundle.guid("attribute", name, row[name]) for name in ATTRIBUTES}
    for name, target in targets.items():
        coding = SubElement(selection, "Coding", guid=bundle.guid("coding", *key, name), creatingUser=user)
        SubElement(coding, "CodeRef", targetGUID=target)
    return selection
