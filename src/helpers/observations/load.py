"""Load the published figures: every accepted row of the tables, and the cells of kept vintages."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from helpers import dates, paths
from helpers.errors import InputError, known
from helpers.observations import digits, live, registers
from helpers.observations.series import CELL, Observations

COLUMNS = (
    *("figure_id", "measure", "kind", "geo", "citizen", "start", "end", "value", "unit"),
    *("low", "high", "rounding", "flag", "origin", "published", "rank", "source_id"),
    *("office", "concept", "release", "released"),
)
CATEGORIES = ["measure", "kind", "geo", "citizen", "unit", "origin", "source_id", "office", "concept", "release"]


def load(
    measure: str | None = None,
    geo: str | None = None,
    citizen: str | None = None,
    since: str | pd.Timestamp | None = None,
    until: str | pd.Timestamp | None = None,
    as_of: str | pd.Timestamp | None = None,
    folder: Path = paths.FIGURES,
) -> Observations:
    """Every accepted figure, or those of one measure, country, citizenship or period.

    Parameters
    ----------
    measure
        A name of `measures.csv`.
    geo, citizen
        A code, alias or name of `places.csv`; `citizen="TOTAL"` is all nationalities together.
    since, until
        Periods that begin on or after, and end on or before, this day.
    as_of
        Keep what was published by that day; a bare month or year counts as its last day.

    Returns
    -------
    Observations
        Its `table` has the columns `COLUMNS`; `low` and `high` are the bounds that rounding
        allows, `released` is the last day that the office's release of the figure can have come out.

    Raises
    ------
    InputError
        For an unknown code (with the nearest ones), a malformed day, a `since` after `until`, or an
        `as_of` before any figure or in the future.
    """
    first, last, day = dates.day(since, "from"), dates.day(until, "to"), known_day(as_of, folder)
    if first is not None and last is not None and first > last:
        raise InputError(f"from {first:%Y-%m-%d} is after to {last:%Y-%m-%d}: exchange them")
    codes = {"measure": measure, "geo": _place(geo, folder), "citizen": _place(citizen, folder)}
    table = _known(folder, **{name: code for name, code in codes.items() if code is not None})
    if measure is not None:
        table = table[table["measure"] == _measure(measure, table, folder)]
    for column, name in (("geo", geo), ("citizen", citizen)):
        if name is not None:
            table = table[table[column] == _code(column, name, table, folder)]
    if first is not None:
        table = table[table["start"] >= first]
    if last is not None:
        table = table[table["end"] <= last]
    if day is not None:
        table = table[table["published"] <= day]
    return Observations(_with_values(table), day)


def known_day(as_of: str | pd.Timestamp | None, folder: Path = paths.FIGURES) -> pd.Timestamp | None:
    """The day looked from, none for everything known; an `InputError` before the first figure and after today."""
    day = dates.past_day(as_of, "as_of")
    if day is not None and day < (first := _first_day(folder)):
        raise InputError(f"as_of {day.date()} is before any figure: the first is of {first:%Y-%m-%d}")
    return day


def newest(table: pd.DataFrame, folder: Path = paths.FIGURES) -> pd.Timestamp:
    """The earliest possible publication day of the newest source: for a bare year its first of January."""
    return registers.sources(folder).loc[table["source_id"].unique(), "out"].max()


@cache
def figures(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """All rows of the cited tables, rejected ones included, with their office and the name of their table."""
    table = registers.figures(folder)
    return table.assign(office=registers.office_of(table, folder).to_numpy())


def rows(figure_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of some figures, cited or of a vintage, in the order asked for."""
    ids = list(dict.fromkeys(figure_ids))
    cited = figures().set_index("figure_id")
    others = [each for each in ids if each not in cited.index]
    if not others:
        return cited.loc[ids].reset_index()
    table = _known(paths.FIGURES).set_index("figure_id").loc[others]
    own = table.assign(status="accepted", note=table["flag"].fillna(""), table="vintages")
    kept = [name for name in cited if name in own]
    return pd.concat([cited, own[kept].astype({"source_id": object, "measure": object})]).loc[ids].reset_index()


def _code(column: str, name: str, table: pd.DataFrame, folder: Path) -> str:
    """The code of a place that figures are held for, from its code, alias or name."""
    held = table[column].cat.categories
    if name in held:
        return name
    code = registers.place_code(name, folder)
    if code in held:
        return code
    label = registers.places(folder).at[code, "label_en"]
    role = "where applications were made" if column == "geo" else "as a citizenship"
    raise InputError(f"{column} {name!r}: no figure is held of {label} ({code}) {role}: `amv list places` names others")


def _measure(name: str, table: pd.DataFrame, folder: Path) -> str:
    """A measure that figures are held for; the error for another names the nearest in words and codes."""
    labels = {code: f"{code} ({label})" for code, label in registers.measures(folder)["label_en"].items()}
    return known("measure", name, table["measure"].cat.categories, words=labels)


def _with_values(table: pd.DataFrame) -> pd.DataFrame:
    """The rows without the cells that the newest vintage has no value for.

    What the office published of such a cell before does not replace it, in a vintage or as cited.
    """
    if table["value"].notna().all():
        return table
    served = table[table["rank"] == 0].sort_values("published", kind="stable")
    last = served.drop_duplicates(CELL, keep="last")
    empty = last[last["value"].isna()].set_index([*CELL, "office"])["published"]
    emptied = empty.reindex(pd.MultiIndex.from_frame(table[[*CELL, "office"]])).to_numpy()
    return table[table["value"].notna() & ~(table["published"] <= emptied)]


def _known(folder: Path, **wanted: str) -> pd.DataFrame:
    """The accepted figures, and those of the vintages that are kept, of these only the cells with the wanted codes."""
    if folder != paths.FIGURES:
        return _accepted(folder)
    return _with_vintages(folder, *live.state(), tuple(wanted.items()))


def _first_day(folder: Path) -> pd.Timestamp:
    """The day on which the first figure became known."""
    cited: pd.Timestamp = _accepted(folder)["published"].min()
    stored = live.first_day(live.state()[0]) if folder == paths.FIGURES else None
    return cited if stored is None else min(cited, stored)


def _place(geo: str | None, folder: Path) -> str | None:
    """The code of a place by its code, alias or name; none for no place."""
    return geo if geo is None or geo in registers.places(folder).index else registers.place_code(geo, folder)


@cache
def _with_vintages(
    folder: Path, root: Path, content: tuple[str, ...], wanted: tuple[tuple[str, str], ...]
) -> pd.DataFrame:
    table, cells = _accepted(folder), live.rows(root, dict(wanted)) if content else pd.DataFrame()
    if not len(cells):
        return table
    ends = digits.bounds(cells)
    concept = cells["measure"].map(registers.measures(folder)["concept"])
    cells = cells.assign(low=ends.low, high=ends.high, concept=concept)[list(COLUMNS)]
    cells = cells.astype(dict.fromkeys(CATEGORIES, "category") | {"rank": "Int8"})
    texts = {name: _joined(table[name], cells[name]) for name in CATEGORIES}
    both = pd.concat([table.drop(columns=CATEGORIES), cells.drop(columns=CATEGORIES)], ignore_index=True)
    return both.assign(**texts)[list(COLUMNS)]


def _joined(first: pd.Series, second: pd.Series) -> pd.Categorical:
    """Two columns of categories one after the other."""
    same = second.cat.rename_categories(second.cat.categories.astype(first.cat.categories.dtype))
    return union_categoricals([first, same], sort_categories=True)


@cache
def _accepted(folder: Path) -> pd.DataFrame:
    """The accepted figures with their bounds, and what is known of their publication."""
    table = figures(folder)
    table = table[table["status"] == "accepted"].reset_index(drop=True)
    publication = registers.publications(folder).loc[table["source_id"]]
    ends = digits.bounds(table)
    table = table.assign(
        low=ends.low,
        high=ends.high,
        published=publication["known"].to_numpy(),
        rank=publication["rank"].to_numpy(),
        concept=table["measure"].map(registers.measures(folder)["concept"]),
        released=publication["released"].to_numpy(),
    )
    table = table.assign(release=_releases(table))
    return table[list(COLUMNS)].astype(dict.fromkeys(CATEGORIES, "category") | {"rank": "Int8"})


def _releases(table: pd.DataFrame) -> pd.Series:
    """`first` for the earliest release of a cell by its office that is held, else `revised`."""
    earliest = table.groupby([*CELL, "office"], observed=True, dropna=False)["released"].transform("min")
    return pd.Series(np.where(table["released"] == earliest, "first", "revised"), table.index)
