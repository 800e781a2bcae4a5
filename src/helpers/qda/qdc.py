"""REFI-QDA codebooks (`.qdc`): the tree of codes as XML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pandas as pd

from helpers import files, paths, safe_xml
from helpers.coding import codebook
from helpers.errors import InputError
from helpers.qda import rules
from helpers.qda.bundle import CODE_COLUMNS, Bundle, Row, identifier, labelled, table, unlabelled

LABELS = ["name_en", "name_nl", "definition", "use", "not_use", "example"]
KNOWN = {"guid", "name", "isCodable"}  # attributes of a code that the codebook can hold


def write(path: Path, bundle: Bundle) -> None:
    """Write the codebook of a bundle."""
    root = Element("CodeBook", {"xmlns": rules.CODEBOOK, "origin": rules.ORIGIN})
    root.append(codes(bundle))
    files.write_atomic(path, rules.serialised(root))


def read(path: Path, document: Path = paths.LETTER) -> Bundle:
    """The codebook of a `.qdc` file; a warning is added for content that its columns cannot hold.

    Raises
    ------
    InputError
        Where the file is not a codebook, or two codes have the same GUID.
    """
    try:
        root = safe_xml.parse(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read: {error}") from error
    if root.tag != f"{{{rules.CODEBOOK}}}CodeBook":
        raise InputError(f"{path.name}: the root is {root.tag}, not a REFI-QDA CodeBook")
    book, _guids, warnings = book_of(root, path.name)
    return Bundle(book, warnings=warnings, document=document)


def codes(bundle: Bundle) -> Element:
    """The codes of a bundle as an element, each below its parent."""
    top = Element("Codes")
    places: dict[str | None, Element] = {None: top}
    parents = set(bundle.codebook["parent"].dropna())
    for row in _parents_first(bundle.codebook):
        code = row["code"]
        above = places[None if pd.isna(row["parent"]) else row["parent"]]
        codable = str(code not in parents).lower()
        places[code] = SubElement(above, "Code", guid=bundle.guid("code", code), name=code, isCodable=codable)
        if description := labelled(row, LABELS):
            SubElement(places[code], "Description").text = description
    return top


def book_of(root: Element, file: str) -> tuple[pd.DataFrame, dict[str, str], list[str]]:
    """The codebook below an element, the ids of its codes by GUID, and the warnings."""
    rows: list[Row] = []
    warnings: list[str] = []
    guids: dict[str, str] = {}
    taken: set[str] = set()
    walked = list(_walk(root))
    exact = {name for name in (_name(element) for element, _ in walked) if identifier(name) == name}
    for element, parent in walked:
        guid = _guid(element, file)
        if guid in guids:
            raise InputError(f"{file}: two codes have the GUID {guid}")
        name = element.attrib.get("name", "")
        above = guids[parent] if parent else None
        code = name if name in exact - taken else _free(identifier(name), above, taken | exact)
        taken.add(code)
        guids[guid] = code
        rows.append({"code": code, "parent": above, **_cells(element, name, code)})
        warnings += [f"code {name!r} was renamed to {code}"] if code != name else []
        warnings += _lost(element, code)
    warnings += [f"set {_name(each)!r} was ignored" for each in root.iter() if safe_xml.local_name(each) == "Set"]
    if not rows:
        raise InputError(f"{file}: has no codes")
    book = table(rows, CODE_COLUMNS)
    codebook.tree(book, file)
    return book, guids, warnings


def _parents_first(book: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows with parents before their children, otherwise in the order of the file."""
    order = codebook.tree(book, "codebook.csv")["depth"]
    ranked = book.assign(depth=book["code"].map(order)).sort_values("depth", kind="stable")
    yield from ranked.drop(columns="depth").to_dict("records")


def _walk(root: Element) -> Iterator[tuple[Element, str | None]]:
    """Every code below an element with its parent's GUID, in the order of the file."""
    start = [each for codes_ in root if safe_xml.local_name(codes_) == "Codes" for each in codes_]
    waiting: list[tuple[Element, str | None]] = [(each, None) for each in reversed(start)]
    while waiting:
        element, parent = waiting.pop()
        if safe_xml.local_name(element) == "Code":
            yield element, parent
            guid = rules.key(element.attrib.get("guid", ""))
            waiting.extend((each, guid) for each in reversed(element))


def _guid(element: Element, file: str) -> str:
    guid = element.attrib.get("guid", "")
    if not rules.GUID.fullmatch(guid):
        raise InputError(f"{file}: code {_name(element)!r} has the GUID {guid!r}, which is malformed")
    return rules.key(guid)


def _cells(element: Element, name: str, code: str) -> dict[str, str | None]:
    """The cells in a code's description; text without a label belongs to the definition."""
    text = "".join(each.text or "" for each in element if safe_xml.local_name(each) == "Description")
    cells, rest = unlabelled(text, LABELS)
    if code != name:
        cells.setdefault("name_en", name)
    if rest:
        cells["definition"] = "\n".join(filter(None, [cells.get("definition"), rest]))
    return cells


def _free(code: str, parent: str | None, taken: set[str]) -> str:
    """An unused id: the code itself, prefixed with its parent's, or followed by a number."""
    choices = [code, *([f"{parent}-{code}"] if parent else [])]
    number = 2
    while choices[-1] in taken and choices[0] in taken:
        choices.append(f"{code}-{number}")
        number += 1
    return next(choice for choice in choices if choice not in taken)


def _lost(element: Element, code: str) -> list[str]:
    """A warning for each part of a code that a row of the codebook cannot hold."""
    lost = [f"code {code}: {name} {value!r} was ignored" for name, value in element.attrib.items() if name not in KNOWN]
    children = [safe_xml.local_name(each) for each in element]
    lost.extend(f"code {code}: {name} was ignored" for name in children if name not in ("Description", "Code"))
    if "Code" in children and element.attrib.get("isCodable") == "true":
        lost.append(f"code {code}: can be given to texts although it has codes below it; here only leaves can")
    return lost


def _name(element: Element) -> str:
    return element.attrib.get("name", "")
