"""The Dutch share of the European Union: numerator against denominator."""

import pandas as pd

from helpers import observations
from helpers.quantities import measures
from helpers.topics import inflow

EUROSTAT, NATIONAL, MONTHLY = "uam_asylum_applicants", "uam_first_applications", "uam_first_time_applicants"
PRINTED_SHARE = "share_of_eu_uam"  # in whole per cents
# The Union with and without the United Kingdom; the last is the first less the United Kingdom,
# which was part of it when the figures up to 2019 were printed.
AGGREGATES = ("EU28", "EU27_2020", "EU28 less UK")


def denominators(figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The Union's unaccompanied applicants a year under each aggregate."""
    whole = {name: inflow.by_year(figures, EUROSTAT, name) for name in AGGREGATES[:2]}
    kingdom = inflow.by_year(observations.by_publisher(figures, "Eurostat"), EUROSTAT, "UK")
    return whole | {AGGREGATES[2]: measures.difference(whole["EU28"], kingdom)}


def numerators(figures: pd.DataFrame, geo: str) -> dict[str, pd.DataFrame]:
    """A country's minors a year by Eurostat, and by its own office for the years Eurostat lacks."""
    eurostat = inflow.by_year(figures, EUROSTAT, geo)
    national = inflow.by_year(figures, inflow.main_measure(figures, geo), geo)
    return {"Eurostat": eurostat, "national": national.drop(eurostat.index, errors="ignore")}


def shares(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """The country's share in per cent, indexed by (aggregate, numerator, year).

    Shares with the numerator `national` mix two collections; they stand where Eurostat's own
    numerator is not public.
    """
    tables = {
        (aggregate, source): measures.share(part, whole)
        for aggregate, whole in denominators(figures).items()
        for source, part in numerators(figures, geo).items()
    }
    printed = inflow.by_year(observations.by_publisher(figures, "Eurostat"), PRINTED_SHARE, geo)
    tables[("share as printed", "Eurostat")] = printed
    return measures.stacked(tables, ["aggregate", "numerator", "year"])


def months(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """A month's first-time applicants, indexed by month."""
    chosen = observations.series(inflow.of(figures, MONTHLY, geo))
    return measures.quantity(chosen, "month")


def monthly_shares(figures: pd.DataFrame, geo: str, year: int) -> pd.DataFrame:
    """The country's share of the Union in every month of a year that has both figures."""
    share = measures.share(months(figures, geo), months(figures, "EU27_2020"))
    return share[share.index.year == year]


def monthly_counts(figures: pd.DataFrame, geo: str, year: int) -> pd.DataFrame:
    """The monthly applicants of the country and of the Union in a year, indexed by (geo, series, month)."""
    tables = {(name, "first print"): months(figures, name) for name in (geo, "EU27_2020")}
    table = pd.concat(tables, names=["geo", "series", "month"])
    return table[table.index.get_level_values("month").year == year]


def to_month(figures: pd.DataFrame, geo: str, year: int, month: int) -> dict[str, pd.Series]:
    """January to a month: the country's cumulative figure, and the Union's months added up.

    Either is left out where a figure is missing; the Union's needs every one of the months.
    """
    start = pd.Timestamp(year, 1, 1)
    end = pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)
    country = inflow.over(figures, inflow.main_measure(figures, geo), geo, start, end)
    union = months(figures, "EU27_2020").loc[start:end]
    found = {"country": country.iloc[0]} if len(country) else {}
    return found | ({"union": measures.summed(union)} if len(union) == month else {})


def share_to_month(figures: pd.DataFrame, geo: str, year: int, month: int) -> pd.DataFrame:
    """The share from January to a month, one row; empty where either part is missing."""
    parts = to_month(figures, geo, year, month)
    if len(parts) < 2:
        return inflow.by_year(figures, EUROSTAT, geo).iloc[:0]
    country, union = (pd.DataFrame({year: parts[name]}).T.infer_objects() for name in ("country", "union"))
    return measures.share(country, union)


def decomposition(figures: pd.DataFrame, geo: str, base_year: int, year: int, month: int) -> pd.DataFrame:
    """How much of the share's change from a base year is the country's, how much the Union's.

    The year's side is January to `month`, the base year's the whole year; both are taken per
    month. Rows as in `measures.decomposition`, with `part` in per cent of the share's change.
    """
    parts = to_month(figures, geo, year, month)
    before = numerators(figures, geo)["Eurostat"]
    union = next((t for t in denominators(figures).values() if base_year in t.index), before.iloc[:0])
    if len(parts) < 2 or base_year not in before.index or base_year not in union.index:
        return before.iloc[:0]
    base = [measures.per_month(table.loc[base_year], 12) for table in (before, union)]
    now = [measures.per_month(parts[name], month) for name in ("country", "union")]
    table = measures.decomposition((base[0], now[0]), (base[1], now[1]))
    return table.assign(part=table["value"] / table.loc["share", "value"] * 100)


def countries(figures: pd.DataFrame, since: int = 2014) -> pd.DataFrame:
    """Unaccompanied applicants of every reporting country, indexed by (geo, year)."""
    rows = figures[(figures["measure"] == EUROSTAT) & (figures["citizen"] == "TOTAL")]
    rows = rows[rows["geo"].astype("string").str.fullmatch("[A-Z]{2}") & (rows["geo"] != "EU")]
    table = measures.quantity(measures.whole_years(observations.series(rows)), ["geo", "year"])
    return table[table.index.get_level_values("year") >= since]
