"""Vintages as observations: the cells that count as a measure, as of the day when each vintage became known."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import kept
from helpers.errors import InputError
from helpers.offices import selections
from helpers.offices.formats import periods
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.selections import CELL
from helpers.offices.store import Store
from helpers.offices.vintages import Vintage

log = logging.getLogger("helpers.offices.live")

ROUNDING = 5.0  # Eurostat rounds counts of persons to the nearest five
RELEASE = "live"
LICENCE = "Commission Decision 2011/833/EU, with acknowledgement of the source"
ADDRESS = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"


def state(root: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """The store's folder and its content: differs as soon as a vintage or a fetch is added, damaged or mended."""
    store = Store(root)
    return store.root, kept.content(store.root)


def rows(root: Path) -> pd.DataFrame:
    """The observations in all vintages of the store, with the columns of cited figures, and `office`, `release`.

    A cell without a value is included only where another vintage has a value for it: the
    office withdrew the value or the series, or had not published it yet. A vintage that cannot be
    loaded is left out and named in the log.
    """
    found = list(_with_withdrawn(_loaded(root)))
    released = _released([vintage for vintage, _ in found])
    tables = [_observations(vintage, cells, released[vintage.name]) for vintage, cells in found]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame()
    table = pd.concat(tables, ignore_index=True)
    ever = table.groupby([*CELL[:3], TIME], observed=True)["value"].transform("count") > 0
    return table[ever].drop(columns=TIME).reset_index(drop=True)


def sources(root: Path) -> pd.DataFrame:
    """The vintages as publications, indexed by name."""
    register = [_source(vintage) for vintage in _selected(root)]
    return pd.DataFrame(register).set_index("source_id") if register else pd.DataFrame()


def _selected(root: Path) -> list[Vintage]:
    return [vintage for vintage in Store(root).all() if vintage.table in selections.SELECTIONS]


def _loaded(root: Path) -> Iterator[tuple[Vintage, pd.DataFrame]]:
    """The vintages that can be loaded, in the order in which they became known, with the cells that count."""
    for vintage in _selected(root):
        try:
            cells = pd.concat([_read(vintage, selection) for selection in selections.SELECTIONS[vintage.table]])
            yield vintage, selections.observed(cells.drop_duplicates(), vintage.table, part=True)
        except InputError as error:
            log.warning("%s is left out: %s", vintage.name, error)


def _read(vintage: Vintage, selection: selections.Selection) -> pd.DataFrame:
    citizens = {"citizen": list(selection.citizens)} if selection.citizens else {}
    cells = vintage.read(**selection.codes, **citizens)
    return cells.astype({name: object for name in cells if name != VALUE})


def _with_withdrawn(found: Iterable[tuple[Vintage, pd.DataFrame]]) -> Iterator[tuple[Vintage, pd.DataFrame]]:
    """The cells of each vintage, and without a value those that an earlier vintage has and a later one lacks.

    Only a vintage of all codes can show that a cell was withdrawn, and only for its countries and periods.
    """
    earlier: dict[str, pd.DataFrame] = {}
    for vintage, cells in found:
        before = earlier.get(vintage.table, cells[:0])
        gone = before[_in_scope(before, vintage)].merge(cells[CELL], how="left", on=CELL, indicator="where")
        gone = gone[gone["where"] == "left_only"].drop(columns="where")
        earlier[vintage.table] = pd.concat([before, cells]).drop_duplicates(CELL, keep="last")
        yield vintage, pd.concat([cells, gone.assign(value=np.nan, flag="", whole=True)], ignore_index=True)


def _in_scope(cells: pd.DataFrame, vintage: Vintage) -> pd.Series:
    """Which cells the request of a vintage asked for."""
    if vintage.scope.keys() & {"codes", "file"}:
        return pd.Series(False, cells.index)
    inside = cells["geo"].isin(vintage.scope["geo"]) if "geo" in vintage.scope else pd.Series(True, cells.index)
    since = vintage.scope.get("since")
    if since is None or cells.empty:
        return inside
    first = periods.days(since)[0]
    return inside & cells[TIME].map(lambda period: periods.days(period)[0] >= first).astype(bool)


def _released(ordered: list[Vintage]) -> dict[str, pd.Timestamp]:
    """When each vintage was released; of equal stamps of a table the later vintage by a microsecond later."""
    found: dict[str, pd.Timestamp] = {}
    last: dict[str, pd.Timestamp] = {}
    for vintage in ordered:
        before = last.get(vintage.table)
        moment = vintage.moment
        last[vintage.table] = moment if before is None else max(moment, before + pd.Timedelta(microseconds=1))
        found[vintage.name] = last[vintage.table]
    return found


def _observations(vintage: Vintage, cells: pd.DataFrame, released: pd.Timestamp) -> pd.DataFrame:
    """One row for each cell of a vintage, without incomplete totals of the Union."""
    cells = cells[cells["whole"]].reset_index(drop=True)
    measure, geo, citizen, period = (cells[name].astype(str) for name in CELL)
    spans = {each: periods.days(each) for each in period.unique()}
    return pd.DataFrame(
        {
            "figure_id": vintage.name + ":" + measure + "." + geo + "." + citizen + "." + period,
            "measure": measure,
            "kind": "flow",
            "geo": geo,
            "citizen": citizen,
            "start": period.map({each: first for each, (first, _) in spans.items()}),
            "end": period.map({each: last for each, (_, last) in spans.items()}),
            TIME: period,
            "value": cells[VALUE],
            "unit": "persons",
            "rounding": ROUNDING,
            "flag": cells[FLAG].astype("string"),
            "origin": "published",
            "source_id": vintage.name,
            "office": vintage.office,
            "release": RELEASE,
            "published": vintage.known,
            "released": released,
            "rank": 0,
        }
    )


def _source(vintage: Vintage) -> dict[str, object]:
    day = f"{vintage.known:%Y-%m-%d}"
    return {
        "source_id": vintage.name,
        "office": vintage.office,
        "publisher": vintage.office,
        "release": day,
        "title": f"{vintage.table}, the table as of {day}, fetched {vintage.seen[0]:%Y-%m-%d}",
        "url": ADDRESS.format(table=vintage.table),
        "published": day,
        "source_kind": "live",
        "rank": 0,
        "licence": LICENCE,
        "quality": "green",
        "quality_reason": "the office's own table, stored byte for byte",
        "suitability": "green",
        "suitability_reason": "the measure itself, by the office's definition",
        "known": vintage.known,
        "out": vintage.known,
        "released": vintage.known,
    }
