"""The letter's statements: paraphrases with locators, and the passages in which nothing is coded."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.errors import InputError
from helpers.letter.document import named, read

FILE = "statements.csv"


@cache
def passages(document: Path = paths.LETTER) -> pd.DataFrame:
    """Every passage of the letter in its order, indexed by id: `M` for a statement, `N` if it is not coded.

    Raises
    ------
    InputError
        With file and row, also for a passage that begins inside the preceding one.
    """
    table = read(document, FILE, schemas.STATEMENTS)
    order = table.sort_values("passage_start", kind="stable")
    crossing = order["passage_start"].to_numpy()[1:] < order["passage_end"].to_numpy()[:-1]
    if crossing.any():
        row = order.index[1:][crossing][0]
        place = f"{named(document, FILE)}, row {row + 2}, column passage_start"
        raise InputError(f"{place}: {table.at[row, 'passage_start']} is inside the preceding passage")
    return table.set_index("statement_id")


def load(document: Path = paths.LETTER) -> pd.DataFrame:
    """The statements that are coded, `M01` onwards."""
    table = passages(document)
    return table[table["statement_en"].notna()].drop(columns="reason")


def left_out(document: Path = paths.LETTER) -> pd.DataFrame:
    """The passages that are not coded, each with the reason."""
    table = passages(document)
    return table[table["statement_en"].isna()].drop(columns=["statement_en", "statement_nl"])


def unit(document: Path = paths.LETTER) -> pd.Series:
    """The paragraph of each statement; motives in one paragraph count as named together."""
    table = load(document)
    return table["section"] + " " + table["paragraph"].astype(str)
