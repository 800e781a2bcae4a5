"""Statistics of quantities: variation, ranks, and the decomposition of a share's change."""

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.quantities.interval import ENDS, Interval
from helpers.quantities.quantity import Quantity
from helpers.quantities.value import Spread, Value

# Points that a break, a variation or a median of changes needs before words rest on it: among
# six or fewer, a single odd point can make or undo the result.
FEWEST = 7


def swings(quantity: Quantity) -> Quantity:
    """How far each year lies from the year before it, up or down, in log points; years whose year before has none
    are left out.
    """
    logs = quantity.year_on_year().log_points()
    sides = np.abs(logs.table[ENDS])
    least = sides[["low", "high"]].min(axis=1).mask((logs.low < 0) & (logs.high > 0), 0.0)
    ends = Interval(least, sides["value"], sides[["low", "high"]].max(axis=1))
    found = Quantity.of(logs.index, ends, logs.table["rows"], logs.unit, logs.table["basis"])
    return replace(found, about=logs.about)


def mean(quantity: Quantity) -> Value:
    """The mean of all values; its bounds are the means of theirs."""
    every = quantity.sum()
    return Value.at_bounds(every.scaled(1 / len(quantity)), every.rows, every.unit, every.basis)


def places(quantity: Quantity) -> Quantity:
    """The place of every value, largest first; bounds are the best and worst place rounding allows.

    Equal values share the better place.
    """
    low, high = quantity.low.to_numpy(float), quantity.high.to_numpy(float)
    best = 1 + (low[None, :] > high[:, None]).sum(axis=1)
    worst = (high[None, :] >= low[:, None]).sum(axis=1)
    place = quantity.value.rank(ascending=False, method="min")
    ranked = Interval(best, place, worst)
    return Quantity.of(quantity.index, ranked, quantity.table["rows"], "place", quantity.table["basis"]).sort("value")


def extent(quantity: Quantity) -> Spread:
    """Lowest, median and highest value of several cases as published, without their bounds."""
    low, median, high = (float(end) for end in quantity.value.quantile([0, 0.5, 1]))
    return Spread(low, median, high, quantity.rows, quantity.unit, quantity.basis)


def decomposition(part: Quantity, whole: Quantity, before: Hashable, after: Hashable) -> Quantity:
    """The change of a share, in log points, as contributions of its numerator and its denominator.

    ``log(s1/s0) = log(p1/p0) - log(w1/w0)`` holds exactly, so the two contributions add up
    whatever the order. Compare like with like: persons per month where periods differ in length.
    It is an identity: see `.github/decisions/0008-decomposition-of-a-share.md`.

    Returns
    -------
    Quantity
        Indexed by `contribution`: `numerator`, `denominator` (with its sign turned), `share`.
    """
    above, below = (side.growth(before).at(after) for side in (part, whole))
    numerator, denominator = above.log().scaled(100.0), below.log().scaled(-100.0)
    basis = part.basis.combined(whole.basis)
    index = pd.Index(["numerator", "denominator", "share"], name="contribution")
    rows = [above.rows, below.rows, tuple(dict.fromkeys((*above.rows, *below.rows)))]
    parts = (numerator, denominator, numerator + denominator)
    ends = Interval(*([getattr(part, end) for part in parts] for end in ENDS))
    return Quantity.of(index, ends, rows, "log points", basis)


def spread(quantity: Quantity) -> Spread:
    """Lowest bound, median and highest bound of several cases: a spread over cases, not an interval of one value."""
    widest = Interval(quantity.low.min(), quantity.value.median(), quantity.high.max())
    return Spread(widest.low, widest.value, widest.high, quantity.rows, quantity.unit, quantity.basis)
