"""Figures as shown on pages: with publication, measure's label and published digits."""

import math

import pandas as pd

from helpers import observations
from helpers.show import links
from helpers.words import Language


def cited(language: Language) -> pd.DataFrame:
    """Every cited figure, rejected ones included."""
    return published(observations.figures(), language)


def published(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Figures with the columns that pages show.

    Adds `publisher`, `publication_day` (the day as the publication gives it), `known`, `label` (of the
    measure), `amount` and `step` (value and rounding as text), and `link` from the site's root.
    """
    publication = observations.sources()[["publisher", "published", "known"]]
    table = table.join(publication.rename(columns={"published": "publication_day"}), on="source_id")
    labels = {name: language.measure(name) for name in table["measure"].unique()}
    cells = [*zip(table["value"], table["rounding"], table["unit"], strict=True)]
    return table.assign(
        label=table["measure"].map(labels),
        note=[language.own({"note": note}, "note") for note in table["note"]],
        amount=[amount(*cell, language) for cell in cells],
        step=[language.number(step, decimals(step)) for _value, step, _unit in cells],
        link=[links.page_of(figure).removeprefix("../") for figure in table["figure_id"]],
    )


def amount(value: float, step: float, unit: str, language: Language) -> str:
    """A published value with the decimals of its rounding step, a percentage with its sign."""
    write = language.percent if unit == "percent" else language.number
    return write(value, decimals(step))


def decimals(step: float) -> int:
    """The number of decimals of a rounding step.

    >>> [decimals(step) for step in (100, 1, 0.5, 0.1, 0.05)]
    [0, 0, 1, 1, 2]
    """
    return max(0, -math.floor(math.log10(step)))
