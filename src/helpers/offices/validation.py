"""What must be true of a table before it counts, and what a reader must know of it."""

import re

import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats.cells import FLAG, TIME, VALUE

# Codes within an axis that hold others of the same axis: a sum over all would count twice or more.
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
# Flags that changed their letters on 27 January 2025: what the old ones are called now.
RENAMED_FLAGS = {"s": "i", "z": "m", "c": "C"}
USUAL = 24  # periods whose reporters say how many are usual


def persons(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table, where its unit is persons."""
    units = set(table["unit"].cat.categories) if "unit" in table else set()
    if units - {PERSONS}:
        raise InputError(f"{name}: unit is {', '.join(sorted(units))}, not {PERSONS}")
    return table


def not_empty(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table, where it has cells."""
    if table.empty:
        raise InputError(f"{name}: the reply has no cells for what was asked")
    return table


def summable(table: pd.DataFrame, axis: str) -> pd.DataFrame:
    """The table, where no code of an axis holds others of it, so that a sum counts each person once.

    Raises
    ------
    InputError
        Naming the aggregates.
    """
    inside = [code for code in table[axis].unique() if AGGREGATES[axis].fullmatch(str(code))]
    if inside and len(table[axis].unique()) > 1:
        raise InputError(f"axis {axis}: {', '.join(inside)} hold other codes of it: leave them out before adding")
    return table


def parts(table: pd.DataFrame, axis: str) -> pd.DataFrame:
    """The rows without the aggregates of an axis."""
    kept = ~table[axis].astype(str).str.fullmatch(AGGREGATES[axis])
    return table[kept]


def totals(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand for all sexes, ages and so on, where a table has such; countries stay apart."""
    for axis, code in TOTALS.items():
        if axis in table and (table[axis] == code).any():
            table = table[table[axis] == code]
    return table


def reporters(table: pd.DataFrame) -> pd.DataFrame:
    """How many countries have a value, by period, with `usual` and `fewer`.

    `usual` is the median of the up to 24 periods before; `fewer` where a period has less than it.
    """
    known = parts(table[table[VALUE].notna()], "geo")
    counts = known.groupby(TIME, observed=True)["geo"].nunique()
    usual = counts.shift(1).rolling(USUAL, min_periods=1).median()
    return pd.DataFrame({"countries": counts, "usual": usual, "fewer": counts < usual})


def complete(table: pd.DataFrame, period: str, name: str) -> pd.DataFrame:
    """The table, where a period has no fewer reporters than usual.

    Raises
    ------
    InputError
        With both numbers: a sum over countries would fall for no reason of the children's.
    """
    found = reporters(table)
    if period in found.index and found.at[period, "fewer"]:
        row = found.loc[period]
        raise InputError(f"{name}, {period}: {row['countries']} countries, usual are {row['usual']:.0f}")
    return table


def flags(table: pd.DataFrame) -> dict[str, int]:
    """How many cells have each flag whose letter has changed its meaning: to be looked at, not translated."""
    counts = table[FLAG].value_counts()
    return {flag: int(counts[flag]) for flag in RENAMED_FLAGS if flag in counts.index and counts[flag]}
