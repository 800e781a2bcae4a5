"""Cells of the form `value flags`, parsed once per distinct text, and the tidy table made of them."""

import math
import re
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import periods

TIME, VALUE, FLAG = "TIME_PERIOD", "value", "flag"
PROVISIONAL = "p"
NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
CELL = re.compile(rf" *(:|{NUMBER.pattern}) *([A-Za-z]*(?: [A-Za-z]+)*) *")
FLAGS = re.compile(r"[A-Za-z?]*(?: [A-Za-z?]+)*")
CODE = re.compile(r"[^\s,;\"]+")
MOST_FLAGS = 120  # fits into one byte; a table has about a dozen


class Cells:
    """Parses texts of the form `value flags`, each distinct one once."""

    def __init__(self) -> None:
        self._parsed: dict[str, tuple[float, int]] = {}
        self.flags: list[str] = [""]  # in order of appearance; '' is the absence of a flag

    def read(self, texts: Iterable[str], column: str) -> tuple[np.ndarray, np.ndarray]:
        """The values, NaN where missing, and the position of each cell's flags in `self.flags`.

        Raises
        ------
        InputError
            For a text that is not a valid cell, with its column.
        """
        pairs = [self._parsed.get(text) or self._parse(text, column) for text in texts]
        values, positions = zip(*pairs, strict=True) if pairs else ((), ())
        return np.array(values, dtype=float), np.array(positions, dtype=np.int8)

    def _parse(self, text: str, column: str) -> tuple[float, int]:
        found = CELL.fullmatch(text)
        if found is None:
            raise InputError(f"column {column}: {text!r} is not a valid cell of the form `value flags`")
        value = math.nan if found[1] == ":" else number(found[1], f"column {column}")
        self._parsed[text] = (value, self._position(found[2], column))
        return self._parsed[text]

    def _position(self, flags: str, column: str) -> int:
        if flags not in self.flags:
            if len(self.flags) == MOST_FLAGS:
                raise InputError(f"column {column}: more than {MOST_FLAGS} different flags, for example {flags!r}")
            self.flags.append(flags)
        return self.flags.index(flags)


def tidy(
    dimensions: dict[str, pd.Categorical], time: pd.Categorical, value: np.ndarray, flag: pd.Categorical
) -> pd.DataFrame:
    """The tidy table of these columns; every code, period and status is checked.

    Raises
    ------
    InputError
        Naming the dimension and the value.
    """
    for name, column in dimensions.items():
        if not str(name).isidentifier():
            raise InputError(f"dimension {name!r} does not have a valid name")
        invalid = [code for code in map(str, column.categories) if not (CODE.fullmatch(code) and code.isprintable())]
        if invalid or (column.codes < 0).any():
            raise InputError(f"dimension {name}: {invalid[0] if invalid else ''!r} is not a valid code")
    strange = [text for text in flag.categories if not FLAGS.fullmatch(str(text))]
    if strange or (flag.codes < 0).any():
        raise InputError(f"{FLAG}: {strange[0][:60] if strange else ''!r} is not a status of letters")
    return pd.DataFrame({**dimensions, TIME: _current(time), VALUE: value, FLAG: flag}, copy=False)


def _current(time: pd.Categorical) -> pd.Categorical:
    """Periods in today's notation, checked."""
    named = [periods.current(str(period)) for period in time.categories]
    check_periods(named)
    if (time.codes < 0).any() or len(set(named)) < len(named):
        raise InputError(f"{TIME}: a period is missing, or written in two ways")
    return time.rename_categories(named)


def number(text: str, place: str) -> float:
    """A finite number in ASCII digits, as the formats write it; InputError with its place for any other text."""
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):
        raise InputError(f"{place}: {text!r} is not a finite number in plain digits")
    return value


def check_periods(listed: Iterable[str]) -> None:
    """Raise InputError for the first that is not a year, half-year, quarter, month, week or day."""
    for period in listed:
        periods.days(str(period))


def check_unique(table: pd.DataFrame) -> pd.DataFrame:
    """The table itself; InputError for the first cell that appears twice."""
    keys = [name for name in table if name not in (VALUE, FLAG)]
    duplicated = table.duplicated(keys)
    if duplicated.any():
        cell = ", ".join(table.loc[duplicated.idxmax(), keys].astype(str))
        raise InputError(f"cell {cell} is duplicated")
    return table


def joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The parts of one table concatenated; their categories are combined.

    Raises
    ------
    InputError
        Where the parts have different dimensions, or a cell appears in two of them.
    """
    if not parts:
        return pd.DataFrame({"geo": pd.Categorical([])})
    if len(parts) == 1:
        return parts[0]
    if any(list(part) != list(parts[0]) for part in parts):
        raise InputError("the parts of the table have different dimensions")
    return check_unique(pd.DataFrame({name: _stacked([part[name] for part in parts]) for name in parts[0]}))


def category(codes: np.ndarray, names: Sequence[str]) -> pd.Categorical:
    """A category with sorted names, from positions in an unsorted list of names, in the smallest integers."""
    if list(names) == sorted(names):
        return pd.Categorical.from_codes(codes, list(names), validate=False)
    order = np.argsort(np.asarray(names, dtype=object), kind="stable")
    rank = np.empty(len(names), dtype=_smallest(names))
    rank[order] = np.arange(len(names))
    return pd.Categorical.from_codes(rank[codes], [names[position] for position in order], validate=False)


def _stacked(columns: list[pd.Series]) -> pd.Categorical | np.ndarray:
    if isinstance(columns[0].dtype, pd.CategoricalDtype):
        return pd.api.types.union_categoricals(columns, sort_categories=True)
    return pd.concat(columns).to_numpy()


def _smallest(names: Sequence[str]) -> np.dtype:
    """The smallest signed integers that can count these names."""
    return np.min_scalar_type(-max(len(names), 1))
