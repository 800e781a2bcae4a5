"""Eurostat's TSV: one series per row, one period per column.

pyarrow splits the columns and numbers the distinct texts of each, so that every distinct cell
is parsed once. The table is built period by period, so that nothing is transposed.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression
from helpers.offices.formats.cells import Cells, category, check_periods, tidy
from helpers.offices.formats.periods import current

if TYPE_CHECKING:
    import pyarrow as pa

HEADER = re.compile(r"([^\t\\]+)\\(?:TIME_PERIOD|time)")  # `time` in files of before 2022
BLOCK = 8 << 20  # bytes that one thread reads at a time
KEY = ""  # the column of series keys


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of a TSV file, compressed or not.

    Raises
    ------
    InputError
        Where the header, a series or a cell is invalid, with its row or column.
    """
    names, periods = _header(compression.first_line(body))
    wide = _wide(body, periods)
    series, rows = _series(wide.column(KEY), names)
    cells = Cells()
    value, flag = np.empty((len(periods), rows)), np.empty((len(periods), rows), dtype=np.int8)
    for number, period in enumerate(periods):
        _fill(wide.column(period), cells, period, value[number], flag[number])
    dimensions = {name: _spread(column, np.tile, len(periods)) for name, column in series.items()}
    time = _spread(category(np.arange(len(periods)), periods), np.repeat, rows)
    return tidy(dimensions, time, value.ravel(), category(flag.ravel(), cells.flags))


def _header(line: str) -> tuple[list[str], list[str]]:
    """The dimensions and the periods."""
    head, *columns = line.strip("\r\ufeff").split("\t")
    named = HEADER.fullmatch(head)
    if named is None:
        raise InputError(f"row 1: {head[:60]!r} is not a valid header of dimensions and \\TIME_PERIOD")
    names, periods = named[1].split(","), [current(column.strip()) for column in columns]
    check_periods(periods)
    if len(set(periods)) < len(periods) or not periods:
        raise InputError("row 1: there is no period, or one is duplicated")
    if len(set(names)) < len(names):
        raise InputError(f"row 1: a dimension is duplicated in {', '.join(names)}")
    return names, periods


def _wide(body: bytes, periods: list[str]) -> "pa.Table":
    """The keys of the series, and a dictionary-encoded column for each period."""
    import pyarrow as pa
    from pyarrow import csv

    kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in periods} | {KEY: pa.string()}
    try:
        return csv.read_csv(
            compression.stream(body),
            csv.ReadOptions(column_names=[KEY, *periods], skip_rows=1, block_size=BLOCK),
            csv.ParseOptions(delimiter="\t", quote_char=False),
            csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot be read as one cell for each of {len(periods)} periods: {error}") from error


def _series(column: "pa.ChunkedArray", names: list[str]) -> tuple[dict[str, pd.Categorical], int]:
    """The dimensions of all series as categories, and the number of series."""
    import pyarrow.compute as pc

    keys = column.combine_chunks()
    commas = pc.count_substring(keys, ",").to_numpy(zero_copy_only=False)
    wrong = commas != len(names) - 1
    if wrong.any():
        row = int(wrong.argmax())
        raise InputError(f"row {row + 2}: series {keys[row].as_py()!r} does not have {len(names)} dimensions")
    if pc.count_distinct(keys).as_py() < len(keys):
        raise InputError("a series is duplicated")
    flat = pc.list_flatten(pc.split_pattern(keys, ","))
    positions = np.arange(len(flat)).reshape(-1, len(names))
    return {name: _category(flat.take(positions[:, number])) for number, name in enumerate(names)}, len(keys)


def _category(texts: "pa.Array") -> pd.Categorical:
    encoded = texts.dictionary_encode()
    return category(encoded.indices.to_numpy(), encoded.dictionary.to_pylist())


def _fill(column: "pa.ChunkedArray", cells: Cells, period: str, value: np.ndarray, flag: np.ndarray) -> None:
    """Write the values and flags of a period; each distinct text is parsed once per block."""
    start = 0
    for chunk in column.chunks:
        values, flags = cells.read(chunk.dictionary.to_pylist(), period)
        positions = chunk.indices.to_numpy()
        end = start + len(positions)
        values.take(positions, out=value[start:end], mode="clip")
        flags.take(positions, out=flag[start:end], mode="clip")
        start = end


def _spread(column: pd.Categorical, how: Callable[[np.ndarray, int], np.ndarray], times: int) -> pd.Categorical:
    """A short category repeated over all cells; zeros cost no memory until they are written to."""
    single = len(column.categories) == 1
    codes = np.zeros(len(column) * times, column.codes.dtype) if single else how(column.codes, times)
    return pd.Categorical.from_codes(codes, column.categories, validate=False)
