"""What a check gives: a computed interval, and the reason as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.quantities import Interval, Quantity, Value, union


@dataclass(frozen=True)
class Fact:
    """One thing that a reason says: a kind, its values, and the rows behind them.

    Values are numbers, days, codes and lists of these; `helpers.show` puts them into words. A
    `Value` under `compared` is held against what the claim states when the claim is judged.
    """

    kind: str
    values: Mapping[str, Any]
    rows: tuple[str, ...] = ()


def fact(kind: str, rows: Iterable[str] = (), **values: Any) -> Fact:
    """A fact of a kind; the rows of quantities and values among its values are added."""
    held = [each.rows for each in values.values() if isinstance(each, Value | Quantity)]
    return Fact(kind, values, union([rows, *held]))


def compare(stated: Interval, computed: Interval) -> str:
    """The verdict that two intervals give: within, overlapping or apart.

    >>> compare(Interval(7.5, 8.0, 8.5), Interval(8.4, 8.6, 8.8))
    'consistent'
    """
    if computed.within(stated):
        return "reproduced"
    return "consistent" if computed.overlaps(stated) else "differs"


@dataclass(frozen=True)
class Outcome:
    """One computed value, or none where public figures do not bound it."""

    computed: Value | None
    reason: tuple[Fact, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Every row that the value or the reason was computed from."""
        own = self.computed.rows if self.computed is not None else ()
        return union([own, *(each.rows for each in self.reason)])

    def parts(self, stated: Interval) -> dict[Any, str]:
        """The verdict on each thing that the claim is about, where it is about several."""
        return {}

    def verdict(self, stated: Interval) -> str:
        """The verdict against what is stated."""
        return "not checkable" if self.computed is None else compare(stated, self.computed)


@dataclass(frozen=True)
class Several(Outcome):
    """A claim about several things, each held against what is stated; `computed` is their spread or their least."""

    each: Quantity

    def parts(self, stated: Interval) -> dict[Any, str]:
        """The verdict on each thing, by its key."""
        return {key: compare(stated, value) for key, value in self.each.items()}

    def verdict(self, stated: Interval) -> str:
        """Reproduced where all of them lie within what is stated, in part where some do."""
        within = [verdict == "reproduced" for verdict in self.parts(stated).values()]
        return "reproduced" if all(within) else "holds in part" if any(within) else "differs"


@dataclass(frozen=True)
class Tally(Outcome):
    """A claim that certain things are so: `computed` is the number of those that are."""

    def verdict(self, stated: Interval) -> str:
        """In part where fewer are so than is stated, but some."""
        found = super().verdict(stated)
        some = self.computed is not None and self.computed.value > 0
        return "holds in part" if found == "differs" and some else found


@dataclass(frozen=True)
class Dated(Outcome):
    """A claim with a time: besides the value, every plausible month must lie in the stated period."""

    months: tuple[pd.Timestamp, ...]
    period: tuple[pd.Timestamp, pd.Timestamp]

    def verdict(self, stated: Interval) -> str:
        """Reproduced only where all plausible months lie in the period, consistent where some do."""
        found = super().verdict(stated)
        start, end = self.period
        inside = [start <= month <= end for month in self.months]
        if found != "reproduced" or all(inside):
            return found
        return "consistent" if any(inside) else "differs"
