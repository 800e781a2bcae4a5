"""The register of public studies, included or left out with the reason, and their findings."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.coding import codebook
from helpers.errors import known

FILE = "motives/studies.csv"
FOUND = "motives/study_codings.csv"


@cache
def load(document: Path = paths.LETTER) -> pd.DataFrame:
    """Every study that was considered, indexed by id; `status` says which were left out."""
    return letter.read(document, FILE, schemas.STUDIES).set_index("study_id")


@cache
def codings(document: Path = paths.LETTER) -> pd.DataFrame:
    """The findings of the included studies as codes, one row for each finding.

    Raises
    ------
    InputError
        For a code that is not a leaf, and for a study that is unknown or was left out.
    """
    table, register = letter.read(document, FOUND, schemas.STUDY_CODINGS), load(document)
    name = letter.named(document, FOUND)
    schemas.check_ids(table["code"], codebook.leaves(document), name)
    schemas.check_ids(table["study_id"], register.index[register["status"] == "included"], name)
    return table


def in_role(role: str, document: Path = paths.LETTER) -> str | None:
    """The id of the study that `letter.toml` names as `reported` or `interviews`; none if it names none.

    Raises
    ------
    InputError
        If `studies.csv` has no such study.
    """
    study = letter.load(document).studies.get(role)
    place = f"{letter.named(document, 'letter.toml')}, key studies.{role}"
    return known("study", study, load(document).index, place) if study else None


def size(role: str, document: Path = paths.LETTER) -> float:
    """The number of participants of the study in a role; NaN if there is no such study or number."""
    study = in_role(role, document)
    sizes = load(document)["size"].astype(float)
    return float(sizes[study]) if study else float("nan")
