"""Titles and sentences on all claims of a letter together."""

from collections import Counter

import pandas as pd

from helpers.claims import VERDICTS, Finding
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.words import Language

Pairs = list[tuple[Finding, Finding]]  # of the letter's day, and of the day asked for


def verdicts(findings: list[Finding], language: Language) -> str:
    """How many claims have which verdict."""
    counts = Counter(finding.verdict for finding in findings)
    each = [
        language.say("{verdict} {count}", verdict=language.verdict(name), count=language.number(counts[name]))
        for name in VERDICTS
        if counts[name]
    ]
    return language.listed(each)


def found(pairs: Pairs, language: Language) -> Shown:
    """The verdicts on the letter's day and on the other day."""
    if not pairs:
        return shown.nothing(language)
    then = language.plural(
        "Of {count} claim, on the letter's day: {verdicts}.",
        "Of {count} claims, on the letter's day: {verdicts}.",
        len(pairs),
        verdicts=verdicts([then for then, _now in pairs], language),
    )
    other = pairs[0][1]
    now = language.say(
        "{day}: {verdicts}.",
        day=language.capital(language.as_of(other.day, other.as_of)),
        verdicts=verdicts([now for _then, now in pairs], language),
    )
    return shown.said(language, f"{then} {now}")


def independent(pairs: Pairs, language: Language) -> Shown:
    """Which claims follow from others, and the verdicts of those that do not, on the other day."""
    followers = {how: [now for _then, now in pairs if now.claim.implied == how] for how in ("all", "part")}
    own = [now for _then, now in pairs if now.claim.implied != "all"]
    sentences = [
        *(_follows(now, language) for now in followers["all"]),
        *(_follows_in_part(now, language) for now in followers["part"]),
        language.plural(
            "{count} claim stands by itself: {verdicts}.",
            "{count} claims stand by themselves: {verdicts}.",
            len(own),
            verdicts=verdicts(own, language),
        ),
    ]
    return shown.said(language, " ".join(sentences)) if pairs else shown.nothing(language)


def title(pairs: Pairs, language: Language) -> str:
    """The verdicts of the other day."""
    return language.plural(
        "{count} claim against public figures: {verdicts}",
        "{count} claims against public figures: {verdicts}",
        len(pairs),
        verdicts=verdicts([now for _then, now in pairs], language),
    )


def changed(pairs: Pairs) -> Pairs:
    """The claims whose verdict or computed value is not the same on both days."""
    return [(then, now) for then, now in pairs if _result(then) != _result(now)]


def changes(pairs: Pairs, language: Language) -> Shown:
    """How many claims have another result than on the letter's day, and which have another verdict."""
    other = changed(pairs)
    if not other:
        return shown.said(language, language.say("No claim has another result than on the letter's day."))
    count = language.plural(
        "The computed value or the verdict of {count} claim differs from that of the letter's day.",
        "The computed value or the verdict of {count} claims differs from that of the letter's day.",
        len(other),
    )
    turned = [now.claim_id for then, now in other if then.verdict != now.verdict]
    verdict = language.say("The verdict changed for {claims}.", claims=language.listed(turned))
    rows = pd.DataFrame({"rows": [(*then.rows, *now.rows) for then, now in other]})
    return shown.said(language, f"{count} {verdict}", rows)


def _follows(finding: Finding, language: Language) -> str:
    return language.say(
        "{claim} follows from {others}.", claim=finding.claim_id, others=language.listed(finding.claim.implied_by)
    )


def _follows_in_part(finding: Finding, language: Language) -> str:
    return language.say(
        "A part of {claim} follows from {others}.",
        claim=finding.claim_id,
        others=language.listed(finding.claim.implied_by),
    )


def _result(finding: Finding) -> tuple[str, tuple[float, float, float] | None]:
    """The verdict and the computed number, without the rows and the basis that differ from day to day."""
    value = finding.computed
    return finding.verdict, None if value is None else (value.low, value.value, value.high)
