"""The notebooks' titles and sentences, made from values; one module for each notebook.

A function ending in `_title` gives a chart's title, the others a sentence with links to its rows.
"""

import pandas as pd

from helpers import words as text


def at(table: pd.DataFrame, key: object, digits: int = 0, column: str = "value") -> str:
    """The number at a key of a quantity in words; `no figure` where there is none."""
    if table.empty or key not in table.index:
        return text.number(float("nan"))
    return text.number(float(table.loc[key, column]), digits)


def only(table: pd.DataFrame, **levels: object) -> pd.DataFrame:
    """The rows of a quantity at given values of its index levels, without those levels."""
    for name, value in levels.items():
        if table.empty or name not in table.index.names:
            return table.iloc[:0]
        table = table[table.index.get_level_values(name) == value]
        table = table.droplevel(name) if table.index.nlevels > 1 else table
    return table
