"""Columns and rules that several schemas are made of, and what a column means."""

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
PRINTED = pa.Check(lambda column: dates.known_by(column).notna(), error="is not a day, a month or a year")
PRINTED_PATTERN = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


class Options(TypedDict, total=False):
    """What a column can be told beside its checks; `metadata` may hold its `unit` and a `pattern`."""

    nullable: bool
    unique: bool
    report_duplicates: Literal["exclude_first", "exclude_last", "all"]
    description: str
    metadata: dict[str, Any]


def text(pattern: str | None = None, **options: Unpack[Options]) -> pa.Column:
    """Words, whole cells of which are written as a pattern."""
    checks = [pa.Check.str_matches(f"^(?:{pattern})$", error=f"is not written as {pattern}")]
    return pa.Column("string", checks if pattern else None, **options)


def key(pattern: str | None = None, **options: Unpack[Options]) -> pa.Column:
    """Words that stand once in their column."""
    once: Options = {"unique": True, "report_duplicates": "exclude_first", **options}
    return text(pattern, **once)


def choice(choices: list[str], **options: Unpack[Options]) -> pa.Column:
    """One of a list of words."""
    return pa.Column("string", pa.Check.isin(choices, error=f"is not one of {', '.join(choices)}"), **options)


def number(*checks: pa.Check, **options: Unpack[Options]) -> pa.Column:
    """A finite number."""
    return pa.Column(float, [FINITE, *checks], coerce=True, **options)


def day(**options: Unpack[Options]) -> pa.Column:
    """A day, written YYYY-MM-DD."""
    return pa.Column(DAY, coerce=True, **options)


def printed(**options: Unpack[Options]) -> pa.Column:
    """A day, a month or a year, as far as a page tells it."""
    written: Options = {"metadata": {"pattern": PRINTED_PATTERN}, **options}
    return pa.Column("string", PRINTED, **written)


def rule(column: str, holds: Callable[[pd.DataFrame], pd.Series], fault: str) -> pa.Check:
    """A rule on whole rows, and the column to look at where it is broken."""
    return pa.Check(holds, error=f"{column}: {fault}")


def described(
    schema: pa.DataFrameSchema,
    title: str,
    meanings: Mapping[str, str],
    units: Mapping[str, str] = MappingProxyType({}),
    references: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> pa.DataFrameSchema:
    """The schema with a title for its table, and for each of its columns what the column means.

    Parameters
    ----------
    meanings, units
        By column.
    references
        The table and the column of another register whose ids a column has, by column.
    """
    told = schema.update_columns({column: {"description": meaning} for column, meaning in meanings.items()})
    told = told.update_columns({column: {"metadata": {"unit": unit}} for column, unit in units.items()})
    told.title, told.metadata = title, {"references": dict(references)}
    return told
