"""Checks of claims that compare countries: the share of the Union, its rise, and a change after an event."""

import math

from helpers.claims.outcome import Fact, Outcome, Several, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.quantities import Interval, Quantity, Value
from helpers.topics import contributions, europe

UNION = "EU27_2020"


def share_of_europe(spec: Specification, figures: Observations) -> Outcome:
    """The country's share of the Union's unaccompanied applicants in the stated period."""
    return (_share_to_month if spec.period[1].month < 12 else _share_of_year)(spec, figures)


def share_rose(spec: Specification, figures: Observations) -> Outcome:
    """How many times the share is of what it was in each earlier year, and which side of the ratio made the change."""
    geo, base, (start, end) = spec.geo, spec.base[0].year, spec.period
    rise = europe.rise(figures, geo, base, start.year, end.month)
    if rise.empty:
        return Outcome(None, (_missing(spec, figures),))
    before, now = europe.base_share(figures, geo, base), europe.share_to_month(figures, geo, start.year, end.month)
    work = europe.decomposition(figures, geo, base, start.year, end.month)
    reason = {
        "times": rise.at(start.year),
        "before": before.at(base),
        "base": base,
        "now": now.at(start.year),
        "start": start,
        "end": end,
        "contributions": europe.contributions(work).to_dict(),
    }
    each = _rises(spec, figures)
    facts = (Fact("share_rose", reason), fact("earlier_shares", compared=each), *_opposed(spec, figures))
    return Several(rise.at(start.year), facts, each)


def rose_after(spec: Specification, figures: Observations) -> Outcome:
    """The mean of the years after an event over that of the years before it and over the last of them; the least."""
    (start, end), (base_start, base_end) = spec.period, spec.base
    table = figures.yearly(spec.measure, spec.geo)
    after, before, last = (
        _mean_of(table, first.year, final.year)
        for first, final in ((start, end), (base_start, base_end), (base_end, base_end))
    )
    if after is None or before is None:
        return Outcome(None, (fact("no_later_figure", geo=spec.geo, year=start.year),))
    against = {"mean": before} | ({} if last is None else {base_end.year: last})
    each = Quantity.from_values(dict.fromkeys(against, after), ["against"]) / Quantity.from_values(against, ["against"])
    inside = table.keep((table.index >= start.year) & (table.index <= end.year))
    reason = fact("years_after", years=inside, mean=after, ratios=each, first=base_start.year, last=base_end.year)
    later = table.keep(table.index > end.year)
    beyond = [] if later.empty else [fact("years_beyond", years=later)]
    return Several(each.at(each.low.idxmin()), (reason, *beyond), each)


def _mean_of(table: Quantity, first: int, last: int) -> Value | None:
    """The mean of some years; without an upper bound where one of them is missing, none where all are."""
    found = table.keep((table.index >= first) & (table.index <= last))
    if found.empty:
        return None
    every, years = found.sum(), last - first + 1
    ends = every if len(found) == years else Interval(every.low, math.nan, math.inf)
    return Value.at_bounds(ends.scaled(1 / years), every.rows, every.unit, every.basis)


def _rises(spec: Specification, figures: Observations) -> Quantity:
    """How many times the share is of that of each earlier year that has one, indexed by `year`."""
    start, end = spec.period
    years = sorted({year for year in europe.shares(figures, spec.geo).level("year") if year < start.year})
    rises = {year: europe.rise(figures, spec.geo, year, start.year, end.month) for year in years}
    return Quantity.from_values({year: rise.at(start.year) for year, rise in rises.items() if len(rise)}, ["year"])


def _share_of_year(spec: Specification, figures: Observations) -> Outcome:
    year = spec.period[0].year
    table = europe.shares(figures, spec.geo).only(year=year)
    chosen = table.keep(table.level("aggregate") == spec.against)
    if chosen.empty:
        return Outcome(None, (_missing(spec, figures),))
    return Outcome(chosen.at(chosen.index[0]), (fact("share_of_aggregates", year=year, shares=table),))


def _share_to_month(spec: Specification, figures: Observations) -> Outcome:
    start, end = spec.period
    share = europe.share_to_month(figures, spec.geo, start.year, end.month).get(start.year)
    if share is None:
        return Outcome(None, (_missing(spec, figures),))
    return Outcome(share, (fact("share_to_month", share=share, start=start, end=end), *_full_year(spec, figures)))


def _full_year(spec: Specification, figures: Observations) -> list[Fact]:
    """What the full year gives, by the yearly table and by its twelve months added up."""
    year = spec.period[0].year
    yearly = europe.shares(figures, spec.geo).only(aggregate=spec.against, year=year)
    months = europe.share_to_month(figures, spec.geo, year, 12).get(year)
    by_table = [fact("full_year", compared=yearly.at(yearly.index[0]))] if len(yearly) else []
    return [*by_table, *([] if months is None else [fact("twelve_months", share=months)])]


def _opposed(spec: Specification, figures: Observations) -> list[Fact]:
    """The years since the base in which the share rose while the country's own number fell, or the reverse."""
    work = contributions.by_year(figures, spec.geo, spec.base[0].year, spec.period[0].year)
    return [
        fact("opposed", year=year, share=share, country=work.at(("country", year)))
        for year, share in contributions.against(work).items()
    ]


def _missing(spec: Specification, figures: Observations) -> Fact:
    """Which side of the ratio no public figure gives."""
    start, end = spec.period
    parts = europe.to_month(figures, spec.geo, start.year, end.month)
    what = [place for place, side in ((spec.geo, "country"), (UNION, "union")) if side not in parts]
    return fact("no_figure", places=what or [spec.geo], start=start, end=end)
