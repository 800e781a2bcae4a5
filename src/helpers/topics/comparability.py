"""What asylum counts miss: child protection, onward movement, and the adjusted share."""

from helpers.observations import Observations
from helpers.quantities import Basis, Quantity, Value, appended, stacked
from helpers.topics import europe, overlap

PRESENT = "persons present"  # the concept of minors counted on a day
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
# Which end of the overlap of applicants and the flow is assumed; the adjusted share is lowest under the first.
SCENARIOS = {"no overlap": "low", "full overlap": "high"}
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


def newest(ratios: Quantity, years: int = 1) -> Quantity:
    """The newest years of every country, indexed as the ratios."""
    later = ratios.table.groupby(level="geo", sort=False).cumcount(ascending=False)
    return ratios.keep(later < years)


def stocks(figures: Observations) -> Quantity:
    """Minors present or in care on a day, indexed by (geo, measure, day): never to be added to a flow."""
    rows = figures.where(citizen="TOTAL")
    rows = rows.keep((rows.table["kind"] == "stock") & (rows.table["concept"] == PRESENT))
    series = rows.series()
    return rows.quantity(series.assign(day=series["end"]), ["geo", "measure", "day"])


def adjusted_share(figures: Observations, geo: str) -> Quantity:
    """The country's share of the Union if minors outside asylum counted, indexed by (assumption, year).

    The Union is the same 27 states in all years. `as counted` is asylum alone. `no overlap` adds the
    whole flow outside asylum of France, Italy and Spain to it, as if none of those children had
    asked for asylum; `full overlap` adds only what the flow has more than the applicants of the state whom
    the total holds, as if all of these were in the flow. For a year without an asylum count the
    applicants are a range, as `assumptions.csv` has it, and the share is one. Years without all
    three flows are left out. One of the three has no such share: its own minors would be in the
    Union's total and not in its count.
    """
    if geo in ADDED:
        return Quantity.none("assumption", "year", unit="percent").asked(Basis(place=(geo,)))
    part, union = europe.sides(figures, geo)
    flows = {each: (outside(figures, each), asylum(figures, each)) for each in ADDED}
    years = [year for year in part.index if all(year in flow for flow, _counted in flows.values())]
    part, union = (side.keep(side.index.isin(years)) for side in (part, union))
    shares = {"as counted": part.share_of(union)}
    for name, end in SCENARIOS.items():
        wholes = {year: _with_flows(union.at(year), flows, year, end) for year in years}
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


def adjusted_level(adjusted: Quantity, year: int) -> dict[str, Value]:
    """What the adjusted share of a year is of the counted one, as a ratio by assumption; none where it is missing."""
    if adjusted.empty or ("as counted", year) not in adjusted:
        return {}
    at_year = adjusted.only(year=year)
    counted = Quantity.from_values(dict.fromkeys(SCENARIOS, at_year.at("as counted")), ["assumption"])
    return dict((at_year / counted).items())


def adjusted_rise(adjusted: Quantity, base_year: int, year: int) -> dict[str, Value]:
    """How many times the share of a year is of that of a base year, by assumption; none where one is missing."""
    parts = {name: adjusted.only(assumption=name) for name in SCENARIOS}
    if any(each not in part for part in parts.values() for each in (base_year, year)):
        return {}
    return {name: part.growth(base_year).at(year) for name, part in parts.items()}


def _with_flows(union: Value, flows: dict[str, tuple[Quantity, Quantity]], year: int, end: str) -> Value:
    """The Union's applicants of a year with the minors of the three flows who are not among them."""
    added = {
        geo: overlap.added(flow.at(year), counted.get(year), geo, year, end) for geo, (flow, counted) in flows.items()
    }
    return Quantity.from_values({europe.UNION: union} | added, ["geo"]).sum()
