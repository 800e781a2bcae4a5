"""Eurostat's TSV: a series a row, a period a column, read column by column.

pyarrow splits the columns and numbers the distinct texts in each; every distinct cell is then
read once. The table comes out period by period, so that nothing is transposed.
"""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression
from helpers.offices.formats.cells import Cells, category, check_periods, tidy

HEADER = re.compile(r"([^\t\\]+)\\TIME_PERIOD")
BLOCK = 8 << 20  # bytes that one thread reads at a time


def parse(body: bytes) -> pd.DataFrame:
    """The tidy table of a TSV file, compressed or not.

    Raises
    ------
    InputError
        Where the header, a series or a cell is not as it must be: with its place.
    """
    names, periods, wide = _wide(body)
    series, rows = _series(wide.column(0), names)
    cells = Cells()
    value, flag = np.empty((len(periods), rows)), np.empty((len(periods), rows), dtype=np.int8)
    for number, period in enumerate(periods):
        _fill(wide.column(number + 1), cells, period, value[number], flag[number])
    dimensions = {name: _spread(column, np.tile, len(periods)) for name, column in series.items()}
    time = _spread(category(np.arange(len(periods)), periods), np.repeat, rows)
    return tidy(dimensions, time, value.ravel(), category(flag.ravel(), cells.flags))


def _wide(body: bytes) -> tuple[list[str], list[str], object]:
    """The names of the dimensions, the periods, and the columns with numbered texts."""
    import pyarrow as pa
    from pyarrow import csv

    head, *columns = compression.first_line(body).strip("\r\ufeff").split("\t")
    named = HEADER.fullmatch(head)
    if named is None:
        raise InputError(f"row 1: {head[:60]!r} is no header of dimensions and \\TIME_PERIOD")
    periods = [column.strip() for column in columns]
    check_periods(periods)
    if len(set(periods)) < len(periods) or not periods:
        raise InputError("row 1: no period, or one that stands twice")
    names = ["", *periods]
    kinds = {name: pa.dictionary(pa.int32(), pa.string()) for name in periods} | {"": pa.string()}
    try:
        wide = csv.read_csv(
            compression.stream(body),
            csv.ReadOptions(column_names=names, skip_rows=1, block_size=BLOCK),
            csv.ParseOptions(delimiter="\t", quote_char=False),
            csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot be read with a cell for each of {len(periods)} periods: {error}") from error
    return named[1].split(","), periods, wide


def _spread(column: pd.Categorical, how: Callable[[np.ndarray, int], np.ndarray], times: int) -> pd.Categorical:
    """A short category spread over all cells; one of a single code costs no memory until it is written to."""
    alike = len(column.categories) == 1
    codes = np.zeros(len(column) * times, column.codes.dtype) if alike else how(column.codes, times)
    return pd.Categorical.from_codes(codes, column.categories, validate=False)


def _series(column: object, names: list[str]) -> tuple[dict[str, pd.Categorical], int]:
    """The dimensions of every series as categories; a series that stands twice is refused."""
    import pyarrow.compute as pc

    if len(set(names)) < len(names):
        raise InputError(f"row 1: a dimension stands twice in {', '.join(names)}")
    keys = column.combine_chunks()
    counts = pc.count_substring(keys, ",").to_numpy(zero_copy_only=False)
    if len(counts) and (counts != len(names) - 1).any():
        row = int((counts != len(names) - 1).argmax())
        raise InputError(f"row {row + 2}: series {keys[row].as_py()!r} has not {len(names)} dimensions")
    if pc.count_distinct(keys).as_py() < len(keys):
        raise InputError("a series stands twice")
    flat = pc.list_flatten(pc.split_pattern(keys, ","))
    parts = np.arange(len(flat)).reshape(-1, len(names))
    return {name: _category(flat.take(parts[:, number])) for number, name in enumerate(names)}, len(keys)


def _category(texts: object) -> pd.Categorical:
    encoded = texts.dictionary_encode()
    return category(encoded.indices.to_numpy(), encoded.dictionary.to_pylist())


def _fill(column: object, cells: Cells, period: str, value: np.ndarray, flag: np.ndarray) -> None:
    """Write a period's values and flags into their rows, looking once at each distinct text of a block."""
    start = 0
    for chunk in column.chunks:
        values, flags = cells.read(chunk.dictionary.to_pylist(), period)
        places = chunk.indices.to_numpy()
        end = start + len(places)
        values.take(places, out=value[start:end], mode="clip")
        flags.take(places, out=flag[start:end], mode="clip")
        start = end
