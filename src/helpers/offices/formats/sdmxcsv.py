"""SDMX-CSV, plain or labelled; columns are found by name, not by position."""

import csv
import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression, stamps
from helpers.offices.formats.cells import TIME, category, check_unique, number, tidy

if TYPE_CHECKING:
    import pyarrow as pa

# Columns that describe the file or the cell; the others hold the codes (or labels) of a dimension.
TABLE = ("DATAFLOW", "STRUCTURE_ID")
ABOUT = {"DATAFLOW", "LAST UPDATE", "ACTION", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", TIME, "OBS_VALUE"}
FLAGS = ("OBS_FLAG", "OBS_STATUS", "CONF_STATUS")
ONLY = {"ACTION": {"", "I", "A", "M", "R"}, "UNIT_MULT": {"", "0"}}  # a delete, or counts in thousands, are not cells
MISSING = ("", ":", "NaN")
NAMED = re.compile(r"(?:\w+:)?(\w+)(?:\$\w+)?(?:\([\d.]+\))?")  # ESTAT:MIGR_ASYUNAA$DEFAULTVIEW(1.0)
CODES = re.compile(r"[a-z][a-z0-9_]*")
ATTRIBUTE = re.compile(r"[A-Z][A-Z0-9]*_[A-Z0-9_]+")
UPDATE = re.compile(r"(\d\d)/(\d\d)/(\d\d) (\d\d:\d\d:\d\d)")


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of an SDMX-CSV file, compressed or not.

    Raises
    ------
    InputError
        Where a required column is missing, a value is not a number, or a cell is duplicated.
    """
    raw = _raw(body)
    _check_about(raw)
    value = _values(raw.column("OBS_VALUE"))
    columns = {name: _category(raw.column(name)) for name in dimensions(raw.column_names)}
    return check_unique(tidy(columns, _category(raw.column(TIME)), value, _flags(raw)))


def updated(body: bytes) -> pd.Timestamp | None:
    """When the office last updated the table, in UTC, if the file says so."""
    found = UPDATE.fullmatch(beginning(body)[1].get("LAST UPDATE", ""))
    return stamps.utc(f"20{found[3]}-{found[2]}-{found[1]} {found[4]}") if found else None


def table(body: bytes) -> str | None:
    """The name of the table that the first row is from."""
    _header, row = beginning(body)
    found = next((NAMED.fullmatch(row[name]) for name in TABLE if name in row), None)
    return found[1] if found else None


def dimensions(header: list[str]) -> list[str]:
    """The dimensions of a header in their order.

    The labelled variant has a column of labels beside each column of codes. Names of code
    columns are lower case without blanks, names of label columns are titles.
    """
    rest = [name for name in header if name not in ABOUT and name not in FLAGS and name not in ONLY]
    if "STRUCTURE_NAME" not in header:
        return rest
    strange = [name for name in rest if ATTRIBUTE.fullmatch(name)]
    if strange:
        raise InputError(f"row 1: {strange[0]!r} is not a known column")
    return [name for name in rest if CODES.fullmatch(name)]


def _raw(body: bytes) -> "pa.Table":
    """All columns, dictionary-encoded."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    try:
        header = _checked(beginning(body)[0])
        kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in header}
        return arrow.read_csv(
            compression.stream(body),
            arrow.ReadOptions(column_names=header, skip_rows=1),
            convert_options=arrow.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        ).unify_dictionaries()
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot be read as CSV: {error}") from error


def beginning(body: bytes) -> tuple[list[str], dict[str, str]]:
    """The names of the columns of a CSV, and its first row of cells by column."""
    try:
        header, *rows = csv.reader(line.strip("\r\ufeff") for line in compression.first_lines(body, 2))
    except (ValueError, csv.Error) as error:
        raise InputError(f"row 1: cannot be read as CSV: {error}") from error
    return header, dict(zip(header, rows[0], strict=False)) if rows else {}


def _check_about(raw: "pa.Table") -> None:
    """Raise InputError for cells of two tables, cells to delete, and counts in thousands."""
    for name in TABLE:
        listed = _encoded(raw.column(name))[1] if name in raw.column_names else []
        if len(listed) > 1:
            raise InputError(f"{name}: {' and '.join(listed[:2])} are two tables in one file")
    for name, allowed in ONLY.items():
        found = set(_encoded(raw.column(name))[1]) if name in raw.column_names else set()
        if found - allowed:
            raise InputError(f"{name}: {min(found - allowed)!r} is not one of {', '.join(sorted(allowed - {''}))}")


def _checked(header: list[str]) -> list[str]:
    """The names of the columns themselves; InputError where one is missing or duplicated."""
    if TIME not in header or "OBS_VALUE" not in header or not set(TABLE) & set(header):
        shown = ",".join(header)[:80]
        raise InputError(f"row 1: {shown!r} is not a valid header: {TABLE[0]}, {TIME} and OBS_VALUE are required")
    if any("\ufffd" in name or not name.isprintable() for name in header) or len(set(header)) < len(header):
        raise InputError("row 1: a column is duplicated, or its name is not a line of valid UTF-8")
    return header


def _encoded(column: "pa.ChunkedArray") -> tuple[np.ndarray, list[str]]:
    """The position of each cell in the list of distinct texts, and the list."""
    column = column.combine_chunks()
    chunk = column.chunk(0) if hasattr(column, "chunks") else column
    return chunk.indices.to_numpy(), chunk.dictionary.to_pylist()


def _category(column: "pa.ChunkedArray") -> pd.Categorical:
    return category(*_encoded(column))


def _values(column: "pa.ChunkedArray") -> np.ndarray:
    positions, texts = _encoded(column)
    numbers = [np.nan if text in MISSING else number(text, "OBS_VALUE") for text in texts]
    return np.array(numbers, dtype=float)[positions] if numbers else np.empty(0)


def _flags(raw: "pa.Table") -> pd.Categorical:
    """Observation status and confidentiality joined to one flag, once per distinct pair."""
    columns = [_encoded(raw.column(name)) for name in FLAGS if name in raw.column_names]
    if not columns:
        return category(np.zeros(len(raw), dtype=np.int8), [""])
    positions, texts = columns[0]
    for more, others in columns[1:]:
        texts = [" ".join(filter(None, (one, other))) for one in texts for other in others]
        positions = positions * len(others) + more
    used, positions = np.unique(positions, return_inverse=True)
    names, same = np.unique(np.array([texts[position] for position in used], dtype=object), return_inverse=True)
    return category(same[positions], names.tolist())
