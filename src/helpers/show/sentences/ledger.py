"""Titles and sentences of the notebook with the ledger."""

from collections import Counter

import pandas as pd

from helpers import words as text
from helpers.claims.findings import VERDICTS, Finding
from helpers.show.tables import Shown, said
from helpers.words import _

Pairs = list[tuple[Finding, Finding]]


def verdicts(findings: list[Finding]) -> str:
    """How many claims got which verdict, in words."""
    counts = Counter(finding.verdict for finding in findings)
    return text.listed(f"{text.verdict(name)} {counts[name]}" for name in VERDICTS if counts[name])


def found(pairs: Pairs) -> Shown:
    """The verdicts on the letter's day and on the other day."""
    words = _("Of {count} claims, on the letter's day: {then}. {day}: {now}.")
    then, now = (verdicts([pair[side] for pair in pairs]) for side in (0, 1))
    day = text.as_of()
    return said(words.format(count=len(pairs), then=then, day=day[:1].upper() + day[1:], now=now))


def title(pairs: Pairs) -> str:
    """The verdicts of the other day, as a title."""
    words = _("{count} claims against public figures: {now}")
    return words.format(count=len(pairs), now=verdicts([now for _then, now in pairs]))


def changed(pairs: Pairs) -> Pairs:
    """The claims whose verdict or computed value is not the same on both days."""
    return [(then, now) for then, now in pairs if (then.verdict, then.computed) != (now.verdict, now.computed)]


def changes(pairs: Pairs) -> Shown:
    """Which claims changed since the letter's day."""
    other = changed(pairs)
    turned = [now.claim_id for then, now in other if then.verdict != now.verdict]
    words = _(
        "The computed value of {count} claims is another one than on the letter's day; the verdict turned on {ids}."
    )
    rows = pd.DataFrame({"figure_ids": [(*then.figure_ids, *now.figure_ids) for then, now in other]})
    return said(words.format(count=len(other), ids=text.listed(turned)), rows)
