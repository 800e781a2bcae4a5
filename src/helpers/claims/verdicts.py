"""A finding: what the letter states, what the figures give, and the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from helpers.claims.outcome import Fact, Outcome, compare
from helpers.claims.register import Claim
from helpers.quantities import Interval, Quantity, Value
from helpers.schemas.letter import VERDICTS

__all__ = ["VERDICTS", "Finding", "judged"]


@dataclass(frozen=True)
class Finding:
    """The verdict on one claim by the figures of a day."""

    claim: Claim
    computed: Value | None
    verdict: str
    parts: Mapping[Any, str]  # the verdict on each thing, where the claim is about several
    reason: tuple[Fact, ...]
    day: pd.Timestamp | None  # the day looked from; none where everything known is used
    as_of: pd.Timestamp  # that day, or the day of the newest figure
    rows: tuple[str, ...]
    thresholds: Mapping[float, str] = field(default_factory=dict)  # the verdict at each, where the claim has several

    @property
    def claim_id(self) -> str:
        """The id of the claim."""
        return self.claim.claim_id

    @property
    def stated(self) -> Interval:
        """What the computed value is held against."""
        return self.claim.stated


def judged(claim: Claim, outcome: Outcome, day: pd.Timestamp | None, newest: pd.Timestamp) -> Finding:
    """The finding that a check's outcome amounts to, held against the claim's stated interval.

    A verdict that depends on the threshold holds in part.
    """
    at = {} if outcome.computed is None else {each: outcome.verdict(claim.at(each)) for each in claim.thresholds}
    verdicts = set(at.values()) or {outcome.verdict(claim.stated)}
    return Finding(
        claim=claim,
        computed=outcome.computed,
        verdict=verdicts.pop() if len(verdicts) == 1 else "holds in part",
        parts=outcome.parts(claim.stated),
        reason=tuple(_compared(each, claim.stated) for each in outcome.reason),
        day=day,
        as_of=newest,
        rows=outcome.rows,
        thresholds=at,
    )


def _compared(fact: Fact, stated: Interval) -> Fact:
    """The fact with the verdict on the value, or on each value, that it sets beside the stated one."""
    value = fact.values.get("compared")
    if value is None:
        return fact
    if isinstance(value, Quantity):
        verdict: Any = {key: compare(stated, each) for key, each in value.items()}
    else:
        verdict = compare(stated, value)
    return replace(fact, values={**fact.values, "verdict": verdict})
