"""How often nationalities are granted protection in first instance."""

import operator

from helpers.observations import Observations, whole_years
from helpers.quantities import Basis, Quantity, Value, appended, stacked

UNHCR = {
    "first_instance_decisions_recognized": "positive",
    "first_instance_decisions_other": "positive",
    "first_instance_decisions_rejected": "rejected",
    "first_instance_decisions_closed": "closed",
}
EUROSTAT = {
    "refugee_status": "positive",
    "subsidiary_protection": "positive",
    "humanitarian": "positive",
    "first_instance_rejections": "rejected",
}
RATE = "positive_first_instance_rate"  # as a publisher computed it
UNION = ("EU27_2020", "EU27", "EU28")
CASE = ["citizen", "year"]
LEVELS = ["publisher", "denominator", *CASE]


def rates(figures: Observations, geo: str) -> Quantity:
    """First-instance recognition rates in per cent, all ages.

    Indexed by (publisher, denominator, citizen, year), the denominator `decided` (cases closed
    without a decision left out) or `all cases`; `TOTAL` is the average of all nationalities.
    """
    found = {}
    for publisher, outcomes in (("UNHCR", UNHCR), ("Eurostat", EUROSTAT)):
        for denominator, rate in _rates(figures, geo, outcomes).items():
            found[(publisher, denominator)] = rate
    table = stacked(found, LEVELS).sort() if found else Quantity.none(*LEVELS, unit="percent")
    return table.asked(Basis(place=(geo,))).called(RATE)


def course(rates: Quantity) -> Quantity:
    """UNHCR's rates of the nationalities, indexed by (citizen, denominator, year)."""
    own = rates.only(publisher="UNHCR")
    return own.reorder("citizen", "denominator", "year")


def averages(figures: Observations, geo: str, citizens: list[str], year: int) -> Quantity:
    """The averages that a year's rates can be held against, in per cent, indexed by (average, year).

    `others` is that of all but the named ones, by UNHCR, none where one of them is
    missing; `all` that of all; `union` the Union's, of the newest year up to this one that has
    one. Cases closed without a decision are left out of the first two.
    """
    counts = {name: _counts(figures, geo, UNHCR, name).only(year=year) for name in ("positive", "rejected")}
    positive, rejected = (_without(count, citizens) for count in counts.values())
    every = rates(figures, geo).only(publisher="UNHCR", denominator="decided", year=year)
    found = {
        ("others", year): positive.share_beside(rejected).get("TOTAL"),
        ("all", year): every.get("TOTAL"),
    }
    return Quantity.from_values(
        {key: value for key, value in found.items() if value is not None} | _union(figures, year),
        ["average", "year"],
        "percent",
    )


def above_averages(figures: Observations, geo: str, citizens: list[str], averages: Quantity) -> Quantity:
    """Rates less each average of the same year, in percentage points, indexed by (citizen, average)."""
    decided = rates(figures, geo).only(publisher="UNHCR", denominator="decided")
    keys = {
        (citizen, average): (citizen, year)
        for average, year in averages.index
        for citizen in citizens
        if (citizen, year) in decided
    }
    own = {key: decided.at(held) for key, held in keys.items()}
    against = {key: averages.at((key[1], held[1])) for key, held in keys.items()}
    sides = (Quantity.from_values(side, ["citizen", "average"], "percent") for side in (own, against))
    return operator.sub(*sides).called(RATE).asked(Basis(place=(geo,)))


def two_offices(figures: Observations, geo: str, year: int) -> dict[str, Quantity]:
    """Positive and rejected cases of all nationalities in a year by UNHCR and Eurostat, indexed by publisher."""
    outcomes = {"UNHCR": UNHCR, "Eurostat": EUROSTAT}
    found = {
        name: {publisher: _counts(figures, geo, own, name).get(("TOTAL", year)) for publisher, own in outcomes.items()}
        for name in ("positive", "rejected", "closed")
    }
    return {
        name: Quantity.from_values({who: value for who, value in own.items() if value is not None}, ["publisher"])
        for name, own in found.items()
    }


def _rates(figures: Observations, geo: str, outcomes: dict[str, str]) -> dict[str, Quantity]:
    """The rate under each denominator; a case that lacks an outcome has no rate that needs it."""
    counts = {name: _counts(figures, geo, outcomes, name) for name in ("positive", "rejected", "closed")}
    if counts["positive"].empty:
        return {}
    decided = counts["positive"].share_beside(counts["rejected"])
    if counts["closed"].empty:
        return {"decided": decided}
    return {"decided": decided, "all cases": counts["positive"].share_beside(counts["rejected"] + counts["closed"])}


def _without(counts: Quantity, citizens: list[str]) -> Quantity:
    """All nationalities less the named ones, one row; empty where one of them has no figure."""
    named = counts.keep(counts.index.isin(citizens))
    if len(named) < len(citizens) or "TOTAL" not in counts:
        return Quantity.none("citizen")
    return counts.keep(counts.index == "TOTAL") - Quantity.from_values({"TOTAL": named.sum()}, ["citizen"])


def _union(figures: Observations, year: int) -> dict[tuple[str, int], Value]:
    """The Union's average of the newest year up to this one that has one."""
    every = appended(*(figures.yearly(RATE, aggregate) for aggregate in UNION))
    years = [each for each in every.index.unique() if each <= year]
    return {("union", max(years)): every.keep(every.index == max(years)).head(1).at(max(years))} if years else {}


def _counts(figures: Observations, geo: str, outcomes: dict[str, str], outcome: str) -> Quantity:
    """Decisions of one outcome, added up over the measures that count as it, by citizen and year."""
    names = [measure for measure, kind in outcomes.items() if kind == outcome]
    rows = figures.where(geo=geo)
    rows = rows.keep(rows.table["measure"].isin(names))
    parts = rows.quantity(whole_years(rows.series()), ["measure", *CASE])
    return parts.sum_by(*CASE)
