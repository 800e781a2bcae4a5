"""Quantities and tables as tidy frames: one value a row, plain columns, for files and further work."""

import pandas as pd

from helpers.quantities import ENDS, Quantity, Span, Value


def frame(source: Quantity | Value | pd.DataFrame) -> pd.DataFrame:
    """What the values are about, their bounds and unit, and the ids of their rows, separated by blanks.

    >>> frame(Value(1.0, 2.0, 3.0, ("f1", "f2"), "persons"))
       low  value  high     unit   rows
    0  1.0    2.0   3.0  persons  f1 f2
    """
    if isinstance(source, Value):
        return pd.DataFrame([{end: getattr(source, end) for end in ENDS}]).assign(
            unit=source.unit, rows=" ".join(source.rows)
        )
    if isinstance(source, Quantity):
        return _plain(source.table[[*ENDS, "rows"]].assign(unit=source.unit))
    return _plain(source)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """A table with its index as columns, periods as their days and lists of ids as text; the rows last."""
    named = table.index.names != [None]
    plain = table.reset_index() if named else table.reset_index(drop=True)
    for name in [each for each in plain if pd.api.types.is_object_dtype(plain[each])]:
        plain[name] = plain[name].map(_text)
    return plain[[*plain.columns.drop("rows", errors="ignore"), *plain.columns.intersection(["rows"])]]


def _text(cell: object) -> object:
    if isinstance(cell, Span):
        return f"{cell.start:%Y-%m-%d}/{cell.end:%Y-%m-%d}"
    return " ".join(map(str, cell)) if isinstance(cell, tuple | list) else cell
