"""Validation of fetched tables: unit, aggregates, missing reporters, renamed flags."""

import re

import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats.cells import FLAG, TIME, VALUE

# Codes of an axis that include other codes of it: a sum over all of them would count persons twice.
AGGREGATES = {
    "citizen": re.compile(r"TOTAL|EU\d\d(_\d{4})?|EXT_EU\d\d(_\d{4})?|EFTA|EEA.*|NEU.*|.*_FOR|NON_EU.*"),
    "geo": re.compile(r"EU\d*(_\d{4})?|EA\d*|EFTA|EEA.*|TOTAL"),
    "sex": re.compile("T"),
    "age": re.compile("TOTAL|Y_LT18"),
    "applicant": re.compile("TOTAL"),
    "decision": re.compile("TOTAL|POS"),
}
TOTALS = {"citizen": "TOTAL", "sex": "T", "age": "TOTAL", "applicant": "TOTAL", "decision": "TOTAL"}
PERSONS = "PER"
RENAMED_FLAGS = {"s": "i", "z": "m", "c": "C"}  # old and new letters; Eurostat renamed them on 27 January 2025
USUAL = 24  # periods over which the usual number of reporting countries is taken


def check_persons(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table itself; InputError where its unit is not persons."""
    units = set(table["unit"].cat.categories) if "unit" in table else set()
    if units - {PERSONS}:
        raise InputError(f"{name}: unit is {', '.join(sorted(units))}, not {PERSONS}")
    return table


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


def totals(table: pd.DataFrame) -> pd.DataFrame:
    """The rows for all citizenships, sexes, ages and so on, on each axis that has such a code, by country."""
    for axis, code in TOTALS.items():
        if axis in table and (table[axis] == code).any():
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
