"""Tables of values with bounds, rows and basis: how they are made, read and selected from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import pandas as pd

from helpers.quantities.basis import Basis, joined
from helpers.quantities.interval import ENDS, Interval
from helpers.quantities.value import Value, index_of, union

ROWS, BASIS = "rows", "basis"
NOTHING = Basis()  # of values that were not counted


@dataclass(frozen=True, eq=False)
class Indexed:
    """A table of `low`, `value`, `high`, `rows` (a tuple of figure ids) and `basis`, with a unit.

    `about` is the basis that was asked for: it says what a table without values would count.
    """

    table: pd.DataFrame
    unit: str = "persons"
    about: Basis = NOTHING

    @classmethod
    def of(
        cls,
        index: pd.Index,
        interval: Interval,
        rows: Iterable[tuple[str, ...]],
        unit: str = "persons",
        basis: Basis | Iterable[Basis] = NOTHING,
    ) -> Self:
        """A table from columns of bounds, and the rows and the basis (one for all, or one each) of each value."""
        ends = (np.asarray(part, float) for part in (interval.low, interval.value, interval.high))
        columns: dict[str, Any] = dict(zip(ENDS, ends, strict=True))
        table = pd.DataFrame(columns, index=index)
        bases = [basis] * len(index) if isinstance(basis, Basis) else list(basis)
        table[ROWS] = pd.Series(list(rows), index=index, dtype=object)
        table[BASIS] = pd.Series(bases, index=index, dtype=object)
        return cls(table, unit, basis if isinstance(basis, Basis) else joined(bases))

    @classmethod
    def from_values(cls, values: Mapping[Any, Value], names: list[str], unit: str | None = None) -> Self:
        """A table from single values by their keys."""
        index = index_of(list(values), names)
        parts = list(values.values())
        interval = Interval(*([getattr(part, end) for part in parts] for end in ENDS))
        units = unit or (parts[0].unit if parts else "persons")
        return cls.of(index, interval, [part.rows for part in parts], units, [part.basis for part in parts])

    @classmethod
    def none(cls, *names: str, unit: str = "persons", about: Basis = NOTHING) -> Self:
        """A table without values, with these index levels."""
        return replace(cls.from_values({}, list(names), unit), about=about)

    @property
    def index(self) -> pd.Index:
        """What the values are about."""
        return self.table.index

    @property
    def low(self) -> pd.Series:
        """The lower bounds."""
        return self.table["low"]

    @property
    def value(self) -> pd.Series:
        """The values as published, or as computed from what was published."""
        return self.table["value"]

    @property
    def high(self) -> pd.Series:
        """The upper bounds."""
        return self.table["high"]

    @property
    def interval(self) -> Interval:
        """The bounds as columns."""
        return Interval.of(self.table)

    @property
    def rows(self) -> tuple[str, ...]:
        """Every figure id behind the values, once, in order of first use."""
        return union(self.table[ROWS])

    @property
    def basis(self) -> Basis:
        """What the values count, all of them together; what was asked for, where there are none."""
        return self.about if self.empty else joined(self.table[BASIS])

    @property
    def empty(self) -> bool:
        """Whether there is no value."""
        return self.table.empty

    def __len__(self) -> int:
        return len(self.table)

    def __contains__(self, key: object) -> bool:
        return key in self.index

    def level(self, name: str) -> pd.Index:
        """The labels of one index level, one for each value."""
        return self.index.get_level_values(name)

    def at(self, key: Hashable) -> Value:
        """The value at a key; `KeyError` where there is none, or more than one."""
        found = self.table.loc[[key]]
        if len(found) > 1:
            raise KeyError(f"{key!r} is the key of {len(found)} values")
        row = found.iloc[0]
        return Value.at_bounds(Interval(*(row[end] for end in ENDS)), row[ROWS], self.unit, row[BASIS])

    def get(self, key: Hashable) -> Value | None:
        """The value at a key, or none."""
        return self.at(key) if key in self else None

    def items(self) -> Iterable[tuple[Any, Value]]:
        """Each key with its value."""
        for key, low, value, high, rows, basis in self.table[[*ENDS, ROWS, BASIS]].itertuples(name=None):
            yield key, Value(low, value, high, rows, self.unit, basis)

    def keep(self, mask: Any) -> Self:
        """The values where a mask of the same length is true."""
        return replace(self, table=self.table[np.asarray(mask, bool)])

    def among(self, keys: Iterable[Hashable]) -> Self:
        """The values at those of these keys that have one."""
        return self.keep(self.index.isin(list(keys)))

    def head(self, count: int) -> Self:
        """The first values."""
        return replace(self, table=self.table.head(count))

    def only(self, **levels: Any) -> Self:
        """The values at given labels of index levels, which are dropped while others remain.

        >>> years = Indexed.of(index_of([("NL", 2022), ("NL", 2023), ("BE", 2023)], ["geo", "year"]),
        ...                    Interval([1, 2, 3], [1, 2, 3], [1, 2, 3]), [("a",), ("b",), ("c",)])
        >>> years.only(geo="NL").value.to_dict()
        {2022: 1.0, 2023: 2.0}
        """
        found = self
        for name, label in levels.items():
            found = found.keep(found.level(name) == label)
            if found.index.nlevels > 1:
                found = found.drop_level(name)
        return found

    def drop_level(self, name: str) -> Self:
        """The same values without one index level."""
        return replace(self, table=self.table.droplevel(name))

    def called(self, measure: str) -> Self:
        """The same values as those of another measure, such as a rate that was computed from its parts."""
        named = [replace(each, measure=(measure,), whole=(), within=()) for each in (*self.table[BASIS], self.about)]
        bases = pd.Series(named[:-1], index=self.index, dtype=object)
        return replace(self, table=self.table.assign(**{BASIS: bases}), about=named[-1])

    def asked(self, basis: Basis) -> Self:
        """The same values; where there are none, the basis says what was asked for."""
        return replace(self, about=basis)

    def reorder(self, *names: str) -> Self:
        """The same values with the index levels in another order, sorted by them."""
        return replace(self, table=self.table.reorder_levels(list(names)).sort_index())

    def rename(self, index: pd.Index) -> Self:
        """The same values under other labels, in the same order."""
        return replace(self, table=self.table.set_axis(index))

    def sort(self, by: str | None = None, ascending: bool = True) -> Self:
        """Ordered by a column (`value`, ...), or by the index for none."""
        table = self.table.sort_values(by, ascending=ascending, kind="stable") if by else self.table.sort_index()
        return replace(self, table=table)
