"""The synthesised findings, rated by GRADE-CERQual."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.coding import attributes, codebook, studies
from helpers.letter import statements
from helpers.schemas.coding import COMPONENTS, CONCERNS, CONFIDENCES

FILE = "motives/findings.csv"
EVIDENCE = ["statements_for", "statements_against", "studies_for", "studies_against"]
LISTS = ["codes", "codes_denied", "nationalities", *EVIDENCE]


@cache
def findings(document: Path = paths.LETTER) -> pd.DataFrame:
    """Every finding with its evidence as tuples of ids and its ratings as ordered categories.

    Indexed by finding; `rows` holds all its statements, `sources` the studies that support it. A
    study and the statements that report it are one source.

    Raises
    ------
    InputError
        With file, row and column, for an id that is not in its register.
    """
    table = letter.read(document, FILE, schemas.FINDINGS).set_index("finding_id")
    lists = {name: table[name].fillna("").str.split().map(tuple) for name in LISTS}
    _check({"question": table["question"], **lists}, document)
    grades = {name: pd.Categorical(table[name], CONCERNS, ordered=True) for name in COMPONENTS}
    confidence = pd.Categorical(table["confidence"], CONFIDENCES, ordered=True)
    evidence = lists["statements_for"] + lists["statements_against"]
    study = statements.load(document)["study"]
    reported = lists["statements_for"].map(lambda ids: tuple(study.loc[list(ids)].dropna()))
    sources = (reported + lists["studies_for"]).map(lambda ids: tuple(sorted(set(ids))))
    return table.assign(**lists, **grades, confidence=confidence, rows=evidence, sources=sources)


@cache
def questions(document: Path = paths.LETTER) -> pd.DataFrame:
    """The research questions of the synthesis, in both languages, indexed by question."""
    return letter.read(document, "motives/questions.csv", schemas.QUESTIONS).set_index("question")


def profile(document: Path = paths.LETTER) -> pd.DataFrame:
    """The evidence profile: a row for each finding and component, with the concern and its reason."""
    table = findings(document)
    parts = {
        name: pd.DataFrame({"concern": table[name], "reason": table[f"{name}_reason"], "rows": table["rows"]})
        for name in COMPONENTS
    }
    long = pd.concat(parts, names=["component"]).reorder_levels(["finding_id", "component"])
    order = pd.MultiIndex.from_product([table.index, COMPONENTS], names=long.index.names)
    return long.loc[order]


def of(register_id: str, document: Path = paths.LETTER) -> pd.DataFrame:
    """The findings that use a statement, a study or a code as evidence for or against."""
    table = findings(document)
    used = pd.Series(False, table.index)
    for name in ("codes", "codes_denied", *EVIDENCE):
        used |= table[name].map(lambda ids: register_id in ids)
    return table[used]


def _check(columns: dict[str, pd.Series], document: Path) -> None:
    """Raise InputError for the first id that is not in its register."""
    passages, register = list(statements.load(document).index), list(studies.load(document).index)
    registers = {
        "question": questions(document).index,
        "codes": codebook.leaves(document),
        "codes_denied": codebook.leaves(document),
        "nationalities": [*attributes.nationalities(document), "all"],
        "statements_for": passages,
        "statements_against": passages,
        "studies_for": register,
        "studies_against": register,
    }
    for column, ids in columns.items():
        schemas.check_ids(ids, registers[column], letter.named(document, FILE))
