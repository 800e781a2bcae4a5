"""Cells as parquet files, sorted by country, so that one country is read without the others.

Codes are written as plain strings: with dictionaries, parquet cannot skip the rows of other countries.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers import files
from helpers.errors import InputError
from helpers.offices.formats.cells import FLAG, TIME, VALUE

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS = 1 << 16  # per row group: small enough to skip unneeded rows, large enough for a short footer
SMALL = 1 << 12  # per row group of a table of which few rows are read
FIRST = ("geo", "citizen", "age", "sex", "decision", "applicant")  # sorted by these, most selective first


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a tidy table, sorted by its dimensions, in row groups."""
    import pyarrow as pa
    from pyarrow import parquet

    keys = [*_order(table), TIME]
    schema = pa.schema([*((name, pa.string()) for name in keys), (VALUE, pa.float64()), (FLAG, pa.string())])
    order = np.argsort(_rank(table, keys), kind="stable")
    with parquet.ParquetWriter(path, schema, compression="zstd", write_page_index=True) as writer:
        for start in range(0, max(len(order), 1), ROWS):
            writer.write_table(_group(table, order[start : start + ROWS], schema), ROWS)


def write_rows(table: pd.DataFrame, path: Path) -> None:
    """Write any table in the order of its rows, beside its place and renamed."""
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(
        pa.Table.from_pandas(table, preserve_index=False), out, row_group_size=SMALL, compression="zstd"
    )
    files.write_atomic(path, out.getvalue())


def read_rows(path: Path, codes: Mapping[str, str]) -> "pa.Table":
    """The rows of a file that `write_rows` made, or those with the given codes, texts as dictionaries."""
    import pyarrow.compute as pc
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    table = file.read_row_groups(_groups(file, codes), use_threads=False)
    for name, code in codes.items():
        table = table.filter(pc.equal(table[name], code))
    return _encoded(table)


def _groups(file: "pq.ParquetFile", codes: Mapping[str, str]) -> list[int]:
    """The row groups that can have rows with the given codes; quicker for few rows than pyarrow's own filters."""
    place = {name: file.schema_arrow.get_field_index(name) for name in codes}
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    return [
        number
        for number, group in enumerate(groups)
        if all(_may_have(group.column(place[name]).statistics, code) for name, code in codes.items())
    ]


def _may_have(statistics: "pq.Statistics | None", code: str) -> bool:
    return statistics is None or not statistics.has_min_max or statistics.min <= code <= statistics.max


def chosen_rows(table: pd.DataFrame, codes: Mapping[str, str]) -> "pa.Table":
    """The rows of a table with the given codes, as `read_rows` gives them."""
    import pyarrow as pa

    for name, code in codes.items():
        table = table[table[name] == code]
    return _encoded(pa.Table.from_pandas(table, preserve_index=False))


def _encoded(table: "pa.Table") -> "pa.Table":
    """The table with its texts as dictionaries, without pandas' own description of it."""
    import pyarrow as pa
    from pyarrow import types

    for place, field in enumerate(table.schema):
        if types.is_string(field.type) or types.is_large_string(field.type):
            texts = table.column(place).cast(pa.string()).dictionary_encode()
            table = table.set_column(place, field.name, texts)
    return table.replace_schema_metadata(None)


def read(path: Path, codes: Mapping[str, str | list[str]]) -> pd.DataFrame:
    """The tidy table of a file, or its rows with the given codes; categories hold only codes that occur.

    Raises
    ------
    InputError
        For a file that is missing or damaged, and for a dimension that it does not have.
    """
    import pyarrow as pa

    try:
        return _read(path, codes)
    except (pa.ArrowException, OSError, ValueError, KeyError, AttributeError) as error:
        words = " ".join(str(error).split())[:200]
        raise InputError(f"{path}: the cells cannot be read ({words}): try `amv vintages repair`") from error


def _read(path: Path, codes: Mapping[str, str | list[str]]) -> pd.DataFrame:
    from pyarrow import parquet

    names = parquet.read_schema(path).names
    texts = [name for name in names if name != VALUE]
    if not codes:
        table = parquet.read_table(path, read_dictionary=texts)
        return _sorted(table.to_pandas(), texts)
    # No dictionaries here: parquet compares only plain strings with the statistics of a row group.
    chosen = [(name, "in", [code] if isinstance(code, str) else list(code)) for name, code in codes.items()]
    table = parquet.read_table(path, filters=chosen, use_threads=False).to_pandas()
    return table.astype(dict.fromkeys(texts, "category"))


def _order(table: pd.DataFrame) -> list[str]:
    """The dimensions in the order of sorting."""
    names = [name for name in table if name not in (TIME, VALUE, FLAG)]
    return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))


def _rank(table: pd.DataFrame, keys: list[str]) -> np.ndarray:
    """A sort key for every row: the rank of its codes in the order of the keys."""
    rank = np.zeros(len(table), dtype=np.int64)
    for name in keys:
        column = table[name].cat
        order = np.argsort(np.argsort(column.categories.astype(str).to_numpy(object)))
        rank *= len(column.categories)
        rank += order[column.codes.to_numpy()]
    return rank


def _group(table: pd.DataFrame, rows: np.ndarray, schema: "pa.Schema") -> "pa.Table":
    """The selected rows as an arrow table, with codes as plain strings."""
    import pyarrow as pa

    columns = [_plain(table[name], rows) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)


def _plain(column: pd.Series, rows: np.ndarray) -> "pa.Array":
    import pyarrow as pa

    if column.name == VALUE:
        return pa.array(column.to_numpy()[rows], from_pandas=True)
    names = pa.array(column.cat.categories.astype(str).to_numpy(object), pa.string())
    return names.take(pa.array(column.cat.codes.to_numpy()[rows]))


def _sorted(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Sorted categories, without unused categories."""
    for name in names:
        column = table[name].cat.remove_unused_categories()
        table[name] = column.cat.reorder_categories(sorted(column.cat.categories))
    return table
