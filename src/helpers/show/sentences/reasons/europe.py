"""Facts on the European Union and its states in words: shares, their rise, and years after an event."""

import math
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


def opposed(language: Language, *, year: int, share: Value, country: Value) -> str:
    """That the share went one way and the country's own number the other, with both in percentage points."""
    fields = {
        "year": language.year(year),
        "share": language.number(abs(share.value), 1),
        "country": language.number(abs(country.value), 1),
    }
    if share.value > 0:
        return language.say(
            "In the step to {year} the share among the same states rose by {share} percentage points although the "
            "country's own number, which fell, took {country} away: the rest of the Union fell more.",
            **fields,
        )
    return language.say(
        "In the step to {year} the share among the same states fell by {share} percentage points although the "
        "country's own number, which rose, added {country}: the rest of the Union rose more.",
        **fields,
    )


def earlier_shares(language: Language, *, compared: Quantity, verdict: Mapping[int, str]) -> str:
    """How the share compares with that of each earlier year, and how many of these it is certainly above."""
    least, most = compared.value.idxmin(), compared.value.idxmax()
    return language.plural(
        "It is above the share of {above} of {count} earlier year: {least} to {most} times it ({first} and {last}).",
        "It is above the share of {above} of {count} earlier years: {least} to {most} times it ({first} and {last}).",
        len(compared),
        above=language.number(sum(each == "reproduced" for each in verdict.values())),
        least=language.number(compared.value[least], 2),
        most=language.number(compared.value[most], 2),
        first=language.year(least),
        last=language.year(most),
    )


def years_after(language: Language, *, years: Quantity, mean: Value, ratios: Quantity, first: int, last: int) -> str:
    """The years after an event, their mean, and what it is of the mean and of the last of the years before."""
    after = language.say(
        "{each}, {mean} a year on average.", each=_by_year(years, language), mean=_known(mean, 0, language)
    )
    before = language.say(
        "That is {ratio} times the mean of {first} to {last}.",
        ratio=_known(ratios.at("mean"), 2, language),
        first=language.year(first),
        last=language.year(last),
    )
    if last not in ratios:
        return f"{after} {before}"
    highest = language.say(
        "It is {ratio} times the number of {last}.",
        ratio=_known(ratios.at(last), 2, language),
        last=language.year(last),
    )
    return f"{after} {before} {highest}"


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


def _known(value: Value, digits: int, language: Language) -> str:
    """A number, or its bounds where years are missing from it."""
    return language.ends(value, digits) if math.isnan(value.value) else language.number(value.value, digits)


def _by_year(years: Quantity, language: Language) -> str:
    return language.listed(
        language.say("{number} in {year}", number=language.number(value.value), year=language.year(year))
        for year, value in years.items()
    )
