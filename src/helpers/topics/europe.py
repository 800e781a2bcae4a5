"""The country's share of the European Union: numerator against denominator."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from helpers.observations import Observations, whole_years
from helpers.quantities import Basis, Quantity, Value, appended, stacked, statistics
from helpers.topics import inflow
from helpers.topics.releases import matched

YEARLY, MONTHLY = "uam_asylum_applicants", "uam_first_time_applicants"
PUBLISHED_SHARE = "share_of_eu_uam"  # in whole per cents
# The Union with and without the United Kingdom; the last is the first less the United Kingdom,
# which was a member when the figures up to 2019 were published.
UNION = "EU27_2020"
PUBLISHED = ("EU28", UNION)
AGGREGATES = (*PUBLISHED, "EU28 less UK")
BY_YEAR = ["aggregate", "year"]
AS_PUBLISHED = "share as published"
FULL = 10  # reporting countries; with fewer, the one with the most applicants may be missing


@lru_cache(maxsize=8)  # so that the series of each release is made once
def yearly_counts(figures: Observations) -> Observations:
    """The yearly counts of unaccompanied applicants of every state and aggregate, all nationalities together."""
    return figures.where(YEARLY, citizen="TOTAL")


@lru_cache(maxsize=32)  # of some figures and of each of their releases
def denominators(figures: Observations) -> dict[str, Quantity]:
    """The Union's unaccompanied applicants a year under each aggregate."""
    whole = {name: figures.yearly(YEARLY, name) for name in PUBLISHED}
    kingdom = figures.where(YEARLY, "UK").counted_by("Eurostat").yearly(YEARLY, "UK")
    return whole | {AGGREGATES[2]: whole["EU28"] - kingdom}


def union(figures: Observations) -> Quantity:
    """The applicants of the Union's 27 states a year: as published, else the 28 less the United Kingdom."""
    wholes = denominators(figures)
    published, derived = wholes[UNION], wholes[AGGREGATES[2]]
    return appended(published, _as_union(derived.keep(~derived.index.isin(published.index))))


def numerators(figures: Observations, geo: str) -> dict[str, Quantity]:
    """A country's minors a year by Eurostat, and by its own office for the years Eurostat lacks."""
    eurostat = figures.yearly(YEARLY, geo)
    national = figures.yearly(inflow.main_measure(geo), geo)
    return {"Eurostat": eurostat, "national": national.keep(~national.index.isin(eurostat.index))}


def shares(figures: Observations, geo: str) -> Quantity:
    """The country's share in per cent, indexed by (aggregate, numerator, year).

    Eurostat's two numbers are of one release where there is one that has both. Shares with the
    numerator `national` mix two collections; they are given where Eurostat's own numerator is not
    public.
    """
    counts = yearly_counts(figures)
    part, whole = matched(counts, lambda f: _under_each(f, geo), lambda f: stacked(denominators(f), BY_YEAR))
    eurostat, wholes = part.share_of(whole), denominators(figures)
    national = numerators(figures, geo)["national"]
    parts = {(name, "Eurostat"): eurostat.only(aggregate=name) for name in AGGREGATES}
    parts |= {(name, "national"): national.share_of(wholes[name]) for name in AGGREGATES}
    published = figures.where(PUBLISHED_SHARE).counted_by("Eurostat").yearly(PUBLISHED_SHARE, geo)
    return stacked(parts | {(AS_PUBLISHED, "Eurostat"): published}, ["aggregate", "numerator", "year"])


@lru_cache(maxsize=32)  # asked for once for every base year
def sides(figures: Observations, geo: str) -> tuple[Quantity, Quantity]:
    """The country's minors and those of the Union's 27 states, for the years that have both.

    By Eurostat from one release where there is one, else the country's own office over Eurostat.
    """
    counts = yearly_counts(figures)
    part, whole = matched(counts, lambda f: f.yearly(YEARLY, geo), union)
    national, every = numerators(figures, geo)["national"], union(figures)
    years = national.index.intersection(every.index)
    return (
        appended(part, national.keep(national.index.isin(years))),
        appended(whole, every.keep(every.index.isin(years))),
    )


def monthly_shares(figures: Observations, geo: str, year: int) -> Quantity:
    """The country's share of the Union in every month of a year that has both figures, of one release if held."""
    counts = figures.where(MONTHLY, citizen="TOTAL")
    part, whole = matched(counts, lambda f: f.monthly(MONTHLY, geo), lambda f: f.monthly(MONTHLY, UNION))
    asked = figures.monthly(MONTHLY, geo).head(0).share_of(figures.monthly(MONTHLY, UNION).head(0))
    return part.keep(part.index.year == year).share_of(whole).asked(asked.about)


def to_month(figures: Observations, geo: str, year: int, month: int) -> dict[str, Value]:
    """January to a month: the country's cumulative figure, and the Union's months added up.

    Either is left out where a figure is missing; the Union's needs every one of the months.
    """
    start = pd.Timestamp(year, 1, 1)
    end = pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)
    country = figures.over(inflow.main_measure(geo), geo, start, end)
    union = figures.monthly(MONTHLY, UNION)
    union = union.keep((union.index >= start) & (union.index <= end))
    found = {"country": country.at(year)} if year in country else {}
    return found | ({"union": _covering(union.sum(), month)} if len(union) == month else {})


def share_to_month(figures: Observations, geo: str, year: int, month: int) -> Quantity:
    """The share from January to a month, one row; empty where either part is missing."""
    parts = to_month(figures, geo, year, month)
    given = {year: parts} if len(parts) == 2 else {}
    country, union = (_of_year(given, name) for name in ("country", "union"))
    return country.share_of(union)


def base_share(figures: Observations, geo: str, year: int) -> Quantity:
    """The country's share of the Union's 27 states in a whole year, one row; empty where either is missing."""
    part, whole = sides(figures, geo)
    return part.keep(part.index == year).share_of(whole)


def rise(figures: Observations, geo: str, base_year: int, year: int, month: int) -> Quantity:
    """How many times the share from January to a month is of that of a whole base year, of the same 27 states."""
    now, before = share_to_month(figures, geo, year, month), base_share(figures, geo, base_year)
    return now / before.rename(pd.Index([year] * len(before), name="year"))


def decomposition(figures: Observations, geo: str, base_year: int, year: int, month: int) -> Quantity:
    """How much of the share's change from a base year is the country's, how much the Union's.

    The year's side is January to `month`, the base year's the whole year; both are taken per
    month, and the Union is of the same 27 states. Indexed by `contribution`, in log points: see
    `statistics.decomposition`.
    """
    parts = to_month(figures, geo, year, month)
    before, union = sides(figures, geo)
    if len(parts) < 2 or base_year not in before:
        return Quantity.none("contribution", unit="log points").asked(Basis(place=(geo,)))
    country, whole = (
        _per_month({base_year: (side.at(base_year), 12), year: (now, month)})
        for side, now in ((before, parts["country"]), (union, parts["union"]))
    )
    return statistics.decomposition(country, whole, base_year, year)


def contributions(work: Quantity) -> pd.Series:
    """Each contribution in per cent of the share's change; empty for an empty decomposition."""
    return work.value / work.value.get("share", float("nan")) * 100


def countries(figures: Observations, since: int = 2014) -> Quantity:
    """Unaccompanied applicants of every reporting country, indexed by (geo, year)."""
    rows = yearly_counts(figures)
    rows = rows.keep(rows.table["geo"].astype("string").str.fullmatch("[A-Z]{2}") & (rows.table["geo"] != "EU"))
    table = rows.quantity(whole_years(rows.series()), ["geo", "year"])
    return table.keep(table.level("year") >= since)


def newest_full_year(countries: Quantity, until: int) -> int | None:
    """The newest year up to `until` for which at least `FULL` countries have a figure, or none."""
    sizes = countries.table.groupby(level="year").size()
    return max((year for year in sizes.index[sizes >= FULL] if year <= until), default=None)


def _under_each(figures: Observations, geo: str) -> Quantity:
    """The country's minors a year by Eurostat, once under every aggregate."""
    return stacked(dict.fromkeys(AGGREGATES, figures.yearly(YEARLY, geo)), BY_YEAR)


def _as_union(derived: Quantity) -> Quantity:
    """Differences of the two aggregates, marked as what they count: the 27 states."""
    bases = [replace(basis, aggregate=(UNION,), place=(UNION,)) for basis in derived.table["basis"]]
    return Quantity.of(derived.index, derived.interval, derived.table["rows"], derived.unit, bases)


def _covering(total: Value, month: int) -> Value:
    """A sum of months, marked as covering January to that month."""
    return replace(total, basis=replace(total.basis, coverage=(f"01-{month:02}" if month < 12 else "year",)))


def _of_year(given: dict[int, dict[str, Value]], name: str) -> Quantity:
    return Quantity.from_values({year: parts[name] for year, parts in given.items()}, ["year"])


def _per_month(counts: dict[int, tuple[Value, int]]) -> Quantity:
    """Counts over whole months as persons per month, indexed by year."""
    parts = [
        Quantity.from_values({year: value}, ["year"]).scaled(1 / months, "persons per month")
        for year, (value, months) in counts.items()
    ]
    return Quantity.from_values({year: value for part in parts for year, value in part.items()}, ["year"])
