"""Cells on disk: sorted by country, in plain strings, so that one country is found without reading all.

Categories written as such would keep parquet from skipping the rows of other countries.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.offices.formats.cells import FLAG, TIME, VALUE

ROWS = 1 << 16  # of a group: small enough to skip well, large enough for a short footer
FIRST = ("geo", "citizen", "age", "sex", "decision", "applicant")  # the order that questions come in


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a tidy table, sorted, group by group."""
    import pyarrow as pa
    from pyarrow import parquet

    keys = [*_order(table), TIME]
    schema = pa.schema([*((name, pa.string()) for name in keys), (VALUE, pa.float64()), (FLAG, pa.string())])
    place = np.argsort(_rank(table, keys), kind="stable")
    with parquet.ParquetWriter(path, schema, compression="zstd", write_page_index=True) as writer:
        for start in range(0, max(len(place), 1), ROWS):
            writer.write_table(_group(table, place[start : start + ROWS], schema), ROWS)


def read(path: Path, codes: Mapping[str, str | list[str]]) -> pd.DataFrame:
    """The tidy table of a file, or its rows of some codes, each dimension with the codes that are there."""
    from pyarrow import parquet

    names = parquet.read_schema(path).names
    words = [name for name in names if name != VALUE]
    if not codes:
        whole = parquet.read_table(path, read_dictionary=words)
        return _sorted(whole.to_pandas(), words)
    # Without dictionaries: only plain strings are compared with what the groups say they hold.
    chosen = [(name, "in", [code] if isinstance(code, str) else list(code)) for name, code in codes.items()]
    table = parquet.read_table(path, filters=chosen, use_threads=False).to_pandas()
    return table.astype(dict.fromkeys(words, "category"))


def _order(table: pd.DataFrame) -> list[str]:
    """The dimensions, those that are asked for first in front."""
    names = [name for name in table if name not in (TIME, VALUE, FLAG)]
    return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))


def _rank(table: pd.DataFrame, keys: list[str]) -> np.ndarray:
    """A number for every row that sorts as the codes of its keys do."""
    rank = np.zeros(len(table), dtype=np.int64)
    for name in keys:
        column = table[name].cat
        order = np.argsort(np.argsort(column.categories.astype(str).to_numpy(object)))
        rank *= len(column.categories)
        rank += order[column.codes.to_numpy()]
    return rank


def _group(table: pd.DataFrame, rows: np.ndarray, schema: object) -> object:
    """The rows of one group as plain strings."""
    import pyarrow as pa

    columns = [_plain(table[name], rows) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)


def _plain(column: pd.Series, rows: np.ndarray) -> object:
    import pyarrow as pa

    if column.name == VALUE:
        return pa.array(column.to_numpy()[rows], from_pandas=True)
    names = pa.array(column.cat.categories.astype(str).to_numpy(object), pa.string())
    return names.take(pa.array(column.cat.codes.to_numpy()[rows]))


def _sorted(table: pd.DataFrame, words: list[str]) -> pd.DataFrame:
    """Categories in their own order, without those of other rows."""
    for name in words:
        column = table[name].cat.remove_unused_categories()
        table[name] = column.cat.reorder_categories(sorted(column.cat.categories))
    return table
