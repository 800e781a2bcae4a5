"""Parsing of days and publication dates, and months between days."""

import re

import pandas as pd

from helpers.errors import InputError

LATEST = "latest"


def latest_possible(published: pd.Series) -> pd.Series:
    """The latest day that a publication date can mean, such as 2023-05-31 for 2023-05.

    A year counts as 31 December, a month as its last day, so that no figure counts as public
    before it certainly was. Missing where the text is not a day, a month or a year.
    """
    text = published.astype("string")
    days, months, years = (
        pd.to_datetime(text.where(text.str.len() == length), format=form, errors="coerce")
        for length, form in ((10, "%Y-%m-%d"), (7, "%Y-%m"), (4, "%Y"))
    )
    return days.fillna(months + pd.offsets.MonthEnd(0)).fillna(years + pd.offsets.YearEnd(0))


def earliest_possible(published: pd.Series) -> pd.Series:
    """The earliest day that a publication date can mean, such as 2023-05-01 for 2023-05."""
    return pd.to_datetime(published.astype("string") + published.str.len().map({4: "-01-01", 7: "-01", 10: ""}))


def day(value: str | pd.Timestamp | None, what: str = "date") -> pd.Timestamp | None:
    """The day written as `YYYY-MM-DD`; `None` for `None` and for `latest`, which set no limit.

    Raises
    ------
    InputError
        For any other text; `what` says what the value is for.
    """
    if value is None or isinstance(value, pd.Timestamp):
        return value
    if value == LATEST:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        raise InputError(f"{what} {value!r} is not a day: write YYYY-MM-DD, for example 2023-12-22")
    try:
        return pd.Timestamp(value)
    except ValueError as error:
        raise InputError(f"{what} {value!r} is not a valid date: write YYYY-MM-DD") from error


def past_day(value: str | pd.Timestamp | None, what: str = "date") -> pd.Timestamp | None:
    """As `day`, for a day looked from: what will be public after today is not known yet.

    Raises
    ------
    InputError
        As `day`, and for a day after today.
    """
    found, today = day(value, what), pd.Timestamp.today().normalize()
    if found is not None and found > today:
        raise InputError(f"{what} {found:%Y-%m-%d} is in the future: write a day up to {today:%Y-%m-%d}")
    return found


def months_between(start: pd.Series, end: pd.Series) -> pd.Series:
    """The number of months in each period; missing where it does not start and end with a month.

    >>> months_between(pd.Series(pd.to_datetime(["2023-01-01"])),
    ...                pd.Series(pd.to_datetime(["2023-11-30"]))).tolist()
    [11]
    """
    after = end + pd.Timedelta(days=1)
    whole = (start.dt.day == 1) & (after.dt.day == 1)
    months = (after.dt.year - start.dt.year) * 12 + after.dt.month - start.dt.month
    return months.where(whole).astype("Int64")
