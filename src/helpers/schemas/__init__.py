"""Validation of registers with pandera schemas; errors name file, row and column."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from helpers.errors import InputError, unknown
from helpers.schemas.columns import DAY
from helpers.schemas.declared import ASSUMPTIONS, MAIN_MEASURES
from helpers.schemas.descriptions import (
    ATTRIBUTE_VALUES,
    CODEBOOK,
    CODERS,
    CODINGS,
    ENTREQ,
    FINDINGS,
    QUESTIONS,
    READINGS,
    RESOLUTIONS,
    STUDIES,
    STUDY_CODINGS,
)
from helpers.schemas.figures import COMPARABLE, CORRECTIONS, FIGURES, MEASURES, PLACES, SOURCES
from helpers.schemas.glossary import GLOSSARY
from helpers.schemas.letter import CLAIMS, STATEMENTS

__all__ = [
    "ASSUMPTIONS",
    "ATTRIBUTE_VALUES",
    "CLAIMS",
    "CODEBOOK",
    "CODERS",
    "CODINGS",
    "COMPARABLE",
    "CORRECTIONS",
    "ENTREQ",
    "FIGURES",
    "FINDINGS",
    "GLOSSARY",
    "MAIN_MEASURES",
    "MEASURES",
    "PLACES",
    "QUESTIONS",
    "READINGS",
    "RESOLUTIONS",
    "SOURCES",
    "STATEMENTS",
    "STUDIES",
    "STUDY_CODINGS",
    "check_ids",
    "read",
    "text",
    "validated",
]

FAULTS = {
    "not_nullable": "is empty: write a value",
    "field_uniqueness": "is duplicated",
    "coerce_dtype('float64')": "is not a number",
    f"coerce_dtype('{DAY}')": "is not a day, written YYYY-MM-DD",
}


def read(path: Path, schema: pa.DataFrameSchema, name: str | None = None) -> pd.DataFrame:
    """A register read from CSV and validated; `name` is its name in errors, by default that of the file.

    Raises
    ------
    InputError
        With file, row (as a spreadsheet counts it) and column of the first fault.
    """
    return validated(text(path, schema, name), schema, name or path.name)


def text(path: Path, schema: pa.DataFrameSchema, name: str | None = None) -> pd.DataFrame:
    """A register read without conversion, every cell a string, with all the columns of the schema."""
    name = name or path.name
    try:
        table = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read as CSV: {' '.join(str(error).split())}") from error
    missing = [name for name, column in schema.columns.items() if column.required and name not in table]
    if missing:
        raise InputError(f"{name}, row 1: column {missing[0]!r} is missing")
    return table


def validated(table: pd.DataFrame, schema: pa.DataFrameSchema, name: str) -> pd.DataFrame:
    """`table` with the schema's types, or an `InputError` that names the first fault."""
    try:
        return schema.validate(table, lazy=True)
    except SchemaErrors as errors:
        raise InputError(_first(errors, table, name)) from errors


def check_ids(column: pd.Series, known: Iterable[str], name: str) -> None:
    """Raise InputError for the first id that is not registered, with file, row, column and the nearest ids.

    Parameters
    ----------
    column
        Ids, or lists of ids, in the order of the file.
    """
    choices = list(known)
    ids = column.reset_index(drop=True).explode().dropna()
    wrong = ids[~ids.isin(choices)]
    if len(wrong):
        place = f"{name}, row {wrong.index[0] + 2}, column {column.name}"
        raise unknown(str(column.name).removesuffix("_id"), wrong.iloc[0], choices, place)


def _first(errors: SchemaErrors, table: pd.DataFrame, name: str) -> str:
    """The topmost fault of a table; of two faults in a row, that of the column comes first."""
    case = errors.failure_cases.sort_values(["index", "schema_context"], na_position="last").iloc[0]
    if case["check"] == "column_in_schema":
        return f"{name}, row 1: column {case['failure_case']!r} is unknown"
    column, fault = case["column"], FAULTS.get(case["check"], case["check"])
    if case["schema_context"] == "DataFrameSchema":
        column, _, fault = fault.partition(": ")
    value = table.at[case["index"], column]
    shown = "" if pd.isna(value) else str(value)
    return f"{name}, row {int(case['index']) + 2}, column {column}: {shown!r} {fault}"
