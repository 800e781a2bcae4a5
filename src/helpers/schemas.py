"""What every table must look like: pandera schemas, and errors that name file, row and column."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import DateTime
from pandera.errors import SchemaErrors

from helpers import dates
from helpers.errors import InputError

STATUSES = ["accepted", "rejected"]
KINDS = ["flow", "stock", "share"]
UNITS = ["persons", "percent", "cases", "applications", "countries"]
COLOURS = ["red", "amber", "green"]
CODE = r"[A-Z][A-Za-z0-9_+]*|\d+ countries"
DAY = DateTime(to_datetime_kwargs={"format": "%Y-%m-%d"})
FINITE = pa.Check(lambda column: column.abs() < float("inf"), error="is not finite")
PRINTED = pa.Check(lambda column: dates.known_by(column).notna(), error="is not a day, a month or a year")
FAULTS = {
    "not_nullable": "stands where a value is needed",
    "field_uniqueness": "stands more than once",
    "coerce_dtype('float64')": "is not a number",
    f"coerce_dtype('{DAY}')": "is not a day, written YYYY-MM-DD",
}


def _text(pattern: str | None = None, **options: object) -> pa.Column:
    checks = [pa.Check.str_matches(f"^(?:{pattern})$", error=f"is not written as {pattern}")]
    return pa.Column("string", checks if pattern else None, **options)


def _id(pattern: str | None = None) -> pa.Column:
    return _text(pattern, unique=True, report_duplicates="exclude_first")


def _choice(choices: list[str]) -> pa.Column:
    return pa.Column("string", pa.Check.isin(choices, error=f"is not one of {', '.join(choices)}"))


def _number(*checks: pa.Check, **options: object) -> pa.Column:
    return pa.Column(float, [FINITE, *checks], coerce=True, **options)


def _day(**options: object) -> pa.Column:
    return pa.Column(DAY, coerce=True, **options)


def _row(column: str, rule: Callable[[pd.DataFrame], pd.Series], fault: str) -> pa.Check:
    """A rule on whole rows, and the column to look at where it is broken."""
    return pa.Check(rule, error=f"{column}: {fault}")


FIGURES = pa.DataFrameSchema(
    {
        "figure_id": _id(r"f[0-9a-z]+"),
        "measure": _text(),
        "kind": _choice(KINDS),
        "geo": _text(CODE),
        "citizen": _text(CODE),
        "start": _day(),
        "end": _day(),
        "value": _number(),
        "unit": _choice(UNITS),
        "rounding": _number(pa.Check.gt(0, error="is not above 0")),
        "flag": _text(nullable=True),
        "origin": _choice(["published", "derived"]),
        "source_id": _text(),
        "status": _choice(STATUSES),
        "note": _text(nullable=True),
    },
    checks=[
        _row("start", lambda t: t["start"] <= t["end"], "is after end"),
        _row("note", lambda t: (t["status"] != "rejected") | t["note"].notna(), "is no reason to reject"),
        _row("value", lambda t: (t["kind"] != "share") | t["value"].between(-100, 1000), "is out of range"),
        _row("value", lambda t: (t["kind"] == "share") | (t["value"] >= 0), "is a count below 0"),
    ],
    strict=True,
)

SOURCES = pa.DataFrameSchema(
    {
        "source_id": _id(),
        "publisher": _text(),
        "title": _text(),
        "url": _text(r"https?://.+", nullable=True),
        "published": pa.Column("string", PRINTED),
        "source_kind": _choice(["letter", "primary", "secondary", "press", "mirror"]),
        "rank": pa.Column("Int8", pa.Check.isin(range(4), error="is not one of 0, 1, 2, 3"), coerce=True),
        "licence": _text(),
        "quality": _choice(COLOURS),
        "quality_reason": _text(),
        "suitability": _choice(COLOURS),
        "suitability_reason": _text(),
    },
    strict=True,
)

MEASURES = pa.DataFrameSchema(
    {
        "measure": _id(),
        "kind": _choice(KINDS),
        "unit": _choice(UNITS),
        "label_en": _text(),
        "label_nl": _text(),
        "definition": _text(),
    },
    strict=True,
)

CORRECTIONS = pa.DataFrameSchema(
    {
        **{name: _text() for name in ("figure_id", "column")},
        **{name: _text(nullable=True) for name in ("was", "becomes")},
        "reason": _text(),
    },
    strict=True,
)

CLAIMS = pa.DataFrameSchema(
    {
        "claim_id": _id(r"Q\d{2}"),
        "section": _text(),
        **{name: pa.Column("Int64", coerce=True) for name in ("paragraph", "sentence")},
        **{name: pa.Column("Int64", coerce=True) for name in ("passage_start", "passage_end")},
        "passage_sha256": _text(r"[0-9a-f]{64}"),
        "statement_en": _text(),
        "statement_nl": _text(),
        **{name: _number(nullable=True) for name in ("value", "rounding", "low", "high")},
        "unit": _text(),
        "check": _text(),
        "measure": _text(nullable=True),
        "against": _text(nullable=True),
        "geo": _text(nullable=True),
        "citizen": _text(nullable=True),
        **{name: _day(nullable=True) for name in ("start", "end", "base_start", "base_end")},
        "named_source": _text(nullable=True),
        "criterion": _text(nullable=True),
        "notebook": _text(),
    },
    checks=[
        _row("rounding", lambda t: t["value"].notna() == t["rounding"].notna(), "does not go with value"),
        _row("criterion", lambda t: t["value"].notna() | t["criterion"].notna(), "is needed without a value"),
    ],
    strict=True,
)

STATEMENTS = pa.DataFrameSchema(
    {
        "statement_id": _id(r"[MN]\d{2}"),
        "section": _text(),
        **{name: pa.Column("Int64", pa.Check.ge(0), coerce=True) for name in ("paragraph", "sentence")},
        **{name: pa.Column("Int64", pa.Check.ge(0), coerce=True) for name in ("passage_start", "passage_end")},
        "passage_sha256": _text(r"[0-9a-f]{64}"),
        **{name: _text(nullable=True) for name in ("statement_en", "statement_nl", "reason")},
    },
    checks=[
        _row("passage_end", lambda t: t["passage_start"] < t["passage_end"], "is not after passage_start"),
        _row(
            "statement_nl",
            lambda t: t["statement_nl"].isna() == t["statement_en"].isna(),
            "does not go with statement_en",
        ),
        _row("reason", lambda t: t["statement_en"].isna() == t["reason"].notna(), "does not go with a statement"),
    ],
    strict=True,
)

CODEBOOK = pa.DataFrameSchema(
    {
        "code": _id(r"[a-z]+(-[a-z]+)*"),
        "parent": _text(nullable=True),
        **{name: _text() for name in ("name_en", "name_nl", "definition", "use", "not_use")},
        "example": _text(nullable=True),
    },
    strict=True,
)


def read(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """A register read from CSV and validated.

    Raises
    ------
    InputError
        With file, row (as a spreadsheet counts it) and column of the first fault.
    """
    return validated(text(path, schema), schema, path.name)


def text(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """A register as it is written, every cell a string, with all the columns of the schema."""
    try:
        table = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name}: cannot be read as CSV: {' '.join(str(error).split())}") from error
    missing = [column for column in schema.columns if column not in table]
    if missing:
        raise InputError(f"{path.name}, row 1: column {missing[0]!r} is missing")
    return table


def validated(table: pd.DataFrame, schema: pa.DataFrameSchema, name: str) -> pd.DataFrame:
    """`table` with the schema's types, or an `InputError` that names where it breaks."""
    try:
        return schema.validate(table, lazy=True)
    except SchemaErrors as errors:
        raise InputError(_first(errors, table, name)) from errors


def _first(errors: SchemaErrors, table: pd.DataFrame, name: str) -> str:
    """The topmost fault of a table; where a row breaks two rules, its column's own comes first."""
    case = errors.failure_cases.sort_values(["index", "schema_context"], na_position="last").iloc[0]
    if case["check"] == "column_in_schema":
        return f"{name}, row 1: column {case['failure_case']!r} is not known"
    column, fault = case["column"], FAULTS.get(case["check"], case["check"])
    if case["schema_context"] == "DataFrameSchema":
        column, _, fault = fault.partition(": ")
    value = table.at[case["index"], column]
    shown = "" if pd.isna(value) else str(value)
    return f"{name}, row {int(case['index']) + 2}, column {column}: {shown!r} {fault}"
