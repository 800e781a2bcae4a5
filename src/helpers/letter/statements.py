"""The letter's statements: paraphrases with locators, and the passages in which nothing is coded."""

import hashlib
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.errors import InputError
from helpers.letter.document import named, read

FILE = "statements.csv"
READINGS = "motives/readings.csv"


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
    return table[table["statement_en"].isna()].drop(columns=["statement_en", "statement_nl", "country", "study"])


@cache
def readings(document: Path = paths.LETTER) -> pd.DataFrame:
    """Every passage as it was read against the letter's words, and by whom; indexed by passage and reader.

    Raises
    ------
    InputError
        With file and row, for a passage that is unknown, or that was changed after it was read.
    """
    table, register = read(document, READINGS, schemas.READINGS), passages(document)
    name = named(document, READINGS)
    schemas.check_ids(table["statement_id"], register.index, name)
    now = table["statement_id"].map(_digests(register))
    changed = table.index[table["read_sha256"] != now]
    if len(changed):
        row = table.loc[changed[0]]
        place = f"{name}, row {changed[0] + 2}, column read_sha256"
        raise InputError(f"{place}: {row['statement_id']} was changed after it was read: read it again")
    return table.set_index(["statement_id", "reader"])


def unit(document: Path = paths.LETTER) -> pd.Series:
    """The paragraph of each statement; motives in one paragraph count as named together."""
    table = load(document)
    return table["section"] + " " + table["paragraph"].astype(str)


def _digests(register: pd.DataFrame) -> pd.Series:
    """The SHA-256 of the paraphrases of each passage, or of the reason why it has none."""
    texts = register[["statement_en", "statement_nl", "reason"]].fillna("").agg("\n".join, axis=1)
    return texts.map(lambda text: hashlib.sha256(text.encode()).hexdigest())
