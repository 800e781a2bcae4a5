"""Cells and keys as labels: codes by name, days as days, periods, numbers with separators."""

import html
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import observations, paths
from helpers.coding import attributes, codebook
from helpers.quantities import Span
from helpers.show import terms
from helpers.topics.disagreements import Cell
from helpers.words import Language

TERMS = (  # index levels and columns whose labels are words of this project, not codes of a register
    *("count", "flow", "what", "numerator", "assumption", "release", "number", "denominator", "publisher"),
    *("contribution", "assumed", "direction", "known_from", "then", "now", "aggregate", "average", "newer"),
)
CODES = ("theme", "code", "motives", "other", "motive")  # those whose labels are codes of the codebook


def label(cell: object, language: Language, level: str = "", digits: int = 1) -> str:
    """A cell in a reader's words; `level` is the index level or column that it is in."""
    if isinstance(cell, pd.Timestamp):
        return language.month(cell) if level == "month" else f"{cell:%Y-%m-%d}"
    if isinstance(cell, Span):
        return language.period(cell.start, cell.end)
    if isinstance(cell, Cell):
        names = (language.place(cell.geo), language.period(cell.start, cell.end), language.place(cell.citizen))
        return ", ".join(names)
    if isinstance(cell, tuple):
        return ", ".join(label(each, language, level, digits) for each in cell)
    if isinstance(cell, int | np.integer):
        return str(cell)
    if isinstance(cell, float):
        return language.number(cell, digits if cell % 1 else 0)
    return _code(str(cell), language, level)


def marked(cell: object, language: Language, level: str = "", digits: int = 1) -> str:
    """The label of a cell as HTML."""
    return html.escape(label(cell, language, level, digits))


def attribute(name: str, value: str, language: Language, document: Path = paths.LETTER) -> str:
    """The name of an attribute's value: from the document's list, a nationality by its place."""
    listed = attributes.load(document)
    found = language.own(listed.loc[(name, value)], "name") if (name, value) in listed.index else ""
    return found or language.place(value)


def column_name(name: object, language: Language) -> str:
    """The heading of a column or an axis."""
    return terms.column(str(name), language)


def _code(code: str, language: Language, level: str) -> str:
    """A code of a register by its name; a word of this project by its message."""
    if code in _measures():
        return language.measure(code)
    if level in CODES and code in _codes():
        return language.code_name(code)
    if level == "confidence":
        return language.attribute(level, code)
    if level == "nationality":
        return language.group(code)
    return terms.term(code, language) if level in TERMS else language.place(code)


@cache
def _codes() -> frozenset[str]:
    return frozenset(codebook.load().index)


@cache
def _measures() -> frozenset[str]:
    return frozenset(observations.measures().index)
