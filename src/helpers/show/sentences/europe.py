"""Sentences on a country's share of the Union."""

from helpers.quantities import Quantity
from helpers.show import shown, subjects
from helpers.show.sentences.reasons.europe import opposed
from helpers.show.shown import Shown
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


def steps(steps: Quantity, language: Language) -> Shown:
    """What country and rest did over all years together, and in which years the share went against the country."""
    if steps.empty:
        return shown.nothing(language, subjects.about(steps, language))
    work, years = contributions.chained(steps), steps.level("year")
    sentence = language.say(
        "Over the years up to {last}, the country's own number moved the share by {country} percentage points and the "
        "rest of the Union by {rest}; the share changed by {share}.",
        last=language.year(years.max()),
        **{name: language.number(work.at(name).value, 1) for name in ("country", "rest", "share")},
    )
    parts = [
        opposed(language, year=year, share=steps.at(("share", year)), country=steps.at(("country", year)))
        for year in contributions.against(steps)
    ]
    return shown.said(language, " ".join([sentence, *parts]), work)


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
