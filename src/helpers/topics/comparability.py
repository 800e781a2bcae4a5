"""What asylum counts miss: child protection, onward movement, and the adjusted share."""

import pandas as pd

from helpers.observations import Observations
from helpers.quantities import Basis, Quantity, Value, appended, stacked
from helpers.topics import europe

ASYLUM = ("uam_asylum_applicants", "uam_national_applications")
# Flows of minors outside the asylum procedure, the one that a country publishes. Cases of the
# German youth offices are not persons: shown, never added.
OUTSIDE = {
    "FR": "uam_placed_in_child_protection",
    "IT": "uam_sea_arrivals",
    "ES": "uam_sea_arrivals",
    "DE": "youth_office_care_after_unaccompanied_entry",
}
ADDED = ("FR", "IT", "ES")
MISSING = "uam_registered_missing"
ONWARD = (
    MISSING,
    "nareis_applications_by_uam",
    "uam_relocated_from_greece",
    "uam_referred_by_asylum_office",
)


def asylum(figures: Observations, geo: str) -> Quantity:
    """A country's unaccompanied asylum applicants a year: Eurostat's, else its own office's."""
    eurostat, national = (figures.yearly(measure, geo) for measure in ASYLUM)
    return appended(eurostat, national.keep(~national.index.isin(eurostat.index)))


def outside(figures: Observations, geo: str) -> Quantity:
    """A country's unaccompanied minors a year in its flow outside asylum."""
    return figures.yearly(OUTSIDE[geo], geo)


def asylum_per_outside(figures: Observations) -> Quantity:
    """Asylum applicants in per cent of the flow outside asylum, indexed by (geo, year).

    Above 100 where more minors asked for asylum than the other flow counted.
    """
    parts = {geo: asylum(figures, geo) / outside(figures, geo) for geo in OUTSIDE}
    return stacked(parts, ["geo", "year"]).scaled(100.0, "percent")


def newest(ratios: Quantity) -> Quantity:
    """The newest year of every country, indexed as the ratios."""
    return ratios.keep(~ratios.level("geo").duplicated(keep="last"))


def stocks(figures: Observations) -> Quantity:
    """Minors present or in care on a day, indexed by (geo, measure, day): never to be added to a flow."""
    rows = figures.where(citizen="TOTAL")
    rows = rows.keep(rows.table["kind"] == "stock")
    series = rows.series()
    return rows.quantity(series.assign(day=series["end"]), ["geo", "measure", "day"])


def adjusted_share(figures: Observations, geo: str) -> Quantity:
    """The country's share of the Union if minors outside asylum counted, indexed by (assumption, year).

    `as counted` is asylum alone. `low` adds the whole flow outside asylum of France, Italy and
    Spain to the Union, as if none of those children had asked for asylum. `high` adds only
    what the flow has more than the asylum count, as if all who asked were in the flow, and
    nothing where a country's asylum count is not public. The truth lies between, as far as
    these three countries go. Years without all three flows are left out. One of the three has no
    such share: its own minors would be in the Union's total and not in its count.
    """
    if geo in ADDED:
        return Quantity.none("assumption", "year", unit="percent").asked(Basis(place=(geo,)))
    part = appended(*europe.numerators(figures, geo).values())
    union = _union(figures)
    years = [year for year in part.index.intersection(union.index) if _complete(figures, year)]
    part, union = (side.keep(side.index.isin(years)) for side in (part, union))
    shares = {"as counted": part.share_of(union)}
    for name, extra in (("high", _surplus), ("low", _whole)):
        wholes = {year: appended(union.keep(union.index == year), *extra(figures, year)).sum() for year in years}
        shares[name] = part.share_of(Quantity.from_values(wholes, ["year"]))
    return stacked(shares, ["assumption", "year"])


def onward(figures: Observations) -> Quantity:
    """Public counts that bear on movement after registration, indexed by (measure, geo, start, end)."""
    rows = figures.where(citizen="TOTAL")
    rows = rows.keep(rows.table["measure"].isin(ONWARD))
    found = rows.quantity(rows.series(), ["measure", "geo", "start", "end"])
    return found.asked(Basis(measure=(MISSING,)))


def missing(figures: Observations) -> Quantity:
    """The minors registered as missing by country, largest first, without sums of countries."""
    rows = figures.where(MISSING, citizen="TOTAL")
    rows = rows.keep(rows.table["geo"].astype("string").str.len() == 2)
    return rows.quantity(rows.series(), ["geo"]).sort("value", ascending=False).asked(Basis(measure=(MISSING,)))


def adjusted_rise(adjusted: Quantity, base_year: int, year: int) -> dict[str, Value]:
    """How many times the share of a year is of that of a base year, by assumption; none where one is missing."""
    parts = {name: adjusted.only(assumption=name) for name in ("low", "high")}
    if any(each not in part for part in parts.values() for each in (base_year, year)):
        return {}
    return {name: part.growth(base_year).at(year) for name, part in parts.items()}


def _union(figures: Observations) -> Quantity:
    """The Union's applicants a year, under the newest aggregate that was published for it."""
    wholes = [part for name, part in europe.denominators(figures).items() if name in europe.PUBLISHED]
    every = appended(*wholes)
    return every.keep(~pd.Index(every.index).duplicated(keep="last"))


def _complete(figures: Observations, year: int) -> bool:
    return all(year in outside(figures, geo) for geo in ADDED)


def _whole(figures: Observations, year: int) -> list[Quantity]:
    """The flows outside asylum in a year."""
    return [flow.keep(flow.index == year) for flow in (outside(figures, geo) for geo in ADDED)]


def _surplus(figures: Observations, year: int) -> list[Quantity]:
    """Flows outside asylum less the asylum counts, not below 0; none where the count is not public."""
    flows = [outside(figures, geo) - asylum(figures, geo) for geo in ADDED]
    return [flow.keep(flow.index == year).at_least(0.0) for flow in flows]
