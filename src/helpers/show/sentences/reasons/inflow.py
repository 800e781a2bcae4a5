"""Facts on the inflow in words: share, growth, fluctuation, break."""

import math
from collections.abc import Mapping

import pandas as pd

from helpers.quantities import Interval, Quantity, Value
from helpers.words import Language


def share_of_counts(
    language: Language, *, part: Value, whole: Value, share: Value, start: pd.Timestamp, end: pd.Timestamp
) -> str:
    """The two counts of a period and the share that they give."""
    return language.say(
        "{part} of {whole} in {period}, by the office's own two counts: {share}.",
        part=language.number(part.value),
        whole=language.number(whole.value),
        period=language.period(start, end),
        share=language.percent(share.value, 1),
    )


def no_count(language: Language, *, measures: list[str], start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The counts that had not been published for a period."""
    names = [language.say("'{name}'", name=language.measure(measure)) for measure in measures]
    return language.say(
        "No count of {measures} for {period} had been published by that date.",
        measures=language.listed(names),
        period=language.period(start, end),
    )


def nearest_share(language: Language, *, share: float, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The share that the office published for another part of the year."""
    return language.say(
        "The nearest is the office's own {share} for {period}.",
        share=language.percent(share),
        period=language.period(start, end),
    )


def full_year(language: Language, *, compared: Interval, verdict: str) -> str:
    """Whether what is stated for a part of a year also holds for the whole year."""
    share = language.percent(compared.value, 1)
    if verdict == "reproduced":
        return language.say("The full year gives {share} and confirms the stated value.", share=share)
    if verdict == "differs":
        return language.say("The stated value does not hold for the full year, which gives {share}.", share=share)
    return language.say(
        "The full year gives {share} ({ends}), which neither confirms nor contradicts the stated value.",
        share=share,
        ends=language.ends(compared, 1),
    )


def other_denominators(language: Language, *, shares: Quantity) -> str:
    """The shares that other denominators give."""
    return language.say("Other denominators give {shares}.", shares=by_denominator(shares, language))


def by_denominator(shares: Quantity, language: Language) -> str:
    """Shares listed with their denominators, which index them."""
    each = [
        language.say(
            "{share} of '{denominator}'",
            share=language.percent(share.value, 1),
            denominator=language.measure(name),
        )
        for name, share in shares.items()
    ]
    return language.listed(each)


def outgrew(
    language: Language,
    *,
    base: int,
    year: int,
    minors: Value,
    all: Value,
    compared: Quantity,
    verdict: Mapping[int, str],
) -> str:
    """The two growth multiples, and from how many base years the minors' is the larger."""
    grown = language.say(
        "In {year} the number of unaccompanied minors was {minors} times that of {base}, "
        "the number of all first applications {all} times.",
        year=language.year(year),
        base=language.year(base),
        minors=language.number(minors.value, 2),
        all=language.number(all.value, 2),
    )
    often = language.plural(
        "The number of minors grew faster from {faster} of {count} base year with both counts.",
        "The number of minors grew faster from {faster} of {count} base years with both counts.",
        len(compared),
        faster=language.number(_true(verdict)),
    )
    return f"{grown} {often}"


def no_later_year(language: Language, *, base: int) -> str:
    """That the base year cannot be compared with a later one."""
    return language.say(
        "By that date, no full year after {base} could be compared with it: both counts are needed for both years.",
        base=language.year(base),
    )


def swings(language: Language, *, minors: Value, all: Value, years: list[int]) -> str:
    """By which factor the two counts changed from year to year, on average, and in which years."""
    return language.plural(
        "On average over {count} change from one year to the next ({years}), the number of minors went up or down by "
        "a factor of {minors}, that of all first applications by a factor of {all}.",
        "On average over {count} changes from one year to the next ({years}), the number of minors went up or down by "
        "a factor of {minors}, that of all first applications by a factor of {all}.",
        len(years),
        years=language.years(years),
        minors=language.number(_factor(minors), 2),
        all=language.number(_factor(all), 2),
    )


def always(language: Language, *, compared: Quantity, verdict: Mapping[int, str]) -> str:
    """In how many of the changes the minors' was the larger."""
    return language.plural(
        "As for always: the change of the minors was the larger in {larger} of {count} year. Other years lack a count "
        "of their own or of the year before.",
        "As for always: the change of the minors was the larger in {larger} of {count} years. Other years lack a count "
        "of their own or of the year before.",
        len(compared),
        larger=language.number(_true(verdict)),
    )


def too_few_swings(language: Language, *, needed: int) -> str:
    """That too few pairs of adjacent years have both counts."""
    return language.plural(
        "Fewer than {count} change from one year to the next, in both counts, had been published by that date.",
        "Fewer than {count} changes from one year to the next, in both counts, had been published by that date.",
        needed,
    )


def rate_break(
    language: Language,
    *,
    month: pd.Timestamp,
    plausible: list[pd.Timestamp],
    before: float,
    after: float,
    ratio: Interval,
) -> str:
    """The break month, the plausible ones, and the rates on either side."""
    when = language.plural(
        "The most likely break is {month}; no other month is plausible.",
        "The most likely break is {month}; plausible are {months}.",
        len(plausible),
        month=language.month(month),
        months=language.months(plausible),
    )
    rates = language.say(
        "The rate is {before} persons a month before it and {after} from then on, {ratio} times as many.",
        before=language.number(before),
        after=language.number(after),
        ratio=language.ends(ratio, 1),
    )
    return f"{when} {rates}"


def too_few_months(language: Language, *, found: int, needed: int) -> str:
    """That the published months are too few, or in too few periods, to find a break."""
    return language.plural(
        "A break can only be found in several periods that cover more than {needed} months together; "
        "{count} month had a figure by that date.",
        "A break can only be found in several periods that cover more than {needed} months together; "
        "{count} months had figures by that date.",
        found,
        needed=language.number(needed),
    )


def _true(verdict: Mapping[int, str]) -> int:
    return sum(each == "reproduced" for each in verdict.values())


def _factor(log_points: Value) -> float:
    return math.exp(log_points.value / 100)
