"""Vintages as observations: the cells that count as a measure, as of the day when each vintage became known."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import kept
from helpers.errors import InputError
from helpers.observations import naming
from helpers.offices import selections, validation
from helpers.offices.formats import periods
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.selections import CELL
from helpers.offices.store import Store
from helpers.offices.vintages import Vintage

log = logging.getLogger("helpers.offices.live")

ROUNDING = 5.0  # Eurostat rounds counts of persons to the nearest five
RELEASE = "live"
SERVED = "served"  # whether the office's table has a value, before totals without a usual reporter are emptied
LICENCE = "Commission Decision 2011/833/EU, with acknowledgement of the source"
ADDRESS = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"


def state(root: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """The store's folder and its content: differs as soon as a vintage or a fetch is added, damaged or mended."""
    store = Store(root)
    return store.root, kept.content(store.root)


def rows(root: Path) -> pd.DataFrame:
    """The observations in all vintages of the store, with the columns of cited figures, and `office`, `release`.

    A cell without a value is included only where a vintage has one for it: the office withdrew
    the value or the series, had not published it yet, or served a total of the Union that fewer of
    its members than usual had reported for. A vintage that cannot be loaded is left out and named
    in the log.
    """
    found = list(_with_withdrawn(_loaded(root)))
    released = _released([vintage for vintage, _ in found])
    tables = [_observations(vintage, cells, released[vintage.name]) for vintage, cells in found]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame()
    table = pd.concat(tables, ignore_index=True)
    ever = table.groupby([*CELL[:3], TIME], observed=True)[SERVED].transform("any")
    return table[ever].drop(columns=[TIME, SERVED]).reset_index(drop=True)


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
            yield vintage, _whole(selections.observed(cells.drop_duplicates(), vintage.table, part=True))
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


def _observations(vintage: Vintage, cells: pd.DataFrame, released: pd.Timestamp) -> pd.DataFrame:
    """One row for each cell of a vintage."""
    cells = cells.reset_index(drop=True)
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
            SERVED: cells[SERVED],
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


def _whole(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with totals that lack a usual reporter empty, and whether a value was served for each."""
    return cells.assign(**{SERVED: cells[VALUE].notna(), VALUE: cells[VALUE].mask(_incomplete(cells))})


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
