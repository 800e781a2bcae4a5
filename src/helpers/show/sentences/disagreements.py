"""Sentences on offices that disagree, and on what vintages revised."""

from typing import Any

import numpy as np
import pandas as pd

from helpers.quantities import Quantity
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.topics import disagreements
from helpers.topics.disagreements import Cell
from helpers.words import Language

SHOWN = 3  # rows that the sentence on revisions links to: those revised most


def between_offices(apart: pd.DataFrame, language: Language) -> Shown:
    """The number of cells on which offices disagree, and the widest of them."""
    if apart.empty:
        return shown.said(language, language.say("No two offices publish different numbers for one cell."))
    cell, widest = Cell(*apart.index[0]), apart.iloc[0]
    sentence = language.plural(
        "Offices disagree on {count} cell: {place}, {when}, with {low} against {high}.",
        "Offices disagree on {count} cells; the widest gap is {place}, {when}, with {low} against {high}.",
        len(apart),
        place=language.place(cell.geo),
        when=language.period(cell.start, cell.end),
        low=language.number(widest["lowest"]),
        high=language.number(widest["highest"]),
    )
    return shown.said(language, sentence, apart.head(1))


def between_copies(apart: pd.DataFrame, language: Language) -> Shown:
    """The cells whose numbers were published within days of each other, which no revision explains."""
    if apart.empty:
        sentence = language.say(
            "No copies of one office's number that were published within {days} days of each other differ.",
            days=language.number(disagreements.CLOSE),
        )
        return shown.said(language, sentence)
    close = apart[apart["days"] <= disagreements.CLOSE]
    days = language.number(disagreements.CLOSE)
    if close.empty:
        sentence = language.say(
            "None of these numbers were published within {days} days of each other, so all can be revisions.", days=days
        )
        return shown.said(language, sentence)
    sentence = language.say(
        "Published within {days} days of each other, so hardly a revision: {each}.",
        days=days,
        each="; ".join(_cell(Cell(*key), row, language) for key, row in close.iterrows()),
    )
    return shown.said(language, sentence, close)


def revised(revised: Quantity, moved: pd.DataFrame, language: Language) -> Shown:
    """How many cells changed between vintages, and how many stopped being provisional.

    Both tables are those of `disagreements.between_vintages`.
    """
    if moved.empty:
        return shown.said(language, language.say("By this day, no table has two vintages that differ."))
    totals = disagreements.revision_totals(moved)
    places = language.plural("{count} country or aggregate", "{count} countries and aggregates", totals["places"])
    changed = language.plural(
        "{count} cell of {places} changed.", "{count} cells of {places} changed.", totals["cells"], places=places
    )
    final = language.plural(
        "{count} provisional cell became final.", "{count} provisional cells became final.", totals["final"]
    )
    sentences = [_most_revised(revised, language), changed, final]
    return shown.said(language, " ".join(sentences), revised.keep(np.arange(len(revised)) < SHOWN))


def _most_revised(revised: Quantity, language: Language) -> str:
    """Which country was revised most."""
    measure, geo = top = revised.value.idxmax()
    return language.say(
        "The largest revision is that of {place}: {share} of what was first served ({measure}).",
        place=language.in_sentence(geo),
        share=language.percent(revised.at(top).value, 1),
        measure=language.measure(measure),
    )


def _cell(cell: Cell, row: Any, language: Language) -> str:
    """One cell with its two numbers; a nationality is named where it is not all of them."""
    fields = {
        "measure": language.measure(cell.measure),
        "place": language.place(cell.geo),
        "when": language.period(cell.start, cell.end),
        "low": language.number(row["lowest"]),
        "high": language.number(row["highest"]),
    }
    if cell.citizen == "TOTAL":
        return language.say("{measure}, {place}, {when}: {low} and {high}", **fields)
    return language.say(
        "{measure}, {persons}, {place}, {when}: {low} and {high}", persons=language.persons(cell.citizen), **fields
    )
