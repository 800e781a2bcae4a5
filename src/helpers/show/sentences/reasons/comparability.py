"""Facts on what asylum counts miss in words: flows outside asylum, double counting."""

from collections.abc import Iterator, Mapping

from helpers.quantities import Quantity, statistics
from helpers.words import Language

Verdicts = Mapping[tuple[str, int], str]  # by country and year


def asylum_beside_outside(language: Language, *, shares: Quantity, parts: Verdicts) -> str:
    """Asylum applicants in per cent of the flow outside asylum: the range by country, and in which years it is low."""
    places = dict.fromkeys(shares.level("geo"))
    each = [_country(geo, shares.only(geo=geo), parts, language) for geo in places]
    return language.say(
        "Asylum applicants in per cent of the minors counted outside asylum: {countries}.", countries="; ".join(each)
    )


def more_applicants(language: Language, *, shares: Quantity) -> str:
    """In which years more minors asked for asylum than the other flow counted, and how that can be."""
    each = (
        language.say("{place} in {year}", place=language.in_sentence(geo), year=language.year(year))
        for geo, year in shares.index
    )
    return language.say(
        "More minors asked for asylum than the other flow counted ({each}): "
        "applications of minors who arrived in an earlier year are among them.",
        each=language.listed(each),
    )


def no_two_flows(language: Language) -> str:
    """That no country can be compared in any year."""
    return language.say("No country and year with both flows had been published by that date.")


def not_matched(language: Language) -> str:
    """That no count of persons matched across states is public."""
    return language.say(
        "Eurostat and the national offices count applications by state; a count of persons matched across states, "
        "as Eurodac would allow, is not public. The section shows the public figures that bear on it."
    )


def _country(geo: str, shares: Quantity, parts: Verdicts, language: Language) -> str:
    verdicts = {year: parts[geo, year] for year in shares.index}
    return language.say(
        "{place} {range}, {years}",
        place=language.place(geo),
        range=language.with_unit(language.ends(statistics.spread(shares)), "percent"),
        years=language.listed(_years(verdicts, language)),
    )


def _years(verdicts: Mapping[int, str], language: Language) -> Iterator[str]:
    """The years with each verdict; a verdict that no year has is left out."""
    years = {
        wanted: language.listed(language.year(year) for year, verdict in verdicts.items() if verdict == wanted)
        for wanted in verdicts.values()
    }
    if "reproduced" in years:
        yield language.say("low in {years}", years=years["reproduced"])
    if "differs" in years:
        yield language.say("not low in {years}", years=years["differs"])
    if "consistent" in years:
        yield language.say("undecided by rounding in {years}", years=years["consistent"])
