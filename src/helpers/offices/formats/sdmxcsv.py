"""SDMX-CSV, plain and labelled: columns are found by their names, never by their place."""

import re

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression
from helpers.offices.formats.cells import TIME, category, check_unique, tidy

# Columns that are about the file or the cell; every other column with short codes is a dimension.
TABLE = ("DATAFLOW", "STRUCTURE_ID")
BESIDE = {"DATAFLOW", "LAST UPDATE", "ACTION", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", TIME, "OBS_VALUE"}
FLAGS = ("OBS_FLAG", "CONF_STATUS")
NAME = re.compile(r"[a-z][a-z0-9_]*")
UPDATE = re.compile(r"(\d\d)/(\d\d)/(\d\d) (\d\d:\d\d:\d\d)")


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of an SDMX-CSV file, compressed or not.

    Raises
    ------
    InputError
        Where a needed column is missing, a value is no number, or a cell stands twice.
    """
    raw = _raw(body)
    value = _values(raw.column("OBS_VALUE"))
    names = dimensions(raw.column_names)
    columns = {name: _category(raw.column(name)) for name in names}
    return check_unique(tidy(columns, _category(raw.column(TIME)), value, _flags(raw)))


def updated(body: bytes) -> pd.Timestamp | None:
    """When the office last updated the table, where the file says so."""
    raw = _raw(body)
    if "LAST UPDATE" not in raw.column_names or not len(raw):
        return None
    found = UPDATE.fullmatch(str(raw.column("LAST UPDATE")[0]))
    return pd.Timestamp(f"20{found[3]}-{found[2]}-{found[1]} {found[4]}") if found else None


def dimensions(header: list[str]) -> list[str]:
    """The dimensions of a header, its order kept, wherever they stand in it.

    The labelled variant has a column of labels beside each of codes. A dimension's own name is
    in small letters without blanks, a label's is a title.
    """
    rest = [name for name in header if name not in BESIDE and name not in FLAGS]
    return [name for name in rest if NAME.fullmatch(name)] if "STRUCTURE_NAME" in header else rest


def _raw(body: bytes) -> object:
    """The columns as numbered texts."""
    import pyarrow as pa
    from pyarrow import csv

    try:
        header = _header(compression.first_line(body))
        if TIME not in header or "OBS_VALUE" not in header or not set(TABLE) & set(header):
            raise InputError(f"row 1: {','.join(header)[:80]!r} is no header with {TABLE[0]}, {TIME} and OBS_VALUE")
        if any("\ufffd" in name for name in header) or len(set(header)) < len(header):
            raise InputError("row 1: a column stands twice, or its name is no text")
        kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in header}
        options = csv.ConvertOptions(column_types=kinds, strings_can_be_null=False)
        return csv.read_csv(compression.stream(body), convert_options=options).unify_dictionaries()
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot be read as CSV: {error}") from error


def _header(line: str) -> list[str]:
    from csv import reader

    return next(reader(line.strip("\r\ufeff").splitlines()[:1]), [])


def _parts(column: object) -> tuple[np.ndarray, list[str]]:
    """The places of a column's cells in its list of distinct texts, and the list."""
    column = column.combine_chunks()
    chunk = column.chunk(0) if hasattr(column, "chunks") else column
    return chunk.indices.to_numpy(), chunk.dictionary.to_pylist()


def _category(column: object) -> pd.Categorical:
    return category(*_parts(column))


def _values(column: object) -> np.ndarray:
    places, texts = _parts(column)
    try:
        numbers = [np.nan if text in ("", ":") else float(text) for text in texts]
    except ValueError as error:
        raise InputError(f"OBS_VALUE: {error}") from error
    if any(np.isinf(numbers)):
        raise InputError("OBS_VALUE: a value is not finite")
    return np.array(numbers, dtype=float)[places] if numbers else np.empty(0)


def _flags(raw: object) -> pd.Categorical:
    """Observation status and confidentiality as one flag, each distinct pair joined once.

    The labelled variant has status and label in one column after the other; labels are left.
    """
    parts = [_parts(raw.column(name)) for name in FLAGS if name in raw.column_names]
    if not parts:
        return category(np.zeros(len(raw), dtype=np.int8), [""])
    places, texts = parts[0]
    for more, others in parts[1:]:
        texts = [" ".join(filter(None, (one, other))) for one in texts for other in others]
        places = places * len(others) + more
    used, places = np.unique(places, return_inverse=True)
    return category(places, [texts[place] for place in used])
