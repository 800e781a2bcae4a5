"""A finding: what the letter states, what the figures give, and the verdict."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from helpers import words as text
from helpers.quantities.interval import Interval

VERDICTS = ("reproduced", "consistent", "differs", "holds in part", "not checkable")


@dataclass(frozen=True)
class Outcome:
    """What a check gives: the computed interval, the rows, the reason, a verdict of its own if any.

    Without a verdict the two intervals decide. `computed` is none where nothing could be computed.
    """

    computed: Interval | None
    figure_ids: tuple[str, ...]
    reason: str
    verdict: str | None = None


@dataclass(frozen=True)
class Finding:
    """The verdict on one claim by the figures of a day."""

    claim_id: str
    statement: str
    stated: Interval
    unit: str
    computed: Interval | None
    verdict: str
    reason: str
    as_of: pd.Timestamp
    figure_ids: tuple[str, ...]
    notebook: str

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain values for JSON; an open end is null."""
        computed = self.computed and {end: _plain(getattr(self.computed, end)) for end in _ENDS}
        return {
            "claim_id": self.claim_id,
            "statement": self.statement,
            "stated": {"low": _plain(self.stated.low), "high": _plain(self.stated.high), "unit": self.unit},
            "computed": computed,
            "verdict": self.verdict,
            "reason": self.reason,
            "as_of": f"{self.as_of:%Y-%m-%d}",
            "figure_ids": list(self.figure_ids),
        }


_ENDS = ("low", "value", "high")


def stated(claim: pd.Series) -> Interval:
    """What the letter's number can mean, or the bounds that the claim's criterion sets."""
    if pd.notna(claim["value"]):
        return Interval.rounded(float(claim["value"]), float(claim["rounding"]))
    low = -np.inf if pd.isna(claim["low"]) else float(claim["low"])
    high = np.inf if pd.isna(claim["high"]) else float(claim["high"])
    return Interval(low, np.nan, high)


def compare(stated: Interval, computed: Interval | None) -> str:
    """The verdict that two intervals give: within, overlapping, apart, or nothing to compare."""
    if computed is None:
        return "not checkable"
    if computed.within(stated):
        return "reproduced"
    return "consistent" if computed.overlaps(stated) else "differs"


def judged(claim: pd.Series, outcome: Outcome, day: pd.Timestamp) -> Finding:
    """The finding that a check's outcome amounts to, in the language in use."""
    column = f"statement_{text.language()}"
    return Finding(
        claim_id=claim["claim_id"],
        statement=claim[column if column in claim else "statement_en"],
        stated=stated(claim),
        unit=claim["unit"],
        computed=outcome.computed and Interval(*(float(getattr(outcome.computed, end)) for end in _ENDS)),
        verdict=outcome.verdict or compare(stated(claim), outcome.computed),
        reason=outcome.reason,
        as_of=day,
        figure_ids=tuple(dict.fromkeys(outcome.figure_ids)),
        notebook=claim["notebook"],
    )


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
