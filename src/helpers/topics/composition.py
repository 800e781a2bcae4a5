"""Whether the make-up of the group changed: how far two published lists of nationalities lie apart."""

import math
from itertools import pairwise

import pandas as pd

from helpers.quantities import Interval, Quantity, Value, union
from helpers.topics.nationalities import SMALLEST_LIST


def list_of(shares: Quantity, year: int) -> Quantity:
    """The last list of some months of a year that names enough nationalities, by (start, end, citizen), or none."""
    if shares.empty:
        return shares.drop_level("published")
    inside = shares.keep((shares.level("start").year == year) & (shares.level("end").year == year))
    named = inside.table.groupby(level=["published", "start", "end"])["value"].transform("size")
    long = inside.keep(named >= SMALLEST_LIST)
    last = long.keep(long.level("end") == long.level("end").max())
    return last.keep(last.level("published") == last.level("published").max()).drop_level("published")


def changed(before: Quantity, after: Quantity) -> Value:
    """The total variation distance of two lists by `citizen`, in per cent: how much of the group is another one.

    A nationality that a list does not name has at most what the last one named has, and at most
    the rest. The least distance is what certainly left or came; the largest takes only what both
    lists name as shared.
    """
    names = before.index.union(after.index)
    first, last = (_ends(each, names) for each in (before, after))
    left, came = ((ahead.low - behind.high).clip(lower=0).sum() for ahead, behind in ((first, last), (last, first)))
    shared = pd.concat([first.low, last.low], axis=1).min(axis=1).sum()
    basis = before.basis.combined(after.basis)
    ends = Interval(max(left, came), math.nan, 100.0 - shared)
    return Value.at_bounds(ends, union([before.rows, after.rows]), "percent", basis)


def by_year(shares: Quantity) -> Quantity:
    """How much of the group changed from one year with a long list to the next, in per cent, by (base_year, year)."""
    years = sorted(set(shares.level("start").year)) if len(shares) else []
    lists = {year: list_of(shares, year) for year in years}
    held = {year: each.drop_level("start").drop_level("end") for year, each in lists.items() if len(each)}
    found = {(first, last): changed(held[first], held[last]) for first, last in pairwise(held)}
    return Quantity.from_values(found, ["base_year", "year"], "percent")


def _ends(listed: Quantity, names: pd.Index) -> Interval:
    """The least and the most that each nationality can have by a list."""
    most = min(listed.high.min(), 100.0 - listed.low.sum())
    return Interval(listed.low.reindex(names, fill_value=0.0), math.nan, listed.high.reindex(names, fill_value=most))
