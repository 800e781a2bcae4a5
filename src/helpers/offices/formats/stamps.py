"""The offices' stamps: times of an update, with or without a time zone, all as UTC."""

import pandas as pd

ZONE = "Europe/Brussels"  # of Eurostat, and of Statistics Netherlands


def utc(stamp: str | pd.Timestamp) -> pd.Timestamp:
    """A time in UTC without its zone; one that states none is in the offices' time.

    Raises
    ------
    ValueError
        For a text that is not a time.

    >>> utc("2023-06-26T23:00:00+0200"), utc("2023-06-26 23:00:00")
    (Timestamp('2023-06-26 21:00:00'), Timestamp('2023-06-26 21:00:00'))
    """
    found = pd.Timestamp(stamp)
    if pd.isna(found):
        raise ValueError(f"{stamp!r} is not a time")
    aware = found if found.tzinfo else found.tz_localize(ZONE, ambiguous=False, nonexistent="shift_forward")
    return aware.tz_convert("UTC").tz_localize(None)


def day(moment: pd.Timestamp) -> pd.Timestamp:
    """The day of a time in UTC where the offices are."""
    return moment.tz_localize("UTC").tz_convert(ZONE).tz_localize(None).normalize()
