"""Sentences on the inflow by year: years without a count, growth, fluctuation."""

import math

from helpers.quantities import Quantity, Value, beside, statistics
from helpers.show import shown, subjects
from helpers.show.shown import Shown
from helpers.topics import inflow
from helpers.words import Language


def level(levels: Quantity, language: Language) -> Shown:
    """The years between the first and the last that no count covers."""
    if levels.empty:
        return shown.nothing(language, subjects.about(levels, language))
    missing = inflow.missing_years(levels)
    years = language.years(missing)
    first, last = (language.year(end) for end in (levels.level("year").min(), levels.level("year").max()))
    if missing:
        sentence = language.say(
            "Between {first} and {last}, no count of a full year was found for {years}.",
            first=first,
            last=last,
            years=years,
        )
    else:
        sentence = language.say("Every year from {first} to {last} has a count.", first=first, last=last)
    return shown.said(language, sentence, levels)


def multiple(minors: Quantity, over: Quantity, base_year: int, language: Language) -> Shown:
    """The minors' multiple from the base year and over all base years, and how often they outgrew all applicants."""
    if minors.empty:
        return shown.nothing(language, subjects.about(minors, language))
    own = minors.get(base_year)
    span = language.with_unit(language.ends(statistics.extent(minors), 1), "ratio")
    if own is None:
        grown = language.say("Over all base years, the number of minors is {range} that of the base year.", range=span)
    else:
        grown = language.say(
            "The number of minors is {multiple} that of {base_year} and, over all base years, {range} that of the "
            "base year.",
            multiple=language.with_unit(language.number(own.value, 2), "ratio"),
            base_year=language.year(base_year),
            range=span,
        )
    often = language.plural(
        "Their multiple is larger than that of all applicants from {faster} of {count} base year.",
        "Their multiple is larger than that of all applicants from {faster} of {count} base years.",
        len(over),
        faster=language.number(int((over.low > 1).sum())),
    )
    return shown.said(language, f"{grown} {often}", minors, over)


def fluctuation(minors: Quantity, everyone: Quantity, language: Language) -> Shown:
    """How far two counts lie from the year before on average, from their swings, marked where years are few."""
    if len(minors) < inflow.FEWEST_CHANGES:
        return shown.too_few(language, subjects.about(beside(minors, everyone), language))
    one, other = statistics.mean(minors), statistics.mean(everyone)
    sentence = language.say(
        "From one year to the next, the number of minors changed {minors} on average and that of all applicants "
        "{all}, up or down. The mean change of minors in log points is {ratio} that of all applicants.",
        minors=_factor(one, language),
        all=_factor(other, language),
        ratio=language.with_unit(language.number((one / other).value, 2), "ratio"),
    )
    return shown.said(language, " ".join([sentence, *_thin(len(minors), language)]), one, other)


def _factor(swing: Value, language: Language) -> str:
    """A mean change in log points as a factor."""
    return language.say("by a factor of {factor}", factor=language.number(math.exp(swing.value / 100), 2))


def _thin(years: int, language: Language) -> list[str]:
    if years >= statistics.FEWEST:
        return []
    return [
        language.plural(
            "It rests on {count} year only: one odd year can change it much.",
            "They rest on {count} years only: one odd year can change them much.",
            years,
        )
    ]
