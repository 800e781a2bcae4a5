"""Sentences on nationalities: lists, counts, rises, the fifth place, recognition."""

from collections.abc import Iterable

import pandas as pd

from helpers.quantities import Quantity, Value
from helpers.show import shown, subjects, titles
from helpers.show.sentences.reasons.recognition import against
from helpers.show.shown import Shown
from helpers.topics import nationalities
from helpers.words import Language

Period = tuple[pd.Timestamp, pd.Timestamp]


def composition(shares: Quantity, language: Language) -> Shown:
    """How much of the newest list is broken down by nationality, and which nationality is the largest."""
    if shares.empty:
        return shown.nothing(language, subjects.about(shares, language))
    newest = nationalities.newest_list(shares)
    start, end, citizen = newest.index[0]
    sentence = language.plural(
        "The newest list, {period}, names {count} nationality with {share}; the rest is not broken down.",
        "The newest list, {period}, names {count} nationalities with {share} together; the rest is not broken down.",
        len(newest),
        period=language.period(start, end),
        share=language.percent(newest.sum().value),
    )
    if len(newest) < nationalities.SMALLEST_LIST:
        return shown.said(language, sentence, newest)
    largest = language.say(
        "The largest is {place} with {share}.",
        place=language.in_sentence(citizen),
        share=titles.amount(newest.at((start, end, citizen)), language),
    )
    return shown.said(language, f"{sentence} {largest}", newest)


def counts(counts: Quantity, citizen: str, language: Language) -> Shown:
    """Persons a month and share of a nationality in the newest period, and in the newest one of an earlier year."""
    persons, shares = counts.only(what="per month"), counts.only(what="share")
    pair = _two_years([key for key in shares.index if key in persons])
    if pair is None:
        wanted = language.say("{persons}, in lists of two years", persons=language.persons(citizen))
        return shown.nothing(language, wanted)
    then, now = pair
    sentence = language.say(
        "{place}: {before} a month in {then}, {after} in {now}; the share went from {first} to {last}.",
        place=language.place(citizen),
        before=language.number(persons.at(then).value),
        then=language.period(*then),
        after=language.number(persons.at(now).value),
        now=language.period(*now),
        first=language.percent(shares.at(then).value),
        last=language.percent(shares.at(now).value),
    )
    return shown.said(language, sentence, counts.keep([key[1:] in pair for key in counts.index]))


def rises(found: nationalities.Rises | None, geo: str, language: Language) -> Shown:
    """Which nationality rose most in persons, and which as a multiple."""
    if found is None:
        wanted = language.say(
            "{place}: three nationalities in lists of two years, each of half a year or more", place=language.place(geo)
        )
        return shown.nothing(language, wanted)
    rise, multiple = found.rise, found.multiple
    most, fastest = rise.value.idxmax(), multiple.value.idxmax()
    sentence = language.say(
        "Between {before} and {after}, the number from {most} rose most in persons (by {rise} a month) "
        "and that from {fastest} most as a multiple ({multiple} times).",
        before=language.period(found.before_period.start, found.before_period.end),
        after=language.period(found.after_period.start, found.after_period.end),
        most=language.in_sentence(most),
        rise=language.number(rise.at(most).value),
        fastest=language.in_sentence(fastest),
        multiple=language.number(multiple.at(fastest).value, 1),
    )
    return shown.said(language, sentence, rise)


def fifth(fifth: Quantity, shares: Quantity, geo: str, language: Language) -> Shown:
    """Who has been in fifth place, and in the newest list the places that rounding allows."""
    if fifth.empty:
        wanted = language.say("{place}: the fifth place in lists of nationalities", place=language.place(geo))
        return shown.nothing(language, wanted)
    newest = fifth.keep([key[:-1] == fifth.index[0][:-1] for key in fifth.index])
    _published, start, end, _citizen = newest.index[0]
    place = newest.at(newest.index[0])
    fields = {
        "period": language.period(start, end),
        "share": language.percent(nationalities.shares_of(newest, shares).value.iloc[0], 1),
        "places": _places(newest.level("citizen"), language),
        "best": language.number(place.low),
        "worst": language.number(place.high),
    }
    named = language.plural(
        "In the newest list with five names, {period}, {places} is fifth with {share}",
        "In the newest list with five names, {period}, {places} are fifth with {share} each",
        len(newest),
        **fields,
    )
    if place.width:
        allowed = language.say("rounding allows places {best} to {worst}", **fields)
    else:
        allowed = language.say("rounding allows no other place")
    return shown.said(language, f"{_fifth_places(fifth, language)} {named}; {allowed}.", newest)


def recognition(averages: Quantity, above: Quantity, geo: str, year: int, language: Language) -> Shown:
    """Which nationalities are above each average, which below, and which rounding leaves open."""
    if above.empty:
        wanted = language.say(
            "{place}: recognition rates by nationality, {year}",
            place=language.place(geo),
            year=language.year(year),
        )
        return shown.nothing(language, wanted)
    standing = {key: _standing(value) for key, value in above.items()}
    return shown.said(language, against(averages, standing, language), above, averages)


def _standing(difference: Value) -> str:
    if difference.low >= 0:
        return "above"
    return "below" if difference.high < 0 else "undecided"


def _fifth_places(fifth: Quantity, language: Language) -> str:
    """How many nationalities have been in fifth place, and which."""
    names = fifth.level("citizen").unique()
    lists = language.plural("{count} list", "{count} lists", fifth.drop_level("citizen").index.nunique())
    number = language.plural("{count} nationality", "{count} nationalities", len(names))
    return language.say(
        "{lists}, {nationalities} in fifth place: {places}.",
        lists=lists,
        nationalities=number,
        places=_places(names, language),
    )


def _two_years(periods: list[Period]) -> tuple[Period, Period] | None:
    """The newest period, after the newest one of an earlier year; none where no two exist."""
    ordered = sorted(periods, key=lambda period: period[1])
    earlier = [period for period in ordered if period[1].year < ordered[-1][0].year]
    return (earlier[-1], ordered[-1]) if earlier else None


def _places(citizens: Iterable[str], language: Language) -> str:
    return language.listed(map(language.in_sentence, citizens))
