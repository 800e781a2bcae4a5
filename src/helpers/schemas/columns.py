"""Columns and rules shared by schemas, and descriptions of columns."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypedDict, Unpack

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import DateTime

from helpers import dates

CODE = r"[A-Z][A-Za-z0-9_+]*|\d+ countries"
DAY = DateTime(to_datetime_kwargs={"format": "%Y-%m-%d"})  # type: ignore[call-arg]  # made by pandera
FINITE = pa.Check(lambda column: column.abs() < float("inf"), error="is not finite")
PARTIAL_DATE = pa.Check(lambda column: dates.latest_possible(column).notna(), error="is not a day, a month or a year")
PARTIAL_DATE_PATTERN = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


class Options(TypedDict, total=False):
    """Options of a column besides its checks; `metadata` can have a `unit` and a `pattern`."""

    nullable: bool
    required: bool
    unique: bool
    report_duplicates: Literal["exclude_first", "exclude_last", "all"]
    description: str
    metadata: dict[str, Any]


def text(pattern: str | None = None, **options: Unpack[Options]) -> pa.Column:
    """A column of text; with a pattern, every whole cell must match it."""
    checks = [pa.Check.str_matches(f"^(?:{pattern})$", error=f"is not written as {pattern}")]
    return pa.Column("string", checks if pattern else None, **options)


def key(pattern: str | None = None, **options: Unpack[Options]) -> pa.Column:
    """A column of text without duplicates."""
    once: Options = {"unique": True, "report_duplicates": "exclude_first", **options}
    return text(pattern, **once)


def choice(choices: list[str], **options: Unpack[Options]) -> pa.Column:
    """A column whose cells are among the choices."""
    return pa.Column("string", pa.Check.isin(choices, error=f"is not one of {', '.join(choices)}"), **options)


def number(*checks: pa.Check, **options: Unpack[Options]) -> pa.Column:
    """A column of finite numbers."""
    return pa.Column(float, [FINITE, *checks], coerce=True, **options)


def day(**options: Unpack[Options]) -> pa.Column:
    """A column of days, written YYYY-MM-DD."""
    return pa.Column(DAY, coerce=True, **options)


def partial_date(**options: Unpack[Options]) -> pa.Column:
    """A column of publication dates: days, months or years, as precise as the page states them."""
    written: Options = {"metadata": {"pattern": PARTIAL_DATE_PATTERN}, **options}
    return pa.Column("string", PARTIAL_DATE, **written)


def rule(column: str, holds: Callable[[pd.DataFrame], pd.Series], fault: str) -> pa.Check:
    """A check of whole rows, and the column that an error names."""
    return pa.Check(holds, error=f"{column}: {fault}")


def described(
    schema: pa.DataFrameSchema,
    title: str,
    meanings: Mapping[str, str],
    units: Mapping[str, str] = MappingProxyType({}),
    references: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> pa.DataFrameSchema:
    """The schema with a title for its table and a description for each of its columns.

    Parameters
    ----------
    meanings, units
        By column.
    references
        The table and the column of another register whose ids a column has, by column.
    """
    result = schema.update_columns({column: {"description": meaning} for column, meaning in meanings.items()})
    result = result.update_columns({column: {"metadata": {"unit": unit}} for column, unit in units.items()})
    result.title, result.metadata = title, {"references": dict(references)}
    return result
