"""The common loading code: every figure as one tidy table.

`load` gives all rows that pass the filters, `series` one figure per period, `revisions` what
was printed for a period one after the other. The row shape is that of `COLUMNS`.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import dates, paths, schemas
from helpers.errors import InputError, known
from helpers.observations import live
from helpers.quantities.interval import Interval

TABLES = ("netherlands", "europe", "outside_asylum")
COLUMNS = (
    *("figure_id", "measure", "kind", "geo", "citizen", "start", "end", "value", "unit"),
    *("low", "high", "rounding", "flag", "origin", "published", "rank", "source_id"),
)
CATEGORIES = ["measure", "kind", "geo", "citizen", "unit", "origin", "source_id"]
CELL = ["measure", "geo", "citizen", "start", "end"]


def load(
    measure: str | None = None,
    geo: str | None = None,
    citizen: str | None = None,
    since: str | pd.Timestamp | None = None,
    until: str | pd.Timestamp | None = None,
    as_of: str | pd.Timestamp | None = None,
    folder: Path = paths.FIGURES,
) -> pd.DataFrame:
    """Every accepted figure, or those of one measure, country, citizenship or period.

    Parameters
    ----------
    measure, geo, citizen
        A code of the register; `citizen="TOTAL"` is all nationalities together.
    since, until
        Periods that begin on or after, and end on or before, this day.
    as_of
        Keep what was published by that day; a bare month or year counts as its last day.

    Returns
    -------
    DataFrame
        Columns as in `COLUMNS`; `low` and `high` are the ends that the rounding allows.

    Raises
    ------
    InputError
        For a code no figure has (with the nearest ones), a malformed day, or an `as_of`
        before any figure.
    """
    table = _known(folder)
    for column, code in (("measure", measure), ("geo", geo), ("citizen", citizen)):
        if code is not None:
            table = table[table[column] == known(column, code, table[column].cat.categories)]
    if since is not None:
        table = table[table["start"] >= dates.day(since, "from")]
    if until is not None:
        table = table[table["end"] <= dates.day(until, "to")]
    return _standing(known_on(table, as_of, folder))


def known_on(table: pd.DataFrame, as_of: str | pd.Timestamp | None, folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The rows that were published by a day; all of them for none or `latest`."""
    day = dates.day(as_of, "as_of")
    if day is None:
        return table
    first = _known(folder)["published"].min()
    if day < first:
        raise InputError(f"as_of {day:%Y-%m-%d} is before any figure: the first is of {first:%Y-%m-%d}")
    return table[table["published"] <= day]


def series(table: pd.DataFrame) -> pd.DataFrame:
    """One figure per period of each measure, country and citizenship.

    The lowest rank wins, and among equals the latest published. A figure of the same rank
    that lies wholly within the winner's rounding is the same figure with more digits, and
    is taken instead. Sorted by cell and period.
    """
    order = table.sort_values([*CELL, "rank", "published"], ascending=[True] * 6 + [False], kind="stable")
    order = order.assign(cell=order.groupby(CELL, observed=True, sort=False).ngroup())
    winner = order.drop_duplicates("cell").set_index("cell")[["rank", "low", "high"]]
    best = winner.loc[order["cell"]].set_axis(order.index)
    same = (order["rank"] == best["rank"]) & (order["low"] >= best["low"]) & (order["high"] <= best["high"])
    finest = order[same].sort_values(["cell", "rounding"], kind="stable").drop_duplicates("cell")
    return finest.drop(columns="cell").reset_index(drop=True)


def revisions(table: pd.DataFrame) -> pd.DataFrame:
    """Every figure of the periods that were printed more than once, in order of publication.

    Adds `step`, the change against the figure printed before it for the same period.
    """
    order = table.sort_values([*CELL, "published", "rank"], kind="stable")
    again = order[order.duplicated(CELL, keep=False)].reset_index(drop=True)
    return again.assign(step=again.groupby(CELL, observed=True)["value"].diff())


def by_publisher(table: pd.DataFrame, name: str, folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The rows whose publication names this office, as its publisher or as what it copied."""
    register = sources(folder)
    chosen = register.index[register["publisher"].str.contains(name, regex=False)]
    return table[table["source_id"].isin(chosen)]


def newest(table: pd.DataFrame, folder: Path = paths.FIGURES) -> pd.Timestamp:
    """The day by which the newest publication can have been out: for a bare year its first of January."""
    return sources(folder).loc[table["source_id"].unique(), "out"].max()


@cache
def figures(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """All rows of the cited tables as they stand, rejected ones included, with their table's name."""
    corrections = schemas.read(folder / "corrections.csv", schemas.CORRECTIONS).fillna("")
    table = pd.concat([_table(folder, name, corrections) for name in TABLES], ignore_index=True)
    _refuse(table, "figure_id", table["figure_id"].duplicated(), "stands in another table too")
    _refuse(table, "source_id", ~table["source_id"].isin(publications(folder).index), "has no row in sources.csv")
    _refuse(table, "measure", ~table["measure"].isin(measures(folder).index), "has no row in measures.csv")
    astray = corrections.assign(table="corrections")
    _refuse(astray, "figure_id", ~astray["figure_id"].isin(table["figure_id"]), "is no figure")
    return table


def sources(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """Every publication by its id, vintages among them; `out` and `known` bound the day it came out."""
    vintages = _live_sources(*live.state()) if folder == paths.FIGURES else pd.DataFrame()
    return pd.concat([publications(folder), vintages]) if len(vintages) else publications(folder)


@cache
def publications(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The register of the publications that are cited, by `source_id`."""
    table = schemas.read(folder / "sources.csv", schemas.SOURCES)
    days = {"known": dates.known_by(table["published"]), "out": dates.out_from(table["published"])}
    return table.assign(**days).set_index("source_id")


def rows(figure_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of some figures, cited or of a vintage, as they stand, in the order asked for."""
    ids = list(dict.fromkeys(figure_ids))
    cited = figures().set_index("figure_id")
    live = [each for each in ids if each not in cited.index]
    if not live:
        return cited.loc[ids].reset_index()
    table = _known(paths.FIGURES).set_index("figure_id").loc[live]
    own = table.assign(status="accepted", note=table["flag"].fillna(""), table="vintages")
    kept = [name for name in cited if name in own]
    return pd.concat([cited, own[kept].astype({"source_id": object, "measure": object})]).loc[ids].reset_index()


@cache
def measures(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The register of measures, by name."""
    return schemas.read(folder / "measures.csv", schemas.MEASURES).set_index("measure")


def _standing(table: pd.DataFrame) -> pd.DataFrame:
    """The rows without the cells of vintages that the newest of them serves without a value."""
    if table["value"].notna().all():
        return table
    live = table[table["rank"] == 0].sort_values("published", kind="stable")
    newest = live.drop_duplicates(CELL, keep="last")
    empty = pd.MultiIndex.from_frame(newest.loc[newest["value"].isna(), CELL])
    gone = (table["rank"] == 0) & pd.MultiIndex.from_frame(table[CELL]).isin(empty)
    return table[~gone & table["value"].notna()]


def _known(folder: Path) -> pd.DataFrame:
    """The accepted figures, and those of the vintages that are kept."""
    return _with_vintages(folder, *live.state()) if folder == paths.FIGURES else _accepted(folder)


@cache
def _with_vintages(folder: Path, root: Path, _content: tuple[str, ...]) -> pd.DataFrame:
    table, cells = _accepted(folder), live.rows(root) if _content else pd.DataFrame()
    if not len(cells):
        return table
    ends = Interval.rounded(cells["value"], cells["rounding"], 0.0)
    cells = cells.assign(low=ends.low, high=ends.high)[list(COLUMNS)]
    both = pd.concat([table.astype(dict.fromkeys(CATEGORIES, object)), cells], ignore_index=True)
    return both.astype(dict.fromkeys(CATEGORIES, "category") | {"rank": "Int8"})


@cache
def _live_sources(root: Path, _content: tuple[str, ...]) -> pd.DataFrame:
    return live.sources(root) if _content else pd.DataFrame()


@cache
def _accepted(folder: Path) -> pd.DataFrame:
    table = figures(folder)
    table = table[table["status"] == "accepted"].reset_index(drop=True)
    publication = publications(folder).loc[table["source_id"]]
    floor = np.where(table["kind"] == "share", -np.inf, 0.0)
    ends = Interval.rounded(table["value"], table["rounding"], floor)
    table = table.assign(
        low=ends.low,
        high=ends.high,
        published=publication["known"].to_numpy(),
        rank=publication["rank"].to_numpy(),
    )
    return table[list(COLUMNS)].astype(dict.fromkeys(CATEGORIES, "category") | {"rank": "Int8"})


def _table(folder: Path, name: str, corrections: pd.DataFrame) -> pd.DataFrame:
    written = schemas.text(folder / f"{name}.csv", schemas.FIGURES)
    table = schemas.validated(_corrected(written, corrections), schemas.FIGURES, f"{name}.csv")
    return table.assign(table=name)


def _corrected(table: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The rows as written with the declared corrections; each must still find what it corrects."""
    for number, row in enumerate(corrections.itertuples(), start=2):
        place = f"corrections.csv, row {number}"
        column = known("column", row.column, table.columns, place)
        cell = (table["figure_id"] == row.figure_id, column)
        if any(table.loc[cell].fillna("") != row.was):
            raise InputError(f"{place}, column was: {row.figure_id} no longer reads {row.was!r} in {column}")
        table.loc[cell] = row.becomes or pd.NA
    return table


def _refuse(table: pd.DataFrame, column: str, wrong: pd.Series, fault: str) -> None:
    """An `InputError` for the first of the wrong rows, which the `table` column says the file of."""
    if wrong.any():
        row = table[wrong].iloc[0]
        number = (table.loc[: row.name, "table"] == row["table"]).sum() + 1
        raise InputError(f"{row['table']}.csv, row {number}, column {column}: {row[column]!r} {fault}")
