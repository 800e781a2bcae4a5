"""The letter's claims, and the verdict on each by the figures public on a day.

>>> check("Q01").verdict
'reproduced'
"""

from functools import cache

import pandas as pd

from helpers import dates, observations, paths, schemas
from helpers.claims.checks import CHECKS
from helpers.claims.findings import Finding, judged
from helpers.errors import known

# The letter is what is checked: its own figures are no evidence for it.
LETTER_SOURCE = "staatssecretaris-van-justiti-2023-12-22-3ec4"


@cache
def register() -> pd.DataFrame:
    """The claims as rows, by id; each names a check that exists and a notebook.

    Raises
    ------
    InputError
        With file, row and column of the first fault.
    """
    table = schemas.read(paths.CLAIMS, schemas.CLAIMS)
    for number, name in enumerate(table["check"], start=2):
        known("check", name, CHECKS, f"claims.csv, row {number}, column check")
    return table.set_index("claim_id", drop=False)


def check(claim_id: str, as_of: str | pd.Timestamp | None = None) -> Finding:
    """What the public figures of a day say of one claim.

    Parameters
    ----------
    claim_id
        `Q01` to `Q19`.
    as_of
        A day; none or `latest` is everything known.

    Raises
    ------
    InputError
        For an unknown claim, a malformed day, or a day before any figure.
    """
    claim = register().loc[known("claim", claim_id, register().index)]
    figures = observations.load(as_of=as_of)
    day = dates.day(as_of) or observations.newest(figures)
    return judged(claim, CHECKS[claim["check"]](claim, evidence(figures)), day)


def evidence(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures without the letter's own."""
    return figures[figures["source_id"] != LETTER_SOURCE]


def check_all(as_of: str | pd.Timestamp | None = None) -> list[Finding]:
    """The findings on every claim, in the register's order."""
    return [check(claim_id, as_of) for claim_id in register().index]
