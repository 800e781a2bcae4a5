"""Titles and sentences on a country's share of the Union."""

from helpers.quantities import Quantity, Value, statistics
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.topics import europe
from helpers.words import Language


def share_title(shares: Quantity, geo: str, language: Language) -> str:
    """The lowest and the highest share of the country under any aggregate."""
    if shares.empty:
        return language.say("{place}: share of the Union's unaccompanied minors", place=language.place(geo))
    low, high = shares.value.idxmin(), shares.value.idxmax()
    if len(set(shares.level("year"))) == 1:
        return language.say(
            "{place}: {range} of the Union's unaccompanied minors in {year}",
            place=language.place(geo),
            range=language.with_unit(language.ends(statistics.extent(shares), 1), "percent"),
            year=language.year(low[-1]),
        )
    return language.say(
        "{place}: from {low} ({then}) to {high} ({now}) of the Union's unaccompanied minors, by year and aggregate",
        place=language.place(geo),
        low=language.percent(shares.value.min(), 1),
        then=language.year(low[-1]),
        high=language.percent(shares.value.max(), 1),
        now=language.year(high[-1]),
    )


def share(shares: Quantity, geo: str, base_year: int, year: int, language: Language) -> Shown:
    """The share of two years under every aggregate and numerator."""
    found = shares if shares.empty else shares.keep(shares.level("year").isin([base_year, year]))
    asked = sorted({base_year, year})
    missing = [each for each in asked if found.empty or each not in set(found.level("year"))]
    if found.empty:
        wanted = language.say(
            "{place}: share of the Union's unaccompanied minors in {years}",
            place=language.place(geo),
            years=language.listed(map(language.year, missing)),
        )
        return shown.nothing(language, wanted)
    by_year = sorted(found.items(), key=lambda item: item[0][-1])
    each = [_share(key, value, language) for key, value in by_year]
    each += [language.say("{year}: no figure", year=language.year(one)) for one in missing]
    return shown.said(language, "; ".join(each) + ".", found)


def decomposition_title(work: Quantity, geo: str, base_year: int, year: int, language: Language) -> str:
    """Whether the country's own count or the Union's total drives the change of the share."""
    if work.empty:
        return language.say(
            "{place}: numerator and denominator of the share, {base_year} to {year}",
            place=language.place(geo),
            base_year=language.year(base_year),
            year=language.year(year),
        )
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
            "the country's own count accounts for {own}",
            **fields,
        )
    if change < 0:
        return language.say(
            "{place}, {base_year} to {year}: the fall of the share is driven by the country's own count ({own}); "
            "the Union's total accounts for {union}",
            **fields,
        )
    return language.say(
        "{place}, {base_year} to {year}: the rise of the share is driven by the country's own count ({own}); "
        "the Union's total accounts for {union}",
        **fields,
    )


def decomposition(work: Quantity, geo: str, base_year: int, year: int, language: Language) -> Shown:
    """The two contributions and the change of the share in log points."""
    if work.empty:
        return shown.nothing(language, decomposition_title(work, geo, base_year, year, language))
    sentence = language.say(
        "In log points times 100: numerator {numerator}, denominator {denominator}, share {share}. "
        "A negative denominator means that the Union's total grew and held the share down.",
        numerator=language.number(work.at("numerator").value),
        denominator=language.number(work.at("denominator").value),
        share=language.number(work.at("share").value),
    )
    return shown.said(language, sentence, work.at("share"))


def months_title(shares: Quantity, geo: str, year: int, language: Language) -> str:
    """The range of the monthly shares, and the highest month."""
    if shares.empty:
        return language.say(
            "{place}: share month by month, {year}", place=language.place(geo), year=language.year(year)
        )
    if len(shares) == 1:
        return language.say(
            "{place}: the share is {share} in {month}, the only month with both figures",
            place=language.place(geo),
            share=language.percent(shares.value.iloc[0]),
            month=language.month(shares.index[0]),
        )
    return language.say(
        "{place}: the monthly share varies from {low} to {high}, highest in {month}",
        place=language.place(geo),
        low=language.percent(shares.value.min()),
        high=language.percent(shares.value.max()),
        month=language.month(shares.value.idxmax()),
    )


def months(shares: Quantity, geo: str, year: int, language: Language) -> Shown:
    """Which months of the year have both figures, and whether these are first releases."""
    if shares.empty:
        return shown.nothing(language, months_title(shares, geo, year, language))
    sentence = language.plural(
        "Both figures were published for {count} month of {year}: {months}.",
        "Both figures were published for {count} months of {year}: {months}.",
        len(shares),
        year=language.year(year),
        months=language.listed(map(language.month_name, shares.index)),
    )
    first = shares.basis.release == ("first",)
    told = [sentence, language.say("Each figure is a first release.")] if first else [sentence]
    return shown.said(language, " ".join(told), shares)


def counts_title(counts: Quantity, geo: str, year: int, language: Language) -> str:
    """What the monthly counts are, and that the country has none where it has none."""
    if not counts.empty and geo not in set(counts.level("geo")):
        return language.say(
            "First-time unaccompanied applicants a month, {year}: the Union alone, with no figure for {place}",
            place=language.in_sentence(geo),
            year=language.year(year),
        )
    return language.say(
        "{place} and the Union: first-time unaccompanied applicants a month, {year}",
        place=language.place(geo),
        year=language.year(year),
    )


def countries_title(countries: Quantity, year: int, language: Language) -> str:
    """The country with the most applicants in the newest year up to `year` with enough countries."""
    newest = None if countries.empty else europe.newest_full_year(countries, year)
    if newest is None:
        return language.say("Unaccompanied applicants by country")
    fields = {
        "year": language.year(newest),
        "number": language.number(europe.FULL),
        "place": language.in_sentence(countries.only(year=newest).value.idxmax()),
    }
    if newest == countries.level("year").max():
        return language.say("In {year}, the newest year, {place} counted the most unaccompanied applicants", **fields)
    return language.say(
        "In {year}, the newest year with {number} countries or more, {place} counted the most; later years have gaps",
        **fields,
    )


def kingdom_title(kingdom: Quantity, language: Language) -> str:
    """The highest and the newest year of the United Kingdom."""
    if kingdom.empty:
        return language.say("{place}: unaccompanied applicants", place=language.place("UK"))
    top, last = kingdom.value.idxmax(), kingdom.index.max()
    return language.say(
        "{place}: highest in {top} ({most}); the newest year, {last}, has {end}",
        place=language.place("UK"),
        most=language.number(kingdom.at(top).value),
        top=language.year(top),
        end=language.number(kingdom.at(last).value),
        last=language.year(last),
    )


def _share(key: tuple[str, str, int], share: Value, language: Language) -> str:
    """One share with what it is a share of; those as published are whole per cents."""
    aggregate, numerator, year = key
    if aggregate == europe.AS_PUBLISHED:
        return language.say(
            "{year}: {share} as published", year=language.year(year), share=language.percent(share.value)
        )
    fields = {
        "year": language.year(year),
        "share": language.percent(share.value, 1),
        "aggregate": language.in_sentence(aggregate),
    }
    if numerator == "Eurostat":
        return language.say("{year}: {share} of {aggregate} (numerator by Eurostat)", **fields)
    return language.say("{year}: {share} of {aggregate} (numerator by the national office)", **fields)
