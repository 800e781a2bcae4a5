"""The few cells of a vintage that measures take, kept beside the vintages so that a load reads little.

An extract is a file of its own below the store's hidden folder `.observed`. It is made when a vintage
is stored, else when it is first loaded, and made anew as soon as the vintage, the selections of
measures, the register of places or this code differs. A store that cannot be written needs no extracts.
"""

import contextlib
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers import paths
from helpers.observations import naming
from helpers.offices import selections, validation
from helpers.offices.formats import parquet, periods
from helpers.offices.formats.cells import TIME, VALUE
from helpers.offices.store import EXTRACTS
from helpers.offices.vintages import CELLS, Vintage

if TYPE_CHECKING:
    import pyarrow as pa

Wanted = Mapping[str, str]  # codes by column, such as {"geo": "NL"}; empty for all cells
SERVED = "served"  # whether the office's table has a value, before totals without a usual reporter are emptied
ORDER = ["geo", "measure", "citizen", TIME]


def read(vintage: Vintage, wanted: Wanted) -> "pa.Table":
    """The cells of a vintage that measures take, with `SERVED`: those with the wanted codes, texts as dictionaries.

    Raises
    ------
    InputError
        For a vintage whose cells are missing or damaged, or cannot be read as the measures need them.
    """
    path = _path(vintage)
    with contextlib.suppress(OSError, ValueError):
        return parquet.read_rows(path, wanted)
    made = _made(vintage)
    with contextlib.suppress(OSError):
        _store(made, path)
    return parquet.chosen_rows(made, wanted)


def prepare(vintage: Vintage) -> None:
    """Make the extract of a vintage that has just been stored, if measures take cells of its table."""
    if vintage.table in selections.SELECTIONS:
        read(vintage, {})


def _path(vintage: Vintage) -> Path:
    """Where the extract is: its name changes with everything that it is made from."""
    cells = vintage.folder / CELLS
    stated = cells.stat() if cells.exists() else None
    made_from = f"{_code()} {selections.fingerprint(vintage.table)} {stated and (stated.st_size, stated.st_mtime_ns)}"
    key = hashlib.sha256(made_from.encode()).hexdigest()[:16]
    return vintage.folder.parent.parent / EXTRACTS / vintage.table / f"{vintage.digest}.{key}.parquet"


@cache
def _code() -> str:
    """A hash of the code and the register that decide which cells are taken."""
    modules = (__file__, selections.__file__, validation.__file__, naming.__file__, periods.__file__)
    read_files = [*map(Path, modules), paths.FIGURES / "places.csv"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in read_files)).hexdigest()


def _store(made: pd.DataFrame, path: Path) -> None:
    """Write an extract beside its place and rename it; earlier extracts of the same vintage are deleted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_rows(made.sort_values(ORDER, kind="stable"), path)
    for earlier in path.parent.glob(f"{path.name.partition('.')[0]}.*.parquet"):
        if earlier != path:
            earlier.unlink(missing_ok=True)


def _made(vintage: Vintage) -> pd.DataFrame:
    taken = [_taken(vintage, selection) for selection in selections.SELECTIONS[vintage.table]]
    cells = selections.observed(pd.concat(taken).drop_duplicates(), vintage.table, part=True)
    return cells.assign(**{SERVED: cells[VALUE].notna(), VALUE: cells[VALUE].mask(_incomplete(cells))})


def _taken(vintage: Vintage, selection: selections.Selection) -> pd.DataFrame:
    citizens = {"citizen": list(selection.citizens)} if selection.citizens else {}
    cells = vintage.read(**selection.codes, **citizens)
    return cells.astype({name: object for name in cells if name != VALUE})


def _incomplete(cells: pd.DataFrame) -> pd.Series:
    """Whether each cell is a total over countries of a period for which fewer members than usual reported."""
    incomplete = pd.Series(False, cells.index)
    totals = cells[cells["geo"].str.fullmatch(validation.AGGREGATES["geo"])]
    for (measure, code), total in totals.groupby(["measure", "geo"]):
        fewer = _fewer(cells[cells["measure"] == measure], str(code))
        incomplete[total.index[total[TIME].isin(fewer)]] = True
    return incomplete


def _fewer(cells: pd.DataFrame, code: str) -> list[str]:
    """The periods for which more members of an aggregate than usual have no value; all states where it has no list."""
    reported = validation.without_aggregates(cells[cells[VALUE].notna()], "geo")
    by_period = reported["geo"].astype(object).groupby(reported[TIME].astype(str)).agg(set).sort_index()
    states = set(reported["geo"])
    lacking = pd.Series(
        {period: len(_members(code, period, states) - geos) for period, geos in by_period.items()}, dtype=float
    )
    usual = lacking.shift(1).rolling(validation.USUAL, min_periods=1).median()
    return list(lacking.index[lacking > usual])


def _members(code: str, period: str, states: set[str]) -> set[str]:
    """The states of an aggregate at the end of a period."""
    register = naming.places()
    return set(naming.members(register, code, periods.days(period)[1])) if code in register.index else states
