"""The claims of a letter, and the verdict on each by the figures public on a day.

>>> check("Q01").verdict
'reproduced'
"""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import letter, observations, paths
from helpers.claims import copies
from helpers.claims.checks import CHECKS
from helpers.claims.register import Claim, register
from helpers.claims.verdicts import VERDICTS, Finding, judged
from helpers.errors import known
from helpers.kept import kept
from helpers.observations import Observations

State = tuple[Path, tuple[str, ...]]  # of the store of vintages

__all__ = ["VERDICTS", "Claim", "Finding", "check", "check_all", "evidence", "of_notebook", "pairs", "register"]


def check(claim_id: str, as_of: str | pd.Timestamp | None = None, document: Path = paths.LETTER) -> Finding:
    """What the public figures of a day say of one claim.

    Parameters
    ----------
    claim_id
        An id of the document's `claims.csv`, such as `Q01`.
    as_of
        A day; none or `latest` is everything known.

    Raises
    ------
    InputError
        For an unknown claim, a malformed day, or a day before any figure.
    """
    known("claim", claim_id, register(document))
    return _found(claim_id, document, observations.known_day(as_of), observations.state())


def evidence(as_of: str | pd.Timestamp | None = None, document: Path = paths.LETTER) -> Observations:
    """The figures public on a day, without the document's own: a figure is not evidence for itself.

    Raises
    ------
    InputError
        For a `source_id` in the document's facts that the register of sources lacks.
    """
    return _evidence(document, observations.known_day(as_of), observations.state())


def check_all(as_of: str | pd.Timestamp | None = None, document: Path = paths.LETTER) -> list[Finding]:
    """The findings on every claim, in the register's order."""
    return [check(claim_id, as_of, document) for claim_id in register(document)]


def of_notebook(name: str, document: Path = paths.LETTER) -> list[str]:
    """The ids of the claims that a notebook checks."""
    return [claim_id for claim_id, claim in register(document).items() if claim.notebook == name]


def pairs(
    *claim_ids: str, as_of: str | pd.Timestamp | None = None, document: Path = paths.LETTER
) -> list[tuple[Finding, Finding]]:
    """The findings on some claims, or on all, on the letter's own day and on the day asked for."""
    day = letter.load(document).day
    ids = claim_ids or tuple(register(document))
    return [(check(claim, day, document), check(claim, as_of, document)) for claim in ids]


@cache
def _found(claim_id: str, document: Path, day: pd.Timestamp | None, state: State) -> Finding:
    """The finding, computed once per day and state of the store, in this process and others."""
    return kept(f"finding {claim_id} {day}", lambda: _judged(claim_id, document, day, state), document)


def _judged(claim_id: str, document: Path, day: pd.Timestamp | None, state: State) -> Finding:
    claim, figures = register(document)[claim_id], _evidence(document, day, state)
    newest = day if day is not None else observations.newest(observations.load().table)

    def found(evidence: Observations) -> Finding:
        return judged(claim, CHECKS[claim.check](claim.specification, evidence), day, newest)

    return copies.disclosed(found(figures), figures, found)


@cache
def _evidence(document: Path, day: pd.Timestamp | None, state: State) -> Observations:
    """The evidence, selected once per day and state of the store, so that its series are computed once."""
    figures, own = observations.load(as_of=day), letter.load(document).source_id
    if own is None:
        return figures
    place = f"{letter.named(document, letter.FILE)}, key source_id"
    return figures.without(known("source", own, observations.sources().index, place))
