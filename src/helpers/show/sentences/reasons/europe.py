"""Facts on the European Union and its states in words: shares, their rise, and years after an event."""

from collections.abc import Mapping

import pandas as pd

from helpers.quantities import Quantity, Value
from helpers.topics import europe
from helpers.words import Language


def share_of_aggregates(language: Language, *, year: int, shares: Quantity) -> str:
    """The share of a year under every aggregate, and as it was published."""
    each = [_share(aggregate, numerator, share, language) for (aggregate, numerator), share in shares.items()]
    return language.say("In {year}: {shares}.", year=language.year(year), shares=language.listed(each))


def share_to_month(language: Language, *, share: Value, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The share of a part of a year, and which two collections it is made from."""
    return language.say(
        "{share} in {period}: the immigration service's count divided by the sum of Eurostat's months for the Union, "
        "two collections, since Eurostat's own Dutch months are not all public.",
        share=language.percent(share.value, 1),
        period=language.period(start, end),
    )


def twelve_months(language: Language, *, share: Value) -> str:
    """The share that the months of the whole year give."""
    return language.say(
        "The twelve months of the monthly table, in which other states are missing, give {range}.",
        range=language.with_unit(language.ends(share, 1), "percent"),
    )


def no_figure(language: Language, *, places: list[str], start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The places that had no figure for a period."""
    return language.say(
        "No figure of {places} for {period} had been published by that date.",
        places=language.listed(map(language.in_sentence, places)),
        period=language.period(start, end),
    )


def share_rose(
    language: Language,
    *,
    times: Value,
    before: Value,
    base: int,
    now: Value,
    start: pd.Timestamp,
    end: pd.Timestamp,
    contributions: Mapping[str, float],
) -> str:
    """How many times the share is of what it was, and what numerator and denominator contribute."""
    rise = language.say(
        "{times} times, from {before} in {base} to {now} in {period}.",
        times=language.number(times.value, 1),
        before=language.percent(before.value, 1),
        base=language.year(base),
        now=language.percent(now.value, 1),
        period=language.period(start, end),
    )
    if not contributions:
        return rise
    parts = language.say(
        "In logarithms the Dutch numerator accounts for {numerator} of the change, "
        "the Union's denominator for {denominator}.",
        numerator=language.percent(contributions["numerator"]),
        denominator=language.percent(contributions["denominator"]),
    )
    return f"{rise} {parts}"


def years_after(
    language: Language,
    *,
    years: Quantity,
    highest: Value,
    top: int,
    first: int,
    last: int,
    parts: Mapping[int, str],
) -> str:
    """How many of the years after an event are above the highest year before it."""
    above = [year for year, verdict in parts.items() if verdict == "reproduced"]
    return language.plural(
        "{count} of {years} years ({each}) is above {highest}, the highest number from {first} to {last} (in {top}).",
        "{count} of {years} years ({each}) are above {highest}, the highest number from {first} to {last} (in {top}).",
        len(above),
        years=language.number(len(years)),
        each=_by_year(years, language),
        highest=language.number(highest.value),
        first=language.year(first),
        last=language.year(last),
        top=language.year(top),
    )


def years_beyond(language: Language, *, years: Quantity) -> str:
    """The years after those that the claim is about."""
    return language.say("Later: {each}.", each=_by_year(years, language))


def no_later_figure(language: Language, *, geo: str, year: int) -> str:
    """That a place had no figure from a year on."""
    return language.say(
        "No figure of {place} for {year} or later had been published by that date.",
        place=language.in_sentence(geo),
        year=language.year(year),
    )


def _share(aggregate: str, numerator: str, share: Value, language: Language) -> str:
    fields = {"share": language.percent(share.value, 1), "aggregate": language.in_sentence(aggregate)}
    if aggregate == europe.AS_PUBLISHED:
        return language.say("{share} as Eurostat published it", share=language.percent(share.value))
    if numerator == "national":
        return language.say("{share} of {aggregate} by the national office's count", **fields)
    return language.say("{share} of {aggregate}", **fields)


def _by_year(years: Quantity, language: Language) -> str:
    return language.listed(
        language.say("{number} in {year}", number=language.number(value.value), year=language.year(year))
        for year, value in years.items()
    )
