"""Sentences on what asylum counts miss."""

from helpers.quantities import Quantity, Value
from helpers.show import shown, subjects
from helpers.show.shown import Shown
from helpers.topics import comparability
from helpers.words import Language


def side(ratios: Quantity, language: Language) -> Shown:
    """The newest ratio of every country."""
    if ratios.empty:
        return shown.nothing(language, subjects.about(ratios, language))
    newest = comparability.newest(ratios)
    sentence = language.say(
        "Asylum applicants in per cent of the flow outside asylum, newest year with both: {each}.",
        each=language.listed(_ratio(key, ratio, language) for key, ratio in newest.items()),
    )
    return shown.said(language, sentence, newest)


def adjusted(adjusted: Quantity, geo: str, base_year: int, year: int, language: Language) -> Shown:
    """How much the share grows with the adjustment, under either assumption."""
    if geo in comparability.ADDED:
        sentence = language.say(
            "The minors outside asylum of {place} are among those added to the Union, so it has no adjusted share.",
            place=language.in_sentence(geo),
        )
        return shown.said(language, sentence)
    rise = {} if adjusted.empty else comparability.adjusted_rise(adjusted, base_year, year)
    if not rise:
        wanted = language.say(
            "{place}: share with minors outside asylum counted, in {base_year} and in {year}",
            place=language.place(geo),
            base_year=language.year(base_year),
            year=language.year(year),
        )
        return shown.nothing(language, wanted)
    sentence = language.say(
        "In {year} the adjusted share is {low} times that of {base_year} under the lower assumption "
        "and {high} times under the higher one.",
        year=language.year(year),
        base_year=language.year(base_year),
        low=language.number(rise["low"].value, 1),
        high=language.number(rise["high"].value, 1),
    )
    sentences = [*_of_year(adjusted, geo, year, language), sentence]
    return shown.said(language, " ".join(sentences), adjusted.only(year=year), *rise.values())


def onward(onward: Quantity, language: Language) -> Shown:
    """The minors registered as missing, the largest count first."""
    missing = onward if onward.empty else onward.only(measure=comparability.MISSING)
    if missing.empty:
        return shown.nothing(language, subjects.about(missing, language))
    counts = missing.sort("value", ascending=False)
    sentence = language.say(
        "Registered as missing, {when}: {each}. A missing minor may have moved on or not; no count says which.",
        when=language.period(missing.level("start").min(), missing.level("end").max()),
        each=language.listed(_count(key[0], count, language) for key, count in counts.items()),
    )
    return shown.said(language, sentence, counts)


def _of_year(adjusted: Quantity, geo: str, year: int, language: Language) -> list[str]:
    """What counting the minors outside asylum does to the share of the year."""
    at_year = adjusted if adjusted.empty else adjusted.only(year=year)
    if any(name not in at_year for name in ("as counted", "low", "high")):
        return []
    sentence = language.say(
        "{place}: with minors outside asylum counted, the share of {year} is between {low} and {high} "
        "instead of {counted}.",
        place=language.place(geo),
        year=language.year(year),
        low=language.percent(at_year.at("low").low, 1),
        high=language.percent(at_year.at("high").high, 1),
        counted=language.percent(at_year.at("as counted").value, 1),
    )
    return [sentence]


def _ratio(key: tuple[str, int], ratio: Value, language: Language) -> str:
    geo, year = key
    return language.say(
        "{place} {share} ({year})",
        place=language.place(geo),
        share=language.percent(ratio.value),
        year=language.year(year),
    )


def _count(geo: str, count: Value, language: Language) -> str:
    return language.say("{place} {number}", place=language.place(geo), number=language.number(count.value))
