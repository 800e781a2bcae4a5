"""Months of the Union that copies of one release contradict, and what each number makes of a share."""

from collections.abc import Callable

import pandas as pd

from helpers.observations import Observations
from helpers.quantities import Basis, Quantity, Value
from helpers.topics import europe

LEVELS = ["month", "reading"]


def of_union(figures: Observations, year: int) -> Quantity:
    """Each number that copies of one release give for a month of the Union, indexed by (month, reading).

    Only the months of the year whose copies contradict each other.
    """
    months = figures.monthly(europe.MONTHLY, europe.UNION)
    apart = months.keep((months.index.year == year) & (months.table["rows"].map(len) > 1))
    copies = figures.table[figures.table["figure_id"].isin(apart.rows)]
    ids = copies.groupby(["start", "value"], observed=True)["figure_id"].agg(tuple)
    each = copies.drop_duplicates(["start", "value"]).join(ids.rename("rows"), on=["start", "value"])
    return figures.quantity(each.assign(reading=each["value"].astype(int)), LEVELS).asked(months.about)


def shares(figures: Observations, geo: str, year: int, month: int) -> Quantity:
    """The country's share of the Union from January to a month with each reading, in per cent."""
    return _each(figures, geo, year, month, lambda known: europe.share_to_month(known, geo, year, month))


def rises(figures: Observations, geo: str, base_year: int, year: int, month: int) -> Quantity:
    """How many times that of a base year the share is with each reading."""
    return _each(figures, geo, year, month, lambda known: europe.rise(known, geo, base_year, year, month))


def _each(figures: Observations, geo: str, year: int, month: int, made: Callable[[Observations], Quantity]) -> Quantity:
    """What is made of the figures with one reading in place of the others, of months up to a month of the year."""
    copies = of_union(figures, year)
    copies = copies.keep(copies.level("month").month <= month)
    found: dict[tuple[pd.Timestamp, int], Value] = {}
    for key in copies.index:
        others = copies.keep((copies.level("month") == key[0]) & (copies.level("reading") != key[1])).rows
        value = made(figures.keep(~figures.table["figure_id"].isin(others))).get(year)
        if value is not None:
            found[key] = value
    return Quantity.from_values(found, LEVELS).asked(Basis(place=(geo,)))
