"""A single number with the rows behind it, and helpers for rows, bases and keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

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


def union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every id once, in order of first use."""
    return tuple(dict.fromkeys(figure for group in groups for figure in group))


def index_of(keys: list[Any], names: list[str]) -> pd.Index:
    """An index of one level, or of several where the keys are tuples."""
    if len(names) == 1:
        return pd.Index(keys, name=names[0], tupleize_cols=False)
    columns = zip(*keys, strict=True) if keys else [[] for _ in names]
    return pd.MultiIndex.from_arrays([list(column) for column in columns], names=names)
