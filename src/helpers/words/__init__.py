"""Words and numbers as a reader sees them, in the language in use.

Every label and sentence of the notebooks and pages goes through `_`, so that a translation
file is all that another language needs: `locale/<language>/LC_MESSAGES/amv.mo`.
"""

import gettext
import html
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd

from helpers import dates, observations, paths
from helpers.coding import codebook
from helpers.errors import known
from helpers.quantities.interval import Interval

DOMAIN = "amv"
# Eurostat's codes where they are not the ISO ones that territory names go by.
TERRITORIES = {"EL": "GR", "UK": "GB"}
# Where the rows of the qualitative registers stand, by the first letter of their ids.
REGISTERS = {"M": "statements", "F": "findings", "S": "studies"}
CODED = re.compile(r"[MFS]\d{2,}")
_state: dict[str, Any] = {"lang": "en", "catalogue": gettext.NullTranslations(), "as_of": None}


def languages() -> list[str]:
    """English, and every language that has a translation file."""
    found = paths.LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return ["en", *sorted(path.parts[-3] for path in found)]


def use(lang: str, as_of: str | pd.Timestamp | None = None) -> None:
    """Write everything from here on in a language, with captions that name this day."""
    known("lang", lang, languages())
    catalogue = gettext.translation(DOMAIN, paths.LOCALE, [lang], fallback=True)
    _state.update(lang=lang, catalogue=catalogue, as_of=dates.day(as_of, "as_of"))


def language() -> str:
    """The language in use."""
    return _state["lang"]


def as_of() -> str:
    """The day that captions name, or the day of the newest figure where everything known is used."""
    if _state["as_of"] is not None:
        return _("as of {day}").format(day=day(_state["as_of"]))
    newest = observations.newest(observations.load())
    return _("everything known, the newest figure of {day}").format(day=day(newest))


def _(message: str) -> str:
    """A message in the language in use."""
    return _state["catalogue"].gettext(message)


def number(value: float, digits: int = 0) -> str:
    """A number with the language's own separators; `no figure` where there is none.

    >>> number(14716)
    '14,716'
    """
    from babel.numbers import format_decimal

    if value is None or not math.isfinite(value):
        return _("no figure")
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, locale=language())


def ends(interval: Interval, digits: int = 0) -> str:
    """The two ends of an interval, an open one in words.

    >>> ends(Interval(7.5, 8.0, 8.5), 1)
    '7.5 to 8.5'
    """
    if not (math.isfinite(interval.high) or math.isfinite(interval.low)):
        return _("no number")
    if not math.isfinite(interval.high):
        return _("above {low}").format(low=number(interval.low, digits))
    if not math.isfinite(interval.low):
        return _("below {high}").format(high=number(interval.high, digits))
    low, high = number(interval.low, digits), number(interval.high, digits)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def day(value: pd.Timestamp) -> str:
    """A day as 22 December 2023."""
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale=language())


def month(value: pd.Timestamp) -> str:
    """A month as December 2023."""
    from babel.dates import format_date

    return format_date(value, "MMMM y", locale=language())


def period(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A period as a reader would say it: 2023, September 2023, January to November 2023."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if start.to_period("M") == end.to_period("M"):
        return month(start)
    first = month(start).rsplit(" ", 1)[0] if start.year == end.year else month(start)
    return _("{first} to {last}").format(first=first, last=month(end))


def listed(words: Iterable[str]) -> str:
    """Words in a row, as in `Syria, Eritrea and Somalia`."""
    from babel.lists import format_list

    words = list(words)
    return format_list(words, locale=language()).replace(", and ", " and ") if words else _("none")


def place(code: str) -> str:
    """The name of a country, a nationality's country or a European aggregate."""
    from babel import Locale

    names = {
        "TOTAL": _("all nationalities"),
        "UNK": _("unknown"),
        "OTH": _("other"),
        "EU27_2020": _("EU without the United Kingdom"),
        "EU28": _("EU with the United Kingdom"),
        "EU28 less UK": _("EU28 less the United Kingdom"),
        "share as printed": _("the share as printed"),
    }
    territory = Locale.parse(language()).territories.get(TERRITORIES.get(code, code))
    return names.get(code) or territory or code


def measure(name: str) -> str:
    """The label of a measure, from its register."""
    register = observations.measures()
    column = f"label_{language()}"
    return str(register.at[name, column if column in register else "label_en"])


def verdict(name: str) -> str:
    """A verdict in words."""
    words = {
        "reproduced": _("reproduced"),
        "consistent": _("consistent"),
        "differs": _("differs"),
        "holds in part": _("holds in part"),
        "not checkable": _("not checkable"),
    }
    return words[name]


def unit(name: str) -> str:
    """A unit in words."""
    words = {
        "percent": _("%"),
        "ratio": _("times"),
        "persons": _("persons"),
        "percentage points": _("percentage points"),
        "nationalities": _("nationalities"),
        "none": "",
    }
    return words.get(name, name)


def code(name: str) -> str:
    """The name of a code, from the codebook."""
    book = codebook.load()
    column = f"name_{language()}"
    return str(book.at[name, column if column in book else "name_en"])


def own(row: Mapping[str, Any], name: str) -> str:
    """The cell of a register in the language in use: of `name_en` and `name_nl` the one, else the English."""
    return str(row.get(f"{name}_{language()}") or row[f"{name}_en"])


def group(nationality: str) -> str:
    """Whom a statement speaks of: a nationality's country, all minors, or no group."""
    names = {"all": _("all minors"), "unspecified": _("no group named")}
    return names.get(nationality) or place(nationality)


def attribute(value: str) -> str:
    """A value of a coding's attributes, a stance or a grade, in words."""
    words = {
        "unspecified": _("unspecified"),
        "before leaving": _("before leaving"),
        "under way": _("under way"),
        "in Europe": _("in Europe"),
        "after arrival": _("after arrival"),
        "for": _("for"),
        "against": _("against"),
        "both": _("both"),
        "silent": _("silent"),
        "experts agree": _("experts agree"),
        "some experts": _("some experts"),
        "literature": _("literature"),
        "earlier study": _("earlier study"),
        "ministry": _("ministry"),
        "no or very minor": _("no or very minor"),
        "minor": _("minor"),
        "family": _("family"),
        "network": _("network"),
        "smuggler": _("smuggler"),
        "companions": _("companions"),
        "state": _("state"),
        "none": _("nobody"),
        "moderate": _("moderate"),
        "serious": _("serious"),
        "high": _("high"),
        "low": _("low"),
        "very low": _("very low"),
    }
    return words.get(value, value)


def rows(figure_ids: Iterable[str]) -> str:
    """Links to the rows behind a number, as HTML: one by one, folded away where they are many."""
    ids = list(dict.fromkeys(figure_ids))
    links = " ".join(f'<a class="amv-row" href="{link(figure)}">{figure}</a>' for figure in ids)
    if len(ids) <= 3:
        return links
    label = _("{count} rows").format(count=len(ids))
    return f'<details class="amv-rows"><summary>{label}</summary>{links}</details>'


def link(figure_id: str) -> str:
    """Where a figure, vintage, statement, finding or study stands, seen from a notebook's page."""
    if CODED.fullmatch(figure_id):
        return f"../motives/{REGISTERS[figure_id[0]]}.html#{figure_id.lower()}"
    vintage, colon, _cell = figure_id.partition(":")
    if colon:
        return f"../vintages.html#{html.escape(vintage)}"
    return f"../figures/{html.escape(_pages()[figure_id])}.html#{figure_id}"


@cache
def _pages() -> dict[str, str]:
    """The measure of every row, cited ones and rejected ones alike."""
    return observations.figures().set_index("figure_id")["measure"].to_dict()
