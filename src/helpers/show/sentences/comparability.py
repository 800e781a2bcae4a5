"""Sentences on what asylum counts miss."""

from collections.abc import Mapping
from math import nan

import pandas as pd

from helpers import observations
from helpers.quantities import Interval, Quantity, Value
from helpers.show import shown, subjects
from helpers.show.sentences.reasons.comparability import more_applicants
from helpers.show.shown import Shown
from helpers.topics import comparability
from helpers.words import Language


def side(ratios: Quantity, language: Language) -> Shown:
    """The ratios of every country and year handed over, and how one can be above 100 per cent."""
    if ratios.empty:
        return shown.nothing(language, subjects.about(ratios, language))
    sentence = language.say(
        "Asylum applicants in per cent of the flow outside asylum: {each}.",
        each="; ".join(_ratios(geo, ratios.only(geo=geo), language) for geo in dict.fromkeys(ratios.level("geo"))),
    )
    above = ratios.keep(ratios.low > 100)
    more = [] if above.empty else [more_applicants(language, shares=above)]
    return shown.said(language, " ".join([sentence, *more]), ratios)


def adjusted(adjusted: Quantity, geo: str, base_year: int, year: int, language: Language) -> Shown:
    """What the adjustment does to the share of a year, and to its growth since a base year, with bounds."""
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
        "Trend: in {year} the adjusted share is {none} times that of {base_year} with no overlap and {full} times "
        "with full overlap.",
        year=language.year(year),
        base_year=language.year(base_year),
        none=language.ends(rise["no overlap"], 1),
        full=language.ends(rise["full overlap"], 1),
    )
    sentences = [*_of_year(adjusted, geo, year, language), sentence]
    return shown.said(language, " ".join(sentences), adjusted.only(year=year), *rise.values())


def assumptions(table: pd.DataFrame, language: Language) -> Shown:
    """The assumptions of the adjusted share, a line each, with the reason and the publication they rest on."""
    sources = observations.sources()
    lines: dict[str, tuple[str, ...]] = {_assumed(row, sources, language): () for _id, row in table.iterrows()}
    return shown.points(language, language.say("Assumed, in per cent:"), lines)


def onward(onward: Quantity, language: Language) -> Shown:
    """The minors registered as missing by country, the largest count first, and the sums over countries."""
    missing = onward if onward.empty else onward.only(measure=comparability.MISSING)
    if missing.empty:
        return shown.nothing(language, subjects.about(missing, language))
    counts = missing.sort("value", ascending=False)
    is_sum = observations.places()["kind"].reindex(counts.level("geo")).eq("sum").to_numpy()
    sentences = [
        language.say(
            "Registered as missing, {when}: {each}.",
            when=language.period(missing.level("start").min(), missing.level("end").max()),
            each=language.listed(_count(key[0], count, language) for key, count in counts.keep(~is_sum).items()),
        ),
        *(language.say("Together: {each}.", each=_count(k[0], v, language)) for k, v in counts.keep(is_sum).items()),
        language.say("A missing minor may have moved on or not; no count says which."),
    ]
    return shown.said(language, " ".join(sentences), counts)


def _of_year(adjusted: Quantity, geo: str, year: int, language: Language) -> list[str]:
    """What counting the minors outside asylum does to the share of the year."""
    at_year = adjusted if adjusted.empty else adjusted.only(year=year)
    level = comparability.adjusted_level(adjusted, year)
    if not level:
        return []
    sentence = language.say(
        "{place}, level: with minors outside asylum counted, the share of {year} is {none} with no overlap and {full} "
        "with full overlap instead of {counted}, {times} times that.",
        place=language.place(geo),
        year=language.year(year),
        none=language.with_unit(language.ends(at_year.at("no overlap"), 1), "percent"),
        full=language.with_unit(language.ends(at_year.at("full overlap"), 1), "percent"),
        counted=language.percent(at_year.at("as counted").value, 1),
        times=language.ends(_both(level), 2),
    )
    return [sentence]


def _assumed(row: pd.Series, sources: pd.DataFrame, language: Language) -> str:
    """An assumption with its bounds and reason; without a publication logic alone gives the bounds."""
    words = language.say(
        "{place}, {assumption}{days}: {bounds}. {reason}",
        place=language.place(row["geo"]),
        assumption=language.own(row, "assumption"),
        days=_days(row, language),
        bounds=language.ends(Interval(row["low"], nan, row["high"])),
        reason=language.own(row, "reason"),
    )
    if pd.isna(row["source_id"]):
        return words
    source = sources.loc[row["source_id"]]
    return language.say(
        "{assumption} ({publisher}, {published})",
        assumption=words,
        publisher=source["publisher"],
        published=source["published"],
    )


def _days(row: pd.Series, language: Language) -> str:
    """The years that an assumption is limited to, after a comma; empty for all."""
    start, end = row["start"], row["end"]
    if pd.notna(start) and pd.notna(end):
        return language.say(", {period}", period=language.period(start, end))
    if pd.notna(start):
        return language.say(", from {year}", year=language.year(start.year))
    return language.say(", to {year}", year=language.year(end.year)) if pd.notna(end) else ""


def _both(level: Mapping[str, Value]) -> Interval:
    """From the least to the most that any scenario allows."""
    return Interval(min(each.low for each in level.values()), nan, max(each.high for each in level.values()))


def _ratios(geo: str, ratios: Quantity, language: Language) -> str:
    """A country with its ratio in each year."""
    each = (
        language.say("{share} ({year})", share=language.percent(ratio.value), year=language.year(year))
        for year, ratio in ratios.items()
    )
    return language.say("{place} {shares}", place=language.place(geo), shares=language.listed(each))


def _count(geo: str, count: Value, language: Language) -> str:
    return language.say("{place} {number}", place=language.place(geo), number=language.number(count.value))
