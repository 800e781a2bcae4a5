"""Sentences that give the values of any quantity at some of its keys."""

from collections.abc import Hashable, Sequence
from typing import Any

from helpers.quantities import Quantity, beside
from helpers.show import shown, subjects, titles
from helpers.show.labels import label
from helpers.show.shown import Shown
from helpers.words import Language


def at(parts: Sequence[Quantity], keys: Sequence[Any], language: Language) -> Shown:
    """The value of each series at each key of the last index level, and the keys without a value."""
    table = beside(*parts)
    last = str(table.index.names[-1])
    found = table.keep(table.level(last).isin(list(keys)))
    if found.empty:
        return shown.nothing(language, subjects.about(table.head(0), language))
    each = [_of_key(found, key, last, language) for key in sorted(set(keys))]
    sentence = language.say("{subject}: {each}.", subject=subjects.about(table, language), each="; ".join(each))
    return shown.said(language, sentence, found)


def _of_key(found: Quantity, key: Hashable, last: str, language: Language) -> str:
    when = label(key, language, last)
    own = found.keep(found.level(last) == key)
    if own.empty:
        return language.say("no figure for {when}", when=when)
    values = [_value(full, own, language) for full in own.index]
    return language.say("{values} in {when}", values=language.listed(values), when=when)


def _value(full: Hashable, own: Quantity, language: Language) -> str:
    """A value, after the names of its series where there are several."""
    amount = titles.amount(own.at(full), language)
    if not isinstance(full, tuple):
        return amount
    names = zip(full[:-1], map(str, own.index.names), strict=False)
    series = ", ".join(label(part, language, name) for part, name in names)
    return language.say("{value} ({series})", value=amount, series=series)
