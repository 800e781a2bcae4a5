"""CSV with labels in place of codes: Eurostat's old Data Explorer, and SDMX-CSV downloaded with labels alone."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression, labels, rows
from helpers.offices.formats.cells import check_unique, number, tidy
from helpers.offices.formats.sdmxcsv import ABOUT, MISSING, ONLY, beginning

TIMES = ("TIME_PERIOD", "TIME", "Time")
VALUES = ("OBS_VALUE", "Value", "Observation value")
FLAGS = ("OBS_FLAG", "OBS_STATUS", "Flag and Footnotes", "CONF_STATUS")
GROUPED = re.compile(r"[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+")  # thousands, as in 213,925
SEPARATOR = re.compile(r"[, \u00a0\u202f]")

Place = Callable[[str], str]  # the code of a country's name; an InputError for an unknown one


def applies(body: bytes) -> bool:
    """Whether the first row of a CSV has a label where SDMX-CSV has a code, or a heading that only labels have."""
    header, cells = beginning(body)
    named = [name for name in header if labels.dimension(name) and name == labels.dimension(name)]
    return not named or any(not labels.CODE.fullmatch(cells.get(name, "")) for name in named)


def parse(body: bytes, place: Place) -> pd.DataFrame:
    """The tidy table of a CSV with labels, compressed or not, under Eurostat's codes.

    `place` gives the code of a country or citizenship by its name.

    Raises
    ------
    InputError
        For a column or a label that is not known here, or a cell that is not a number.
    """
    raw = _raw(body)
    time, value = _column(raw, TIMES), _column(raw, VALUES)
    about = {time, value, *FLAGS, *ABOUT, *ONLY, *TIMES, *VALUES}
    columns = {labels.known_dimension(name): raw[name].str.strip() for name in raw if name not in about}
    dimensions = {name: _coded(name, column, place) for name, column in columns.items()}
    numbers = {text: _number(text) for text in raw[value].unique()}
    flag = pd.Categorical(raw[[name for name in FLAGS if name in raw]].agg(" ".join, axis=1).str.strip())
    return check_unique(tidy(dimensions, pd.Categorical(raw[time]), raw[value].map(numbers).to_numpy(float), flag))


def _raw(body: bytes) -> pd.DataFrame:
    content = compression.plain(body)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return rows.table(text, ",")


def _column(raw: pd.DataFrame, names: tuple[str, ...]) -> str:
    found = next((name for name in names if name in raw), None)
    if found is None:
        raise InputError(f"row 1: there is no column {' or '.join(names[:2])}")
    return found


def _coded(name: str, column: pd.Series, place: Place) -> pd.Categorical:
    codes = {label: labels.code(name, label, place) for label in column.unique()}
    return pd.Categorical(column.map(codes))


def _number(text: str) -> float:
    plain = text.strip()
    if plain in MISSING:
        return np.nan
    return number(SEPARATOR.sub("", plain) if GROUPED.fullmatch(plain) else plain, "Value")
