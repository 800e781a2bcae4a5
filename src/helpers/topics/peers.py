"""Ten states beside one another: minors a year, their share of all applicants, per inhabitants, and of the Union."""

from functools import reduce

from helpers.observations import Observations
from helpers.quantities import Quantity, appended, stacked
from helpers.topics import europe, inflow
from helpers.topics.releases import matched

COUNTRIES = ("NL", "BE", "DE", "AT", "SE", "EL", "BG", "FR", "IT", "ES")
SINCE = 2014
NATIONAL = "uam_national_applications"
LEFT_OUT = "AT"  # a third of the Union's minors of 2022: with it, every other share is lower
INHABITANTS = 100_000


def minors(figures: Observations) -> Quantity:
    """Unaccompanied minors who asked for asylum a year, by Eurostat, else the state's own office, by (geo, year)."""
    return _since(stacked({geo: _counted(figures, geo) for geo in COUNTRIES}, ["geo"]))


def share_of_applicants(figures: Observations) -> Quantity:
    """Minors in per cent of Eurostat's applicants of all ages, by (geo, year)."""
    everyone = stacked({geo: figures.yearly("asylum_applicants", geo) for geo in COUNTRIES}, ["geo"])
    return minors(figures).share_of(everyone)


def per_inhabitants(figures: Observations) -> Quantity:
    """Minors for every 100,000 inhabitants on 1 January of the year, by (geo, year)."""
    people = stacked({geo: _population(figures, geo) for geo in COUNTRIES}, ["geo"])
    return (minors(figures) / people).scaled(INHABITANTS, "per 100,000 inhabitants").called(europe.YEARLY)


def share_of_union(figures: Observations) -> Quantity:
    """Each state's share of the Union's 27 states in per cent, with Austria and without it, by (geo, aggregate, year).

    Eurostat's numbers alone, of one release where one has both. Austria has no share of the others.
    """
    counts = europe.yearly_counts(figures)
    parts = {(geo, "with Austria"): _share(counts, geo) for geo in COUNTRIES}
    parts |= {(geo, "without Austria"): _share_of_others(counts, geo) for geo in COUNTRIES if geo != LEFT_OUT}
    return _since(stacked(parts, ["geo", "aggregate"]))


def _since(table: Quantity) -> Quantity:
    return table.keep(table.level("year") >= SINCE).sort()


def _counted(figures: Observations, geo: str) -> Quantity:
    """Eurostat's yearly numbers, and for the years without one those of the state's own office."""
    counts = [figures.yearly(name, geo) for name in dict.fromkeys([europe.YEARLY, inflow.main_measure(geo), NATIONAL])]
    return reduce(lambda held, more: appended(held, more.keep(~more.index.isin(held.index))), counts)


def _population(figures: Observations, geo: str) -> Quantity:
    """The inhabitants on 1 January of each year."""
    rows = figures.where("population", geo, "TOTAL")
    return rows.quantity(rows.series(), ["year"])


def _share(counts: Observations, geo: str) -> Quantity:
    part, whole = matched(counts, lambda f: f.yearly(europe.YEARLY, geo), europe.union)
    return part.share_of(whole)


def _share_of_others(counts: Observations, geo: str) -> Quantity:
    """The share of the Union less Austria, for the years that have Austria's number.

    Number and Union are those of the share with Austria; where Austria's number is of another release, it says so.
    """
    part, whole = matched(counts, lambda f: f.yearly(europe.YEARLY, geo), europe.union)
    return part.share_of(whole - counts.yearly(europe.YEARLY, LEFT_OUT))
