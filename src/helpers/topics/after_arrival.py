"""What happens to minors after they arrive: the public figures of each step, and the steps that have none."""

from helpers.observations import Observations
from helpers.quantities import Basis, Quantity, stacked

MISSING = "uam_registered_missing"
ROUTES = ("countries_answering_publicly", "countries_with_uam_non_asylum_permit_route")
# The measures that bear on each step. None of them is a part of another, so nothing is added or netted.
STEPS = {
    "left": (MISSING,),
    "transferred": (),
    "adult": (),
    "decided": (
        "uam_first_instance_decisions_total",
        "uam_first_instance_decisions_positive",
        "uam_positive_rate",
        "uam_negative_rate",
    ),
    "permitted": ("uam_permit_nationality_share", "uam_permit_male_share"),
    "reunited": (
        "nareis_applications_by_uam",
        "share_of_permitted_uam_filing_nareis",
        "uam_reunited_within_5y",
        "uam_reunited_with_family",
        "nareis_arrivals",
    ),
}
LEVELS = ["step", "measure", "unit", "citizen", "start", "end"]


def figures_by_step(figures: Observations, geo: str) -> Quantity:
    """Every public figure of a country on a step, as published, indexed by (step, measure, unit, citizen, start, end).

    Flows, shares and cohorts of different periods and definitions stand beside one another. Of family
    members who followed, only the number of all nationalities together is given.
    """
    found = {(step, name): _of(figures, name, geo) for step, names in STEPS.items() for name in names}
    asked = Basis(place=(geo,))
    return stacked(found, LEVELS[:2]).asked(asked)


def without_figures(found: Quantity) -> list[str]:
    """The steps that no public figure of the country is on."""
    held = set() if found.empty else set(found.level("step"))
    return [step for step in STEPS if step not in held]


def missing(figures: Observations, geo: str) -> Quantity:
    """The minors registered as missing in a country, indexed by (start, end)."""
    return figures.where(MISSING, geo, "TOTAL").by_days()


def routes(figures: Observations) -> Quantity:
    """How many states answered a query on minors outside asylum, and how many named a permit, by measure."""
    rows = figures.where(citizen="TOTAL")
    rows = rows.keep(rows.table["measure"].isin(ROUTES))
    return rows.quantity(rows.series(), ["measure"])


def _of(figures: Observations, measure: str, geo: str) -> Quantity:
    rows = figures.where(measure, geo)
    if measure == "nareis_arrivals":
        rows = rows.where(citizen="TOTAL")
    return rows.quantity(rows.series(), LEVELS[2:])
