"""The codes of Eurostat's English labels in the asylum tables."""

import re
from collections.abc import Callable

from helpers.errors import InputError

CODE = re.compile(r"[A-Z][A-Z0-9_-]*")
# Dimensions by the headings of their columns.
HEADINGS = {
    "time frequency": "freq",
    "unit of measure": "unit",
    "country of citizenship": "citizen",
    "citizenship": "citizen",
    "sex": "sex",
    "age class": "age",
    "age": "age",
    "applicant type": "applicant",
    "type of applicant": "applicant",
    "asyl_app": "applicant",
    "decision": "decision",
    "type of decision": "decision",
    "geopolitical entity (reporting)": "geo",
} | {name: name for name in ("freq", "unit", "citizen", "applicant", "geo")}
LABELS = {
    "freq": {"annual": "A", "half-yearly, semesterly": "S", "quarterly": "Q", "monthly": "M"},
    "unit": {"person": "PER", "persons": "PER"},
    "sex": {"total": "T", "males": "M", "females": "F", "unknown": "UNK"},
    "age": {
        "total": "TOTAL",
        "less than 14 years": "Y_LT14",
        "from 14 to 15 years": "Y14-15",
        "from 14 to 17 years": "Y14-17",
        "from 16 to 17 years": "Y16-17",
        "less than 18 years": "Y_LT18",
        "from 18 to 34 years": "Y18-34",
        "from 35 to 64 years": "Y35-64",
        "65 years or over": "Y_GE65",
        "unknown": "UNK",
    },
    "applicant": {
        "total": "TOTAL",
        "asylum applicant": "TOTAL",
        "first time applicant": "FRST",
        "subsequent applicant": "SSEQ",
    },
    "decision": {
        "total": "TOTAL",
        "total positive decisions": "POS",
        "geneva convention status": "POS_RFG",
        "humanitarian status": "POS_HUM",
        "subsidiary protection status": "POS_SPROT",
        "rejected": "NEG",
    },
    "citizen": {
        "total": "TOTAL",
        "extra-eu-27": "EXT_EU27",
        "extra-eu-28": "EXT_EU28",
        "stateless": "STLS",
        "recognised non-citizens": "RNC",
        "unknown": "UNK",
    },
    "geo": {
        "total": "TOTAL",
        "european union - 27 countries (from 2020)": "EU27_2020",
        "european union (27 countries)": "EU27_2007",
        "european union (28 countries)": "EU28",
        "european union - 28 countries (2013-2020)": "EU28",
    },
}
PLACES = ("citizen", "geo")  # dimensions whose codes are those of countries


def dimension(heading: str) -> str | None:
    """The dimension that a column's heading names; none for an unknown heading.

    >>> dimension("Geopolitical entity (reporting)"), dimension("GEO"), dimension("Note")
    ('geo', 'geo', None)
    """
    return HEADINGS.get(heading.strip().casefold())


def known_dimension(heading: str) -> str:
    """The dimension that a column's heading names; an InputError for an unknown heading."""
    found = dimension(heading)
    if found is None:
        raise InputError(f"row 1: column {heading!r} is not a known dimension: download the table with codes")
    return found


def code(name: str, label: str, place: Callable[[str], str]) -> str:
    """The code of a label in a dimension; a code is itself. A country's name may have a remark in parentheses.

    >>> code("sex", "Total", str), code("age", "Y_LT18", str)
    ('T', 'Y_LT18')

    Raises
    ------
    InputError
        For a label that has no code here.
    """
    listed = LABELS.get(name, {})
    if label.casefold() in listed:
        return listed[label.casefold()]
    if CODE.fullmatch(label):
        return label
    if name in PLACES:
        return place(label.partition(" (")[0])
    raise InputError(f"{name}: label {label!r} has no code here: download the table with codes")
