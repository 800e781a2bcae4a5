"""Titles of charts, made from the quantity that is drawn: what it is, where, and its main numbers."""

from collections.abc import Iterable

import pandas as pd

from helpers.quantities import Quantity, Value
from helpers.show.labels import label
from helpers.show.subjects import about
from helpers.words import Language

TIMES = ("year", "month")  # index levels that run along time
LISTED = 3  # series whose values a title lists; of more it gives the range
WHOLE = ("persons", "index", "cases", "applications", "statements", "place", "log points")  # units without decimals


def title(table: Quantity, language: Language) -> str:
    """What a quantity is and where, with its newest and its most extreme values."""
    subject = about(table, language)
    if table.empty or "what" in table.index.names:
        return subject
    return language.say("{subject}: {values}", subject=subject, values=values(table, language))


def values(table: Quantity, language: Language) -> str:
    """The newest value and the highest or lowest along time; else the highest and the lowest with their names."""
    *levels, last = map(str, table.index.names)
    if last not in TIMES:
        return _extremes(table, language)
    if levels:
        return _newest(table, language)
    ordered = table.sort()
    return _course(ordered, last, language)


def amount(value: Value, language: Language) -> str:
    """A value with its unit, unless that is persons, with as many digits as its unit and its bounds allow."""
    number = language.number(value.value, digits(value))
    return number if value.unit == "persons" else language.with_unit(number, value.unit)


def digits(value: Value) -> int:
    """The digits after the point that a value is shown with: none for counts and for whole per cents."""
    return 0 if value.unit in WHOLE or value.high - value.low >= 1 else 1


def _course(table: Quantity, level: str, language: Language) -> str:
    """The last value of a series, and whether it is the highest or the lowest, else where the highest is."""
    last = table.index[-1]
    fields = {"value": amount(table.at(last), language), "when": label(last, language, level)}
    if len(table) == 1:
        return language.say("{value} in {when}", **fields)
    top, bottom = table.value.idxmax(), table.value.idxmin()
    fields |= {"first": _first(table.index, level, language), "top": label(top, language, level)}
    if table.value.min() == table.value.max():
        return language.say("{value} in {when} and before", **fields)
    if top == last:
        return language.say("{value} in {when}, the highest since {first}", **fields)
    fields["most"] = amount(table.at(top), language)
    if bottom == last:
        return language.say("{value} in {when}, the lowest since {first}; highest {most} in {top}", **fields)
    return language.say("{value} in {when}; highest {most} in {top}", **fields)


def _first(index: pd.Index, level: str, language: Language) -> str:
    """The first point of time; where points after it are missing, that only those shown are compared."""
    first = label(index[0], language, level)
    points = index if pd.api.types.is_integer_dtype(index) else index.year * 12 + index.month
    if points[-1] - points[0] < len(index):
        return first
    return language.say("{first} among those shown", first=first)


def _newest(table: Quantity, language: Language) -> str:
    """The values of all series at the newest point of time."""
    *levels, last = map(str, table.index.names)
    newest = table.level(last).max()
    found = table.keep(table.level(last) == newest)
    when = label(newest, language, last)
    if len(found) > LISTED:
        return language.say("{range} in {when}", range=_range(found, language), when=when)
    each = [
        language.say("{value} ({series})", value=amount(value, language), series=_key(key[:-1], levels, language))
        for key, value in found.items()
    ]
    return language.say("{values} in {when}", values=language.listed(each), when=when)


def _extremes(table: Quantity, language: Language) -> str:
    names = list(map(str, table.index.names))
    ordered = table.sort("value", ascending=False)
    keys = [ordered.index[0], ordered.index[-1]][: len(table)]
    values = [ordered.keep([one == key for one in ordered.index]).at(key) for key in keys]
    named = [_key(key if isinstance(key, tuple) else (key,), names, language) for key in keys]
    each = [
        language.say("{value} ({series})", value=amount(value, language), series=name)
        for value, name in zip(values, named, strict=True)
    ]
    if len(each) == 1:
        return each[0]
    return language.say("highest {high}, lowest {low}", high=each[0], low=each[1])


def _range(table: Quantity, language: Language) -> str:
    ordered = [value for _key, value in table.sort("value").items()]
    low, high = (language.number(value.value, digits(value)) for value in (ordered[0], ordered[-1]))
    return language.with_unit(low if low == high else language.say("{low} to {high}", low=low, high=high), table.unit)


def _key(key: Iterable[object], names: list[str], language: Language) -> str:
    return ", ".join(label(part, language, name) for part, name in zip(key, names, strict=True))
