"""Vintages as observations: the cells that count as a measure, as of the day when each vintage became known."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers import fingerprints
from helpers.errors import InputError
from helpers.observations import extracts
from helpers.observations.extracts import SERVED, Wanted
from helpers.offices import selections
from helpers.offices.formats import periods
from helpers.offices.formats.cells import TIME
from helpers.offices.selections import CELL
from helpers.offices.store import Store
from helpers.offices.vintages import Vintage

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger("helpers.offices.live")

ROUNDING = 5.0  # Eurostat rounds counts of persons to the nearest five
RELEASE = "live"
LICENCE = "Commission Decision 2011/833/EU, with acknowledgement of the source"
ADDRESS = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"


def state(root: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """The store's folder and its content: differs as soon as a vintage or a fetch is added, damaged or mended."""
    store = Store(root)
    return store.root, tuple(fingerprints.vintages(root=store.root))


def rows(root: Path, wanted: Wanted | None = None) -> pd.DataFrame:
    """The observations in all vintages of the store, or those with the wanted codes, with the columns of cited figures.

    A cell without a value is included only where a vintage has one for it: the office withdrew
    the value or the series, had not published it yet, or served a total of the Union that fewer of
    its members than usual had reported for. A vintage that cannot be loaded is left out and named
    in the log.
    """
    found = list(_with_withdrawn(_loaded(root, wanted or {})))
    if not sum(len(cells) for _vintage, cells in found):
        return pd.DataFrame()
    table = _observations(_stacked(found))
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


def _loaded(root: Path, wanted: Wanted) -> "Iterator[tuple[Vintage, pa.Table]]":
    """The vintages that can be loaded, in the order in which they became known, with the cells that count."""
    for vintage in _selected(root):
        try:
            yield vintage, extracts.read(vintage, wanted)
        except InputError as error:
            log.warning("%s is left out: %s", vintage.name, error)


def _with_withdrawn(found: "Iterable[tuple[Vintage, pa.Table]]") -> "Iterator[tuple[Vintage, pa.Table]]":
    """The cells of each vintage, and without a value those that an earlier vintage has and a later one lacks.

    Only a vintage of all codes can show that a cell was withdrawn, and only for its countries and periods.
    """
    earlier: dict[str, _Keys] = {}
    for vintage, cells in found:
        keys = earlier.setdefault(vintage.table, _Keys())
        gone = keys.missing(cells, vintage)
        yield vintage, cells if gone.empty else _with_empty(cells, gone)


class _Keys:
    """The cells that the vintages of a table had so far."""

    def __init__(self) -> None:
        self.all = pd.DataFrame(columns=CELL)
        self.last: pa.Table | None = None

    def missing(self, cells: "pa.Table", vintage: Vintage) -> pd.DataFrame:
        """Which of the cells so far a vintage lacks; its own are added."""
        own = cells.select(CELL)
        if self.last is None or not own.equals(self.last):
            plain = own.to_pandas().astype(object)
            self.all = pd.concat([self.all, plain]).drop_duplicates(ignore_index=True)
            self.last = own
        if len(self.all) == len(own):
            return self.all[:0]
        merged = self.all[_in_scope(self.all, vintage)].merge(
            own.to_pandas().astype(object), how="left", indicator="at"
        )
        return merged.loc[merged["at"] == "left_only", CELL]


def _with_empty(cells: "pa.Table", gone: pd.DataFrame) -> "pa.Table":
    """The cells, and others without a value."""
    import pyarrow as pa

    more = gone.assign(value=np.nan, flag="", **{SERVED: False})[cells.column_names]
    return pa.concat_tables([cells, pa.Table.from_pandas(more, preserve_index=False).cast(cells.schema)])


def _stacked(found: "list[tuple[Vintage, pa.Table]]") -> pd.DataFrame:
    """The cells of all vintages with the vintage's name, its office and when it became known."""
    import pyarrow as pa

    vintages = [vintage for vintage, _ in found]
    cells = pa.concat_tables([table for _, table in found]).unify_dictionaries().to_pandas()
    of = np.repeat(np.arange(len(found)), [len(table) for _, table in found])
    return cells.assign(
        source_id=pd.Categorical.from_codes(of, [vintage.name for vintage in vintages]),
        office=pd.Series([vintage.office for vintage in vintages], dtype="category").to_numpy()[of],
        published=pd.DatetimeIndex([vintage.known for vintage in vintages])[of],
        released=pd.DatetimeIndex(_released(vintages))[of],
    )


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


def _released(ordered: list[Vintage]) -> list[pd.Timestamp]:
    """When each vintage was released; of equal stamps of a table the later vintage by a microsecond later."""
    found: list[pd.Timestamp] = []
    last: dict[str, pd.Timestamp] = {}
    for vintage in ordered:
        before = last.get(vintage.table)
        moment = vintage.moment
        last[vintage.table] = moment if before is None else max(moment, before + pd.Timedelta(microseconds=1))
        found.append(last[vintage.table])
    return found


def _observations(cells: pd.DataFrame) -> pd.DataFrame:
    """One row for each cell of the vintages."""
    texts = [cells[name].astype("string") for name in CELL]
    spans = pd.DataFrame([periods.days(each) for each in cells[TIME].cat.categories], columns=["start", "end"])
    return cells.assign(
        figure_id=cells["source_id"].astype("string") + ":" + texts[0].str.cat(texts[1:], sep="."),
        kind="flow",
        start=spans["start"].to_numpy()[cells[TIME].cat.codes],
        end=spans["end"].to_numpy()[cells[TIME].cat.codes],
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
