"""A rounded number is an interval: arithmetic on both of its bounds, vectorised.

Every operation takes numbers, arrays or pandas Series and gives the same back. `value` is
what was published, or computed from what was published; `low` and `high` are the outermost
values that the published digits allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Numbers = Any  # float, numpy array or pandas Series
ENDS = ["low", "value", "high"]


@dataclass(frozen=True)
class Interval:
    """`low <= value <= high`, each a number or a column of numbers."""

    low: Numbers
    value: Numbers
    high: Numbers

    @classmethod
    def rounded(cls, value: Numbers, step: Numbers, floor: Numbers = -np.inf) -> Interval:
        """What a number published with rounding step `step` can have been.

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
        """The ratio to a quantity that is not negative; open where the divisor can be 0."""
        least = np.maximum(other.low, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            low = np.divide(self.low, np.where(np.less(self.low, 0), least, other.high))
            value = np.divide(self.value, other.value)
            high = np.divide(self.high, np.where(np.greater(self.high, 0), least, other.high))
        return Interval(low, value, high)._like(value)

    def share_of(self, whole: Interval) -> Interval:
        """What this is of the `whole` that contains it, in per cent, capped at 100.

        The lowest share pairs the smallest part with the largest whole, the highest the reverse.
        A lower bound above 100 is left as it is: such a part is not one of the whole.
        """
        share = (self / whole).scaled(100.0)
        return Interval(
            *(np.maximum(np.minimum(end, 100.0), share.low) for end in (share.low, share.value, share.high))
        )

    def share_beside(self, rest: Interval) -> Interval:
        """What this is of itself and a published `rest` together, in per cent; open where both can be 0.

        >>> float(Interval(8.0, 9.0, 10.0).share_beside(Interval(0.0, 1.0, 2.0)).low)
        80.0
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            low = np.fmax(np.divide(self.low, self.low + rest.high), 0.0)
            value = np.divide(self.value, self.value + rest.value)
            high = np.fmin(np.divide(self.high, self.high + rest.low), 1.0)
        return Interval(low * 100, value * 100, high * 100)

    def scaled(self, factor: Numbers) -> Interval:
        """Multiplied by an exact factor; a negative one swaps the bounds."""
        low, high = self.low * factor, self.high * factor
        return Interval(np.minimum(low, high), self.value * factor, np.maximum(low, high))

    def log(self) -> Interval:
        """The natural logarithm; minus infinity where a bound is 0."""
        with np.errstate(divide="ignore"):
            return Interval(np.log(self.low), np.log(self.value), np.log(self.high))

    def within(self, other: Interval) -> Numbers:
        """Whether it lies wholly inside the other, bounds included."""
        return (self.low >= other.low) & (self.high <= other.high)

    def overlaps(self, other: Interval) -> Numbers:
        """Whether the two share at least one number."""
        return (self.low <= other.high) & (other.low <= self.high)

    @property
    def width(self) -> Numbers:
        """The distance between the two bounds."""
        return self.high - self.low

    def _like(self, template: Numbers) -> Interval:
        if not isinstance(template, pd.Series):
            return self
        return Interval(*(pd.Series(part, template.index) for part in (self.low, self.value, self.high)))


def total(parts: Interval) -> Interval:
    """The sum of k rounded cells: its bounds are the sums of theirs, so k half-steps wide each way.

    >>> total(Interval.rounded(np.array([5.0, 10.0]), 5.0))
    Interval(low=10.0, value=15.0, high=20.0)
    """
    return Interval(*(float(np.sum(np.asarray(part))) for part in (parts.low, parts.value, parts.high)))
