"""Rules of REFI-QDA 1.5 for XML: namespaces, order of children, GUIDs, positions."""

import re
import uuid
from collections import Counter
from xml.etree.ElementTree import Element, indent, tostring

from helpers.errors import InputError, RunError
from helpers.safe_xml import local_name

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"
ORIGIN = "amv compendium"
GUID = re.compile(r"\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?")
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:amv-compendium")
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ORDER = {
    "CodeBook": ["Codes", "Sets"],
    "Code": ["Description", "NoteRef", "Code"],
    "Set": ["Description", "MemberCode", "MemberSource", "MemberNote"],
    "Project": [
        *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes"),
        *("Links", "Sets", "Graphs", "Description", "NoteRef"),
    ],
    "Variable": ["Description"],
    "Case": ["Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"],
    "TextSource": ["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding", "NoteRef"],
    "Coding": ["CodeRef", "NoteRef"],
}


def guid(*parts: str) -> str:
    """A GUID that depends only on the parts."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))


def key(guid: str) -> str:
    """A GUID in the form for comparison: lower case, without braces. Any other key stays as it is."""
    return guid.strip("{}").casefold() if GUID.fullmatch(guid) else guid


def serialised(root: Element, text: str | None = None) -> bytes:
    """The bytes of a tree that follows the rules; `text` is the content of its only source.

    Raises
    ------
    RunError
        If it breaks one: the file must not be written.
    InputError
        Where a cell has a character that XML cannot represent.
    """
    for element in root.iter():
        for value in (element.text or "", *element.attrib.values()):
            if found := NOT_IN_XML.search(value):
                raise InputError(f"XML cannot represent the character {found[0]!r} of {value[:40]!r}: remove it")
    broken = faults(root, text)
    if broken:
        raise RunError(f"the file would break REFI-QDA: {broken[0]}")
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def faults(root: Element, text: str | None = None) -> list[str]:
    """The faults of a tree; `text` is the content of its only source."""
    found: list[str] = []
    guids = Counter(element.attrib["guid"] for element in root.iter() if "guid" in element.attrib)
    found.extend(f"GUID {each} is malformed" for each in guids if not GUID.fullmatch(each))
    found.extend(f"GUID {each} is used {count} times" for each, count in guids.items() if count > 1)
    for element in root.iter():
        found.extend(_order(element))
        if local_name(element) == "PlainTextSelection":
            found.extend(_positions(element, text))
        target = element.attrib.get("targetGUID")
        if target is not None and target not in guids:
            found.append(f"{local_name(element)} points to {target}, which does not exist")
    return found


def _order(element: Element) -> list[str]:
    order = ORDER.get(local_name(element))
    if order is None:
        return []
    children = [local_name(child) for child in element]
    unexpected = [f"{local_name(element)} must not contain {child}" for child in children if child not in order]
    places = [order.index(child) for child in children if child in order]
    return unexpected or (
        [] if places == sorted(places) else [f"children of {local_name(element)} are in the wrong order"]
    )


def _positions(selection: Element, text: str | None) -> list[str]:
    start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
    if 0 <= start < end and (text is None or end <= len(text)):
        return []
    return [f"selection {selection.attrib['guid']} runs from {start} to {end}"]
