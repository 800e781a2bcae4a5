"""Sentences on comparable states."""

from helpers.quantities import Quantity
from helpers.show import shown, subjects
from helpers.show.shown import Shown
from helpers.words import Language


def since(minors: Quantity, base_year: int, year: int, language: Language) -> Shown:
    """How many times the base year's number each state counted in its newest later year, the largest first."""
    grown = {
        geo: minors.only(geo=geo).growth(base_year).at(newest)
        for geo in dict.fromkeys(minors.level("geo"))
        if (newest := _newest(minors.only(geo=geo), base_year, year))
    }
    if not grown:
        return shown.nothing(language, subjects.about(minors, language))
    order = sorted(grown, key=lambda geo: -grown[geo].value)
    each = [
        language.say(
            "{place} {times} in {year}",
            place=language.place(geo),
            times=language.number(grown[geo].value, 1),
            year=language.year(_newest(minors.only(geo=geo), base_year, year)),
        )
        for geo in order
    ]
    sentence = language.say(
        "Times the number of {base_year}, each in its newest year up to {year} with a count: {each}.",
        base_year=language.year(base_year),
        year=language.year(year),
        each=language.listed(each),
    )
    return shown.said(language, sentence, *(grown[geo] for geo in order))


def largest(relative: Quantity, year: int, language: Language) -> Shown:
    """The states by their numbers per inhabitants, in the newest year up to `year` that most of them have."""
    inside = relative if relative.empty else relative.keep(relative.level("year") <= year)
    if inside.empty:
        return shown.nothing(language, subjects.about(relative, language))
    sizes = inside.table.groupby(level="year").size()
    newest = int(sizes.index[sizes > relative.level("geo").nunique() / 2].max())
    ordered = inside.only(year=newest).sort("value", ascending=False)
    each = (
        language.say("{place} {number}", place=language.place(geo), number=language.number(value.value, 1))
        for geo, value in ordered.items()
    )
    sentence = language.say(
        "Per 100,000 inhabitants in {year}, the newest year that more than half of the states have: {each}.",
        year=language.year(newest),
        each=language.listed(each),
    )
    return shown.said(language, sentence, ordered)


def without_austria(union: Quantity, geo: str, year: int, language: Language) -> Shown:
    """The country's share of the Union with Austria and without it, in the newest year up to `year` that has both."""
    own = {} if union.empty or geo not in union.level("geo") else _sides(union.only(geo=geo), year)
    if len(own) < 2:
        wanted = language.say("{place}: share of the Union with and without Austria", place=language.place(geo))
        return shown.nothing(language, wanted)
    newest = max(own["without Austria"].index)
    with_, without = (own[name].at(newest) for name in ("with Austria", "without Austria"))
    sentence = language.say(
        "{place}, share of the Union in {year}: {share}, and {other} of the Union without Austria.",
        place=language.place(geo),
        year=language.year(newest),
        share=language.percent(with_.value, 1),
        other=language.percent(without.value, 1),
    )
    return shown.said(language, sentence, with_, without)


def _sides(shares: Quantity, year: int) -> dict[str, Quantity]:
    """The shares up to a year with Austria and without it."""
    inside = shares.keep(shares.level("year") <= year)
    return {name: inside.only(aggregate=name) for name in dict.fromkeys(inside.level("aggregate"))}


def _newest(counts: Quantity, base_year: int, year: int) -> int:
    """The newest year after the base year, or 0 where one of the two has no count."""
    later = [each for each in counts.index if base_year < each <= year]
    return max(later) if later and base_year in counts else 0
