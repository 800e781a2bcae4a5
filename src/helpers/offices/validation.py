"""Validation of fetched tables: unit, aggregates, missing reporters, renamed flags."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats.cells import FLAG, TIME, VALUE

# Codes of an axis that include other codes of it: a sum over all of them would count persons twice.
AGGREGATES = {
    "citizen": re.compile(r"TOTAL|EU\d\d(_\d{4})?|EXT_EU\d\d(_\d{4})?|EFTA|EEA.*|NEU.*|.*_FOR|NON_EU.*"),
    "geo": re.compile(r"EU\d*(_\d{4})?(_X_\w+)?|EA\d*|EFTA|EEA.*|TOTAL"),
    "sex": re.compile("T"),
    "age": re.compile("TOTAL|Y_LT18"),
    "applicant": re.compile("TOTAL"),
    "decision": re.compile("TOTAL|POS"),
}
# The code of an axis that includes all others; where a table lacks the first, the second is the widest.
TOTALS = {
    "citizen": ("TOTAL",),
    "sex": ("T",),
    "age": ("TOTAL", "Y_LT18"),
    "applicant": ("TOTAL",),
    "decision": ("TOTAL",),
}
KNOWN_FLAGS = re.compile("[bcdefimnprsuzCNPF ]*")  # Eurostat's letters, those of before 2025 among them
PERSONS = "PER"
RENAMED_FLAGS = {"s": "i", "z": "m", "c": "C"}  # old and new letters; Eurostat renamed them on 27 January 2025
USUAL = 24  # periods over which the usual number of reporting countries is taken


def check_persons(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table itself; InputError where its unit is not persons."""
    units = set(table["unit"].cat.categories) if "unit" in table else set()
    if units - {PERSONS}:
        raise InputError(f"{name}: unit is {', '.join(sorted(units))}, not {PERSONS}")
    return table


def check_counts(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table itself; InputError for a value that cannot be a number of persons."""
    value = table[VALUE].to_numpy(float)
    wrong = (value < 0) | np.isinf(value) | (np.nan_to_num(value) % 1 != 0)
    if wrong.any():
        place = int(wrong.argmax())
        cell = ", ".join(table.drop(columns=[VALUE, FLAG]).iloc[place].astype(str))
        raise InputError(f"{name}: cell {cell}: {value[place]:g} is not a whole number of persons from 0 on")
    return table


def unknown_flags(table: pd.DataFrame) -> dict[str, int]:
    """The number of cells with each flag that has a letter which Eurostat does not define."""
    counts = table[FLAG].value_counts()
    return {str(flag): int(n) for flag, n in counts.items() if n and not KNOWN_FLAGS.fullmatch(str(flag))}


def check_not_empty(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table itself; InputError where it has no cells."""
    if table.empty:
        raise InputError(f"{name}: the response has no cells for this request")
    return table


def check_summable(table: pd.DataFrame, axis: str) -> pd.DataFrame:
    """The table itself; InputError where an axis mixes aggregates with codes that they include."""
    codes = table[axis].unique()
    mixed = [code for code in codes if AGGREGATES[axis].fullmatch(str(code))]
    if mixed and len(codes) > 1:
        raise InputError(f"axis {axis}: {', '.join(mixed)} include other codes: remove them before summing")
    return table


def without_aggregates(table: pd.DataFrame, axis: str) -> pd.DataFrame:
    """The rows whose code on an axis is not an aggregate."""
    return table[~table[axis].astype(str).str.fullmatch(AGGREGATES[axis])]


def total_codes(table: pd.DataFrame) -> dict[str, str]:
    """The code for all citizenships, sexes, ages and so on, for each axis of a table that has one."""
    held = {axis: set(table[axis].unique()) for axis in TOTALS if axis in table}
    first = {axis: next((code for code in TOTALS[axis] if code in codes), None) for axis, codes in held.items()}
    return {axis: code for axis, code in first.items() if code is not None}


def totals(table: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    """The rows with the given code on each axis."""
    for axis, code in codes.items():
        table = table[table[axis] == code]
    return table


def reporters(table: pd.DataFrame) -> pd.DataFrame:
    """How many countries report a value, by period.

    Returns
    -------
    DataFrame
        `countries`; `usual`, the median of up to 24 periods before; `fewer`, whether a period has
        fewer countries than usual.
    """
    reported = without_aggregates(table[table[VALUE].notna()], "geo")
    counts = reported.groupby(TIME, observed=True)["geo"].nunique()
    usual = counts.shift(1).rolling(USUAL, min_periods=1).median()
    return pd.DataFrame({"countries": counts, "usual": usual, "fewer": counts < usual})


def renamed_flags(table: pd.DataFrame) -> dict[str, int]:
    """The number of cells with each flag whose letter was renamed: their meaning depends on the vintage's day."""
    counts = table[FLAG].value_counts()
    return {flag: int(counts[flag]) for flag in RENAMED_FLAGS if flag in counts.index and counts[flag]}
