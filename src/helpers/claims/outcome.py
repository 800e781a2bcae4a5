"""What a check gives: a computed interval, and the reason as data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from helpers.quantities import Interval, Quantity, Value, union

BY_CLOSENESS = ("reproduced", "consistent", "not contradicted", "differs")
DIGITS = 9  # to which two widths are compared: rounding steps are no binary fractions


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
    """The verdict that two intervals give: within, overlapping (no wider, or wider) or apart.

    >>> compare(Interval(7.5, 8.0, 8.5), Interval(8.4, 8.6, 8.8))
    'consistent'
    >>> compare(Interval(7.5, 8.0, 8.5), Interval(6.0, 8.6, 8.8))
    'not contradicted'
    """
    if computed.within(stated):
        return "reproduced"
    if not computed.overlaps(stated):
        return "differs"
    as_close = np.isfinite(computed.width) and round(computed.width - stated.width, DIGITS) <= 0
    return "consistent" if as_close else "not contradicted"


def together(verdicts: Collection[str]) -> str:
    """The verdict on a claim that is true where all of its parts are.

    In part where some are true and some are not; else a part that is not so decides, and after
    it the part that figures bound least closely.

    >>> together(["reproduced", "not contradicted"])
    'not contradicted'
    """
    if "differs" in verdicts and "reproduced" in verdicts:
        return "holds in part"
    return max(verdicts, key=BY_CLOSENESS.index)


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
        """What the verdicts on the parts come to together."""
        return together(self.parts(stated).values())


@dataclass(frozen=True)
class Tally(Outcome):
    """A claim that certain things are so: `computed` is the number of those that are."""

    def verdict(self, stated: Interval) -> str:
        """In part where fewer are so than is stated, but some for certain."""
        found = super().verdict(stated)
        some = self.computed is not None and self.computed.low > 0
        return "holds in part" if found == "differs" and some else found


@dataclass(frozen=True)
class Dated(Outcome):
    """A claim with a time: besides the value, every plausible month must lie in the stated period."""

    months: tuple[pd.Timestamp, ...]
    period: tuple[pd.Timestamp, pd.Timestamp]

    def verdict(self, stated: Interval) -> str:
        """The weaker of the verdicts on the value and on the months: a break at another time is another break."""
        return max(super().verdict(stated), self._when(), key=BY_CLOSENESS.index)

    def _when(self) -> str:
        """The verdict on the months: all in the period, some of no more than it has, some of more, or none."""
        start, end = self.period
        inside = [start <= month <= end for month in self.months]
        if all(inside):
            return "reproduced"
        if not any(inside):
            return "differs"
        stated = len(pd.period_range(start, end, freq="M"))
        return "consistent" if len(self.months) <= stated else "not contradicted"
