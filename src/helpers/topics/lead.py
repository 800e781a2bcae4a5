"""Whether one nationality rose more than every other one, in persons and as a multiple.

Nobody publishes every nationality of two years. Those that a list leaves out have the bounds of
`possible`, so that one that is not named can be the one that rose most.
"""

import math

import numpy as np

from helpers.observations import Observations
from helpers.quantities import ENDS, Interval, Quantity, Span, Value
from helpers.topics import nationalities, possible

READINGS = ("persons", "multiple")
ANY = Value(0.0, math.nan, math.inf)  # of a count that nothing public bounds


def ahead(figures: Observations, geo: str, citizen: str, before: Span, after: Span) -> Quantity:
    """A nationality's rise between two periods over the largest other one, indexed by `reading`; ratios.

    A fall counts as a rise of 0, so that what alone rose is infinitely far ahead. A reading for
    which every ratio is possible is left out.
    """
    shares = nationalities.composition(figures, geo).drop_level("published")
    named = [code for start, end, code in shares.index if Span(start, end) in (before, after)]
    names = list(dict.fromkeys([citizen, *named, possible.UNNAMED]))
    first, last = (_per_month(figures, geo, names, span) for span in (before, after))
    readings = {"persons": (last - first).at_least(0.0), "multiple": last / first}
    ratios = {reading: _over_others(rises, citizen) for reading, rises in readings.items()}
    bounded = {reading: ratio for reading, ratio in ratios.items() if ratio.low > 0 or math.isfinite(ratio.high)}
    return Quantity.from_values(bounded, ["reading"], "ratio")


def period_of(figures: Observations, geo: str, citizen: str, year: int) -> Span | None:
    """The period within a year, of half of it or more, with the nationality's number and most others', or none."""
    shares = nationalities.of_years(nationalities.composition(figures, geo).drop_level("published"))
    spans = [Span(start, end) for start, end, _citizen in shares.index if start.year == end.year == year]
    held = nationalities.persons(figures, geo, citizen)
    own = [span for span in dict.fromkeys(spans) if (span.start, span.end) in held]
    return max(own, key=lambda span: (spans.count(span), span.end), default=None)


def _per_month(figures: Observations, geo: str, names: list[str], span: Span) -> Quantity:
    counts = {name: possible.of_nationality(figures, geo, name, span.start, span.end) or ANY for name in names}
    return Quantity.from_values(counts, ["citizen"], "persons").scaled(1 / span.months, "persons per month")


def _over_others(rises: Quantity, citizen: str) -> Value:
    """One nationality's rise over the largest of the others; the rows are those of all."""
    others = rises.keep(rises.index != citizen).table[ENDS].max()
    ratio = rises.at(citizen) / Interval(*others)
    low, high = (0.0 if np.isnan(end) else end for end in (ratio.low, ratio.high))  # 0 over 0: it did not rise
    return Value.at_bounds(Interval(low, ratio.value, high), rises.rows, "ratio", rises.basis)
