"""A rounded number is an interval: arithmetic on both of its ends, vectorised.

Every function takes numbers, arrays or pandas Series and gives the same back. The middle
(`value`) is what was printed or computed from what was printed; `low` and `high` are the
outermost values that the printed digits allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Numbers = Any  # float, numpy array or pandas Series


@dataclass(frozen=True)
class Interval:
    """`low <= value <= high`, each a number or a column of numbers."""

    low: Numbers
    value: Numbers
    high: Numbers

    @classmethod
    def rounded(cls, value: Numbers, step: Numbers, floor: float = -np.inf) -> Interval:
        """What a number printed with rounding step `step` can have been.

        >>> Interval.rounded(np.array([8.0, 2.0]), 5.0, floor=0)
        Interval(low=array([5.5, 0. ]), value=array([8., 2.]), high=array([10.5,  4.5]))
        """
        return cls(np.maximum(value - step / 2, floor), value, value + step / 2)

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Interval:
        """The interval in the columns `low`, `value`, `high` of a table."""
        return cls(frame["low"], frame["value"], frame["high"])

    def columns(self) -> pd.DataFrame:
        """The interval as a table of three columns."""
        return pd.DataFrame({"low": self.low, "value": self.value, "high": self.high})

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.value + other.value, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.value - other.value, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The ratio of two quantities that are not negative; open above where the divisor can be 0."""
        with np.errstate(divide="ignore", invalid="ignore"):
            low = np.divide(self.low, other.high)
            value = np.divide(self.value, other.value)
            high = np.where(np.asarray(other.low) > 0, np.divide(self.high, other.low), np.inf)
        return Interval(low, value, high if np.ndim(high) else float(high))._like(value)

    def scaled(self, factor: float) -> Interval:
        """Multiplied by an exact factor; a negative one swaps the ends."""
        ends = (self.low * factor, self.high * factor)
        low, high = ends if factor >= 0 else ends[::-1]
        return Interval(low, self.value * factor, high)

    def clipped(self, low: float, high: float) -> Interval:
        """Held within what the quantity can be at all."""
        return Interval(*(np.clip(part, low, high) for part in (self.low, self.value, self.high)))

    def log(self) -> Interval:
        """The natural logarithm; minus infinity where an end is 0."""
        with np.errstate(divide="ignore"):
            return Interval(np.log(self.low), np.log(self.value), np.log(self.high))

    def within(self, other: Interval) -> Numbers:
        """Whether it lies wholly inside the other, ends included."""
        return (self.low >= other.low) & (self.high <= other.high)

    def overlaps(self, other: Interval) -> Numbers:
        """Whether the two share at least one number."""
        return (self.low <= other.high) & (other.low <= self.high)

    @property
    def width(self) -> Numbers:
        """The distance between the two ends."""
        return self.high - self.low

    def _like(self, template: Numbers) -> Interval:
        if not isinstance(template, pd.Series):
            return self
        return Interval(*(pd.Series(part, template.index) for part in (self.low, self.value, self.high)))


def total(parts: Interval) -> Interval:
    """The sum of k rounded cells: its ends are the sums of theirs, so k half-steps wide each way.

    >>> total(Interval.rounded(np.array([5.0, 10.0]), 5.0))
    Interval(low=10.0, value=15.0, high=20.0)
    """
    return Interval(*(float(np.sum(np.asarray(part))) for part in (parts.low, parts.value, parts.high)))


def percentage(part: Interval, whole: Interval) -> Interval:
    """What `part` is of the `whole` that contains it, in per cent, from both ends of each.

    The lowest share pairs the smallest part with the largest whole, the highest the reverse.
    The upper end stops at 100; a value above 100 is left to be seen, since it shows that the
    one was not a part of the other.
    """
    share = (part / whole).scaled(100.0)
    return Interval(share.low, share.value, np.fmax(np.minimum(share.high, 100.0), share.value))
