"""Writing W3C Web Annotations on a letter's text, with the codebook as a SKOS concept scheme (`.jsonld`)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import files
from helpers.qda.bundle import NUMBERS, STATEMENT_COLUMNS, Bundle
from helpers.schemas.coding import ATTRIBUTES

UUID = "urn:uuid:"
AMV = "urn:amv-compendium:"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"skos": "http://www.w3.org/2004/02/skos/core#", "amv": AMV},
]
SKOS = {"definition": "definition", "example": "example"}  # cells of a code for which SKOS has a term
OTHERS = ["use", "not_use"]
LANGUAGES = ["en", "nl"]
Node = dict[str, Any]


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle as one graph: the scheme, its concepts, the statements, the annotations."""
    graph = json.dumps({"@context": CONTEXT, "@graph": _Graph(bundle).nodes()}, ensure_ascii=False, indent=1)
    files.write_atomic(path, (graph + "\n").encode())


def text_of(bundle: Bundle) -> str:
    """The URN of the letter's text, which annotations have as their target."""
    return f"urn:sha256:{bundle.facts.sha256}"


class _Graph:
    """The nodes of one letter, with ids that are unique to the letter."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.base = f"{AMV}{bundle.document.resolve().name}:"
        self.text = text_of(bundle)
        self.coders = bundle.coders

    def nodes(self) -> list[Node]:
        bundle, places = self.bundle, self.bundle.statements.set_index("statement_id")
        return [
            {"id": f"{self.base}codebook", "type": "skos:ConceptScheme"},
            *(self._concept(row) for row in _records(bundle.codebook)),
            *(self._statement(row) for row in _records(bundle.statements)),
            *(self._annotation(row, places.loc[row["statement_id"]]) for row in _records(bundle.codings)),
        ]

    def _concept(self, row: dict[str, str]) -> Node:
        labels = {lang: row.get(f"name_{lang}") for lang in LANGUAGES}
        node = {
            "id": f"{self.base}code:{row['code']}",
            "type": "skos:Concept",
            "skos:inScheme": {"id": f"{self.base}codebook"},
            "skos:notation": row["code"],
            "skos:prefLabel": [{"@language": lang, "@value": label} for lang, label in labels.items() if label],
        }
        if "parent" in row:
            node["skos:broader"] = {"id": f"{self.base}code:{row['parent']}"}
        node |= {f"skos:{word}": row[cell] for cell, word in SKOS.items() if cell in row}
        return node | {f"amv:{cell}": row[cell] for cell in OTHERS if cell in row}

    def _statement(self, row: dict[str, str]) -> Node:
        cells = {f"amv:{name}": _number(name, row[name]) for name in STATEMENT_COLUMNS[1:] if name in row}
        return {"id": f"{self.base}statement:{row['statement_id']}", "type": "amv:Statement", **cells}

    def _annotation(self, row: dict[str, str], place: pd.Series) -> Node:
        """One coding: its code and memo as bodies, the passage as target, and its attributes."""
        key = [row[name] for name in ("coder", "statement_id", "code", "nationality")]
        body = [{"type": "SpecificResource", "source": f"{self.base}code:{row['code']}", "purpose": "classifying"}]
        if "memo" in row:
            body.append({"type": "TextualBody", "value": row["memo"], "purpose": "commenting"})
        start, end = int(place["passage_start"]), int(place["passage_end"])
        return {
            "id": f"{UUID}{self.bundle.guid('annotation', *key)}",
            "type": "Annotation",
            "motivation": "classifying",
            "creator": {"id": f"{UUID}{self.coders[row['coder']]}", "name": row["coder"]},
            "body": body,
            "target": {
                "source": self.text,
                "selector": {"type": "TextPositionSelector", "start": start, "end": end},
            },
            "amv:statement": {"id": f"{self.base}statement:{row['statement_id']}"},
            **{f"amv:{name}": row[name] for name in ATTRIBUTES},
        }


def _number(name: str, value: str) -> str | int:
    return int(value) if name in NUMBERS else value


def _records(rows: pd.DataFrame) -> Iterator[dict[str, str]]:
    """The rows as mappings without their empty cells."""
    for row in rows.to_dict("records"):
        yield {name: value for name, value in row.items() if not pd.isna(value)}
