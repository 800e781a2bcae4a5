"""W3C Web Annotations on the letter's text, with the codebook as a SKOS concept scheme (`.jsonld`)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import files
from helpers.coding import codebook
from helpers.errors import InputError
from helpers.letter.passages import SHA256
from helpers.qda import rules
from helpers.qda.bundle import CODE_COLUMNS, CODING_COLUMNS, NUMBERS, STATEMENT_COLUMNS, Bundle, table
from helpers.schemas.motives import ATTRIBUTES

AMV = "urn:amv-compendium:"
LETTER = f"urn:sha256:{SHA256}"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"skos": "http://www.w3.org/2004/02/skos/core#", "amv": AMV},
]
SKOS = {"definition": "definition", "example": "example"}  # cells of a code that SKOS has a word for
OTHERS = ["use", "not_use"]
LANGUAGES = ["en", "nl"]


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle as one graph: the scheme, its concepts, the statements, the annotations."""
    places = bundle.statements.set_index("statement_id")
    graph = [
        {"id": f"{AMV}codebook", "type": "skos:ConceptScheme"},
        *(_concept(row) for row in _records(bundle.codebook)),
        *(_statement(row) for row in _records(bundle.statements)),
        *(_annotation(row, places.loc[row["statement_id"]]) for row in _records(bundle.codings)),
    ]
    words = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    files.put(path, (words + "\n").encode())


def read(path: Path) -> Bundle:
    """What a graph carries; nodes and keys that the tables cannot hold are among the warnings.

    Raises
    ------
    InputError
        For broken JSON, a position outside the letter, and a code or statement that is not there.
    """
    graph = _graph(path)
    nodes = {kind: [node for node in graph if _kind(node) == kind] for kind in ("Concept", "Statement", "Annotation")}
    warnings = [f"node {node.get('id')!r} of type {_kind(node) or 'none'} is left out" for node in _strange(graph)]
    book = table([_code(node, path.name, warnings) for node in nodes["Concept"]], CODE_COLUMNS)
    if book.empty:
        raise InputError(f"{path.name}: holds no skos:Concept, so no codebook")
    codebook.tree(book, path.name)
    statements = table([_place(node, warnings) for node in nodes["Statement"]], STATEMENT_COLUMNS)
    known = set(book["code"]), statements.set_index("statement_id")
    rows = [_coding(node, known, path.name, warnings) for node in nodes["Annotation"]]
    return Bundle(book, table(rows, CODING_COLUMNS), statements, warnings)


def _concept(row: dict[str, str]) -> dict[str, Any]:
    node = {
        "id": f"{AMV}code:{row['code']}",
        "type": "skos:Concept",
        "skos:inScheme": {"id": f"{AMV}codebook"},
        "skos:notation": row["code"],
        "skos:prefLabel": [
            {"@language": lang, "@value": row[f"name_{lang}"]} for lang in LANGUAGES if f"name_{lang}" in row
        ],
    }
    if "parent" in row:
        node["skos:broader"] = {"id": f"{AMV}code:{row['parent']}"}
    node |= {f"skos:{word}": row[cell] for cell, word in SKOS.items() if cell in row}
    return node | {f"amv:{cell}": row[cell] for cell in OTHERS if cell in row}


def _statement(row: dict[str, str]) -> dict[str, Any]:
    cells = {f"amv:{name}": _number(name, row[name]) for name in STATEMENT_COLUMNS[1:] if name in row}
    return {"id": f"{AMV}statement:{row['statement_id']}", "type": "amv:Statement", **cells}


def _annotation(row: dict[str, str], place: pd.Series) -> dict[str, Any]:
    """One coding: its code and memo as bodies, the passage as target, the attributes beside them."""
    key = [row[name] for name in ("coder", "statement_id", "code", "nationality")]
    body = [{"type": "SpecificResource", "source": f"{AMV}code:{row['code']}", "purpose": "classifying"}]
    if "memo" in row:
        body.append({"type": "TextualBody", "value": row["memo"], "purpose": "commenting"})
    selector = {"type": "TextPositionSelector", "start": int(place["passage_start"]), "end": int(place["passage_end"])}
    return {
        "id": f"urn:uuid:{rules.guid('annotation', *key)}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"id": f"{AMV}coder:{row['coder']}", "name": row["coder"]},
        "body": body,
        "target": {"source": LETTER, "selector": selector},
        "amv:statement": {"id": f"{AMV}statement:{row['statement_id']}"},
        **{f"amv:{name}": row[name] for name in ATTRIBUTES},
    }


def _graph(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path.name}: cannot be read as JSON: {error}") from error
    graph = content.get("@graph") if isinstance(content, dict) else None
    if not isinstance(graph, list) or not all(isinstance(node, dict) for node in graph):
        raise InputError(f"{path.name}: holds no @graph of nodes")
    return graph


def _code(node: dict[str, Any], file: str, warnings: list[str]) -> dict[str, str | None]:
    code = _text(node, "skos:notation", file)
    labels = node.get("skos:prefLabel", [])
    names = {each.get("@language"): each.get("@value") for each in labels if isinstance(each, dict)}
    above = _id(node.get("skos:broader"))
    own = {"skos:inScheme", "skos:notation", "skos:prefLabel", "skos:broader"}
    own |= {f"skos:{word}" for word in SKOS.values()} | {f"amv:{cell}" for cell in OTHERS}
    warnings += _lost(node, own)
    warnings += [f"code {code}: the name in {each!r} is left out" for each in names if each not in LANGUAGES]
    cells = {cell: node.get(f"skos:{word}") for cell, word in SKOS.items()}
    cells |= {cell: node.get(f"amv:{cell}") for cell in OTHERS}
    cells |= {f"name_{lang}": names.get(lang) for lang in LANGUAGES}
    return {"code": code, "parent": above and above.rpartition(":")[2], **cells}


def _place(node: dict[str, Any], warnings: list[str]) -> dict[str, str | None]:
    warnings += _lost(node, {f"amv:{name}" for name in STATEMENT_COLUMNS[1:]})
    cells = {name: node.get(f"amv:{name}") for name in STATEMENT_COLUMNS[1:]}
    words = {name: None if cell is None else str(cell) for name, cell in cells.items()}
    return {"statement_id": _last(node.get("id")), **words}


def _coding(node: dict[str, Any], known: tuple[set[str], pd.DataFrame], file: str, warnings: list[str]) -> dict:
    """The row of one annotation, its position compared with its statement's."""
    codes, statements = known
    place = f"{file}, annotation {node.get('id')}"
    bodies = node.get("body", [])
    bodies = bodies if isinstance(bodies, list) else [bodies]
    code = next((_last(each.get("source")) for each in bodies if each.get("purpose") != "commenting"), None)
    memo = next((each.get("value") for each in bodies if each.get("purpose") == "commenting"), None)
    statement, coder = _last(_id(node.get("amv:statement"))), (node.get("creator") or {}).get("name")
    for what, value, choices in (("code", code, codes), ("statement", statement, statements.index)):
        if value not in choices:
            raise InputError(f"{place}: {what} {value!r} is not in the file")
    if not coder:
        raise InputError(f"{place}: has no creator with a name: a coder needs one")
    _check_position(node, statements.loc[statement], place)
    attributes = {f"amv:{name}" for name in ATTRIBUTES}
    warnings += _lost(node, {"motivation", "creator", "body", "target", "amv:statement"} | attributes)
    given = {name: _text(node, f"amv:{name}", file) for name in ATTRIBUTES}
    return {"coder": coder, "statement_id": statement, "code": code, "memo": memo, **given}


def _check_position(node: dict[str, Any], statement: pd.Series, place: str) -> None:
    selector = (node.get("target") or {}).get("selector") or {}
    start, end = selector.get("start"), selector.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise InputError(f"{place}: the position from {start} to {end} is none in a text")
    if (str(start), str(end)) != (statement["passage_start"], statement["passage_end"]):
        written = f"{statement['passage_start']} to {statement['passage_end']}"
        raise InputError(f"{place}: the position from {start} to {end} is not that of its statement, {written}")


def _strange(graph: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (node for node in graph if _kind(node) not in ("Concept", "Statement", "Annotation", "ConceptScheme"))


def _lost(node: dict[str, Any], own: set[str]) -> list[str]:
    return [f"{node.get('id')}: {key} is left out" for key in node if key not in own | {"id", "type"}]


def _kind(node: dict[str, Any]) -> str:
    return re.split("[:/#]", str(node.get("type", "")))[-1]


def _text(node: dict[str, Any], key: str, file: str) -> str:
    if not isinstance(node.get(key), str):
        raise InputError(f"{file}, {node.get('id')}: {key} {node.get(key)!r} is no text")
    return node[key]


def _id(reference: object) -> str | None:
    return reference.get("id") if isinstance(reference, dict) else None


def _last(address: object) -> str:
    return str(address).rpartition(":")[2]


def _number(name: str, value: str) -> str | int:
    return int(value) if name in NUMBERS else value


def _records(rows: pd.DataFrame) -> Iterator[dict[str, str]]:
    """The rows as mappings without their empty cells."""
    for row in rows.to_dict("records"):
        yield {name: value for name, value in row.items() if not pd.isna(value)}
