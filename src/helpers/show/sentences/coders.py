"""Titles and sentences on who coded the statements, and how far the coders agree."""

from pathlib import Path
from typing import Any

import pandas as pd

from helpers import paths
from helpers.coding import codings
from helpers.quantities import Interval
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.words import Language


def coders(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Shown:
    """Who coded, how much, and how each coding was made."""
    made = codings.made(document)
    items = {
        _coder(str(coder), row, language.own(made.loc[coder], "made"), language): row["rows"]
        for coder, row in table.iterrows()
    }
    return shown.points(language, language.say("Who coded, how much, and how:"), items)


def agreement_title(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> str:
    """On how many codes all coders agree fully, and the lowest kappa with its code."""
    lowest = table["kappa"].dropna().groupby(level="code").min()
    if lowest.empty:
        return language.say("One coding alone: no agreement to show")
    full = lowest[lowest == 1]
    if len(full) == len(lowest):
        return language.plural(
            "The coders agree fully on {count} code", "The coders agree fully on all {count} codes", len(lowest)
        )
    return language.plural(
        "On {full} of {count} code the coders agree fully; the lowest kappa is {lowest} ({code})",
        "On {full} of {count} codes the coders agree fully; the lowest kappa is {lowest} ({code})",
        len(lowest),
        full=language.number(len(full)),
        lowest=language.number(lowest.min(), 2),
        code=language.code_name(lowest.idxmin(), document),
    )


def readings(table: pd.DataFrame, language: Language) -> Shown:
    """How many passages were read once more against the letter's words, by what reader, and what was corrected."""
    kinds = {"automated": language.say("an automated reader"), "person": language.say("a person")}
    corrected = table[table["result"] == "corrected"]
    faults = {
        "over-reading": language.say("said more than the letter"),
        "lost scope": language.say("lost a restriction"),
        "wrong sense": language.say("gave another sense"),
    }
    number = corrected["fault"].value_counts()
    each = [f"{language.number(number[name])} {words}" for name, words in faults.items() if name in number]
    read = language.plural(
        "{count} passage was read once more, word by word, by {readers}.",
        "{count} passages were read once more, word by word, by {readers}.",
        table.index.get_level_values("statement_id").nunique(),
        readers=language.listed(kinds[kind] for kind in table["kind"].unique()),
    )
    changed = language.plural(
        "{count} paraphrase was corrected: {each}.",
        "{count} paraphrases were corrected: {each}.",
        len(corrected),
        each=language.listed(each),
    )
    return shown.said(language, f"{read} {changed}" if each else read)


def rests_on_few(few: int, full: int, most: int, language: Language) -> str:
    """How many of the kappas at full agreement rest on so few statements that they say little."""
    return language.plural(
        "{few} of {count} at full agreement rests on {most} statements or fewer that either coder gave the code.",
        "{few} of {count} at full agreement rest on {most} statements or fewer that either coder gave the code.",
        full,
        few=language.number(few),
        most=language.number(most),
    )


def agreement(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Shown:
    """Alpha for whole sets of codes, with its interval, for codes and for motives."""
    if table["alpha"].isna().all():
        changed = len(codings.resolutions(document))
        sentence = language.plural(
            "{count} place was changed on review.", "{count} places were changed on review.", changed
        )
        return shown.said(language, sentence)
    jaccard = table[table.index.get_level_values("distance") == "jaccard"]
    alphas = language.say(
        "Krippendorff's alpha over whole sets of codes, by Jaccard's distance, is {each}.",
        each=language.listed(_alpha(key[0], row, language) for key, row in jaccard.iterrows()),
    )
    meaning = language.say("So agreement shows how clear the codebook is, not that a code is true.")
    return shown.said(language, " ".join([alphas, *_differences(language, document), meaning]))


def _coder(coder: str, row: Any, made: str, language: Language) -> str:
    return language.say(
        "{coder}: {codings} of {statements} with {codes}; {made}.",
        coder=coder,
        codings=language.plural("{count} coding", "{count} codings", row["codings"]),
        statements=language.plural("{count} statement", "{count} statements", row["statements"]),
        codes=language.plural("{count} code", "{count} codes", row["codes"]),
        made=made,
    )


def _alpha(level: str, row: Any, language: Language) -> str:
    fields = {
        "alpha": language.number(row["alpha"], 2),
        "ends": language.ends(Interval(row["low"], row["alpha"], row["high"]), 2),
    }
    if level == "code":
        return language.say("{alpha} ({ends}) for codes", **fields)
    return language.say("{alpha} ({ends}) for motives", **fields)


def _differences(language: Language, document: Path) -> list[str]:
    """In how many places the coders differ, and in how many others the review overruled all of them."""
    overruled = codings.overruled(document)
    apart = [key for key in codings.contested(document) if key not in overruled]
    differ = language.plural(
        "The coders differ in {count} place, counting groups, phases, actors, directions and certainty.",
        "The coders differ in {count} places, counting groups, phases, actors, directions and certainty.",
        len(apart),
    )
    changed = language.plural(
        "In {count} other place the review changed what every coder had given.",
        "In {count} other places the review changed what every coder had given.",
        len(overruled),
    )
    return [differ, changed] if overruled else [differ]
