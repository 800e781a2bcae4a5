"""The synthesised findings and how far each can be relied on, by GRADE-CERQual."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.coding import codebook, codings, studies
from helpers.letter import statements
from helpers.schemas.motives import ATTRIBUTES, COMPONENTS, CONCERNS, CONFIDENCES

FILE = "findings.csv"
EVIDENCE = ["statements_for", "statements_against", "studies_for", "studies_against"]
LISTS = ["codes", "nationalities", *EVIDENCE]


@cache
def findings(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """Every finding with its evidence as tuples of ids and its ratings as ordered categories.

    Indexed by finding; `figure_ids` holds all its statements.

    Raises
    ------
    InputError
        With file, row and column, for an id that no register has.
    """
    table = schemas.read(folder / FILE, schemas.FINDINGS).set_index("finding_id")
    lists = {name: table[name].fillna("").str.split().map(tuple) for name in LISTS}
    _check(lists, folder)
    grades = {name: pd.Categorical(table[name], CONCERNS, ordered=True) for name in COMPONENTS}
    confidence = pd.Categorical(table["confidence"], CONFIDENCES, ordered=True)
    evidence = lists["statements_for"] + lists["statements_against"]
    return table.assign(**lists, **grades, confidence=confidence, figure_ids=evidence)


def profile(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """The evidence profile: a row for each finding and component, with the concern and its reason."""
    table = findings(folder)
    parts = {
        name: pd.DataFrame(
            {"concern": table[name], "reason": table[f"{name}_reason"], "figure_ids": table["figure_ids"]}
        )
        for name in COMPONENTS
    }
    long = pd.concat(parts, names=["component"]).reorder_levels(["finding_id", "component"])
    order = pd.MultiIndex.from_product([table.index, COMPONENTS], names=long.index.names)
    return long.loc[order]


def of(register_id: str, folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """The findings that a statement, a study or a code stands behind or against."""
    table = findings(folder)
    used = table["codes"].map(lambda ids: register_id in ids)
    for name in EVIDENCE:
        used |= table[name].map(lambda ids: register_id in ids)
    return table[used]


def unsupported(folder: Path = paths.MOTIVES) -> list[tuple[str, str]]:
    """The (finding, statement) of statements to which the agreed coding gives none of the finding's codes."""
    given = codings.agreed(folder).groupby("statement_id")["code"].agg(set)
    return [
        (finding, statement)
        for finding, row in findings(folder).iterrows()
        for statement in row["figure_ids"]
        if not given.get(statement, set()) & set(row["codes"])
    ]


def _check(lists: dict[str, pd.Series], folder: Path) -> None:
    """Refuse an id that its register lacks."""
    passages, register = list(statements.load().index), list(studies.load(folder).index)
    registers = {
        "codes": codebook.leaves(folder),
        "nationalities": [code for code in ATTRIBUTES["nationality"] if code != "unspecified"],
        "statements_for": passages,
        "statements_against": passages,
        "studies_for": register,
        "studies_against": register,
    }
    for column, ids in lists.items():
        schemas.check_ids(ids, registers[column], FILE)
