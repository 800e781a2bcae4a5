"""The register of a letter's claims, as a table."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.letter.document import read

FILE = "claims.csv"


@cache
def table(document: Path = paths.LETTER) -> pd.DataFrame:
    """The claims as rows, indexed by id in the order of the file.

    Raises
    ------
    InputError
        With file, row and column of the first fault.
    """
    return read(document, FILE, schemas.CLAIMS).set_index("claim_id")
