"""The home page: every claim with its bounds, both verdicts, reasons and rows."""

from collections import Counter
from pathlib import Path
from typing import Any

from helpers import claims, letter, observations, paths
from helpers.claims import VERDICTS, Finding
from helpers.quantities import union
from helpers.show import findings
from helpers.show.basis import basis
from helpers.show.sentences.reasons import reason
from helpers.site.executed import Notebook
from helpers.site.figures import published
from helpers.site.templating import filled, records
from helpers.words import Language

SIDES = ("then", "now")  # on the letter's day, and with everything known


def home(notebooks: list[Notebook], language: Language, document: Path = paths.LETTER) -> str:
    """The home page of a document: its claims, their reasons and rows, and links to the other pages."""
    pairs = claims.pairs(document=document)
    found = dict(zip(SIDES, zip(*pairs, strict=True), strict=True))
    facts = letter.load(document)
    return filled(
        "index.md",
        language,
        document=facts,
        title=language.own(vars(facts), "title"),
        lines=[_line(then, now, language) for then, now in pairs],
        tallies={side: _tally(findings_) for side, findings_ in found.items()},
        days={side: findings_[0].as_of for side, findings_ in found.items()},
        notebooks=notebooks,
        counts={"figures": len(observations.figures()), "sources": len(observations.sources())},
    )


def _tally(found: tuple[Finding, ...]) -> dict[str, int]:
    """The number of claims by verdict."""
    counts = Counter(finding.verdict for finding in found)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def _line(then: Finding, now: Finding, language: Language) -> dict[str, Any]:
    """The values of one claim for the template, with both findings and the rows used by either."""
    claim = now.claim
    return {
        "claim_id": claim.claim_id,
        "anchor": claim.claim_id.lower(),
        "notebook": claim.notebook,
        "statement": findings.statement(claim, language),
        "stated": findings.stated(now, language),
        "criterion": language.own(claim.row, "criterion"),
        "criterion_reason": language.own(claim.row, "criterion_reason"),
        "then": _side(then, language),
        "now": _side(now, language),
        "rows": records(published(observations.rows(union([then.rows, now.rows])), language)),
    }


def _side(finding: Finding, language: Language) -> dict[str, Any]:
    """The values of one finding for the template."""
    value = finding.computed
    return {
        "verdict": finding.verdict,
        "computed": findings.computed(finding, language),
        "reason": reason(finding, language),
        "basis": basis(value.basis, language) if value is not None else "",
        "rows": frozenset(finding.rows),
    }
