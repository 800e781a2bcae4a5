"""The public studies beside the letter, those left out with their reason, and what each found."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.coding import codebook

KNOWLEDGE_NOTE = "S01"  # the study that the letter reports
INTERVIEWS = "S02"  # the study of 2018, which asked minors themselves
PURPOSE = "S03"  # the immigration service's, which says that most come on purpose


@cache
def load(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """Every study that was considered, indexed by id; `status` says which were left out."""
    return schemas.read(folder / "studies.csv", schemas.STUDIES).set_index("study_id")


@cache
def codings(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """What the included studies found, in the codebook's codes, one row a finding.

    Raises
    ------
    InputError
        For a code that is no leaf, and for a study that is unknown or was left out.
    """
    table = schemas.read(folder / "study_codings.csv", schemas.STUDY_CODINGS)
    register = load(folder)
    schemas.check_ids(table["code"], codebook.leaves(folder), "study_codings.csv")
    schemas.check_ids(table["study_id"], register.index[register["status"] == "included"], "study_codings.csv")
    return table
