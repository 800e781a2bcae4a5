"""Checks of claims that no public figure decides: each says what is missing, and which figures bear on it."""

import pandas as pd

from helpers.claims.outcome import Outcome, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.topics import after_arrival

STUDY = pd.Timestamp("2018-10-31")  # the institute's cahier 2018-18, of that month
ANALYSIS = pd.Timestamp("2023-09-07")  # kst-27062-135


def routes_counted(spec: Specification, figures: Observations) -> Outcome:
    """Admission by route: no public figure counts the permits of minors by the route that led to them."""
    return Outcome(None, (fact("routes_not_counted", answers=after_arrival.routes(figures)),))


def speed_measured(spec: Specification, figures: Observations) -> Outcome:
    """Speed of procedures: neither pending cases nor the time to a decision are among the figures."""
    return Outcome(None, (fact("speed_not_measured"),))


def named_most(spec: Specification, figures: Observations) -> Outcome:
    """The reason named most in an earlier study: it interviewed few, and its counts by reason were not read."""
    known = [fact("interviews_of_2018")] if _public(figures, STUDY) else []
    return Outcome(None, (fact("reasons_not_counted"), *known))


def rule_read(spec: Specification, figures: Observations) -> Outcome:
    """A rule of law, read as text: no figure says how often it is departed from."""
    return Outcome(None, (fact("rule_as_text"),))


def stay_counted(spec: Specification, figures: Observations) -> Outcome:
    """Whether recent arrivals stay: no public figure follows them; the numbers of missing ones bear on it."""
    missing = after_arrival.missing(figures, spec.geo)
    analysed = [fact("half_left")] if _public(figures, ANALYSIS) else []
    return Outcome(
        None, (fact("stay_not_counted"), *analysed, *([] if missing.empty else [fact("gone", each=missing)]))
    )


def communities_counted(spec: Specification, figures: Observations) -> Outcome:
    """Communities by origin: the population by origin is not among the figures."""
    return Outcome(None, (fact("communities_not_counted", citizens=spec.citizens),))


def _public(figures: Observations, day: pd.Timestamp) -> bool:
    """Whether a publication of a day was public on the day looked from."""
    return figures.as_of is None or figures.as_of >= day
