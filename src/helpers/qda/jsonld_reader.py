"""Reading W3C Web Annotations with a SKOS concept scheme, our own and those of other programs."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import letter, paths
from helpers.coding import codebook
from helpers.errors import InputError
from helpers.qda import rules
from helpers.qda.bundle import CODE_COLUMNS, CODING_COLUMNS, STATEMENT_COLUMNS, Bundle, Row, table
from helpers.qda.coders import Coders
from helpers.qda.jsonld import LANGUAGES, OTHERS, SKOS, UUID, Node, text_of
from helpers.schemas.coding import ATTRIBUTES

READ = ("Concept", "Statement", "Annotation")
KEYS = {
    "Concept": {"skos:inScheme", "skos:notation", "skos:prefLabel", "skos:broader"}
    | {f"skos:{word}" for word in SKOS.values()}
    | {f"amv:{cell}" for cell in OTHERS},
    "Statement": {f"amv:{name}" for name in STATEMENT_COLUMNS[1:]},
    "Annotation": {"motivation", "creator", "body", "target", "amv:statement"} | {f"amv:{name}" for name in ATTRIBUTES},
}


def read(path: Path, document: Path = paths.LETTER) -> Bundle:
    """The bundle in a graph; a warning is added for each node and key that the tables cannot hold.

    Raises
    ------
    InputError
        For broken JSON, a duplicated id, a position that differs from its statement's, and a code or
        statement that is not in the file.
    """
    return _Graph(path.name, _nodes(path), document).bundle()


@dataclass
class _Graph:
    """The nodes of one file, converted to tables."""

    file: str
    nodes: list[Node]
    document: Path
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def coders(self) -> Coders:
        """The creators of all annotations by their id, one without an id by its name."""
        coders = Coders(self.file, letter.load(self.document).sha256, self.warnings)
        creators = [_at(node, "creator") for node in self.nodes if _kind(node) == "Annotation"]
        names: dict[str, str] = {}
        for key, name in [(_creator(each), str(_at(each, "name") or "")) for each in creators if _creator(each)]:
            if names.setdefault(key, name) != name:
                raise InputError(f"{self.file}: creator {key!r} has two names, {names[key]!r} and {name!r}")
        for key, name in names.items():
            coders.add(key, name)
        return coders

    def bundle(self) -> Bundle:
        self.warnings += [
            f"node {node.get('id')!r} of type {_kind(node) or 'none'} was ignored"
            for node in self.nodes
            if _kind(node) not in (*READ, "ConceptScheme")
        ]
        book = self._unique([self._code(node) for node in self._of("Concept")], CODE_COLUMNS)
        if book.empty:
            raise InputError(f"{self.file}: has no skos:Concept, so no codebook")
        codebook.tree(book, self.file)
        texts = self._unique([self._place(node) for node in self._of("Statement")], STATEMENT_COLUMNS)
        codes, places = set(book["code"]), texts.set_index("statement_id")
        codings = table([self._coding(node, codes, places) for node in self._of("Annotation")], CODING_COLUMNS)
        self.warnings += self.coders.report()
        bundle = Bundle(book, codings, texts, self.warnings, document=self.document)
        self._check_target(text_of(bundle))
        return bundle

    def _of(self, kind: str) -> list[Node]:
        """The nodes of a kind, with a warning for each key that no table has."""
        found = [node for node in self.nodes if _kind(node) == kind]
        for node in found:
            lost = [key for key in node if key not in KEYS[kind] | {"id", "type"}]
            self.warnings += [f"{node.get('id')}: {key} was ignored" for key in lost]
        return found

    def _unique(self, rows: list[Row], columns: list[str]) -> pd.DataFrame:
        made = table(rows, columns)
        duplicated = made.loc[made[columns[0]].duplicated(), columns[0]]
        if len(duplicated):
            raise InputError(f"{self.file}: {columns[0]} {duplicated.iloc[0]!r} is duplicated")
        return made

    def _code(self, node: Node) -> Row:
        code = self._text(node, "skos:notation")
        names = {str(_at(each, "@language")): _at(each, "@value") for each in _list(node.get("skos:prefLabel"))}
        above = _at(node, "skos:broader", "id")
        self.warnings += [f"code {code}: the name in {each!r} was ignored" for each in names if each not in LANGUAGES]
        cells = {cell: node.get(f"skos:{word}") for cell, word in SKOS.items()}
        cells |= {cell: node.get(f"amv:{cell}") for cell in OTHERS}
        cells |= {f"name_{lang}": names.get(lang) for lang in LANGUAGES}
        texts = {cell: self._cell(value, f"code {code}, {cell}") for cell, value in cells.items()}
        return {"code": code, "parent": _last(above) if above else None, **texts}

    def _place(self, node: Node) -> Row:
        statement = _last(node.get("id"))
        cells = {name: node.get(f"amv:{name}") for name in STATEMENT_COLUMNS[1:]}
        texts = {name: str(cell) if isinstance(cell, int) else cell for name, cell in cells.items()}
        return {
            "statement_id": statement,
            **{name: self._cell(value, f"statement {statement}, {name}") for name, value in texts.items()},
        }

    def _coding(self, node: Node, codes: set[str], places: pd.DataFrame) -> Row:
        """The row of one annotation, its position compared with its statement's."""
        place = f"{self.file}, annotation {node.get('id')}"
        comments = [each for each in _list(node.get("body")) if _at(each, "purpose") == "commenting"]
        others = [each for each in _list(node.get("body")) if each not in comments]
        code, memo = (self._first(bodies, key, place) for bodies, key in ((others, "source"), (comments, "value")))
        statement, coder = _last(_at(node, "amv:statement", "id")), self.coders.of(_creator(_at(node, "creator")))
        for what, value, choices in (("code", _last(code), codes), ("statement", statement, places.index)):
            if value not in choices:
                raise InputError(f"{place}: {what} {value!r} is not in the file")
        _check_position(node, places.loc[statement], place)
        given = {name: self._text(node, f"amv:{name}") for name in ATTRIBUTES}
        made = {"coder": coder.name, "coder_guid": coder.guid, "statement_id": statement, "code": _last(code)}
        return made | {"memo": memo, **given}

    def _first(self, bodies: list[Any], key: str, place: str) -> str | None:
        if len(bodies) > 1:
            self.warnings.append(f"{place}: {len(bodies)} bodies have a {key}, the first was taken")
        return self._cell(_at(bodies[0], key), f"{place}, {key}") if bodies else None

    def _cell(self, value: object, place: str) -> str | None:
        """The value if it is a text; otherwise none, with a warning."""
        if value is None or isinstance(value, str):
            return value
        self.warnings.append(f"{place}: {value!r} is not a text and was ignored")
        return None

    def _text(self, node: Node, key: str) -> str:
        if not isinstance(node.get(key), str):
            raise InputError(f"{self.file}, {node.get('id')}: {key} {node.get(key)!r} is not a text")
        return node[key]

    def _check_target(self, text: str) -> None:
        """Warn of annotations on other texts than the letter's."""
        targets = [_at(node, "target", "source") for node in self.nodes if _kind(node) == "Annotation"]
        others = [target for target in targets if target != text]
        if others:
            self.warnings.append(f"{len(others)} annotations are on another text than {text}, such as {others[0]}")


def _nodes(path: Path) -> list[Node]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path.name}: cannot be read as JSON: {error}") from error
    graph = _at(content, "@graph")
    if not isinstance(graph, list) or not all(isinstance(node, dict) for node in graph):
        raise InputError(f"{path.name}: has no @graph of nodes")
    return graph


def _check_position(node: Node, statement: pd.Series, place: str) -> None:
    start, end = (_at(node, "target", "selector", name) for name in ("start", "end"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise InputError(f"{place}: {start} to {end} is not a valid position")
    written = f"{statement['passage_start']} to {statement['passage_end']}"
    if f"{start} to {end}" != written:
        raise InputError(f"{place}: the position {start} to {end} is not that of its statement ({written})")


def _creator(creator: object) -> str:
    """The key of who coded: the id, or the name of one without an id."""
    named = creator if isinstance(creator, str) else _at(creator, "id") or _at(creator, "name")
    return rules.key(str(named or "").removeprefix(UUID))


def _kind(node: Node) -> str:
    return re.split("[:/#]", str(node.get("type", "")))[-1]


def _at(value: Any, *keys: str) -> Any:
    """What nested mappings have at these keys; none if one of them is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _list(value: Any) -> list[Any]:
    """Several values, or a single one or none, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _last(address: object) -> str:
    return str(address).rpartition(":")[2]
