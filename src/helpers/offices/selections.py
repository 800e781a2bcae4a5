"""Which cells of a table count as which measure: the loader of every vintage.

Tables without an entry in `SELECTIONS` are kept and can be exported, but enter no computation.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices import validation
from helpers.offices.formats import periods
from helpers.offices.formats.cells import FLAG, TIME, VALUE

CELL = ["measure", "geo", "citizen", TIME]
COLUMNS = [*CELL, VALUE, FLAG]
# Citizenships for which decisions are loaded: the letter's nationalities and those compared with them.
CITIZENSHIPS = (
    *("TOTAL", "SY", "ER", "SO", "IQ", "YE", "SD", "AF", "TR"),
    *("IR", "MA", "DZ", "EG", "ET", "GM", "GN", "NG"),
)


@dataclass(frozen=True)
class Selection:
    """The cells of a table that count as one measure: codes by dimension, and citizenships."""

    measure: str
    codes: dict[str, str]
    citizens: tuple[str, ...] | None  # `None` is every citizenship


def _all_ages(measure: str, citizens: tuple[str, ...] | None = ("TOTAL",), **codes: str) -> Selection:
    return Selection(measure, {"sex": "T", "age": "TOTAL"} | codes, citizens)


_APPLICANTS = [
    _all_ages("asylum_applicants", applicant="TOTAL"),
    _all_ages("first_time_applicants", applicant="FRST"),
]
SELECTIONS: dict[str, list[Selection]] = {
    "migr_asyunaa": [_all_ages("uam_asylum_applicants", None)],
    "migr_asyumactm": [
        Selection("uam_first_time_applicants", {"sex": "T", "age": "Y_LT18", "applicant": "FRST"}, None)
    ],
    "migr_asyappctza": _APPLICANTS,
    "migr_asyappctzm": _APPLICANTS,
    "migr_asydcfsta": [
        _all_ages("first_instance_decisions_total", CITIZENSHIPS, decision="TOTAL"),
        _all_ages("refugee_status", CITIZENSHIPS, decision="POS_RFG"),
        _all_ages("subsidiary_protection", CITIZENSHIPS, decision="POS_SPROT"),
        _all_ages("humanitarian", CITIZENSHIPS, decision="POS_HUM"),
        _all_ages("first_instance_rejections", CITIZENSHIPS, decision="NEG"),
    ],
}


def observed(cells: pd.DataFrame, table: str, part: bool = False) -> pd.DataFrame:
    """The cells of a table that the measures take, with the columns `COLUMNS`; empty for other tables.

    `part` says that some countries only were requested, so that a measure may have no cells.

    Raises
    ------
    InputError
        Where the table cannot be read as the measures need it: a dimension is absent or one too
        many, a code was renamed, or a value is not a number of persons.
    """
    found = [_taken(cells, table, selection, part) for selection in SELECTIONS.get(table, [])]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)


def fingerprint(table: str) -> str:
    """A hash of the selections of a table: differs as soon as one of them does."""
    return hashlib.sha256(repr(SELECTIONS.get(table, [])).encode()).hexdigest()[:12]


def check_codes(codes: dict[str, list[str]], table: str) -> None:
    """Raise InputError where a table's structure lacks a code that a measure takes, because it was renamed."""
    for selection in SELECTIONS.get(table, []):
        for name, code in selection.codes.items():
            if code not in codes.get(name, []):
                listed = ", ".join(codes.get(name, [])[:12]) or "no codes"
                raise InputError(f"{table}: {selection.measure} needs {name}={code}, but {name} has {listed}")


def _taken(cells: pd.DataFrame, table: str, selection: Selection, part: bool) -> pd.DataFrame:
    """The cells of one measure."""
    absent = [name for name in [*selection.codes, "geo", "citizen"] if name not in cells]
    if absent:
        raise InputError(f"{table}: {selection.measure} needs dimension {', '.join(absent)}, which is absent")
    taken = cells[_mask(cells, selection)]
    if taken.empty and not part:
        chosen = ", ".join(f"{name}={code}" for name, code in selection.codes.items())
        raise InputError(f"{table}: {selection.measure} has no cells with {chosen}: was a code renamed?")
    validation.check_counts(taken, table)
    _check_single(taken, table, selection)
    for period in taken[TIME].unique():
        periods.days(str(period))
    made = taken.assign(measure=selection.measure)
    return made.astype(dict.fromkeys([*CELL, FLAG], "string"))[COLUMNS]


def _mask(cells: pd.DataFrame, selection: Selection) -> np.ndarray:
    """Which cells a measure takes: without groups of citizenships."""
    citizens = cells["citizen"].astype("category").cat.categories
    wanted = [
        code
        for code in citizens
        if (code == "TOTAL" or not validation.AGGREGATES["citizen"].fullmatch(str(code)))
        and (selection.citizens is None or code in selection.citizens)
    ]
    masks = [(cells[name] == code).to_numpy(bool) for name, code in selection.codes.items()]
    return np.logical_and.reduce([cells["citizen"].isin(wanted).to_numpy(bool), *masks])


def _check_single(taken: pd.DataFrame, table: str, selection: Selection) -> None:
    """Raise InputError where a further dimension divides the cells of a measure."""
    others = [name for name in taken if name not in (*selection.codes, "geo", "citizen", TIME, VALUE, FLAG)]
    for name in others:
        codes = sorted(map(str, taken[name].unique()))
        if len(codes) > 1:
            raise InputError(f"{table}: {selection.measure} is divided by {name}: {', '.join(codes[:6])}")
        if name == "unit" and codes and codes != [validation.PERSONS]:
            raise InputError(f"{table}: unit is {codes[0]}, not {validation.PERSONS}")
