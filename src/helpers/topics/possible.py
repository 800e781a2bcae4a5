"""What published figures leave possible for a count that nobody published.

A count is at least the largest sum of disjoint published parts of its period, and at most the
smallest sum of published counts that together cover the period and contain what is counted:
of longer periods, of all nationalities, of all ages. Such bounds have no value between them.
"""

import math
from functools import lru_cache

import pandas as pd

from helpers.observations import Observations
from helpers.quantities import Interval, Quantity, Value, appended, union
from helpers.quantities.basis import joined
from helpers.topics import nationalities

LARGEST = 5  # nationalities that a list must name to be one of the largest
ALL_AGES = "first_asylum_applications_cbs"  # minors of a nationality are among its first applicants of all ages
UNNAMED = ""  # a nationality that no list names
DAY = pd.Timedelta(days=1)
PERIOD = ["start", "end"]

Sum = tuple[float, tuple[Value, ...]]  # persons, and the counts that they are the sum of
NOTHING: Sum = (0.0, ())
UNKNOWN: Sum = (math.inf, ())


def count(figures: Observations, measure: str, geo: str, start: pd.Timestamp, end: pd.Timestamp) -> Value | None:
    """Persons of all nationalities: as published, else bounds; none where nothing public bounds them."""
    published = _published(_touching(figures, start, end), measure, geo)
    return published.get((start, end)) or bounded(published, published, start, end)


def of_nationality(
    figures: Observations, geo: str, citizen: str, start: pd.Timestamp, end: pd.Timestamp
) -> Value | None:
    """Unaccompanied minors of a nationality: as published, else bounds; none where nothing public bounds them."""
    near = _touching(figures, start, end)
    own = nationalities.persons(near, geo, citizen)
    covers = appended(own, *_containing(near, geo, citizen))
    return own.get((start, end)) or bounded(own, covers, start, end)


def share(part: Value | None, whole: Value | None) -> Value | None:
    """The bounds of a part's share of a whole in per cent; none where every share is possible."""
    if part is None or whole is None:
        return None
    ends = part.share_of(whole)
    if ends.low <= 0 and ends.high >= 100:
        return None
    return Value.at_bounds(ends, union([part.rows, whole.rows]), "percent", part.basis.combined(whole.basis))


def bounded(parts: Quantity, covers: Quantity, start: pd.Timestamp, end: pd.Timestamp) -> Value | None:
    """The bounds of a period's count from parts of it and from counts that cover it; none where there is neither.

    Both are indexed by `start` and `end`. An upper bound is infinite where some month is not covered.
    """
    low, below = floor(parts, start, end)
    high, above = ceiling(covers, start, end)
    if low <= 0 and math.isinf(high):
        return None
    ends = Interval(min(low, high), math.nan, max(low, high))  # parts can have been revised, and their total not
    used = (*below, *above)
    return Value.at_bounds(ends, union(each.rows for each in used), "persons", joined(each.basis for each in used))


def floor(parts: Quantity, start: pd.Timestamp, end: pd.Timestamp) -> Sum:
    """The largest sum of lower bounds of disjoint parts that lie within a period."""
    best = {start: NOTHING}  # of the days before each
    for (first, last), part in _by_end(parts.keep((parts.level("start") >= start) & (parts.level("end") <= end))):
        low, used = max((held for day, held in best.items() if day <= first), key=_persons)
        best[last + DAY] = max(best.get(last + DAY, NOTHING), (low + part.low, (*used, part)), key=_persons)
    return max(best.values(), key=_persons)


def ceiling(covers: Quantity, start: pd.Timestamp, end: pd.Timestamp) -> Sum:
    """The smallest sum of upper bounds that cover a period without a gap; infinite where none do."""
    least = {start: NOTHING}  # that covers the days before each
    for (first, last), cover in _by_end(covers.keep((covers.level("end") >= start) & (covers.level("start") <= end))):
        high, used = min((held for day, held in least.items() if day >= first), default=UNKNOWN, key=_persons)
        least[last + DAY] = min(least.get(last + DAY, UNKNOWN), (high + cover.high, (*used, cover)), key=_persons)
    return min((held for day, held in least.items() if day > end), default=UNKNOWN, key=_persons)


def unlisted(figures: Observations, geo: str, citizen: str) -> Quantity:
    """What the lists that do not name a nationality leave for it: persons from 0, by (start, end).

    A list of the largest leaves no more than the last of them has, a shorter one what it does not name.
    """
    lists = nationalities.composition(figures, geo)
    every = _published(figures, nationalities.count_of(figures, geo), geo)
    found = {}
    for period in lists.drop_level("published").drop_level("citizen").index.unique():
        listed = lists.only(start=period[0], end=period[1]).drop_level("published")
        if citizen not in listed and period in every:
            found[period] = nationalities.part_of(every.at(period), _left(listed))
    return Quantity.from_values(found, PERIOD, "persons")


def _left(listed: Quantity) -> Value:
    """The share that a list leaves for a nationality it does not name, in per cent."""
    rest = 100 - listed.low.sum()
    high = min(rest, listed.high.min()) if len(listed) >= LARGEST else rest
    return Value(0.0, math.nan, high, listed.rows, "percent", listed.basis)


@lru_cache(maxsize=8)  # the same period is asked for once for every nationality
def _touching(figures: Observations, start: pd.Timestamp, end: pd.Timestamp) -> Observations:
    """The figures of periods that have a day in common with this one."""
    return figures.keep((figures.table["end"] >= start) & (figures.table["start"] <= end))


def _persons(held: Sum) -> float:
    return held[0]


def _by_end(spans: Quantity) -> list[tuple[tuple[pd.Timestamp, pd.Timestamp], Value]]:
    return sorted(spans.items(), key=lambda item: (item[0][1], item[0][0]))


def _containing(figures: Observations, geo: str, citizen: str) -> list[Quantity]:
    """Counts that contain the minors of a nationality: all ages, what a list leaves, all nationalities."""
    all_ages = figures.where(ALL_AGES, geo, citizen)
    return [all_ages.quantity(all_ages.series(), PERIOD), unlisted(figures, geo, citizen), _everyone(figures, geo)]


@lru_cache(maxsize=8)
def _everyone(figures: Observations, geo: str) -> Quantity:
    """The minors of all nationalities by period, as published and as what is left of longer periods."""
    every = _published(figures, nationalities.count_of(figures, geo), geo)
    return appended(every, _later(every))


@lru_cache(maxsize=8)
def _published(figures: Observations, measure: str, geo: str) -> Quantity:
    """The counts of all nationalities by period, without those that somebody else derived."""
    rows = figures.where(measure, geo, "TOTAL")
    rows = rows.keep(rows.table["origin"] != "derived")
    return rows.quantity(rows.series(), PERIOD)


def _later(every: Quantity) -> Quantity:
    """What the longer of two periods that begin on one day counts beyond the shorter one."""
    table = every.index.to_frame(index=False)
    pairs = table.merge(table, on="start", suffixes=("", "_longer")).query("end < end_longer")
    rests = {
        (last + DAY, longer): _less(every.at((start, longer)), every.at((start, last)))
        for start, last, longer in pairs.itertuples(index=False)
    }
    return Quantity.from_values(rests, PERIOD, "persons")


def _less(whole: Value, part: Value) -> Value:
    rest = whole - part
    raised = Interval(*(max(end, 0.0) for end in (rest.low, rest.value, rest.high)))
    return Value.at_bounds(raised, union([whole.rows, part.rows]), whole.unit, whole.basis.combined(part.basis))
