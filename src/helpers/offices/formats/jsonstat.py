"""JSON-stat 2.0: sparse or dense values keyed by their place in row-major order."""

import math
from typing import Any

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression
from helpers.offices.formats.cells import category, tidy

TIMES = ("time", "TIME_PERIOD")


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of a JSON-stat dataset: the cells that it gives a value or a status.

    Raises
    ------
    InputError
        For a dimension of size 0, a place outside the table, or codes that do not fit the sizes.
    """
    content = _content(body)
    names, sizes, codes = _axes(content)
    total = math.prod(sizes)
    value_at, values = _cells(content.get("value", {}), total, "value")
    flag_at, flags = _cells(content.get("status") or {}, total, "status")
    places = _merged(value_at, flag_at)
    value = np.full(len(places), np.nan)
    value[np.searchsorted(places, value_at)] = _numbers(values)
    flag = _flags(places, flag_at, flags)
    columns, step = {}, total
    for name, size in zip(names, sizes, strict=True):
        step //= size
        columns[name] = category((places // step) % size, codes[name])
    time = next((name for name in TIMES if name in columns), None)
    if time is None:
        raise InputError(f"no dimension of time among {', '.join(names)}")
    return tidy(columns, columns.pop(time), value, flag)


def updated(body: bytes) -> pd.Timestamp | None:
    """When the office last updated the table, in universal time, where the dataset says so."""
    stamp = _content(body).get("updated")
    try:
        found = pd.Timestamp(stamp) if stamp else None
    except ValueError as error:
        raise InputError(f"updated: {stamp!r} is no time") from error
    if found is None:
        return None
    return found.tz_convert(None) if found.tzinfo else found


def _merged(places: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Sorted places with those of others that are not among them; mostly there are none."""
    new = more[~np.isin(more, places, assume_unique=True)]
    return np.sort(np.concatenate([places, new])) if len(new) else places


def _content(body: bytes) -> dict[str, Any]:
    import orjson

    try:
        content = orjson.loads(compression.plain(body))
    except ValueError as error:
        raise InputError(f"cannot be read as JSON: {error}") from error
    if not isinstance(content, dict) or not {"id", "size", "dimension"} <= content.keys():
        raise InputError("is no JSON-stat dataset: id, size and dimension are needed")
    return content


def _axes(content: dict[str, Any]) -> tuple[list[str], list[int], dict[str, list[str]]]:
    """The dimensions, their sizes, and their codes in order."""
    names, sizes = content["id"], content["size"]
    if not (isinstance(names, list) and isinstance(sizes, list) and len(names) == len(sizes) > 0):
        raise InputError("id and size do not go together")
    codes = {}
    for name, size in zip(names, sizes, strict=True):
        if not isinstance(size, int) or size < 1:
            raise InputError(f"dimension {name}: has size {size}, so nothing was found for a code that was asked")
        codes[name] = _codes(content["dimension"], name)
        if len(codes[name]) != size:
            raise InputError(f"dimension {name}: has {len(codes[name])} codes, not {size}")
    return names, sizes, codes


def _codes(dimension: Any, name: str) -> list[str]:
    try:
        found = dimension[name]["category"]
        index = found.get("index", list(found.get("label", {})))
        ordered = index if isinstance(index, list) else sorted(index, key=index.__getitem__)
        return [str(code) for code in ordered]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"dimension {name}: has no categories") from error


def _cells(given: Any, total: int, what: str) -> tuple[np.ndarray, list[Any]]:
    """The places and contents of a sparse object or a dense list."""
    if isinstance(given, list):
        pairs = [(place, cell) for place, cell in enumerate(given) if cell is not None]
        at, cells = ([place for place, _ in pairs], [cell for _, cell in pairs])
    elif isinstance(given, dict):
        at, cells = list(given), list(given.values())
    else:
        raise InputError(f"{what}: is neither a list nor an object")
    try:
        places = np.array(at, dtype=np.int64)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{what}: a place is no number: {error}") from error
    if len(places) and not 0 <= places.min() <= places.max() < total:
        raise InputError(f"{what}: a place lies outside a table of {total} cells")
    order = np.argsort(places, kind="stable")
    if (np.diff(places) < 0).any():
        places, cells = places[order], [cells[number] for number in order]
    if (np.diff(places) == 0).any():
        raise InputError(f"{what}: a place stands twice")
    return places, cells


def _numbers(values: list[Any]) -> np.ndarray:
    try:
        numbers = np.array(values, dtype=float)  # null becomes NaN
    except (ValueError, TypeError) as error:
        raise InputError(f"value: {error}") from error
    if np.isinf(numbers).any():
        raise InputError("value: a value is not finite")
    return numbers


def _flags(places: np.ndarray, at: np.ndarray, flags: list[Any]) -> pd.Categorical:
    texts = [str(flag) for flag in flags]
    names = ["", *sorted(set(texts) - {""})]
    number = {name: place for place, name in enumerate(names)}
    codes = np.zeros(len(places), dtype=np.int8 if len(names) < 127 else np.int32)
    codes[np.searchsorted(places, at)] = [number[text] for text in texts]
    return category(codes, names)
