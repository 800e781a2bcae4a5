"""Values with bounds, the rows they came from, and what they count.

A `Quantity` is indexed by what its values are about: years, months, nationalities, or several
levels of these. Every operation carries bounds, rows and basis along, so that each number on a
page can be followed to the published rows behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from helpers.quantities.basis import Basis, combined, joined
from helpers.quantities.interval import ENDS, Interval, total
from helpers.quantities.value import Value, index_of, union

ROWS, BASIS = "rows", "basis"
NOTHING = Basis()  # of values that were not counted


@dataclass(frozen=True, eq=False)
class Quantity:
    """A table of `low`, `value`, `high`, `rows` (a tuple of figure ids) and `basis`, with a unit."""

    table: pd.DataFrame
    unit: str = "persons"

    @classmethod
    def of(
        cls,
        index: pd.Index,
        interval: Interval,
        rows: Iterable[tuple[str, ...]],
        unit: str = "persons",
        basis: Basis | Iterable[Basis] = NOTHING,
    ) -> Quantity:
        """A quantity from columns of bounds, and the rows and the basis (one for all, or one each) of each value."""
        ends = (np.asarray(part, float) for part in (interval.low, interval.value, interval.high))
        columns: dict[str, Any] = dict(zip(ENDS, ends, strict=True))
        table = pd.DataFrame(columns, index=index)
        bases = [basis] * len(index) if isinstance(basis, Basis) else list(basis)
        table[ROWS] = pd.Series(list(rows), index=index, dtype=object)
        table[BASIS] = pd.Series(bases, index=index, dtype=object)
        return cls(table, unit)

    @classmethod
    def from_values(cls, values: Mapping[Any, Value], names: list[str], unit: str | None = None) -> Quantity:
        """A quantity from single values by their keys."""
        index = index_of(list(values), names)
        parts = list(values.values())
        interval = Interval(*([getattr(part, end) for part in parts] for end in ENDS))
        units = unit or (parts[0].unit if parts else "persons")
        return cls.of(index, interval, [part.rows for part in parts], units, [part.basis for part in parts])

    @classmethod
    def none(cls, *names: str, unit: str = "persons") -> Quantity:
        """A quantity without values, with these index levels."""
        return cls.from_values({}, list(names), unit)

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
        """Every figure id behind the quantity, once, in order of first use."""
        return union(self.table[ROWS])

    @property
    def basis(self) -> Basis:
        """What the values count, all of them together."""
        return joined(self.table[BASIS])

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

    def keep(self, mask: Any) -> Quantity:
        """The values where a mask of the same length is true."""
        return replace(self, table=self.table[np.asarray(mask, bool)])

    def head(self, count: int) -> Quantity:
        """The first values."""
        return replace(self, table=self.table.head(count))

    def only(self, **levels: Any) -> Quantity:
        """The values at given labels of index levels, which are dropped while others remain.

        >>> years = Quantity.of(index_of([("NL", 2022), ("NL", 2023), ("BE", 2023)], ["geo", "year"]),
        ...                     Interval([1, 2, 3], [1, 2, 3], [1, 2, 3]), [("a",), ("b",), ("c",)])
        >>> years.only(geo="NL").value.to_dict()
        {2022: 1.0, 2023: 2.0}
        """
        found = self
        for name, label in levels.items():
            found = found.keep(found.level(name) == label)
            if found.index.nlevels > 1:
                found = found.drop_level(name)
        return found

    def drop_level(self, name: str) -> Quantity:
        """The same values without one index level."""
        return replace(self, table=self.table.droplevel(name))

    def rename(self, index: pd.Index) -> Quantity:
        """The same values under other labels, in the same order."""
        return replace(self, table=self.table.set_axis(index))

    def sort(self, by: str | None = None, ascending: bool = True) -> Quantity:
        """Ordered by a column (`value`, ...), or by the index for none."""
        table = self.table.sort_values(by, ascending=ascending, kind="stable") if by else self.table.sort_index()
        return replace(self, table=table)

    def __add__(self, other: Quantity) -> Quantity:
        return self._combined(other, Interval.__add__, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        unit = "percentage points" if self.unit == "percent" else self.unit
        return self._combined(other, Interval.__sub__, unit)

    def __truediv__(self, other: Quantity) -> Quantity:
        return self._combined(other, Interval.__truediv__, "ratio")

    def share_of(self, whole: Quantity) -> Quantity:
        """What each value is of the whole that contains it, in per cent, where both have a figure."""
        return self._combined(whole, Interval.share_of, "percent")

    def share_beside(self, rest: Quantity) -> Quantity:
        """What each value is of itself and a published rest together, in per cent."""
        return self._combined(rest, Interval.share_beside, "percent")

    def scaled(self, factor: float, unit: str | None = None) -> Quantity:
        """Multiplied by an exact factor."""
        return self._mapped(self.interval.scaled(factor), unit or self.unit)

    def log_points(self) -> Quantity:
        """The natural logarithms times 100."""
        return self._mapped(self.interval.log().scaled(100.0), "log points")

    def at_least(self, floor: float) -> Quantity:
        """The values and bounds raised to a floor that the quantity cannot be below."""
        ends = (np.maximum(self.table[end], floor) for end in ENDS)
        return self._mapped(Interval(*ends), self.unit)

    def growth(self, since: Hashable) -> Quantity:
        """How many times the base value each value is; the base itself is 1 exactly.

        Raises
        ------
        KeyError
            Where the quantity has no value at `since`.
        """
        base = self.at(since)
        multiple = self.interval / Interval(base.low, base.value, base.high)
        rows = [union([base.rows, own]) for own in self.table[ROWS]]
        bases = [combined(base.basis, own) for own in self.table[BASIS]]
        grown = Quantity.of(self.index, multiple, rows, "ratio", bases)
        grown.table.loc[[since], ENDS] = 1.0
        return grown

    def index_to(self, base: Hashable) -> Quantity:
        """Growth to a base as an index number: the base is 100."""
        return self.growth(base).scaled(100.0, "index")

    def change(self) -> Quantity:
        """Change on the year before in per cent, for years whose year before has a figure too."""
        multiple = self / self.rename(self.index + 1)
        ends = ((multiple.table[end] - 1) * 100 for end in ENDS)
        return multiple._mapped(Interval(*ends), "percent")

    def sum(self) -> Value:
        """All values added up; k rounded cells widen the sum k half-steps each way."""
        summed = total(self.interval)
        return Value(summed.low, summed.value, summed.high, self.rows, self.unit, self.basis)

    def sum_by(self, *names: str) -> Quantity:
        """The values added up within each combination of index levels."""
        groups = self.table.groupby(level=list(names), sort=False)
        sums = groups[ENDS].sum(skipna=False)
        rows = [union(rows) for _key, rows in groups[ROWS]]
        return Quantity.of(sums.index, Interval.of(sums), rows, self.unit, [joined(one) for _key, one in groups[BASIS]])

    def _mapped(self, interval: Interval, unit: str) -> Quantity:
        return Quantity.of(self.index, interval, self.table[ROWS], unit, self.table[BASIS])

    def _combined(self, other: Quantity, operation: Callable[[Interval, Interval], Interval], unit: str) -> Quantity:
        keys = self.index.intersection(other.index, sort=False)
        first, second = self.table.loc[keys], other.table.loc[keys]
        rows = [union(pair) for pair in zip(first[ROWS], second[ROWS], strict=True)]
        bases = [combined(*pair) for pair in zip(first[BASIS], second[BASIS], strict=True)]
        return Quantity.of(keys, operation(Interval.of(first), Interval.of(second)), rows, unit, bases)
