"""What changed a country's share of the Union from year to year: its number, the rest, the membership."""

from dataclasses import replace
from functools import reduce
from itertools import pairwise

from helpers.observations import Observations
from helpers.quantities import Basis, Interval, Quantity, Value, stacked, union
from helpers.quantities.decomposition import moved
from helpers.topics import europe, inflow
from helpers.topics.releases import matched

POINTS = "percentage points"
LEVELS = ["contribution", "year"]
OLDER, NEWER = europe.PUBLISHED
Sides = dict[str, tuple[Quantity, Quantity]]  # the country's and the Union's numbers a year, by aggregate


def by_year(figures: Observations, geo: str, base_year: int, year: int) -> Quantity:
    """Contributions to the change of the share since the year before, in percentage points.

    Indexed by (contribution, year): `country` is its own number, `rest` the rest of the Union,
    `membership` the step from the 28 states to the 27 in the first year that was published without
    the United Kingdom, and `share` their sum. Country and rest are moved within one membership.
    Where a year is missing, the next one is set against the last before it; the last is `year`, or
    the newest before it that has a share. All years are of one count of the country: Eurostat's
    where it has them all, else its own office's. Empty where the base year, or the number of the 27
    states that links the two memberships, is missing.
    """
    nothing = Quantity.none(*LEVELS, unit=POINTS).asked(Basis(place=(geo,)))
    sides = _sides(figures, geo, base_year, year)
    years = sorted({int(each) for part, _whole in sides.values() for each in part.index if base_year <= each <= year})
    if len(years) < 2 or years[0] != base_year:
        return nothing
    steps = [_step(sides, before, after) for before, after in pairwise(years)]
    if not all(steps):
        return nothing
    return Quantity.from_values({key: value for step in steps for key, value in step.items()}, LEVELS, POINTS).sort()


def chained(work: Quantity) -> Quantity:
    """Each contribution over all years together, in percentage points, indexed by `contribution`."""
    return work.sum_by("contribution")


def since_base(work: Quantity) -> Quantity:
    """Each contribution from the base year to every later year, in percentage points, indexed as the steps."""
    years = work.level("year").unique()
    summed = {year: chained(work.keep(work.level("year") <= year)) for year in years}
    return stacked(summed, ["year"]).reorder(*LEVELS).sort() if summed else work


def against(work: Quantity) -> Quantity:
    """The change of the share within one membership, in the years in which the country's own number went the other way.

    Only where rounding cannot undo it; indexed by year.
    """
    if work.empty:
        return work.drop_level("contribution")
    country, rest = (work.only(contribution=name) for name in ("country", "rest"))
    share = country + rest
    opposite = ((country.high < 0) & (share.low > 0)) | ((country.low > 0) & (share.high < 0))
    return share.keep(opposite)


def _sides(figures: Observations, geo: str, base_year: int, year: int) -> Sides:
    """The numbers of one count of the country, of both aggregates."""
    counts = europe.yearly_counts(figures)
    wholes = {OLDER: europe.denominators(counts)[OLDER], NEWER: europe.union(counts)}
    eurostat = {
        OLDER: matched(counts, lambda f: f.yearly(europe.YEARLY, geo), lambda f: europe.denominators(f)[OLDER]),
        NEWER: matched(counts, lambda f: f.yearly(europe.YEARLY, geo), europe.union),
    }
    wanted = {each for whole in wholes.values() for each in whole.index if base_year <= each <= year}
    if wanted <= {each for part, _whole in eurostat.values() for each in part.index}:
        return eurostat
    national = figures.yearly(inflow.main_measure(geo), geo)
    return {name: (national.keep(national.index.isin(whole.index)), whole) for name, whole in wholes.items()}


def _step(sides: Sides, before: int, after: int) -> dict[tuple[str, int], Value]:
    """The contributions of one step, within the membership of the later year; none where it lacks the earlier one."""
    shares = {name: part.share_of(whole) for name, (part, whole) in sides.items()}
    now, then = (OLDER if year in shares[OLDER] else NEWER for year in (after, before))
    if before not in shares[now]:
        return {}
    part, whole = sides[now]
    rest = (whole - part).at_least(0.0)
    own, other = ((side.at(before), side.at(after)) for side in (part, rest))
    negative = moved(other, own).scaled(-1.0)
    step = {"country": _value(moved(own, other), *own, *other), "rest": _value(negative, *own, *other)}
    ends = shares[then].at(before), shares[now].at(after)
    if now != then:
        linked = shares[now].at(before)
        step["membership"] = _value(linked - ends[0], ends[0], linked)
    step["share"] = _value(ends[1] - ends[0], *ends)
    return {(name, after): value for name, value in step.items()}


def _value(change: Interval, *parts: Value) -> Value:
    """A change in percentage points with the rows and the basis of what it was computed from."""
    basis = reduce(Basis.combined, (each.basis for each in parts))
    named = replace(basis, place=parts[0].basis.place)  # the country, whose part comes first
    return Value.at_bounds(change, union([each.rows for each in parts]), POINTS, named)
