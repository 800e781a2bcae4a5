"""A single number with the rows behind it, and helpers for rows, bases and keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers.errors import InputError
from helpers.quantities.basis import Basis
from helpers.quantities.interval import Interval


@dataclass(frozen=True)
class Value(Interval):
    """A single number of a quantity with its bounds, rows, unit and basis."""

    rows: tuple[str, ...] = ()
    unit: str = "persons"
    basis: Basis = field(default_factory=Basis)

    @classmethod
    def at_bounds(cls, interval: Interval, rows: tuple[str, ...], unit: str, basis: Basis | None = None) -> Value:
        """A single interval with the rows behind it."""
        low, value, high = (float(part) for part in (interval.low, interval.value, interval.high))
        return cls(low, value, high, rows, unit, basis or Basis())


class Spread(Value):
    """Lowest, middle and highest of several cases: what they range over, never the bounds of one value."""


def union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every id once, in order of first use."""
    return tuple(dict.fromkeys(figure for group in groups for figure in group))


def index_of(keys: list[Any], names: list[str]) -> pd.Index:
    """An index of one level, or of several where the keys are tuples."""
    if len(names) == 1:
        return pd.Index(keys, name=names[0], tupleize_cols=False)
    columns = zip(*keys, strict=True) if keys else [[] for _ in names]
    return pd.MultiIndex.from_arrays([list(column) for column in columns], names=names)


def check_parts(lowest: pd.Series, rows: pd.Series) -> None:
    """Refuse a share that is above 100 per cent whatever the rounding, with its key and the rows behind it.

    Raises
    ------
    InputError
        For the first such share: its part is not one of its whole.
    """
    above = lowest[lowest > 100.0]
    if len(above):
        number = int((lowest > 100.0).to_numpy().argmax())
        part = ", ".join(rows.iloc[number])
        raise InputError(f"{part}: a share of at least {above.iloc[0]:.5g} % at {above.index[0]} is above 100 %")
