"""The claims of a letter as objects: what is stated, how it is checked, and the letter's own specification."""

from dataclasses import dataclass, replace
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
    thresholds: tuple[float, ...]  # lower bounds that a vague word can mean, the least first; none for a plain one
    unit: str
    criterion: str | None  # how a claim without a number is made checkable; none where the letter states one
    check: str
    specification: Specification
    notebook: str
    implied_by: tuple[str, ...]  # the claims that it follows from
    implied: str  # how much of it follows: all, part or none

    def at(self, threshold: float) -> Interval:
        """What is stated if its lower bound is this one."""
        return replace(self.stated, low=threshold)


@cache
def register(document: Path = paths.LETTER) -> dict[str, Claim]:
    """The claims of a document by id; each names a check that exists.

    Raises
    ------
    InputError
        With file, row and column of the first fault.
    """
    table = claims.table(document)
    for number, (name, ids) in enumerate(zip(table["check"], table["implied_by"].fillna(""), strict=True), start=2):
        known("check", name, CHECKS, f"{claims.FILE}, row {number}, column check")
        for claim_id in ids.split():
            known("claim", claim_id, table.index, f"{claims.FILE}, row {number}, column implied_by")
    return {str(claim_id): _claim(str(claim_id), row) for claim_id, row in table.iterrows()}


def stated(row: pd.Series) -> Interval:
    """What the letter's number can mean, or the bounds that our criterion sets; an empty bound is open.

    Of several thresholds it is the least.
    """
    if pd.notna(row["value"]):
        return Interval.rounded(float(row["value"]), float(row["rounding"]))
    least = min(thresholds(row), default=row["low"])
    low = -np.inf if pd.isna(least) else float(least)
    high = np.inf if pd.isna(row["high"]) else float(row["high"])
    return Interval(low, np.nan, high)


def thresholds(row: pd.Series) -> tuple[float, ...]:
    """The lower bounds that a claim is judged at, in order; none where it has a single one."""
    return () if pd.isna(row["thresholds"]) else tuple(sorted(map(float, row["thresholds"].split())))


def _claim(claim_id: str, row: pd.Series) -> Claim:
    return Claim(
        claim_id=claim_id,
        row=row,
        stated=stated(row),
        thresholds=thresholds(row),
        unit=row["unit"],
        criterion=None if pd.isna(row["criterion"]) else row["criterion"],
        check=row["check"],
        specification=Specification.of(row),
        notebook=row["notebook"],
        implied_by=() if pd.isna(row["implied_by"]) else tuple(row["implied_by"].split()),
        implied="none" if pd.isna(row["implied"]) else row["implied"],
    )
