"""How often nationalities are granted protection in first instance."""

from helpers.observations import Observations, whole_years
from helpers.quantities import Basis, Quantity, stacked

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
RATE = "positive_first_instance_rate"
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


def above_average(rates: Quantity, year: int, publisher: str, denominator: str) -> Quantity:
    """Rates of one year less the average of all nationalities, percentage points, indexed by citizen."""
    own = rates.only(publisher=publisher, denominator=denominator, year=year)
    average = own.keep(own.index == "TOTAL")
    others = own.keep(own.index != "TOTAL")
    if average.empty:
        return Quantity.none("citizen", unit="percentage points", about=rates.about)
    repeated = Quantity.from_values(dict.fromkeys(others.index, average.at("TOTAL")), ["citizen"], "percent")
    return others - repeated


def course(rates: Quantity) -> Quantity:
    """UNHCR's rates of the nationalities, indexed by (citizen, denominator, year)."""
    own = rates.only(publisher="UNHCR")
    return own.reorder("citizen", "denominator", "year")


def _rates(figures: Observations, geo: str, outcomes: dict[str, str]) -> dict[str, Quantity]:
    """The rate under each denominator; a case that lacks an outcome has no rate that needs it."""
    counts = {name: _counts(figures, geo, outcomes, name) for name in ("positive", "rejected", "closed")}
    if counts["positive"].empty:
        return {}
    decided = counts["positive"].share_of(counts["positive"] + counts["rejected"])
    if counts["closed"].empty:
        return {"decided": decided}
    every = counts["positive"] + counts["rejected"] + counts["closed"]
    return {"decided": decided, "all cases": counts["positive"].share_of(every)}


def _counts(figures: Observations, geo: str, outcomes: dict[str, str], outcome: str) -> Quantity:
    """Decisions of one outcome, added up over the measures that count as it, by citizen and year."""
    names = [measure for measure, kind in outcomes.items() if kind == outcome]
    rows = figures.where(geo=geo)
    rows = rows.keep(rows.table["measure"].isin(names))
    parts = rows.quantity(whole_years(rows.series()), ["measure", *CASE])
    return parts.sum_by(*CASE)


def average(rates: Quantity, year: int, publisher: str = "UNHCR") -> Quantity:
    """The average of all nationalities in a year, indexed by denominator."""
    return rates.only(publisher=publisher, citizen="TOTAL", year=year)
