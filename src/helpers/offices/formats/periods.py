"""Periods as Eurostat writes them: years, half-years, quarters, months, weeks and days."""

import re
from datetime import date, timedelta
from functools import cache

import pandas as pd

from helpers.errors import InputError

FORM = re.compile(
    r"(?P<year>(?:19|20|21)[0-9]{2})"
    r"(?:-(?:S(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
OLD = re.compile(r"([0-9]{4})(?:([SQ])([0-9])|M([0-9]{2})|W([0-9]{2}))")  # 2008Q1, 2008M01
FREQUENCIES = {"half": "S", "quarter": "Q", "week": "W", "day": "D", "month": "M", "year": "A"}  # the finest first


@cache
def days(period: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of a period.

    Raises
    ------
    InputError
        For a text that is not a period of the calendar.

    >>> [f"{day:%Y-%m-%d}" for day in days("2026-W01")]
    ['2025-12-29', '2026-01-04']
    """
    found = FORM.fullmatch(period)
    try:
        if found is None:
            raise ValueError(period)
        first, last = _span(**{name: int(part) for name, part in found.groupdict().items() if part})
    except ValueError:
        raise InputError(f"TIME_PERIOD: {period!r} is not a valid period such as 2023, 2023-Q4 or 2023-11") from None
    return pd.Timestamp(first), pd.Timestamp(last)


def frequency(period: str) -> str:
    """The letter of a period's frequency: A, S, Q, M, W or D.

    >>> frequency("2023-Q4")
    'Q'
    """
    days(period)
    found = FORM.fullmatch(period)
    parts = found.groupdict() if found else {}
    return next(letter for name, letter in FREQUENCIES.items() if parts.get(name))


def current(period: str) -> str:
    """A period in today's notation; files of before 2022 have another one.

    >>> current("2008M01"), current("2008Q1"), current("2008")
    ('2008-01', '2008-Q1', '2008')
    """
    found = OLD.fullmatch(period)
    if found is None:
        return period
    year, letter, number, month, week = found.groups()
    return f"{year}-{letter}{number}" if letter else f"{year}-{month}" if month else f"{year}-W{week}"


def _span(
    year: int,
    half: int | None = None,
    quarter: int | None = None,
    week: int | None = None,
    month: int | None = None,
    day: int | None = None,
) -> tuple[date, date]:
    """The first and the last day; ValueError for a day, month or week that the calendar does not have."""
    if day is not None:
        return date(year, month or 0, day), date(year, month or 0, day)
    if week is not None:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if half:
        first, length = half * 6 - 5, 6
    elif quarter:
        first, length = quarter * 3 - 2, 3
    else:
        first, length = (1, 12) if month is None else (month, 1)
    after = date(year + (first + length > 12), (first + length - 1) % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
