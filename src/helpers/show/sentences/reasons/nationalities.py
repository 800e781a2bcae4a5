"""Facts on nationalities in words: shares, the largest five, rises."""

from collections.abc import Iterable

import pandas as pd

from helpers.quantities import Interval, Quantity, Span, Value
from helpers.words import Language


def same_months(language: Language) -> str:
    """That a share of exactly the stated months was published."""
    return language.say("Published for the same months.")


def letter_alone(language: Language, *, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """That nobody else published a share of the stated months."""
    return language.say("The letter alone gives a share for {period}.", period=language.period(start, end))


def nearest_list(language: Language, *, share: Value, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The share in the published list that is nearest."""
    return language.say(
        "The nearest is {share} for {period}.",
        share=language.percent(share.value, 1),
        period=language.period(start, end),
    )


def left_open(language: Language, *, open: Interval) -> str:
    """What public figures of other periods, nationalities and ages leave possible."""
    return language.say(
        "With what is public of the other months, {range} is possible.",
        range=language.with_unit(language.ends(open, 1), "percent"),
    )


def no_list_of_the_year(language: Language) -> str:
    """That no list of the year was published."""
    return language.say("No list of nationalities for a part of the year had been published by that date.")


def not_in_list(language: Language, *, share: Value, start: pd.Timestamp, end: pd.Timestamp, citizen: str) -> str:
    """That the longest list does not name the nationality, and the smallest share that it has."""
    return language.say(
        "The longest public list of the year, {period}, does not name {place}; its smallest share is {share}.",
        period=language.period(start, end),
        place=language.in_sentence(citizen),
        share=language.percent(share.value, 1),
    )


def no_list(language: Language) -> str:
    """That no list was long enough."""
    return language.say("No list of five nationalities for the year had been published by that date.")


def largest_five(
    language: Language,
    *,
    start: pd.Timestamp,
    end: pd.Timestamp,
    held: list[str],
    not_held: list[str],
    others: list[str],
) -> str:
    """Which of the named nationalities are among the first five of the list of the stated months."""
    first = language.plural(
        "In the list of {period}, {places} is among the first five",
        "In the list of {period}, {places} are among the first five",
        len(held),
        period=language.period(start, end),
        places=places(held, language),
    )
    return _compared(first, not_held, others, language)


def largest_five_of_a_part(
    language: Language,
    *,
    start: pd.Timestamp,
    end: pd.Timestamp,
    held: list[str],
    not_held: list[str],
    others: list[str],
) -> str:
    """Which of the named nationalities are among the first five of the longest list within the stated months."""
    first = language.plural(
        "In the longest public list of the year, {period}, {places} is among the first five",
        "In the longest public list of the year, {period}, {places} are among the first five",
        len(held),
        period=language.period(start, end),
        places=places(held, language),
    )
    compared = _compared(first, not_held, others, language)
    more = language.say("No list for the stated months is public; in them, other places are possible.")
    return f"{compared} {more}"


def no_two_years(language: Language) -> str:
    """That no two lists can be compared."""
    return language.say("No lists of two years with enough nationalities in common had been published by that date.")


def rises(language: Language, *, rise: Quantity, multiple: Quantity, before: Span, after: Span) -> str:
    """What every nationality rose by, in persons per month and as a multiple."""
    each = [
        language.say(
            "{place} by {rise} a month ({multiple} times)",
            place=language.in_sentence(citizen),
            rise=language.number(value.value),
            multiple=language.number(multiple.at(citizen).value, 1),
        )
        for citizen, value in rise.items()
    ]
    return language.say(
        "Between {before} and {after}: {rises}. Other nationalities do not have figures for both periods.",
        before=language.period(before.start, before.end),
        after=language.period(after.start, after.end),
        rises=language.listed(each),
    )


def ahead(language: Language, *, citizen: str, ratios: Quantity) -> str:
    """How a nationality's rise compares with the largest other one from each base year, named in a list or not."""
    each = [_ahead(reading, year, ratio, language) for (reading, year), ratio in ratios.items()]
    return language.say(
        "The rise of {place} over the largest that any other nationality, named or not, can have had: {ratios}.",
        place=language.in_sentence(citizen),
        ratios="; ".join(each),
    )


def lists_apart(
    language: Language,
    *,
    before: Quantity,
    after: Quantity,
    year: int,
    start: pd.Timestamp,
    end: pd.Timestamp,
    apart: Value,
) -> str:
    """The two lists, and how much of the group they leave to have changed."""
    return language.say(
        "{before} in {year}; {after} in {period}. Nationalities that a list does not name are not public, so that "
        "{range} of the group is of other nationalities than before.",
        before=_shares(before, language),
        year=language.year(year),
        after=_shares(after, language),
        period=language.period(start, end),
        range=language.with_unit(language.ends(apart), "percent"),
    )


def no_list_of_years(language: Language, *, years: list[int]) -> str:
    """That a year has no list that is long enough."""
    return language.say(
        "No list of three nationalities or more had been published by that date for {years}.",
        years=language.years(years),
    )


def _ahead(reading: str, year: int, ratio: Value, language: Language) -> str:
    fields = {"year": language.year(year), "ends": language.with_unit(language.ends(ratio, 1), "ratio")}
    if reading == "persons":
        return language.say("since {year} in persons {ends}", **fields)
    return language.say("since {year} as a multiple {ends}", **fields)


def _compared(first: str, not_held: list[str], others: list[str], language: Language) -> str:
    """The first part of a sentence, completed by how the list differs from the five that are named."""
    return "; ".join([first, *_unlike(not_held, others, language)]) + "."


def _unlike(not_held: list[str], others: list[str], language: Language) -> Iterable[str]:
    """How the list differs from the five that are named: those it lacks, and those it has instead."""
    if not_held:
        yield language.plural(
            "{places} is not among them",
            "{places} are not among them",
            len(not_held),
            places=places(not_held, language),
        )
    if others:
        yield language.plural(
            "{places}, which the claim does not name, is among them",
            "{places}, which the claim does not name, are among them",
            len(others),
            places=places(others, language),
        )


def places(citizens: Iterable[str], language: Language) -> str:
    """Nationalities listed by the names of their countries."""
    return language.listed(map(language.in_sentence, citizens))


def _shares(listed: Quantity, language: Language) -> str:
    """The shares of a list, the largest first."""
    return language.listed(
        language.say("{place} {share}", place=language.place(citizen), share=language.percent(share.value))
        for citizen, share in listed.sort("value", ascending=False).items()
    )
