"""Titles and sentences on the motives that a letter names, for whom and when."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers import letter, paths
from helpers.coding import attributes, counts
from helpers.quantities import Quantity, union
from helpers.show import shown
from helpers.show.labels import attribute
from helpers.show.shown import Shown
from helpers.words import Language


def groups_title(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> str:
    """The nationality that the letter says most about, and those it names no motive for."""
    named = _nationalities(table, document)
    if named.empty:
        return language.say("The letter names no motive for any nationality")
    most = language.listed(map(language.persons, _most(named)))
    silent = [language.persons(code) for code in attributes.nationalities(document) if code not in named.index]
    if not silent:
        return language.say("The letter says most about {most}", most=most)
    return language.say(
        "The letter says most about {most}; for {silent} it names no motive that concerns {place}",
        most=most,
        silent=language.listed(silent),
        place=language.in_sentence(letter.load(document).place),
    )


def groups(table: pd.DataFrame, total: int, language: Language, document: Path = paths.LETTER) -> Shown:
    """How many of all statements on motives name a nationality at all."""
    named = _nationalities(table, document)
    sentence = language.plural(
        "{named} of {count} statement on motives names a nationality.",
        "{named} of {count} statements on motives name a nationality; the others name none.",
        total,
        named=language.number(len(union(named["rows"]))),
    )
    return shown.said(language, sentence, named)


def elsewhere(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Shown:
    """Which countries besides the letter's own the letter names motives for, and which motives."""
    items = {}
    for country, rows in table.groupby(level="country", sort=False):
        ids = union(rows["rows"])
        motives = language.listed(language.code_name(theme, document) for _country, theme in rows.index)
        line = language.plural(
            "{place}: {motives} ({count} statement)",
            "{place}: {motives} ({count} statements)",
            len(ids),
            place=language.capital(language.place(str(country))),
            motives=motives,
        )
        items[line] = ids
    return shown.points(language, language.say("Motives for another country, which are counted nowhere else:"), items)


def phases_title(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> str:
    """The phase with most statements, or the phases that share that place."""
    stated = counts.by_value(table).drop(attributes.defaults(document)["phase"], errors="ignore")
    if stated.empty:
        return language.say("The letter states no phase for any motive")
    most = _most(stated)
    phases = language.listed(attribute("phase", value, language, document) for value in most)
    number = int(stated["value"].max())
    if len(most) > 1:
        return language.plural(
            "Where a phase is stated, it is most often {phases} ({count} statement each)",
            "Where a phase is stated, it is most often {phases} ({count} statements each)",
            number,
            phases=phases,
        )
    return language.plural(
        "Where a phase is stated, it is most often {phases} ({count} statement)",
        "Where a phase is stated, it is most often {phases} ({count} statements)",
        number,
        phases=phases,
    )


def together_title(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> str:
    """The motives that most paragraphs name together."""
    if table.empty:
        return language.say("No two motives are named together")
    most = table.index[table["value"] == table["value"].max()]
    return language.say(
        "Named in the same paragraph most often: {each}",
        each=language.listed(_pair(one, other, language, document) for one, other in most),
    )


def directions(sides: Quantity, language: Language, document: Path = paths.LETTER) -> Shown:
    """The codes for and against which the letter gives arguments."""
    against, affirmed = (list(sides.only(direction=name).index) for name in ("against", "for"))
    both = [code for code in against if code in affirmed]
    if not both:
        return shown.said(language, language.say("The letter gives arguments both for and against no code."), sides)
    sentence = language.say(
        "The letter gives arguments both for and against {codes}.",
        codes=_named(both, language, document),
    )
    return shown.said(language, sentence, sides)


def focus(profile: pd.DataFrame, nationality: str, language: Language, document: Path = paths.LETTER) -> Shown:
    """What the letter says about one nationality and nobody else, and what about others too."""
    if profile.empty:
        return shown.nothing(language)
    alone, shared = (profile.index[profile["others"] == 0], profile.index[profile["others"] > 0])
    sentence = language.say(
        "The letter says only about {persons}: {own}. It says about {persons} and others: {shared}.",
        persons=language.persons(nationality),
        own=_named(alone, language, document),
        shared=_named(shared, language, document),
    )
    return shown.said(language, sentence, profile)


def changed(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Shown:
    """What the letter repeats of the earlier interviews, what it has otherwise, and what it is silent on."""
    if table.empty:
        return shown.nothing(language)
    same, silent = table["then"] == table["now"], table["now"] == "silent"
    sentences = [
        language.say("Said then and now: {codes}.", codes=_of_groups(table[same], language, document)),
        language.say("Changed: {codes}.", codes=_of_groups(table[~same & ~silent], language, document)),
        language.say("Not taken up by the letter: {codes}.", codes=_of_groups(table[silent], language, document)),
    ]
    return shown.said(language, " ".join(sentences), table)


def _nationalities(table: pd.DataFrame, document: Path) -> pd.DataFrame:
    """The statements of every nationality in a matrix of motives, most first."""
    named = counts.by_value(table)
    return named[named.index.isin(attributes.nationalities(document))]


def _most(counted: pd.DataFrame) -> list[str]:
    """The values with the highest count."""
    return list(counted.index[counted["value"] == counted["value"].max()])


def _pair(one: str, other: str, language: Language, document: Path) -> str:
    names = {"one": language.code_name(one, document), "other": language.code_name(other, document)}
    return language.say("{one} + {other}", **names)


def _named(codes: Iterable[str], language: Language, document: Path) -> str:
    return language.listed(language.code_name(code, document) for code in codes)


def _of_groups(table: pd.DataFrame, language: Language, document: Path) -> str:
    """Codes, each with the group that it is about."""
    return language.listed(_of_group(code, nationality, language, document) for code, nationality in table.index)


def _of_group(code: str, nationality: str, language: Language, document: Path) -> str:
    name, group = language.code_name(code, document), attribute("nationality", nationality, language, document)
    return language.say("{code} ({group})", code=name, group=group)
