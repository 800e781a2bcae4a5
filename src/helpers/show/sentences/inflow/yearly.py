"""Titles and sentences on the inflow by year: level, share, growth, fluctuation."""

from helpers.quantities import Quantity, statistics
from helpers.show import shown
from helpers.show.sentences.reasons.inflow import by_denominator
from helpers.show.shown import Shown
from helpers.topics import inflow
from helpers.words import Language

HIGHEST = 3  # years that a title names


def level_title(levels: Quantity, geo: str, language: Language) -> str:
    """The years with the most unaccompanied minors."""
    place = language.place(geo)
    if levels.empty:
        return language.say("{place}: unaccompanied minors a year", place=place)
    each = [
        language.say("{year} ({number})", year=language.year(year), number=language.number(value))
        for year, value in inflow.highest(levels, HIGHEST).items()
    ]
    return language.plural(
        "{place}: the year with the most unaccompanied minors is {years}",
        "{place}: the years with the most unaccompanied minors are {years}",
        len(each),
        place=place,
        years=language.listed(each),
    )


def level(levels: Quantity, geo: str, year: int, base_year: int, language: Language) -> Shown:
    """The level of the year and the base year against the highest, by every count, and the years without any."""
    if levels.empty:
        return shown.nothing(language, level_title(levels, geo, language))
    sentences, keys = [], []
    for measure in dict.fromkeys(levels.level("measure")):
        own = levels.only(measure=measure)
        top = own.value.idxmax()
        keys += [(measure, each) for each in (year, base_year, top)]
        told = language.say(
            "'{measure}': {numbers}; its highest year is {top} ({most}).",
            measure=language.measure(measure),
            numbers=language.listed(_in_year(own, each, language) for each in dict.fromkeys([year, base_year])),
            top=language.year(top),
            most=language.number(own.at(top).value),
        )
        sentences.append(told)
    sentences += _without_figure(levels, language)
    return shown.said(language, " ".join(sentences), levels.keep(levels.index.isin(keys)))


def share_title(shares: Quantity, geo: str, year: int, base_year: int, language: Language) -> str:
    """The share in the base year and in the year, by the first denominator."""
    own = shares if shares.empty else shares.only(denominator=shares.index[0][0])
    place = language.place(geo)
    if year not in own or base_year not in own:
        return language.say("{place}: share of unaccompanied minors in the asylum inflow", place=place)
    return language.say(
        "{place}: minors were {before} of the inflow in {base_year} and {now} in {year}",
        place=place,
        before=language.percent(own.at(base_year).value, 1),
        base_year=language.year(base_year),
        now=language.percent(own.at(year).value, 1),
        year=language.year(year),
    )


def share(shares: Quantity, geo: str, year: int, language: Language) -> Shown:
    """The share of the year by every denominator, and how far the denominator alone moves it."""
    rows = shares.only(year=year)
    if rows.empty:
        wanted = language.say(
            "{place}: share of unaccompanied minors in the asylum inflow of {year}",
            place=language.place(geo),
            year=language.year(year),
        )
        return shown.nothing(language, wanted)
    fields = {"year": language.year(year), "shares": by_denominator(rows, language)}
    if len({language.percent(share, 1) for share in rows.value}) == 1:
        return shown.said(language, language.say("In {year} the share is {shares}.", **fields), rows)
    sentence = language.say(
        "In {year} the share is {shares}: {range}, depending only on the denominator.",
        range=language.with_unit(language.ends(statistics.extent(rows), 1), "percent"),
        **fields,
    )
    return shown.said(language, sentence, rows)


def growth_title(indexed: Quantity, geo: str, year: int, base_year: int, language: Language) -> str:
    """Both index numbers of the year."""
    minors, everyone = indexed.get(("minors", year)), indexed.get(("all", year))
    if minors is None or everyone is None:
        return language.say(
            "{place}: unaccompanied minors and all applicants since {base_year}",
            place=language.place(geo),
            base_year=language.year(base_year),
        )
    return language.say(
        "With {base_year} as 100, the number of minors is {minors} in {year}, that of all applicants {all}",
        base_year=language.year(base_year),
        minors=language.number(minors.value),
        year=language.year(year),
        all=language.number(everyone.value),
    )


def multiple_title(multiples: Quantity, geo: str, year: int, language: Language) -> str:
    """How far the multiple depends on the base year."""
    over = multiples.only(count="minors over all")
    if len(over) < 2:
        return language.say(
            "{place}: growth of the minors against all applicants up to {year}, by base year",
            place=language.place(geo),
            year=language.year(year),
        )
    return language.say(
        "Up to {year}, the number of minors grew {range} as fast as that of all, from {least} and {most} as base",
        year=language.year(year),
        range=language.with_unit(language.ends(statistics.extent(over), 1), "ratio"),
        least=language.year(over.value.idxmin()),
        most=language.year(over.value.idxmax()),
    )


def multiple(multiples: Quantity, geo: str, year: int, base_year: int, language: Language) -> Shown:
    """The minors' multiple from the base year and over all base years, and how often it is the larger one."""
    minors, over = multiples.only(count="minors"), multiples.only(count="minors over all")
    if minors.empty:
        return shown.nothing(language, multiple_title(multiples, geo, year, language))
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
        "It grew faster than the number of all applicants from {faster} of {count} base year.",
        "It grew faster than the number of all applicants from {faster} of {count} base years.",
        len(over),
        faster=language.number(inflow.outgrown(multiples)),
    )
    return shown.said(language, f"{grown} {often}", multiples)


def fluctuation_title(fluctuation: Quantity, years: int, geo: str, language: Language) -> str:
    """How many times as much the minors' inflow varies, where enough years have both counts."""
    ratio = fluctuation.get("minors over all")
    if ratio is None or years < statistics.FEWEST:
        return language.say(
            "{place}: change on the year before, of minors and of all applicants", place=language.place(geo)
        )
    return language.say(
        "The minors' inflow varies {ratio} as much as that of all applicants",
        ratio=language.with_unit(language.number(ratio.value, 2), "ratio"),
    )


def fluctuation(fluctuation: Quantity, years: int, geo: str, language: Language) -> Shown:
    """The two coefficients of variation, marked where they rest on few years."""
    if fluctuation.empty:
        wanted = language.say(
            "{place}: fluctuation of the minors and of all applicants, three years with both counts",
            place=language.place(geo),
        )
        return shown.nothing(language, wanted)
    sentence = language.say(
        "The coefficient of variation is {minors} for minors and {all} for all applicants.",
        minors=language.number(fluctuation.at("minors").value, 2),
        all=language.number(fluctuation.at("all").value, 2),
    )
    told = [sentence, *_thin(years, language)]
    return shown.said(language, " ".join(told), fluctuation)


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


def _in_year(main: Quantity, year: int, language: Language) -> str:
    value = main.get(year)
    if value is None:
        return language.say("no figure for {year}", year=language.year(year))
    return language.say("{number} in {year}", number=language.number(value.value), year=language.year(year))


def _without_figure(levels: Quantity, language: Language) -> list[str]:
    missing = inflow.missing_years(levels)
    if not missing:
        return []
    years = language.listed(map(language.year, missing))
    return [language.say("No count of a full year was found for {years}.", years=years)]
