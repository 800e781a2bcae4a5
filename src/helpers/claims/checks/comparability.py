"""Checks of claims on what asylum counts miss: child protection and double counting."""

from helpers.claims.outcome import Outcome, Several, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.quantities import statistics
from helpers.topics import comparability

YEARS = 3  # of every country: a single one can be an exception, and older ones are another time


def low_beside_protection(spec: Specification, figures: Observations) -> Outcome:
    """Asylum counts in per cent of the flows outside asylum, country by country, in the newest years with both."""
    public = figures.keep(figures.table["end"] <= spec.period[1])
    each = comparability.asylum_per_outside(public)
    each = comparability.newest(each.keep(each.level("geo").isin(spec.places)), YEARS)
    if each.empty:
        return Outcome(None, (fact("no_two_flows"),))
    above = each.keep(each.low > 100)
    more = [] if above.empty else [fact("more_applicants", shares=above)]
    return Several(statistics.spread(each), (fact("asylum_beside_outside", shares=each), *more), each)


def person_matched(spec: Specification, figures: Observations) -> Outcome:
    """Double counting across states: no public figure matches persons."""
    return Outcome(None, (fact("not_matched", comparability.onward(figures).rows),))
