"""Findings in words, and as plain values for JSON."""

import math
from typing import Any

from helpers.claims import Claim, Finding
from helpers.quantities import Interval, Spread, Value
from helpers.show.sentences.reasons import reason
from helpers.words import Language

FINEST = 4  # most digits after the point by which the bounds of a computed value are distinguished


def statement(claim: Claim, language: Language) -> str:
    """What the letter says, in our words."""
    return language.own(claim.row, "statement")


def stated(finding: Finding, language: Language) -> str:
    """The stated interval with its unit."""
    return language.with_unit(language.ends(finding.stated, _digits(finding.stated)), finding.claim.unit)


def computed(finding: Finding, language: Language) -> str:
    """The computed value with its unit and, where they differ in the digits shown, its bounds; a dash for none.

    Bounds without a value between them are given alone. A spread over several cases is named as
    such: it has no central value.
    """
    value, unit = finding.computed, finding.claim.unit
    if value is None:
        return "–"
    digits = max(_digits(value), 1 if unit in ("percent", "ratio") else 0)
    if isinstance(value, Spread):
        return language.say("{range} over several cases", range=language.with_unit(language.ends(value, digits), unit))
    if math.isnan(value.value):
        return language.with_unit(language.ends(value, digits), unit)
    finer = _digits_apart(value, digits, language)
    number = language.with_unit(language.number(value.value, digits if finer is None else finer), unit)
    if finer is None:
        return number
    return language.say("{value} ({ends})", value=number, ends=language.ends(value, finer))


def as_cells(finding: Finding, language: Language) -> list[str]:
    """The finding as the cells of a row: id, statement, stated, computed, verdict, reason."""
    words = [statement(finding.claim, language), stated(finding, language), computed(finding, language)]
    return [finding.claim_id, *words, language.verdict(finding.verdict), reason(finding, language)]


def as_dict(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as plain values for JSON; an open bound is null."""
    value = finding.computed
    low, high = _plain(finding.stated.low), _plain(finding.stated.high)
    return {
        "claim_id": finding.claim_id,
        "statement": statement(finding.claim, language),
        "stated": {"low": low, "high": high, "unit": finding.claim.unit},
        "computed": None if value is None else _bounds(value),
        "verdict": finding.verdict,
        "reason": reason(finding, language),
        "as_of": f"{finding.as_of:%Y-%m-%d}",
        "figure_ids": list(finding.rows),
        "criterion": _criterion(finding.claim, language),
        "basis": None if value is None else value.basis.as_dict(),
    }


def _criterion(claim: Claim, language: Language) -> dict[str, str | None] | None:
    """Our criterion for a claim without a number, and why it was chosen."""
    text = language.own(claim.row, "criterion")
    return {"text": text, "reason": language.own(claim.row, "criterion_reason") or None} if text else None


def _bounds(value: Value) -> dict[str, float | None]:
    return {"low": _plain(value.low), "value": _plain(value.value), "high": _plain(value.high)}


def _digits_apart(interval: Interval, digits: int, language: Language) -> int | None:
    """The fewest digits after the point, from `digits` on, that distinguish the bounds; none for equal bounds."""
    for finer in range(digits, FINEST + 1):
        if language.number(interval.low, finer) != language.number(interval.high, finer):
            return finer
    return None


def _digits(interval: Interval) -> int:
    """The digits after the point that the bounds are shown with: none where they are whole numbers."""
    return 0 if all(end == round(end) for end in (interval.low, interval.high) if math.isfinite(end)) else 1


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
