"""Cells as a reader sees them: amounts with their unit, intervals, and the registers' own words."""

import math

import pandas as pd

from helpers import words as text
from helpers.show.tables import MARKS, computed, stated
from helpers.words import _

__all__ = ["MARKS", "RATINGS", "amount", "computed", "provenance", "stated", "word"]

RATINGS = {"green": "●", "amber": "◐", "red": "○"}


def word(code: str) -> str:
    """A code of the registers in words."""
    words = {
        "netherlands": _("The Netherlands"),
        "europe": _("Europe"),
        "outside_asylum": _("Outside the asylum procedure"),
        "flow": _("flow"),
        "stock": _("stock"),
        "share": _("share"),
        "percent": _("per cent"),
        "persons": _("persons"),
        "cases": _("cases"),
        "applications": _("applications"),
        "countries": _("countries"),
        "published": _("published"),
        "derived": _("derived"),
        "letter": _("letter"),
        "primary": _("primary"),
        "secondary": _("secondary"),
        "press": _("press"),
        "mirror": _("mirror"),
        "live": _("live table"),
        "green": _("good"),
        "amber": _("fair"),
        "red": _("weak"),
        "methodological": _("methodological limitations"),
        "coherence": _("coherence"),
        "adequacy": _("adequacy"),
        "relevance": _("relevance"),
    }
    return words[code]


def amount(value: float, step: float, unit: str) -> str:
    """A printed value with the digits that its rounding step has, and its unit where that is short.

    >>> amount(38.5, 0.1, "percent")
    '38.5 %'
    """
    digits = max(0, -math.floor(math.log10(step)))
    return text.number(value, digits) + (" %" if unit == "percent" else "")


def provenance(commit: str, as_of: pd.Timestamp | None, newest: pd.Timestamp) -> list[tuple[str, str]]:
    """The footer's labels and values: the code, the day looked from, the newest figure."""
    return [
        (_("commit"), commit),
        (_("figures as of"), text.day(as_of) if as_of is not None else _("everything known")),
        (_("newest figure"), text.day(newest)),
    ]
