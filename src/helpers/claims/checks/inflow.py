"""Checks of claims on the inflow: share, growth, fluctuation, peaks, break."""

import operator

from helpers.claims.outcome import Dated, Fact, Outcome, Several, fact
from helpers.claims.specification import Specification
from helpers.errors import InputError
from helpers.observations import Observations
from helpers.quantities import Quantity, Value, breaks, statistics, union
from helpers.topics import inflow, possible


def share_of_inflow(spec: Specification, figures: Observations) -> Outcome:
    """The share of unaccompanied minors in all first applications of the stated period."""
    start, end = spec.period
    minors, everyone, share = inflow.share_over(figures, spec.measure, spec.against, spec.geo, start, end)
    if share.empty:
        counts = {spec.measure: minors, spec.against: everyone}
        missing = [name for name, count in counts.items() if count.empty]
        lacking = fact("no_count", measures=missing, start=start, end=end)
        return _left_open(spec, figures, (lacking, *_nearest(spec, figures)))
    computed = share.at(start.year)
    part, whole = minors.at(start.year), everyone.at(start.year)
    own = fact("share_of_counts", part=part, whole=whole, share=computed, start=start, end=end)
    beside = _whole_year(spec, figures) if end.month < 12 else _other_denominators(spec, figures)
    return Outcome(computed, (own, *beside))


def outgrows(spec: Specification, figures: Observations) -> Outcome:
    """The minors' growth multiple over that of all applicants, from the base year to the newest full year."""
    base, last = spec.base[0].year, spec.period[1].year
    minors = inflow.both(figures, spec.geo)[0]
    years = [year for year in minors.index if base < year <= last]
    if base not in minors or not years:
        return Outcome(None, (fact("no_later_year", base=base),))
    table = inflow.multiples(figures, spec.geo, years[-1])
    over = table.only(count="minors over all")
    grown, all_grown = (table.at((count, base)) for count in ("minors", "all"))
    reason = fact("outgrew", base=base, year=years[-1], minors=grown, all=all_grown, compared=over)
    return Outcome(over.at(base), (reason,))


def fluctuates(spec: Specification, figures: Observations) -> Outcome:
    """How far minors lie from the year before, on average, over how far all applicants do."""
    swings = inflow.swings(figures, spec.geo)
    minors, everyone = (swings.only(count=count) for count in ("minors", "all")) if len(swings) else (swings, swings)
    if len(minors) < inflow.FEWEST_CHANGES:
        return Outcome(None, (fact("too_few_swings", needed=inflow.FEWEST_CHANGES),))
    usual, usual_of_all = statistics.mean(minors), statistics.mean(everyone)
    sides = (Quantity.from_values({"ratio": value}, ["what"]) for value in (usual, usual_of_all))
    reason = fact("swings", minors=usual, all=usual_of_all, years=list(minors.index))
    return Outcome(operator.truediv(*sides).at("ratio"), (reason, fact("always", compared=minors / everyone)))


def peaked(spec: Specification, figures: Observations) -> Outcome:
    """How many times the number of each peak named is of the higher one of the years beside it; the least of them."""
    minors = figures.yearly(spec.measure, spec.geo)
    newest = max((year for year in minors.index if year <= spec.period[1].year), default=spec.period[1].year)
    each = inflow.peaks(minors, tuple(dict.fromkeys([spec.base[0].year, newest])))
    if len(each) < 2:
        return Outcome(None, (fact("too_few_peaks", years=[spec.base[0].year, newest]),))
    counts = minors.keep(minors.index.isin(each.index))
    highest = minors.keep(minors.value == minors.value.max())
    open_years = [year for year in each.index if year + 1 not in minors]
    reason = fact("peaks", counts=counts, compared=each, open_years=open_years, highest=highest)
    return Several(each.at(each.low.idxmin()), (reason,), each)


def share_grew(spec: Specification, figures: Observations) -> Outcome:
    """The share of the newest full year over that of the base year; the years between beside it."""
    base, last = spec.base[0].year, spec.period[1].year
    minors, everyone = (figures.yearly(name, spec.geo) for name in (spec.measure, spec.against))
    share = minors.share_of(everyone)
    share = share.keep((share.index >= base) & (share.index <= last)).sort()
    if base not in share or len(share) < 2:
        return Outcome(None, (fact("no_later_year", base=base),))
    newest = int(share.index[-1])
    grown = share.growth(base).at(newest)
    ends = fact("share_grew", base=base, year=newest, before=share.at(base), now=share.at(newest), times=grown)
    between = share.keep((share.index > base) & (share.index < newest))
    below = between.keep(between.high < share.at(base).low)
    return Outcome(grown, (ends, *([] if below.empty else [fact("below_base", base=base, shares=below)])))


def broke_upwards(spec: Specification, figures: Observations) -> Outcome:
    """The monthly rate after its break over the rate before, and the plausible break months."""
    first, last = spec.base
    table = inflow.monthly(figures, spec.geo, first.year, last.year)
    try:
        found = breaks.find(table)
    except InputError:
        return Outcome(None, (fact("too_few_months", found=int(table["months"].sum()), needed=2 * breaks.SHORTEST),))
    series = figures.where(inflow.main_measure(spec.geo), spec.geo, "TOTAL")
    ratio = Value.at_bounds(found.ratio, union(table["rows"]), "ratio", series.basis(series.series()))
    reason = fact(
        "break", month=found.month, plausible=list(found.plausible), before=found.before, after=found.after, ratio=ratio
    )
    return Dated(ratio, (reason,), found.plausible, spec.period)


def _left_open(spec: Specification, figures: Observations, lacking: tuple[Fact, ...]) -> Outcome:
    """What the published parts of the period leave possible."""
    part, whole = (possible.count(figures, name, spec.geo, *spec.period) for name in (spec.measure, spec.against))
    share = possible.share(part, whole)
    return Outcome(share, lacking if share is None else (*lacking, fact("left_open", open=share)))


def _nearest(spec: Specification, figures: Observations) -> list[Fact]:
    """The office's own share for the longest other part of the year, where it published one."""
    rows = inflow.office_share(figures, spec.geo, *spec.period)
    return [
        fact("nearest_share", (row["figure_id"],), share=float(row["value"]), start=row["start"], end=row["end"])
        for _number, row in rows.tail(1).iterrows()
    ]


def _whole_year(spec: Specification, figures: Observations) -> list[Fact]:
    """The share of the full year, to be compared with what is stated of a part of it."""
    minors, everyone = (figures.yearly(name, spec.geo) for name in (spec.measure, spec.against))
    share = minors.share_of(everyone).get(spec.period[0].year)
    return [] if share is None else [fact("full_year", compared=share)]


def _other_denominators(spec: Specification, figures: Observations) -> list[Fact]:
    """What the other denominators of the same year give."""
    table = inflow.shares(figures, spec.geo).only(year=spec.period[0].year)
    others = table.keep(table.index != spec.against)
    return [] if others.empty else [fact("other_denominators", shares=others)]
