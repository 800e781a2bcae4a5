"""What must be true of the figures beside their schema: codes, measures, whole persons, days, shares."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.errors import InputError, unknown
from helpers.observations import counting, naming
from helpers.schemas.figures import CHANGE


@dataclass(frozen=True)
class Registers:
    """What figures are checked against, each by its id."""

    places: pd.DataFrame
    names: Mapping[str, tuple[str, ...]]  # of the places, as `naming.names` gives them
    measures: pd.DataFrame
    publications: pd.DataFrame


def checked(table: pd.DataFrame, registers: Registers) -> pd.DataFrame:
    """The figures, where nothing in them contradicts the registers; the column `table` says the file of each.

    Raises
    ------
    InputError
        With file, row, column and value of the first fault.
    """
    refuse(table, "figure_id", table["figure_id"].duplicated(), "is in another table too")
    refuse(table, "source_id", ~table["source_id"].isin(registers.publications.index), "has no row in sources.csv")
    refuse(table, "measure", ~table["measure"].isin(registers.measures.index), "has no row in measures.csv")
    for column in ("geo", "citizen"):
        _places(table, column, registers)
    for column in ("kind", "unit"):
        _agrees(table, column, registers.measures)
    _whole(table)
    _shares(table, registers.measures)
    _over(table, registers.publications)
    counting.offices(table, registers.measures, registers.publications)
    return table


def refuse(table: pd.DataFrame, column: str, wrong: pd.Series, fault: str) -> None:
    """An `InputError` for the first of the wrong rows."""
    if wrong.any():
        row = table[wrong].iloc[0]
        raise InputError(f"{_cell(table, row, column)}: {_written(row[column])!r} {fault}")


def _places(table: pd.DataFrame, column: str, registers: Registers) -> None:
    wrong = table[~table[column].isin(registers.places.index)]
    if len(wrong):
        row, cell = wrong.iloc[0], _cell(table, wrong.iloc[0], column)
        meant = registers.names.get(naming.folded(row[column]))
        if meant:
            raise InputError(f"{cell}: unknown {column} {row[column]!r}: nearest is {' or '.join(meant)}")
        raise unknown(column, row[column], registers.places.index, cell)


def _agrees(table: pd.DataFrame, column: str, measures: pd.DataFrame) -> None:
    registered = measures[column].reindex(table["measure"]).set_axis(table.index)
    wrong = table[table[column] != registered]
    if len(wrong):
        row = wrong.iloc[0]
        fault = f"is not the {column} of {row['measure']} in measures.csv, which is {registered[row.name]}"
        raise InputError(f"{_cell(table, row, column)}: {row[column]!r} {fault}")


def _whole(table: pd.DataFrame) -> None:
    parts = (table["unit"] == "persons") & (table["value"] % 1 != 0)
    refuse(table, "value", parts, "is not a whole number of persons")


def _shares(table: pd.DataFrame, measures: pd.DataFrame) -> None:
    concept = measures["concept"].reindex(table["measure"]).set_axis(table.index)
    part = (table["kind"] == "share") & (concept != CHANGE)
    refuse(table, "value", part & ~table["value"].between(0, 100), "is not a share from 0 to 100 per cent")


def _over(table: pd.DataFrame, publications: pd.DataFrame) -> None:
    """Nothing is counted before its period is over: not a projection, not a year that still runs."""
    last = publications["known"].reindex(table["source_id"]).set_axis(table.index)
    early = (table["status"] == "accepted") & (table["end"] > last)
    fault = "is after the last day on which its publication can have come out: correct the period, or reject the row"
    refuse(table, "end", early, fault)


def _cell(table: pd.DataFrame, row: pd.Series, column: str) -> str:
    """File, row as a spreadsheet counts it, and column of a cell."""
    number = (table.loc[: row.name, "table"] == row["table"]).sum() + 1
    return f"{row['table']}.csv, row {number}, column {column}"


def _written(value: object) -> str:
    """A value as it is written in a table."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, float) else str(value)
