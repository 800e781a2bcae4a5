"""How many came: level, share, growth, fluctuation and monthly rate."""

import pandas as pd

from helpers import observations
from helpers.errors import InputError, known
from helpers.quantities import breaks, measures, periods

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
PRINTED_SHARE = "uam_share_of_asylum_requests"  # as others printed it, its denominator not public


def of(figures: pd.DataFrame, measure: str, geo: str, citizen: str = "TOTAL") -> pd.DataFrame:
    """The observations of one measure, country and citizenship among those given.

    Raises
    ------
    InputError
        For a country that no table has.
    """
    known("geo", geo, figures["geo"].cat.categories)
    same = (figures["measure"] == measure) & (figures["geo"] == geo) & (figures["citizen"] == citizen)
    return figures[same]


def by_year(figures: pd.DataFrame, measure: str, geo: str, citizen: str = "TOTAL") -> pd.DataFrame:
    """The quantity of whole calendar years, one figure a year, indexed by year."""
    chosen = observations.series(of(figures, measure, geo, citizen))
    return measures.quantity(measures.whole_years(chosen))


def over(figures: pd.DataFrame, measure: str, geo: str, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The quantity of exactly one period, indexed by its year; empty where nobody printed it."""
    chosen = observations.series(of(figures, measure, geo))
    return measures.quantity(chosen[(chosen["start"] == start) & (chosen["end"] == end)])


def main_measure(figures: pd.DataFrame, geo: str) -> str:
    """The count of unaccompanied minors with the most yearly figures for a country."""
    return max(DENOMINATORS, key=lambda measure: len(by_year(figures, measure, geo)))


def levels(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Unaccompanied minors a year by every count of them, indexed by (measure, year)."""
    return measures.stacked({measure: by_year(figures, measure, geo) for measure in DENOMINATORS}, ["measure", "year"])


def shares(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Their share of the asylum inflow in per cent, indexed by (denominator, year).

    The count of minors is the country's main one; a denominator of another office is kept,
    since publishers do set the one against the other. The last one is a share as printed.
    """
    measure = main_measure(figures, geo)
    part = by_year(figures, measure, geo)
    tables = {name: measures.share(part, by_year(figures, name, geo)) for name in DENOMINATORS[measure]}
    return measures.stacked(tables | {PRINTED_SHARE: by_year(figures, PRINTED_SHARE, geo)}, ["denominator", "year"])


def both(figures: pd.DataFrame, geo: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The main count of minors and its own office's count of all, for the years that have both."""
    measure = main_measure(figures, geo)
    part, whole = by_year(figures, measure, geo), by_year(figures, DENOMINATORS[measure][0], geo)
    years = part.index.intersection(whole.index)
    return part.loc[years], whole.loc[years]


def indexed(figures: pd.DataFrame, geo: str, base_year: int) -> pd.DataFrame:
    """Minors and all applicants with the base year as 100, indexed by (count, year)."""
    part, whole = both(figures, geo)
    if base_year not in part.index:
        return part.iloc[:0]
    return measures.stacked(
        {"minors": measures.index(part, base_year), "all": measures.index(whole, base_year)}, ["count", "year"]
    )


def multiples(figures: pd.DataFrame, geo: str, year: int) -> pd.DataFrame:
    """How many times the minors, all applicants, and the one over the other grew up to a year.

    Indexed by (count, base year), for every base year before `year` that has both counts.
    """
    part, whole = both(figures, geo)
    if year not in part.index:
        return part.iloc[:0]
    bases = [base for base in part.index if base < year]
    minors = _multiples(part, bases, year)
    everyone = _multiples(whole, bases, year)
    return measures.stacked(
        {"minors": minors, "all": everyone, "minors over all": measures.ratio(minors, everyone)}, ["count", "year"]
    )


def changes(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Yearly change in per cent of minors and all applicants, indexed by (count, year)."""
    part, whole = both(figures, geo)
    return measures.stacked({"minors": measures.change(part), "all": measures.change(whole)}, ["count", "year"])


def fluctuation(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """The coefficients of variation of minors and of all applicants, and the one over the other."""
    part, whole = both(figures, geo)
    if len(part) < 3:
        return part.iloc[:0]
    rows = pd.DataFrame({"minors": measures.variation(part), "all": measures.variation(whole)}).T
    quotient = measures.ratio(*(rows.loc[[name]].set_axis(["minors over all"]) for name in ("minors", "all")))
    return pd.concat([rows, quotient]).infer_objects()


def monthly(figures: pd.DataFrame, geo: str, since: int) -> pd.DataFrame:
    """The pieces of the main count from a year on: persons per month where only sums were printed."""
    found = periods.pieces(of(figures, main_measure(figures, geo), geo))
    return found[found["start"].dt.year >= since].reset_index(drop=True)


def rate_break(monthly: pd.DataFrame) -> breaks.Break | None:
    """The break of the monthly rate, or none where too few months have figures."""
    try:
        return breaks.find(monthly)
    except InputError:
        return None


def gaps(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Totals of the main count that later differ from the sum of their parts."""
    return periods.gaps(of(figures, main_measure(figures, geo), geo))


def revised_months(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Months of the main count that were printed more than once with different numbers.

    One row a month: `first`, `last`, `change` (persons), `per_cent`, `figure_ids`, indexed by month.
    """
    counts = of(figures, main_measure(figures, geo), geo)
    counts = counts[(counts["end"] - counts["start"]).dt.days < 31]
    groups = observations.revisions(counts).groupby("start", observed=True)
    last = observations.series(counts).set_index("start")["value"]
    rows = pd.DataFrame({"first": groups["value"].first(), "figure_ids": groups["figure_id"].agg(tuple)})
    rows = rows.assign(last=last.reindex(rows.index)).assign(change=lambda t: t["last"] - t["first"])
    rows["per_cent"] = rows["change"] / rows["first"] * 100
    return rows.loc[rows["change"] != 0, ["first", "last", "change", "per_cent", "figure_ids"]].rename_axis("month")


def revision_steps(revised: pd.DataFrame) -> pd.DataFrame:
    """The first and the last print of the revised months as a quantity, indexed by (print, month)."""
    names = [f"{month:%Y-%m}" for month in revised.index]
    tables = {
        name: pd.DataFrame(dict.fromkeys(measures.ENDS, revised[name])).assign(figure_ids=revised["figure_ids"])
        for name in ("first", "last")
    }
    return pd.concat({name: table.set_axis(names) for name, table in tables.items()}, names=["print", "month"])


def _multiples(table: pd.DataFrame, bases: list[int], year: int) -> pd.DataFrame:
    rows = {base: measures.growth(table, base).loc[year] for base in bases}
    return pd.DataFrame(rows, index=table.columns).T.infer_objects()
