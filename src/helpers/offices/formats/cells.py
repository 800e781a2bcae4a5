"""Cells as an office prints them, each distinct one read once, and the tidy table they make."""

import math
import re
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from helpers.errors import InputError

TIME, VALUE, FLAG = "TIME_PERIOD", "value", "flag"
CELL = re.compile(r"\s*(:|[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)\s*([A-Za-z]*(?: [A-Za-z]+)*)\s*")
PERIOD = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?|-[QS][1-4]|-W\d{2})?")
MOST_FLAGS = 120  # that one byte can number; a table has a dozen
CODE = re.compile(r"[^\s,;\t\"]+")


class Cells:
    """Reads cells `value flags`, each distinct text once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, int]] = {}
        self.flags: list[str] = [""]  # in order of appearance; no flag is ''

    def read(self, texts: Iterable[str], column: str) -> tuple[np.ndarray, np.ndarray]:
        """The value of every text, NaN for missing, and the place of its flags in `flags`.

        Raises
        ------
        InputError
            For a text that is no cell, with its column.
        """
        known = self._known
        pairs = [known.get(text) or self._new(text, column) for text in texts]
        values, places = zip(*pairs, strict=True) if pairs else ((), ())
        return np.array(values, dtype=float), np.array(places, dtype=np.int8)

    def _new(self, text: str, column: str) -> tuple[float, int]:
        found = CELL.fullmatch(text)
        if found is None:
            raise InputError(f"column {column}: {text!r} is no cell of the form `value flags`")
        if found[2] not in self.flags:
            self.flags.append(found[2])
            if len(self.flags) > MOST_FLAGS:
                raise InputError(f"column {column}: more than {MOST_FLAGS} different flags, {found[2]!r} among them")
        value = math.nan if found[1] == ":" else float(found[1])
        self._known[text] = (value, self.flags.index(found[2]))
        return self._known[text]


def tidy(
    dimensions: dict[str, pd.Categorical], time: pd.Categorical, value: np.ndarray, flag: pd.Categorical
) -> pd.DataFrame:
    """The tidy table of these columns, checked: no cell stands twice, every code is one.

    Raises
    ------
    InputError
        Naming the dimension and the value.
    """
    for name, column in dimensions.items():
        bad = [code for code in column.categories if not CODE.fullmatch(str(code))]
        if bad or (column.codes < 0).any():
            raise InputError(f"dimension {name}: {bad[0] if bad else ''!r} is no code")
    check_periods(time.categories)
    return pd.DataFrame({**dimensions, TIME: time, VALUE: value, FLAG: flag}, copy=False)


def check_periods(periods: Iterable[str]) -> None:
    """Refuse what is no period: a year, half-year, quarter, month, week or day."""
    for period in periods:
        if not PERIOD.fullmatch(str(period)):
            raise InputError(f"{TIME}: {period!r} is no period")


def check_unique(table: pd.DataFrame) -> pd.DataFrame:
    """The table, where no cell stands twice."""
    keys = [name for name in table if name not in (VALUE, FLAG)]
    twice = table.duplicated(keys)
    if twice.any():
        first = ", ".join(table.loc[twice.idxmax(), keys].astype(str))
        raise InputError(f"cell {first} stands twice")
    return table


def category(codes: np.ndarray, names: Sequence[str]) -> pd.Categorical:
    """A category of sorted names from places in an unsorted list of them, in the smallest integers."""
    if list(names) == sorted(names):
        return pd.Categorical.from_codes(codes, list(names), validate=False)
    order = np.argsort(np.asarray(names, dtype=object), kind="stable")
    rank = np.empty(len(names), dtype=_codes(names))
    rank[order] = np.arange(len(names))
    return pd.Categorical.from_codes(rank[codes], [names[place] for place in order], validate=False)


def _codes(names: Sequence[str]) -> np.dtype:
    """The smallest signed integers that can count these names."""
    return np.min_scalar_type(-max(len(names), 1))
