"""The claims of a letter as objects: what is stated, how it is checked, and the letter's own specification."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import paths
from helpers.claims.checks import CHECKS
from helpers.claims.specification import Specification
from helpers.errors import known
from helpers.letter import claims
from helpers.quantities import Interval


@dataclass(frozen=True)
class Claim:
    """One claim: its paraphrases, the interval it is held against, and the check that computes it."""

    claim_id: str
    row: pd.Series  # the row of claims.csv, for its texts in several languages
    stated: Interval
    unit: str
    criterion: str | None  # how a claim without a number is made checkable; none where the letter states one
    check: str
    specification: Specification
    notebook: str


@cache
def register(document: Path = paths.LETTER) -> dict[str, Claim]:
    """The claims of a document by id; each names a check that exists.

    Raises
    ------
    InputError
        With file, row and column of the first fault.
    """
    table = claims.table(document)
    for number, name in enumerate(table["check"], start=2):
        known("check", name, CHECKS, f"{claims.FILE}, row {number}, column check")
    return {str(claim_id): _claim(str(claim_id), row) for claim_id, row in table.iterrows()}


def stated(row: pd.Series) -> Interval:
    """What the letter's number can mean, or the bounds that our criterion sets; an empty bound is open."""
    if pd.notna(row["value"]):
        return Interval.rounded(float(row["value"]), float(row["rounding"]))
    low = -np.inf if pd.isna(row["low"]) else float(row["low"])
    high = np.inf if pd.isna(row["high"]) else float(row["high"])
    return Interval(low, np.nan, high)


def _claim(claim_id: str, row: pd.Series) -> Claim:
    return Claim(
        claim_id=claim_id,
        row=row,
        stated=stated(row),
        unit=row["unit"],
        criterion=None if pd.isna(row["criterion"]) else row["criterion"],
        check=row["check"],
        specification=Specification.of(row),
        notebook=row["notebook"],
    )
