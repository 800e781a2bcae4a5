"""Checks of claims that compare countries: the share of the Union, its rise, and a change after an event."""

from helpers.claims.outcome import Fact, Outcome, Several, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.quantities import Quantity
from helpers.topics import europe

UNION = "EU27_2020"


def share_of_europe(spec: Specification, figures: Observations) -> Outcome:
    """The country's share of the Union's unaccompanied applicants in the stated period."""
    return (_share_to_month if spec.period[1].month < 12 else _share_of_year)(spec, figures)


def share_rose(spec: Specification, figures: Observations) -> Outcome:
    """How many times the share is of what it was, and which side of the ratio made the change."""
    geo, base, (start, end) = spec.geo, spec.base[0].year, spec.period
    rise = europe.rise(figures, geo, base, start.year, end.month)
    if rise.empty:
        return Outcome(None, (_missing(spec, figures),))
    before, now = europe.base_share(figures, geo, base), europe.share_to_month(figures, geo, start.year, end.month)
    work = europe.decomposition(figures, geo, base, start.year, end.month)
    reason = {
        "times": rise.at(start.year),
        "before": before.at(before.index[0]),
        "base": base,
        "now": now.at(start.year),
        "start": start,
        "end": end,
        "contributions": europe.contributions(work).to_dict(),
    }
    return Outcome(rise.at(start.year), (Fact("share_rose", reason),))


def rose_after(spec: Specification, figures: Observations) -> Outcome:
    """Every year after an event over the highest year before it; the least of them is the computed value."""
    (start, end), (base_start, base_end) = spec.period, spec.base
    table = figures.yearly(spec.measure, spec.geo)
    before = table.keep((table.index >= base_start.year) & (table.index <= base_end.year))
    after = table.keep((table.index >= start.year) & (table.index <= end.year))
    if before.empty or after.empty:
        return Outcome(None, (fact("no_later_figure", geo=spec.geo, year=start.year),))
    top = before.value.idxmax()
    each = after / Quantity.from_values(dict.fromkeys(after.index, before.at(top)), ["year"])
    reason = fact(
        "years_after",
        before.rows,
        years=after,
        highest=before.at(top),
        top=top,
        first=base_start.year,
        last=base_end.year,
    )
    later = table.keep(table.index > end.year)
    beyond = [] if later.empty else [fact("years_beyond", years=later)]
    return Several(each.at(each.value.idxmin()), (reason, *beyond), each)


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


def _missing(spec: Specification, figures: Observations) -> Fact:
    """Which side of the ratio no public figure gives."""
    start, end = spec.period
    parts = europe.to_month(figures, spec.geo, start.year, end.month)
    what = [place for place, side in ((spec.geo, "country"), (UNION, "union")) if side not in parts]
    return fact("no_figure", places=what or [spec.geo], start=start, end=end)
