"""Facts on peaks and on a share between two years in words."""

from collections.abc import Mapping

from helpers.quantities import Quantity, Value
from helpers.words import Language


def peaks(
    language: Language,
    *,
    counts: Quantity,
    compared: Quantity,
    verdict: Mapping[int, str],
    open_years: list[int],
    highest: Quantity,
) -> str:
    """How far each peak stands above the years beside it, which end is open, and the highest year of all."""
    each = [
        language.say(
            "{number} in {year}, {times} times the higher one of the years beside it",
            number=language.number(counts.value[year]),
            year=language.year(year),
            times=language.ends(ratio, 2),
        )
        for year, ratio in compared.items()
    ]
    sentences = [language.say("{each}.", each=language.capital("; ".join(each)))]
    sentences += [
        language.say(
            "Whether {year} is a peak depends on the year after it, of which no full count is among the figures.",
            year=language.year(year),
        )
        for year in open_years
    ]
    top = highest.index[0]
    most = language.say(
        "The highest year with a count is {year}, with {number}.",
        year=language.year(top),
        number=language.number(highest.value[top]),
    )
    return " ".join([*sentences, most])


def too_few_peaks(language: Language, *, years: list[int]) -> str:
    """That the counts of a peak and of the year before it had not been published."""
    return language.say(
        "The counts of {years} and of the year before each had not all been published by that date.",
        years=language.years(years),
    )


def share_grew(language: Language, *, base: int, year: int, before: Value, now: Value, times: Value) -> str:
    """The share at both ends, and how many times the one is of the other."""
    return language.say(
        "From {before} in {base} to {now} in {year}, {times} times, over the full years.",
        before=language.percent(before.value, 1),
        base=language.year(base),
        now=language.percent(now.value, 1),
        year=language.year(year),
        times=language.number(times.value, 2),
    )


def below_base(language: Language, *, base: int, shares: Quantity) -> str:
    """The years in between whose share was below that of the base year."""
    each = [
        language.say("{year} ({share})", year=language.year(year), share=language.percent(share.value, 1))
        for year, share in shares.items()
    ]
    return language.say(
        "It did not rise throughout: the share was below that of {base} in {years}.",
        base=language.year(base),
        years=language.listed(each),
    )
