"""Facts on recognition rates in words: against which averages, and why two offices differ."""

from collections.abc import Mapping

from helpers.quantities import Quantity, Value
from helpers.show.sentences.reasons.nationalities import places
from helpers.words import Language

STANDING = {"reproduced": "above", "differs": "below"}


def no_rates(language: Language, *, year: int) -> str:
    """That no recognition rates were published."""
    return language.say(
        "No recognition rates by nationality for {year} had been published by that date; "
        "those of unaccompanied minors in the Netherlands are never published.",
        year=language.year(year),
    )


def rates(language: Language, *, averages: Quantity, parts: Mapping[tuple[str, str], str]) -> str:
    """Which of the nationalities are above each average, which below, and which rounding leaves open."""
    more = language.say("Dutch rates of unaccompanied minors by nationality are not public.")
    standing = {key: STANDING.get(verdict, "undecided") for key, verdict in parts.items()}
    return f"{against(averages, standing, language)} {more}"


def against(averages: Quantity, standing: Mapping[tuple[str, str], str], language: Language) -> str:
    """Which nationalities are `above`, `below` or `undecided`, a sentence an average.

    `standing` says so by nationality and average.
    """
    return " ".join(_against(average, year, value, standing, language) for (average, year), value in averages.items())


def two_offices(language: Language, *, positive: Quantity, rejected: Quantity, closed: Quantity) -> str:
    """Why UNHCR's average and Eurostat's differ: what each counts as positive and as rejected."""
    unhcr, eurostat = (
        language.say(
            "{rate} ({positive} positive, {rejected} rejected)",
            rate=language.percent(positive.at(who).share_beside(rejected.at(who)).value, 1),
            positive=language.number(positive.at(who).value),
            rejected=language.number(rejected.at(who).value),
        )
        for who in ("UNHCR", "Eurostat")
    )
    differ = language.say(
        "UNHCR's average is {unhcr}, Eurostat's {eurostat}: the two count other decisions. Eurostat's positive "
        "decisions are {positives} times UNHCR's, its rejections {rejections} times.",
        unhcr=unhcr,
        eurostat=eurostat,
        positives=language.number(_times(positive), 2),
        rejections=language.number(_times(rejected), 2),
    )
    if "UNHCR" not in closed:
        return differ
    apart = language.say(
        "UNHCR sets {closed} cases apart that were closed without a decision; how many of them Eurostat counts is "
        "not public.",
        closed=language.number(closed.value["UNHCR"]),
    )
    return f"{differ} {apart}"


def no_rate(language: Language, *, citizens: list[str], year: int) -> str:
    """The nationalities without decisions, of which any rate is possible."""
    return language.say(
        "No decisions of {year} on {places} had been published by that date, so that any rate of theirs is possible.",
        year=language.year(year),
        places=places(citizens, language),
    )


def _against(average: str, year: int, value: Value, standing: Mapping[tuple[str, str], str], language: Language) -> str:
    """Which nationalities are above, below or undecided against one average."""
    of_this = {citizen: side for (citizen, against), side in standing.items() if against == average}
    fields = {
        name: places((citizen for citizen, side in of_this.items() if side == name), language)
        for name in ("above", "below", "undecided")
    }
    fields |= {"average": language.percent(value.value, 1), "year": language.year(year)}
    if average == "others":
        return language.say(
            "All ages, {year}, by UNHCR: {above} above the average of all other nationalities ({average}), {below} "
            "below it, {undecided} undecided by rounding.",
            **fields,
        )
    if average == "all":
        return language.say(
            "With the named ones in the average ({average}): {above} above, {below} below, {undecided} undecided.",
            **fields,
        )
    return language.say(
        "Against the average of the Union in {year} ({average}), the newest that is held, and with the rates of that "
        "year: {above} above, {below} below, {undecided} undecided.",
        **fields,
    )


def _times(counts: Quantity) -> float:
    return counts.value["Eurostat"] / counts.value["UNHCR"]
