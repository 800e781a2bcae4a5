"""Sentences on a country's share of the Union."""

import pandas as pd

from helpers.quantities import Quantity, Value
from helpers.show import shown, subjects
from helpers.show.shown import Shown
from helpers.show.terms import term
from helpers.topics import contributions, europe
from helpers.words import Language


def decomposition(work: Quantity, geo: str, base_year: int, year: int, language: Language) -> Shown:
    """The two contributions and the change of the share in log points."""
    if work.empty:
        wanted = language.say(
            "{place}: numerator and denominator of the share, {base_year} to {year}",
            place=language.place(geo),
            base_year=language.year(base_year),
            year=language.year(year),
        )
        return shown.nothing(language, wanted)
    sentence = language.say(
        "In log points times 100: numerator {numerator}, denominator {denominator}, share {share}. "
        "A negative denominator means that the Union's total grew and held the share down.",
        numerator=language.number(work.at("numerator").value),
        denominator=language.number(work.at("denominator").value),
        share=language.number(work.at("share").value),
    )
    return shown.said(language, f"{_driver(work, geo, base_year, year, language)} {sentence}", work.at("share"))


def steps(work: Quantity, geo: str, base_year: int, language: Language) -> Shown:
    """The contributions of all years added up, and the years in which share and number went opposite ways."""
    if work.empty:
        wanted = language.say(
            "{place}: change of the share from year to year since {year}",
            place=language.place(geo),
            year=language.year(base_year),
        )
        return shown.nothing(language, wanted)
    total = contributions.chained(work)
    parts = total.keep(total.index != "share")
    sentence = language.say(
        "{place}, {base_year} to {year}, in percentage points: the share changed by {share}, made up of {parts}.",
        place=language.place(geo),
        base_year=language.year(base_year),
        year=language.year(work.level("year").max()),
        share=language.number(total.at("share").value, 1),
        parts=language.listed(_part(name, value, language) for name, value in parts.items()),
    )
    since = contributions.against(contributions.since_base(work))
    sentences = [sentence, *_opposed(since, base_year, language)]
    return shown.said(language, " ".join(sentences), *(value for _name, value in total.items()))


def readings(counts: Quantity, year: int, language: Language) -> Shown:
    """The numbers that copies of one release give for a month of the Union."""
    if counts.empty:
        sentence = language.say(
            "No copies of one release contradict each other on a month of the Union in {year}.",
            year=language.year(year),
        )
        return shown.said(language, sentence)
    each = [
        language.say(
            "Copies of one release give the Union's {month} as {numbers}.",
            month=language.month(month),
            numbers=language.listed(language.number(number) for when, number in counts.index if when == month),
        )
        for month in dict.fromkeys(counts.level("month"))
    ]
    undecided = language.say("Nothing decides between them, so bounds span both.")
    return shown.said(language, " ".join([*each, undecided]), counts)


def shares_by_reading(shares: Quantity, year: int, month: int, language: Language) -> Shown:
    """The share from January to a month with each number of a month of the Union."""
    fields = {"place": _place(shares, language), "period": language.period(*_to_month(year, month))}
    if shares.empty:
        return shown.nothing(language, language.say("{place}: share of the Union by reading, {period}", **fields))
    sentence = language.say(
        "{place}, share of the Union, {period}: {each}.", each=_by_reading(shares, language), **fields
    )
    return shown.said(language, sentence, shares)


def rises_by_reading(rises: Quantity, base_year: int, language: Language) -> Shown:
    """How many times that of the base year the share is with each number of a month of the Union."""
    fields = {"place": _place(rises, language), "year": language.year(base_year)}
    if rises.empty:
        return shown.nothing(language, language.say("{place}: share over that of {year} by reading", **fields))
    sentence = language.say("{place}, share over that of {year}: {each}.", each=_by_reading(rises, language), **fields)
    return shown.said(language, sentence, rises)


def months(shares: Quantity, year: int, language: Language) -> Shown:
    """Which months of the year have both figures, and whether these are first releases."""
    if shares.empty:
        return shown.nothing(language, subjects.about(shares, language))
    sentence = language.plural(
        "Both figures were published for {count} month of {year}: {months}.",
        "Both figures were published for {count} months of {year}: {months}.",
        len(shares),
        year=language.year(year),
        months=language.listed(map(language.month_name, shares.index)),
    )
    first = shares.basis.release == ("first",)
    sentences = [sentence, language.say("Each figure is a first release.")] if first else [sentence]
    return shown.said(language, " ".join(sentences), shares)


def countries(countries: Quantity, year: int, language: Language) -> Shown:
    """The country with the most applicants in the newest year up to `year` with enough countries."""
    newest = None if countries.empty else europe.newest_full_year(countries, year)
    if newest is None:
        return shown.nothing(language, subjects.about(countries, language))
    counts = countries.only(year=newest)
    fields = {
        "year": language.year(newest),
        "number": language.number(europe.FULL),
        "place": language.in_sentence(counts.value.idxmax()),
    }
    if newest == countries.level("year").max():
        sentence = language.say(
            "In {year}, the newest year, {place} counted the most unaccompanied applicants.", **fields
        )
    else:
        sentence = language.say(
            "In {year}, the newest year with {number} countries or more, {place} counted the most; later years have "
            "gaps.",
            **fields,
        )
    return shown.said(language, sentence, counts.keep(counts.value == counts.value.max()))


def _by_reading(values: Quantity, language: Language) -> str:
    """A value with each number of a month."""
    return language.listed(
        language.say(
            "{value} with {number} in {month}",
            value=language.with_unit(language.number(value.value, 2), values.unit),
            number=language.number(number),
            month=language.month_name(month),
        )
        for (month, number), value in values.items()
    )


def _place(values: Quantity, language: Language) -> str:
    return language.listed(map(language.place, values.about.place))


def _to_month(year: int, month: int) -> tuple[pd.Timestamp, pd.Timestamp]:
    return pd.Timestamp(year, 1, 1), pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)


def _part(name: str, value: Value, language: Language) -> str:
    return language.say("{value} ({part})", value=language.number(value.value, 1), part=term(name, language))


def _opposed(since: Quantity, base_year: int, language: Language) -> list[str]:
    """That the share was higher although the country's own number was lower, or the reverse, with the years."""
    fields = {"base_year": language.year(base_year)}
    higher, lower = (
        language.listed(map(language.year, since.index[mask])) for mask in (since.value > 0, since.value < 0)
    )
    sentences = []
    if (since.value > 0).any():
        sentences.append(
            language.say(
                "Against {base_year} the share was higher in {years} although the country's own number was lower: "
                "the rest of the Union had fallen more.",
                years=higher,
                **fields,
            )
        )
    if (since.value < 0).any():
        sentences.append(
            language.say(
                "Against {base_year} the share was lower in {years} although the country's own number was higher: "
                "the rest of the Union had grown more.",
                years=lower,
                **fields,
            )
        )
    return sentences


def _driver(work: Quantity, geo: str, base_year: int, year: int, language: Language) -> str:
    """Whether the country's own count or the Union's total drives the change of the share."""
    part = europe.contributions(work)
    fields = {
        "place": language.place(geo),
        "base_year": language.year(base_year),
        "year": language.year(year),
        "own": language.percent(part["numerator"]),
        "union": language.percent(part["denominator"]),
    }
    numerator, denominator, change = (work.at(name).value for name in ("numerator", "denominator", "share"))
    if abs(numerator) < abs(denominator):
        return language.say(
            "{place}, {base_year} to {year}: the change of the share is mostly driven by the Union's total ({union}); "
            "the country's own count accounts for {own}.",
            **fields,
        )
    if change < 0:
        return language.say(
            "{place}, {base_year} to {year}: the fall of the share is driven by the country's own count ({own}); "
            "the Union's total accounts for {union}.",
            **fields,
        )
    return language.say(
        "{place}, {base_year} to {year}: the rise of the share is driven by the country's own count ({own}); "
        "the Union's total accounts for {union}.",
        **fields,
    )
