"""Vintages as observations: the cells that count as a measure, as of the day when each vintage became known."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import kept
from helpers.errors import InputError
from helpers.observations import extracts
from helpers.observations.extracts import SERVED
from helpers.offices import selections
from helpers.offices.formats import periods
from helpers.offices.formats.cells import TIME
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


def rows(root: Path, geo: str | None = None) -> pd.DataFrame:
    """The observations in all vintages of the store, or those of one country, with the columns of cited figures.

    A cell without a value is included only where a vintage has one for it: the office withdrew
    the value or the series, had not published it yet, or served a total of the Union that fewer of
    its members than usual had reported for. A vintage that cannot be loaded is left out and named
    in the log.
    """
    found = list(_with_withdrawn(_loaded(root, geo)))
    released = _released([vintage for vintage, _ in found])
    tables = [_dated(vintage, cells, released[vintage.name]) for vintage, cells in found if len(cells)]
    if not tables:
        return pd.DataFrame()
    table = _observations(pd.concat(tables, ignore_index=True))
    ever = table.groupby([*CELL[:3], TIME], observed=True)[SERVED].transform("any")
    return table[ever].drop(columns=[TIME, SERVED]).reset_index(drop=True)


def first_day(root: Path) -> pd.Timestamp | None:
    """The day on which the earliest vintage became known; none for an empty store."""
    return min((vintage.known for vintage in _selected(root)), default=None)


def sources(root: Path) -> pd.DataFrame:
    """The vintages as publications, indexed by name."""
    register = [_source(vintage) for vintage in _selected(root)]
    return pd.DataFrame(register).set_index("source_id") if register else pd.DataFrame()


def _selected(root: Path) -> list[Vintage]:
    return [vintage for vintage in Store(root).all() if vintage.table in selections.SELECTIONS]


def _loaded(root: Path, geo: str | None) -> Iterator[tuple[Vintage, pd.DataFrame]]:
    """The vintages that can be loaded, in the order in which they became known, with the cells that count."""
    for vintage in _selected(root):
        try:
            yield vintage, extracts.read(vintage, geo)
        except InputError as error:
            log.warning("%s is left out: %s", vintage.name, error)


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
        yield vintage, pd.concat([cells, gone.assign(value=np.nan, flag="", **{SERVED: False})], ignore_index=True)


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


def _dated(vintage: Vintage, cells: pd.DataFrame, released: pd.Timestamp) -> pd.DataFrame:
    """The cells of a vintage with its name, its office and when it became known."""
    return cells.assign(source_id=vintage.name, office=vintage.office, published=vintage.known, released=released)


def _observations(cells: pd.DataFrame) -> pd.DataFrame:
    """One row for each cell of the vintages."""
    spans = {each: periods.days(each) for each in cells[TIME].unique()}
    names = cells["source_id"] + ":" + cells["measure"] + "." + cells["geo"] + "." + cells["citizen"]
    return cells.assign(
        figure_id=names + "." + cells[TIME],
        kind="flow",
        start=cells[TIME].map({each: first for each, (first, _) in spans.items()}),
        end=cells[TIME].map({each: last for each, (_, last) in spans.items()}),
        unit="persons",
        rounding=ROUNDING,
        origin="published",
        release=RELEASE,
        rank=0,
    )


def _source(vintage: Vintage) -> dict[str, object]:
    day = f"{vintage.known:%Y-%m-%d}"
    return {
        "source_id": vintage.name,
        "office": vintage.office,
        "publisher": vintage.office,
        "release": day,
        "title": f"{vintage.table}, the table as of {day}, fetched {vintage.seen[0]:%Y-%m-%d}",
        "url": vintage.request if "file" in vintage.scope else ADDRESS.format(table=vintage.table),
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
