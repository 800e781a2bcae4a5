"""Fetched tables made from a few rows of TSV, and the cells of tables in one order."""

from typing import Any

import pandas as pd

from helpers.offices.formats import tsv
from helpers.offices.formats.cells import FLAG, VALUE
from helpers.offices.vintages import FetchedTable

HEAD = "freq,unit,citizen,sex,age,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \n"
ROWS = "A,PER,TOTAL,T,TOTAL,NL\t5 \t10 p\t: \nA,PER,TOTAL,T,TOTAL,SE\t0 \t: c\t: z\n"


def fetched_table(
    rows: str = ROWS,
    updated: str | None = "2025-01-10",
    fetched: str = "2025-01-11 12:00",
    table: str = "migr_asyunaa",
    **scope: Any,
) -> FetchedTable:
    """A fetched table of Eurostat with these rows below `HEAD`."""
    body = (HEAD + rows).encode()
    stamp = pd.Timestamp(updated) if updated else None
    return FetchedTable(table, "Eurostat", "request", (body,), tsv.parse(body), stamp, pd.Timestamp(fetched), scope)


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """A tidy table with its columns and rows in alphabetical order, so that two tables can be compared."""
    names = sorted(name for name in table if name not in (VALUE, FLAG))
    texts = table.astype(dict.fromkeys([*names, FLAG], str)).sort_values(names)
    return texts[[*names, VALUE, FLAG]].reset_index(drop=True)
