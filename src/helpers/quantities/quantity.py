"""Values with bounds, the rows they came from, and what they count.

A `Quantity` is indexed by what its values are about: years, months, nationalities, or several
levels of these. Every operation carries bounds, rows and basis along, so that each number on a
page can be followed to the published rows behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from helpers.quantities.basis import Basis, combined, joined, over
from helpers.quantities.indexed import BASIS, ROWS, Indexed
from helpers.quantities.interval import ENDS, Interval, total
from helpers.quantities.value import Value, check_parts, union

PREVIOUS = "previous"  # the base of a change on the year before


@dataclass(frozen=True, eq=False)
class Quantity(Indexed):
    """Values with bounds, rows and basis, and the arithmetic that keeps all of these."""

    def __add__(self, other: Quantity) -> Quantity:
        return self._combined(other, Interval.__add__, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        unit = "percentage points" if self.unit == "percent" else self.unit
        return self._combined(other, Interval.__sub__, unit)

    def __truediv__(self, other: Quantity) -> Quantity:
        return self._combined(other, Interval.__truediv__, "ratio", over)

    def share_of(self, whole: Quantity) -> Quantity:
        """What each value is of the whole that contains it, in per cent; an `InputError` for one above 100."""
        share = self._combined(whole, Interval.share_of, "percent", over)
        check_parts(share.low, share.table[ROWS])
        return share

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
        """How many times the value at `since` each value is, which itself is 1 exactly; empty without that value.

        >>> years = Quantity.of(pd.Index([2017, 2023], name="year"), Interval([2, 6], [2, 6], [2, 6]), [("a",), ("b",)])
        >>> years.growth(since=2017).value.to_dict()
        {2017: 1.0, 2023: 3.0}
        """
        grown = (self / self._repeated(since))._of_base(str(since))
        if since in grown:
            grown.table.loc[[since], ENDS] = 1.0
        return grown

    def growth_to(self, end: Hashable) -> Quantity:
        """How many times each earlier value the value at `end` is, indexed by `base_<level>`; empty without it."""
        name = str(self.index.name)
        earlier = self.keep(self.index < end)
        grown = (earlier._repeated(end, self) / earlier)._of_base()
        return grown.rename(grown.index.rename(f"base_{name}"))

    def index_to(self, base: Hashable) -> Quantity:
        """Growth to a base as an index number: the base is 100."""
        return self.growth(base).scaled(100.0, "index")

    def year_on_year(self) -> Quantity:
        """How many times that of the year before each value is, for years whose year before has a figure too."""
        return (self / self.rename(self.index + 1))._of_base(PREVIOUS)

    def change(self) -> Quantity:
        """Change on the year before in per cent, for years whose year before has a figure too."""
        multiple = self.year_on_year()
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
        mapped = Quantity.of(self.index, interval, self.table[ROWS], unit, self.table[BASIS])
        return replace(mapped, about=self.about)

    def _repeated(self, key: Hashable, source: Quantity | None = None) -> Quantity:
        """One value at every key of this quantity; without values where there is no such value."""
        one = (source or self).get(key)
        if one is None:
            return self.head(0)
        count = len(self)
        ends = Interval(*([getattr(one, end)] * count for end in ENDS))
        return Quantity.of(self.index, ends, [one.rows] * count, self.unit, one.basis)

    def _of_base(self, *base: str) -> Quantity:
        """The same values, their basis naming what they are compared with instead of a denominator."""
        named = [replace(each, whole=(), within=(), base=base) for each in (*self.table[BASIS], self.about)]
        bases = pd.Series(named[:-1], index=self.index, dtype=object)
        return replace(self, table=self.table.assign(**{BASIS: bases}), about=named[-1])

    def _combined(
        self,
        other: Quantity,
        operation: Callable[[Interval, Interval], Interval],
        unit: str,
        meet: Callable[[Basis, Basis], Basis] = combined,
    ) -> Quantity:
        keys = self.index.intersection(other.index, sort=False)
        first, second = self.table.loc[keys], other.table.loc[keys]
        rows = [union(pair) for pair in zip(first[ROWS], second[ROWS], strict=True)]
        bases = [meet(*pair) for pair in zip(first[BASIS], second[BASIS], strict=True)]
        found = Quantity.of(keys, operation(Interval.of(first), Interval.of(second)), rows, unit, bases)
        return replace(found, about=meet(self.basis, other.basis))
