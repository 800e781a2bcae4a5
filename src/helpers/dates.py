"""Days and months: when a figure was known, and what an `as_of` means."""

import re

import pandas as pd

from helpers.errors import InputError

LATEST = "latest"
LETTER_DAY = pd.Timestamp("2023-12-22")


def known_by(published: pd.Series) -> pd.Series:
    """The last day that a printed publication date can mean.

    A bare year counts as 31 December, a bare month as its last day, so that a figure is
    never taken for known before it certainly was. Missing where it is none of the three.
    """
    text = published.astype("string")
    days, months, years = (
        pd.to_datetime(text.where(text.str.len() == length), format=form, errors="coerce")
        for length, form in ((10, "%Y-%m-%d"), (7, "%Y-%m"), (4, "%Y"))
    )
    return days.fillna(months + pd.offsets.MonthEnd(0)).fillna(years + pd.offsets.YearEnd(0))


def out_from(published: pd.Series) -> pd.Series:
    """The first day that a printed publication date can mean: 1 January, the first of a month, the day."""
    return pd.to_datetime(published.astype("string") + published.str.len().map({4: "-01-01", 7: "-01", 10: ""}))


def day(value: str | pd.Timestamp | None, what: str = "date") -> pd.Timestamp | None:
    """A day from `YYYY-MM-DD`, or none for none and for `latest` (everything known).

    Raises
    ------
    InputError
        For anything else, naming the value.
    """
    if value is None or isinstance(value, pd.Timestamp):
        return value
    if value == LATEST:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
        raise InputError(f"{what} {value!r} is not a day: write YYYY-MM-DD, for example 2023-12-22")
    try:
        return pd.Timestamp(value)
    except ValueError as error:
        raise InputError(f"{what} {value!r} is not a day of the calendar") from error


def months_between(start: pd.Series, end: pd.Series) -> pd.Series:
    """Whole months of a period, inclusive; missing where it does not begin and end with a month.

    >>> months_between(pd.Series(pd.to_datetime(["2023-01-01"])),
    ...                pd.Series(pd.to_datetime(["2023-11-30"]))).tolist()
    [11]
    """
    after = end + pd.Timedelta(days=1)
    whole = (start.dt.day == 1) & (after.dt.day == 1)
    months = (after.dt.year - start.dt.year) * 12 + after.dt.month - start.dt.month
    return months.where(whole).astype("Int64")
