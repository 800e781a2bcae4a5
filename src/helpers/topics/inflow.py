"""How many came: level, share, growth, fluctuation and monthly rate."""

import math
from dataclasses import dataclass

import pandas as pd

from helpers.errors import InputError
from helpers.observations import Observations, main_measures
from helpers.quantities import Interval, Quantity, Value, breaks, periods, segments, stacked, statistics, union
from helpers.quantities.interval import ENDS

# Counts of unaccompanied minors, each with the counts of all applicants it can be set
# against: a share needs the same office, or says in its name that it has two.
DENOMINATORS = {
    "uam_first_applications": (
        "first_asylum_applications",
        "first_asylum_applications_cbs",
        "first_time_applicants",
        "asylum_applicants",
    ),
    "uam_national_applications": ("national_asylum_applications",),
    "uam_asylum_applicants": ("first_time_applicants", "asylum_applicants"),
}
MAIN = "uam_asylum_applicants"  # of a country for which `main_measures.csv` declares no other
PUBLISHED_SHARE = "uam_share_of_asylum_requests"  # its denominator is not public
FEWEST_CHANGES = 3  # from one year to the next, that their mean needs at least
OWN_SHARE = "uam_share_of_first_applications"  # as the counting office published it


def main_measure(geo: str) -> str:
    """The count of unaccompanied minors that is declared for a country, whichever figures are held."""
    return str(main_measures().get(geo, MAIN))


def missing_years(levels: Quantity) -> list[int]:
    """The years that no measure counts, between the first and the last that one does."""
    years = levels.level("year")
    return sorted(set(range(years.min(), years.max() + 1)) - set(years))


def shares(figures: Observations, geo: str) -> Quantity:
    """Their share of the asylum inflow in per cent, indexed by (denominator, year).

    The count of minors is the country's main one. A denominator of another office is kept,
    because publications do set the one against the other. The last one is a share as published.
    """
    measure = main_measure(geo)
    minors = figures.yearly(measure, geo)
    parts = {name: minors.share_of(figures.yearly(name, geo)) for name in DENOMINATORS[measure]}
    return stacked(parts | {PUBLISHED_SHARE: figures.yearly(PUBLISHED_SHARE, geo)}, ["denominator", "year"])


def share_over(
    figures: Observations, measure: str, against: str, geo: str, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[Quantity, Quantity, Quantity]:
    """The count of minors, the count of all and the share over exactly one period."""
    minors, everyone = (figures.over(name, geo, start, end) for name in (measure, against))
    return minors, everyone, minors.share_of(everyone)


def office_share(figures: Observations, geo: str, start: pd.Timestamp, before: pd.Timestamp) -> pd.DataFrame:
    """The shares that the office published for periods from a day that end before another, earliest first."""
    rows = figures.where(OWN_SHARE, geo, "TOTAL").table
    return rows[(rows["start"] == start) & (rows["end"] < before)].sort_values("end")


def both(figures: Observations, geo: str) -> tuple[Quantity, Quantity]:
    """The main count of minors and its own office's count of all, for the years that have both."""
    measure = main_measure(geo)
    minors, everyone = (figures.yearly(name, geo) for name in (measure, DENOMINATORS[measure][0]))
    return minors.keep(minors.index.isin(everyone.index)), everyone.keep(everyone.index.isin(minors.index))


def multiples(figures: Observations, geo: str, year: int) -> Quantity:
    """How many times the minors, all applicants, and the one over the other grew up to a year.

    Indexed by (count, base year), for every base year before `year` that has both counts.
    """
    minors, everyone = (_multiples(count, year) for count in both(figures, geo))
    parts = {"minors": minors, "all": everyone, "minors over all": minors / everyone}
    return stacked(parts, ["count", "base_year"])


def swings(figures: Observations, geo: str) -> Quantity:
    """How far minors and all applicants lie from the year before, in log points, indexed by (count, year).

    For years that have both counts, and whose year before has both.
    """
    minors, everyone = both(figures, geo)
    return stacked({"minors": statistics.swings(minors), "all": statistics.swings(everyone)}, ["count", "year"])


def peaks(minors: Quantity, years: tuple[int, ...]) -> Quantity:
    """How many times a year's number is of the higher one of the years beside it, for some years.

    Above one, the year is a local maximum. Open downwards where the year after has no figure; a
    year without a figure, or whose year before has none, is left out.
    """
    found = {year: _over_neighbours(minors, year) for year in years if year in minors and year - 1 in minors}
    return Quantity.from_values(found, ["year"], "ratio")


def monthly(figures: Observations, geo: str, since: int, until: int) -> pd.DataFrame:
    """Disjoint periods of the main count from a year to a year, with persons per month: see `periods.disjoint`.

    Figures that somebody else derived are left out: the subtraction is done here.
    """
    found = periods.disjoint(_main_series(figures, geo))
    inside = (found["start"].dt.year >= since) & (found["end"].dt.year <= until)
    return found[inside].reset_index(drop=True)


def rate_break(monthly: pd.DataFrame) -> breaks.Break | None:
    """The break of the monthly rate, or none where too few periods or months have figures."""
    if len(monthly) < statistics.FEWEST:
        return None
    try:
        return breaks.find(monthly)
    except InputError:
        return None


def breaks_by_last_month(monthly: pd.DataFrame, found: breaks.Break | None) -> pd.DataFrame:
    """The break as found with each possible last month: see `breaks.by_last_month`; empty without a break."""
    if found is None:
        return pd.DataFrame(columns=["last", "month", "before", "after", *ENDS, "rows"])
    table = breaks.by_last_month(monthly, found)
    return table.assign(rows=[()] * len(table))  # those of the months up to the last: the chart of months has them


def least_squares_month(monthly: pd.DataFrame, found: breaks.Break | None) -> pd.Timestamp | None:
    """The break month by least squares: see `segments.break_month`; none where no break was looked for."""
    return None if found is None else segments.break_month(monthly)


def gaps(figures: Observations, geo: str) -> pd.DataFrame:
    """Totals of the main count that differ from the sum of their parts as later published."""
    return periods.gaps(_main_series(figures, geo))


def revised_months(figures: Observations, geo: str) -> pd.DataFrame:
    """Months of the main count that its office released more than once with different numbers.

    One row a month: `first`, `last`, `change` (persons), `per_cent`, `rows`, indexed by month.
    """
    counts = figures.where(main_measure(geo), geo, "TOTAL")
    counts = counts.keep((counts.table["end"] - counts.table["start"]).dt.days < 31)
    groups = counts.releases().groupby("start", observed=True)
    last = counts.series().set_index("start")["value"]
    table = pd.DataFrame({"first": groups["value"].first(), "rows": groups["figure_id"].agg(tuple)})
    table = table.assign(last=last.reindex(table.index)).assign(change=lambda t: t["last"] - t["first"])
    table["per_cent"] = table["change"] / table["first"] * 100
    return table.loc[table["change"] != 0, ["first", "last", "change", "per_cent", "rows"]].rename_axis("month")


@dataclass(frozen=True)
class Revisions:
    """How months were revised: how many up and down, and sizes in per cent of the first release."""

    up: int
    down: int
    median: float


def revision_sizes(revised: pd.DataFrame) -> Revisions:
    """The directions and sizes of the changes from `revised_months`, sizes without their signs."""
    sizes, change = revised["per_cent"].abs(), revised["change"]
    return Revisions(int((change > 0).sum()), int((change < 0).sum()), float(sizes.median()))


def revision_steps(revised: pd.DataFrame) -> Quantity:
    """The first and the last release of the revised months, indexed by (release, month)."""
    values = {
        (name, month): Value(row[name], row[name], row[name], row["rows"])
        for name in ("first", "last")
        for month, row in revised.iterrows()
    }
    return Quantity.from_values(values, ["release", "month"], "persons")


def _main_series(figures: Observations, geo: str) -> pd.DataFrame:
    counts = figures.where(main_measure(geo), geo, "TOTAL")
    return counts.keep(counts.table["origin"] != "derived").series()


def _over_neighbours(minors: Quantity, year: int) -> Value:
    beside = [each for each in (year - 1, year + 1) if each in minors]
    ratios = [minors.growth(each).at(year) for each in beside]
    lowest = Interval(*(min(getattr(ratio, end) for ratio in ratios) for end in ENDS))
    ends = lowest if len(beside) == 2 else Interval(0.0, math.nan, lowest.high)
    return Value.at_bounds(ends, union(ratio.rows for ratio in ratios), "ratio", ratios[0].basis)


def _multiples(count: Quantity, year: int) -> Quantity:
    """Growth up to a year from every earlier year, indexed by `base_year`."""
    bases = [base for base in count.index if base < year] if year in count else []
    return Quantity.from_values({base: count.growth(base).at(year) for base in bases}, ["base_year"], "ratio")
