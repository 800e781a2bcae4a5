"""The change of a share as what its part and the rest beside it did: each moved alone, neither first."""

import math

from helpers.quantities.interval import ENDS, Interval

Step = tuple[Interval, Interval]  # a number before and after


def moved(part: Step, rest: Step) -> Interval:
    """What a part's own step did to its share of itself and a rest, in percentage points.

    The part is moved beside the rest as it was, and beside the rest as it became; the mean of the
    two is taken. With the step of the rest, `-moved(rest, part)`, it adds up to the change of the
    share exactly. The bounds hold for every set of numbers that the rounding allows.
    """
    gains = [_gain(*part, beside) for beside in rest]
    return Interval(*(sum(getattr(gain, end) for gain in gains) / 2 for end in ENDS))


def _gain(before: Interval, after: Interval, rest: Interval) -> Interval:
    """The change of the share where only the part moves: it grows with `after` and falls with `before`."""
    low = min(_rise(before.high, after.low, beside) for beside in _turns(before.high, after.low, rest))
    high = max(_rise(before.low, after.high, beside) for beside in _turns(before.low, after.high, rest))
    return Interval(low, _rise(before.value, after.value, rest.value), high)


def _rise(before: float, after: float, rest: float) -> float:
    return _share(after, rest) - _share(before, rest)


def _share(part: float, rest: float) -> float:
    return 100.0 * part / (part + rest) if part > 0 else 0.0


def _turns(before: float, after: float, rest: Interval) -> tuple[float, ...]:
    """Where the change can be largest: at the bounds of the rest, or where it equals the mean of the two parts."""
    lowest = max(rest.low, 0.0)
    return lowest, rest.high, min(max(math.sqrt(before * after), lowest), rest.high)
