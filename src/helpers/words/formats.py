"""Formats of numbers, days, periods and lists in a language."""

import math
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import groupby
from typing import Any

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from helpers.quantities.interval import Interval
from helpers.words.messages import Messages

ONE_DAY = pd.Timedelta(days=1)


class Formats(Messages):
    """The formats of a language; words between numbers are messages of the catalogue."""

    def number(self, value: float | None, digits: int = 0) -> str:
        """A number with the language's own separators; `no figure` where it is missing or not finite."""
        if value is None or not math.isfinite(value):
            return self.say("no figure")
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(value, pattern, locale=self.locale)

    def percent(self, value: float | None, digits: int = 0) -> str:
        """A percentage with its sign, such as 8.0 %; `no figure` where it is missing or not finite."""
        number = self.number(value, digits)
        return self.with_unit(number, "percent") if value is not None and math.isfinite(value) else number

    def with_unit(self, number: str, unit: str) -> str:
        """A formatted number or range with its unit, such as 7.5 to 8.5 %; unchanged for a unit without a name."""
        formatted = {
            "percent": self.say("{number} %", number=number),
            "percentage points": self.say("{number} percentage points", number=number),
            "ratio": self.say("{number} times", number=number),
            "persons": self.say("{number} persons", number=number),
            "cases": self.say("{number} cases", number=number),
            "applications": self.say("{number} applications", number=number),
            "countries": self.say("{number} countries", number=number),
            "per 100,000 inhabitants": self.say("{number} per 100,000 inhabitants", number=number),
            "nationalities": self.say("{number} nationalities", number=number),
        }
        return formatted.get(unit, number)

    def ends(self, interval: Interval, digits: int = 0) -> str:
        """The two ends of an interval, an open one in words: 7.5 to 8.5, above 1.0, no number."""
        low, high = self.number(interval.low, digits), self.number(interval.high, digits)
        below, above = math.isfinite(interval.low), math.isfinite(interval.high)
        if not (below or above):
            return self.say("no number")
        if not above:
            return self.say("above {low}", low=low)
        if not below:
            return self.say("below {high}", high=high)
        return low if low == high else self.say("{low} to {high}", low=low, high=high)

    def year(self, year: float) -> str:
        """A year, without separators."""
        return str(int(year))

    def day(self, value: pd.Timestamp) -> str:
        """A day as 22 December 2023."""
        name = format_date(value, "MMMM", locale=self.locale)
        return self.say("{day} {month} {year}", day=str(value.day), month=name, year=self.year(value.year))

    def month(self, value: pd.Timestamp) -> str:
        """A month as December 2023."""
        return self.say("{month} {year}", month=self.month_name(value), year=self.year(value.year))

    def month_name(self, value: pd.Timestamp) -> str:
        """A month without its year, as December."""
        return format_date(value, "LLLL", locale=self.locale)

    def short_month(self, value: pd.Timestamp) -> str:
        """The abbreviation of a month for an axis, such as Dec."""
        return format_date(value, "LLL", locale=self.locale)

    def period(self, start: pd.Timestamp, end: pd.Timestamp) -> str:
        """A period: 2023, 2021–2023, September 2023, January to November 2023, or its first and last day."""
        if (start.day, (end + ONE_DAY).day) != (1, 1):
            return self.day(end) if start == end else self._span(self.day(start), self.day(end))
        if (start.month, end.month) == (1, 12):
            first, last = self.year(start.year), self.year(end.year)
            return first if first == last else self.say("{first}–{last}", first=first, last=last)
        if start.to_period("M") == end.to_period("M"):
            return self.month(start)
        if start.year != end.year:
            return self._span(self.month(start), self.month(end))
        first, last = self.month_name(start), self.month_name(end)
        return self.say("{first} to {last} {year}", first=first, last=last, year=self.year(end.year))

    def as_of(self, day: pd.Timestamp | None, newest: pd.Timestamp) -> str:
        """The day for captions, or the day of the newest figure if no day is given."""
        if day is not None:
            return self.say("as of {day}", day=self.day(day))
        return self.say("everything known, the newest figure of {day}", day=self.day(newest))

    def listed(self, items: Iterable[str]) -> str:
        """A list, such as Syria, Eritrea and Somalia; `none` if it is empty."""
        *first, last = [*items] or [self.context("list", "none")]
        comma = self.locale.list_patterns["standard"]["middle"]
        return self.say("{words} and {last}", words=reduce(comma.format, first), last=last) if first else last

    def years(self, years: Iterable[int]) -> str:
        """Years in order as a list; three or more in a row as first to last, such as 1998 to 2001 and 2004."""
        return self.listed(self._run(run, self.year) for run in _runs(years, lambda year: year))

    def months(self, months: Iterable[pd.Timestamp]) -> str:
        """Months in order as a list, those in a row as `years` does."""
        runs = _runs(months, lambda month: month.year * 12 + month.month)
        return self.listed(self._run(run, self.month) for run in runs)

    def capital(self, text: str) -> str:
        """A text with a capital first letter."""
        return text[:1].upper() + text[1:]

    def _span(self, first: str, last: str) -> str:
        return self.say("{first} to {last}", first=first, last=last)

    def _run(self, run: list[Any], name: Callable[[Any], str]) -> str:
        return name(run[0]) if len(run) == 1 else self._span(name(run[0]), name(run[-1]))


def _runs(items: Iterable[Any], place: Callable[[Any], int]) -> list[list[Any]]:
    """Items in order, three or more at adjacent places in one list, others each in a list of its own."""
    ordered = sorted(items, key=place)
    groups = groupby(enumerate(ordered), key=lambda pair: place(pair[1]) - pair[0])
    runs = [[item for _number, item in group] for _key, group in groups]
    return [part for run in runs for part in ([run] if len(run) > 2 else [[item] for item in run])]
