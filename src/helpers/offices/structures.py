"""Eurostat's structure of a table: dimensions, codes, periods, and what its annotations state."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import safe_xml
from helpers.errors import RunError
from helpers.offices.formats import stamps
from helpers.offices.requests import Structure


def parse(table: str, shape: Element, content: Element) -> Structure:
    """The structure in a definition of a table's dimensions and in the constraint that lists its codes.

    Raises
    ------
    RunError
        For a structure without dimensions, or a dimension without codes.
    """
    listed = {each.attrib["id"].casefold(): _values(each) for each in _all(content, "KeyValue") if "id" in each.attrib}
    names = [each.attrib["id"] for each in _all(shape, "Dimension") if "id" in each.attrib]
    dimensions = {name: listed.get(name.casefold(), []) for name in names}
    empty = [name for name, codes in dimensions.items() if not codes]
    if not dimensions or empty:
        raise RunError(f"{table}: the office's structure has no codes for dimension {', '.join(empty) or 'any'}")
    stated = _annotations(shape) | _annotations(content)
    count = stated.get("OBS_COUNT", "")
    number = int(count) if count.isascii() and count.isdecimal() else None
    return Structure(table, dimensions, sorted(listed.get("time_period", [])), _time(stated.get("UPDATE_DATA")), number)


def _annotations(root: Element) -> dict[str, str]:
    """The texts of the annotations, by type."""
    parts = [{safe_xml.local_name(part): part.text or "" for part in each} for each in _all(root, "Annotation")]
    return {
        part.get("AnnotationType", ""): (part.get("AnnotationTitle") or part.get("AnnotationText") or "").strip()
        for part in parts
    }


def _time(text: str | None) -> pd.Timestamp | None:
    """A stamp in UTC; none where there is none, or it is not a time."""
    try:
        return stamps.utc(text) if text else None
    except ValueError:
        return None


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if safe_xml.local_name(each) == name)


def _values(element: Element) -> list[str]:
    return [each.text or "" for each in _all(element, "Value")]
