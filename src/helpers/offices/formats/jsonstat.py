"""JSON-stat 2.0: sparse or dense values, keyed by their position in row-major order."""

import math
from typing import Any

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression, stamps
from helpers.offices.formats.cells import category, tidy

TIMES = ("time", "TIME_PERIOD")


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of a JSON-stat dataset: the cells that have a value or a status.

    Raises
    ------
    InputError
        For a dimension of size 0, an index out of range, or codes that do not fit the sizes.
    """
    content = _content(body)
    codes = _axes(content)
    total = math.prod(map(len, codes.values()))
    value_at, values = _cells(content["value"], total, "value")
    flag_at, flags = _status(content.get("status") or {}, value_at, total)
    positions = _merged(value_at, flag_at)
    value = np.full(len(positions), np.nan)
    value[np.searchsorted(positions, value_at)] = _numbers(values)
    columns = _columns(positions, codes)
    time = next((name for name in TIMES if name in columns), None)
    if time is None:
        raise InputError(f"no time dimension among {', '.join(columns)}")
    return tidy(columns, columns.pop(time), value, _flags(positions, flag_at, flags))


def updated(body: bytes) -> pd.Timestamp | None:
    """When the office last updated the table, in UTC, if the dataset says so."""
    stamp = _content(body).get("updated")
    try:
        return stamps.utc(stamp) if stamp else None
    except (ValueError, TypeError) as error:
        raise InputError(f"updated: {stamp!r} is not a valid time") from error


def table(body: bytes) -> str | None:
    """The name of the table, if the dataset says so."""
    extension = _content(body).get("extension")
    name = extension.get("id") if isinstance(extension, dict) else None
    return str(name).partition("$")[0] if name else None


def _content(body: bytes) -> dict[str, Any]:
    import orjson

    try:
        content = orjson.loads(compression.plain(body))
    except ValueError as error:
        raise InputError(f"cannot be read as JSON: {error}") from error
    if not isinstance(content, dict) or not {"id", "size", "dimension", "value"} <= content.keys():
        raise InputError("not a JSON-stat dataset: id, size, dimension and value are required")
    return content


def _axes(content: dict[str, Any]) -> dict[str, list[str]]:
    """The codes of each dimension, in the order of the positions."""
    names, sizes = content["id"], content["size"]
    if not (isinstance(names, list) and isinstance(sizes, list) and len(names) == len(sizes) > 0):
        raise InputError("id and size do not have the same length")
    if len(set(map(str, names))) < len(names):
        raise InputError(f"id: a dimension is duplicated in {', '.join(map(str, names))}")
    codes = {}
    for name, size in zip(names, sizes, strict=True):
        if not isinstance(size, int) or size < 1:
            raise InputError(f"dimension {name}: has size {size}, because a requested code has no data")
        codes[name] = _codes(content["dimension"], name)
        if len(set(codes[name])) < len(codes[name]):
            raise InputError(f"dimension {name}: a code is duplicated in {', '.join(codes[name])[:80]}")
        if len(codes[name]) != size:
            raise InputError(f"dimension {name}: has {len(codes[name])} codes, not {size}")
    return codes


def _codes(dimension: Any, name: str) -> list[str]:
    try:
        found = dimension[name]["category"]
        index = found.get("index", list(found.get("label", {})))
        if isinstance(index, list):
            return [str(code) for code in index]
        if sorted(index.values()) != list(range(len(index))):
            raise InputError(f"dimension {name}: its positions are not 0 to {len(index) - 1}")
        return sorted(index, key=index.__getitem__)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"dimension {name}: has no categories") from error


def _status(given: Any, value_at: np.ndarray, total: int) -> tuple[np.ndarray, list[Any]]:
    """The positions and the flags of a status; a single text is the flag of every value."""
    if isinstance(given, str):
        return value_at, [given] * len(value_at)
    return _cells(given, total, "status")


def _cells(given: Any, total: int, what: str) -> tuple[np.ndarray, list[Any]]:
    """The sorted positions and the contents of a sparse object or a dense list."""
    if isinstance(given, list):
        at, cells = _dense(given)
    elif isinstance(given, dict):
        at, cells = list(given), list(given.values())
    else:
        raise InputError(f"{what}: is neither a list nor an object")
    positions = _positions(at, total, what)
    if (np.diff(positions) < 0).any():
        order = np.argsort(positions, kind="stable")
        positions, cells = positions[order], [cells[number] for number in order]
    if (np.diff(positions) == 0).any():
        raise InputError(f"{what}: an index is duplicated")
    return positions, cells


def _positions(at: list[Any], total: int, what: str) -> np.ndarray:
    if at and isinstance(at[0], str) and not ("".join(at).isascii() and all(map(str.isdecimal, at))):
        raise InputError(f"{what}: an index is not a number in plain digits")
    try:
        positions = np.array(at, dtype=np.int64)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{what}: an index is not a number: {error}") from error
    if len(positions) and not 0 <= positions.min() <= positions.max() < total:
        raise InputError(f"{what}: an index is out of range for a table of {total} cells")
    return positions


def _dense(given: list[Any]) -> tuple[list[int], list[Any]]:
    at = [position for position, cell in enumerate(given) if cell is not None]
    return at, [given[position] for position in at]


def _merged(positions: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Sorted positions and those of `more` that are not among them; most tables have none."""
    new = more[~np.isin(more, positions, assume_unique=True)]
    return np.sort(np.concatenate([positions, new])) if len(new) else positions


def _numbers(values: list[Any]) -> np.ndarray:
    strange = set(map(type, values)) - {int, float, type(None)}
    if strange:
        found = next(value for value in values if type(value) in strange)
        raise InputError(f"value: {found!r} is not a number")
    numbers = np.array(values, dtype=float)  # null becomes NaN
    if np.isinf(numbers).any():
        raise InputError("value: a value is not finite")
    return numbers


def _columns(positions: np.ndarray, codes: dict[str, list[str]]) -> dict[str, pd.Categorical]:
    """The code of every position on every dimension; the last dimension varies fastest."""
    columns, step = {}, math.prod(map(len, codes.values()))
    for name, own in codes.items():
        step //= len(own)
        columns[name] = category((positions // step) % len(own), own)
    return columns


def _flags(positions: np.ndarray, at: np.ndarray, flags: list[Any]) -> pd.Categorical:
    strange = [flag for flag in flags if not isinstance(flag, str | None)]
    if strange:
        raise InputError(f"status: {strange[0]!r} is not a text")
    texts = [(flag or "").lstrip(": ") for flag in flags]  # older datasets write ":c"
    names = ["", *sorted(set(texts) - {""})]
    number = {name: place for place, name in enumerate(names)}
    codes = np.zeros(len(positions), dtype=np.int8 if len(names) < 127 else np.int32)
    codes[np.searchsorted(positions, at)] = [number[text] for text in texts]
    return category(codes, names)
