"""Columns and rules that several schemas are made of."""

from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import DateTime

from helpers import dates

CODE = r"[A-Z][A-Za-z0-9_+]*|\d+ countries"
DAY = DateTime(to_datetime_kwargs={"format": "%Y-%m-%d"})
FINITE = pa.Check(lambda column: column.abs() < float("inf"), error="is not finite")
PRINTED = pa.Check(lambda column: dates.known_by(column).notna(), error="is not a day, a month or a year")


def text(pattern: str | None = None, **options: object) -> pa.Column:
    """Words, whole cells of which are written as a pattern."""
    checks = [pa.Check.str_matches(f"^(?:{pattern})$", error=f"is not written as {pattern}")]
    return pa.Column("string", checks if pattern else None, **options)


def key(pattern: str | None = None) -> pa.Column:
    """Words that stand once in their column."""
    return text(pattern, unique=True, report_duplicates="exclude_first")


def choice(choices: list[str]) -> pa.Column:
    """One of a list of words."""
    return pa.Column("string", pa.Check.isin(choices, error=f"is not one of {', '.join(choices)}"))


def number(*checks: pa.Check, **options: object) -> pa.Column:
    """A finite number."""
    return pa.Column(float, [FINITE, *checks], coerce=True, **options)


def day(**options: object) -> pa.Column:
    """A day, written YYYY-MM-DD."""
    return pa.Column(DAY, coerce=True, **options)


def rule(column: str, holds: Callable[[pd.DataFrame], pd.Series], fault: str) -> pa.Check:
    """A rule on whole rows, and the column to look at where it is broken."""
    return pa.Check(holds, error=f"{column}: {fault}")
