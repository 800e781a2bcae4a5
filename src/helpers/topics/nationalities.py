"""Who came: nationalities in published lists, their places, persons and rises."""

from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from helpers.observations import Observations
from helpers.quantities import ENDS, Basis, Interval, Quantity, Span, Value, appended, stacked, statistics, union
from helpers.topics.releases import matched

# Counts by nationality: the Dutch office's own, else Eurostat's yearly table, which needs a vintage.
COUNTS, SHARE = ("uam_first_applications", "uam_asylum_applicants"), "uam_nationality_share"
LIST = ["published", "start", "end"]  # the columns that identify a published list
SMALLEST_LIST = 3  # nationalities that a list must name to be ranked or compared


@lru_cache(maxsize=8)  # asked for once for every nationality
def composition(figures: Observations, geo: str) -> Quantity:
    """Shares of nationalities in per cent, indexed by (published, start, end, citizen).

    Where an office published shares they are taken as published; where it published counts,
    they are set against its total of the same period. `published` is the day of the later part.
    """
    published = _published(figures, geo)
    counted = _counted(figures, geo)
    known = published.drop_level("published").index
    return appended(published, counted.keep(~counted.drop_level("published").index.isin(known))).asked(
        Basis(place=(geo,))
    )


def count_of(figures: Observations, geo: str) -> str:
    """The count of unaccompanied minors that a country has by nationality."""
    table = figures.where(geo=geo).table
    held = table.loc[table["citizen"] != "TOTAL", "measure"].unique()
    return next((measure for measure in COUNTS if measure in held), COUNTS[0])


def of_years(shares: Quantity, months: int = 6) -> Quantity:
    """The shares of periods that are at least so many months long."""
    return shares.keep((shares.level("end") - shares.level("start")).days > months * 30 - 3)


def of_months(shares: Quantity) -> Quantity:
    """The shares of single months."""
    return shares.keep((shares.level("end") - shares.level("start")).days < 31)


def by_list(shares: Quantity) -> Quantity:
    """The newest published share of each (citizen, list), a list being a period."""
    values = {(citizen, Span(start, end)): value for (_published, start, end, citizen), value in shares.sort().items()}
    table = replace(Quantity.from_values(values, ["citizen", "list"], "percent"), about=shares.about)
    return table.rename(table.index).sort() if table.empty else _by_period(table)


def newest_list(shares: Quantity) -> Quantity:
    """The shares of the list that ends last, in its last release, indexed by (start, end, citizen), largest first.

    Of lists that end together the longest period counts.
    """
    if shares.empty:
        return shares.drop_level("published")
    end, start = shares.level("end"), shares.level("start")
    start = start.where(end == end.max())
    last = shares.keep((start == start.min()) & (end == end.max()))
    return last.only(published=last.level("published").max()).sort("value", False)


def ranking(shares: Quantity) -> Quantity:
    """The places of the nationalities in every period whose lists name at least three.

    Bounds are the best and the worst place that rounding allows; indexed as the shares.
    """
    listed = shares.table.groupby(level=LIST)["value"].transform("size")
    long = shares.keep(listed >= SMALLEST_LIST)
    groups = [long.keep(mask) for mask in _masks(long, ["start", "end"])]
    return appended(*map(statistics.places, groups)) if groups else Quantity(long.table, "place")


def named_in(ranked: Quantity) -> pd.Series:
    """How many nationalities the list of each place names."""
    return ranked.table.groupby(level=LIST)["value"].transform("size")


def fifth(shares: Quantity) -> Quantity:
    """The places of the nationalities in fifth place of lists with at least five, newest list first."""
    ranked = ranking(shares)
    found = ranked.keep((ranked.value == 5) & (named_in(ranked) >= 5))
    return Quantity(found.table.sort_index(ascending=False), found.unit)


def shares_of(places: Quantity, shares: Quantity) -> Quantity:
    """The shares in per cent that some places were given for, indexed and ordered as the places."""
    return Quantity(shares.table.loc[places.index], shares.unit)


def longest_list(figures: Observations, geo: str, start: pd.Timestamp, end: pd.Timestamp) -> Quantity:
    """The places in the longest list of at least five within a period that begins with it.

    Indexed by (start, end, citizen).
    """
    ranked = ranking(of_years(composition(figures, geo)))
    inside = (ranked.level("start") == start) & (ranked.level("end") <= end) & (named_in(ranked) >= 5)
    ranked = ranked.keep(inside).drop_level("published")
    return ranked.keep(ranked.level("end") == ranked.level("end").max())


def counts(figures: Observations, geo: str, citizen: str) -> Quantity:
    """One nationality's persons per month and share of the total, for periods of half a year or more.

    Indexed by (what, start, end) with `what` being `per month` or `share`. Where only the
    share was published, the count is that share of the published total.
    """
    shares = of_years(composition(figures, geo))
    own = shares.only(citizen=citizen).drop_level("published") if len(shares) else shares
    if own.empty:
        return Quantity.none("what", "start", "end").asked(Basis(place=(geo,)))
    totals = figures.where(count_of(figures, geo), geo, "TOTAL").by_days()
    counted = of_years(persons(figures, geo, citizen))
    monthly = {key: _per_month(key, value) for key, value in counted.items() if key in totals}
    per_month = Quantity.from_values(monthly, ["start", "end"], "persons per month")
    return stacked({"per month": per_month, "share": own}, ["what", "start", "end"])


def persons(figures: Observations, geo: str, citizen: str) -> Quantity:
    """One nationality's persons in every period, by (start, end): as published, else its share of the total."""
    measure = count_of(figures, geo)
    totals, published = (figures.where(measure, geo, code).by_days() for code in ("TOTAL", citizen))
    shares = composition(figures, geo)
    own = shares.only(citizen=citizen).drop_level("published") if len(shares) else published
    others = {key: part_of(totals.at(key), share) for key, share in own.items() if key in totals}
    parts = {key: part for key, part in others.items() if key not in published}
    return appended(published, Quantity.from_values(parts, ["start", "end"], "persons"))


@dataclass(frozen=True)
class Rises:
    """Persons per month by nationality in two periods, both indexed by `citizen`."""

    before_period: Span
    after_period: Span
    before: Quantity
    after: Quantity

    @property
    def rise(self) -> Quantity:
        """What each nationality rose by, in persons per month, largest first."""
        return (self.after - self.before).sort("value", ascending=False)

    @property
    def multiple(self) -> Quantity:
        """How many times the later number is of the earlier one."""
        return self.after / self.before


def rises(figures: Observations, geo: str) -> Rises | None:
    """What the nationalities rose by between two periods with published compositions.

    The newest period and the newest one of an earlier year that share three nationalities;
    none where no two such periods exist.
    """
    shares = of_years(composition(figures, geo))
    persons = {
        (citizen, Span(start, end)): value
        for citizen in shares.level("citizen").unique()
        for (start, end), value in counts(figures, geo, citizen).only(what="per month").items()
        if start.year == end.year
    }
    pair = _pair(persons)
    if pair is None:
        return None
    sides = [{c: value for (c, span), value in persons.items() if span == period} for period in pair]
    shared = [citizen for citizen in sides[1] if citizen in sides[0]]
    before, after = (Quantity.from_values({c: side[c] for c in shared}, ["citizen"]) for side in sides)
    return Rises(*pair, before, after)


def by_period(counts: Quantity) -> Quantity:
    """Counts and shares indexed by (what, end of the period), for a chart along time."""
    return counts.drop_level("start").sort()


def _published(figures: Observations, geo: str) -> Quantity:
    lists = figures.where(SHARE, geo)
    lists = lists.keep(lists.table["citizen"].astype("string").str.len() <= 3)
    return lists.quantity(lists.series(), [*LIST, "citizen"])


def _counted(figures: Observations, geo: str) -> Quantity:
    """Counts by nationality over the total of the same period and, where there is one, the same release."""
    counts = figures.where(count_of(figures, geo), geo)
    parts, wholes = matched(counts, _by_nationality, _totals)
    shares = parts.share_of(wholes)
    days = counts.table.set_index("figure_id")["published"]
    published = pd.DatetimeIndex([max(days[row] for row in rows) for rows in shares.table["rows"]])
    levels = [shares.level(name) for name in (*LIST[1:], "citizen")]
    return shares.rename(pd.MultiIndex.from_arrays([published, *levels], names=[*LIST, "citizen"])).sort()


def _by_nationality(figures: Observations) -> Quantity:
    series = figures.series()
    return figures.quantity(series[series["citizen"] != "TOTAL"], [*LIST[1:], "citizen"])


def _totals(figures: Observations) -> Quantity:
    """The total of the period of each count by nationality, indexed as these."""
    series = figures.series()
    own = series.loc[series["citizen"] != "TOTAL", [*LIST[1:], "citizen"]]
    total = series[series["citizen"] == "TOTAL"].drop(columns="citizen")
    return figures.quantity(own.merge(total, on=LIST[1:]), [*LIST[1:], "citizen"])


def _per_month(period: tuple[pd.Timestamp, pd.Timestamp], count: Value) -> Value:
    one = Quantity.from_values({period: count}, ["start", "end"])
    return one.scaled(1 / Span(*period).months, "persons per month").at(period)


def part_of(whole: Value, share: Value) -> Value:
    """The count that a share in per cent is of a whole; neither is negative."""
    part = Interval(*(getattr(whole, end) * getattr(share, end) / 100 for end in ENDS))
    return Value.at_bounds(part, union([whole.rows, share.rows]), whole.unit, whole.basis.combined(share.basis))


def _by_period(table: Quantity) -> Quantity:
    """Ordered by the list's period, so that a chart's columns run along time."""
    order = sorted(range(len(table)), key=lambda number: table.index[number][1])
    return Quantity(table.table.iloc[order], table.unit)


def _masks(quantity: Quantity, names: list[str]) -> list[pd.Series]:
    """A mask for each distinct combination of index levels."""
    group = quantity.table.groupby(level=names).ngroup()
    return [group == number for number in sorted(group.unique())]


def _pair(persons: dict[tuple[str, Span], Value]) -> tuple[Span, Span] | None:
    """The newest period and the newest one of an earlier year with three nationalities in common."""
    named: dict[Span, set[str]] = {}
    for citizen, span in persons:
        named.setdefault(span, set()).add(citizen)
    newest = sorted(named, key=lambda span: span.end, reverse=True)
    for after in newest:
        for before in newest:
            if before.end.year < after.start.year and len(named[before] & named[after]) >= SMALLEST_LIST:
                return before, after
    return None
