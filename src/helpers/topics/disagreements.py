"""Where offices disagree on one cell, and what vintages revised."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.observations import CELL, Observations, registers
from helpers.observations.choice import one_a_cell
from helpers.quantities import Interval, Quantity, Value

CLOSE = 7  # days between two publications that a revision hardly explains
OFFICE_STEP = 5.0  # to which each end of a revision was rounded: half of it on either side of both


@dataclass(frozen=True, order=True)
class Cell:
    """One cell of the table of figures: a measure of a place, a citizenship and a period."""

    measure: str
    geo: str
    citizen: str
    start: pd.Timestamp
    end: pd.Timestamp


def between_offices(figures: Observations) -> pd.DataFrame:
    """Cells of the table that different offices filled with numbers rounding cannot reconcile.

    Of each office its latest release counts, so that a revision is none; what was derived or published
    in words ("around 6,000") is left out. Measures that `comparable.csv` declares are one cell.

    Returns
    -------
    DataFrame
        Indexed by `CELL`: `lowest` and `highest` published number, `spread` in per cent of the
        lowest, `offices`, `days` between the first and the last publication, `rows`; widest first.
    """
    table = _compared(figures.table[(figures.table["origin"] == "published") & figures.table["office"].notna()])
    cells = table.groupby(CELL, observed=True)
    apart = (cells["low"].transform("max") > cells["high"].transform("min")) & (
        cells["office"].transform("nunique") > 1
    )
    return _spread(table[apart])


def _compared(table: pd.DataFrame) -> pd.DataFrame:
    """The latest release of each office in every cell, under the measure and place it is compared with."""
    latest = [one_a_cell(rows) for _office, rows in table.groupby("office", observed=True)]
    each = (
        pd.concat(latest)
        .sort_values("published", kind="stable", ignore_index=True)
        .astype({"measure": str, "geo": str})
    )
    names = registers.comparable().set_index(["measure", "geo"])
    under = names.reindex(pd.MultiIndex.from_frame(each[["measure", "geo"]])).reset_index(drop=True)
    return each.assign(
        measure=under["compared_with"].fillna(each["measure"]), geo=under["compared_geo"].fillna(each["geo"])
    )


def between_copies(figures: Observations, days: int = CLOSE) -> pd.DataFrame:
    """Cells of one office that were published within days of each other with numbers rounding cannot reconcile.

    A revision takes longer, so one of the copies is probably wrong. Columns as of `between_offices`.
    """
    keys = [*CELL, "office"]
    order = figures.table.sort_values([*keys, "published"], kind="stable")
    cell = order.groupby(keys, observed=True, sort=False).ngroup()
    before = order[["published", "low", "high"]].groupby(cell).shift(1)
    close = (order["published"] - before["published"]).dt.days <= days
    apart = close & ((order["low"] > before["high"]) | (order["high"] < before["low"]))
    return _spread(order[apart | apart.groupby(cell).shift(-1, fill_value=False)])


def _spread(rows: pd.DataFrame) -> pd.DataFrame:
    """The lowest and the highest number of each cell, widest first."""
    table = rows.groupby(CELL, observed=True).agg(
        lowest=("value", "min"),
        highest=("value", "max"),
        offices=("office", lambda names: tuple(dict.fromkeys(names))),
        first=("published", "min"),
        last=("published", "max"),
        rows=("figure_id", tuple),
    )
    spread = (table["highest"] / table["lowest"].replace(0, np.nan) - 1) * 100
    table = table.assign(spread=spread, days=(table["last"] - table["first"]).dt.days)
    return table.drop(columns=["first", "last"]).sort_values("spread", ascending=False)


def relative(apart: pd.DataFrame, most: int) -> Quantity:
    """The widest disagreements with the lowest number as 100, indexed by (number, cell)."""
    widest = apart.head(most)
    values = {
        (name, Cell(*key)): Value.at_bounds(Interval(index, index, index), row["rows"], "index")
        for name in ("lowest", "highest")
        for key, row in widest.iterrows()
        for index in [row[name] / row["lowest"] * 100]
    }
    return Quantity.from_values(values, ["number", "cell"], "index")


def between_vintages(figures: Observations) -> tuple[Quantity, pd.DataFrame]:
    """Who was revised between vintages and how much, indexed by (measure, geo), most first.

    Returns
    -------
    Quantity
        The sum of the changes without their signs in per cent of what was first served;
        rounding can make up to half of a step of each cell on either side.
    DataFrame
        `cells` that changed, `net` change in persons, `final` (cells that were provisional and
        are not any more) and `rows`, indexed alike. Both are empty where no table has two vintages.
    """
    again = _steps(figures.keep(figures.table["rank"] == 0))
    moved = again[(again["size"] > 0) | again["final"]]
    groups = moved.groupby(["measure", "geo"], observed=True)
    table = groups.agg(
        cells=("size", lambda sizes: int((sizes > 0).sum())),
        net=("step", "sum"),
        final=("final", "sum"),
        size=("size", "sum"),
        first=("before", "sum"),
        widest=("size", "idxmax"),
    )
    first = table["first"].replace(0, np.nan)
    share, slack = table["size"] / first * 100, table["cells"] * OFFICE_STEP / first * 100
    rows = [_pair(again, widest) for widest in table["widest"]]
    bounds = Interval((share - slack).clip(lower=0.0), share, share + slack)
    quantity = Quantity.of(table.index, bounds, rows, "percent", figures.basis(moved)).sort("value", ascending=False)
    return quantity, table[["cells", "net", "final"]].assign(rows=rows).loc[quantity.index]


def revision_totals(revised: pd.DataFrame) -> dict[str, int]:
    """Over all of `between_vintages`: `cells` that changed, `places`, and cells that became `final`."""
    places = revised.index.get_level_values("geo").nunique()
    return {"cells": int(revised["cells"].sum()), "places": places, "final": int(revised["final"].sum())}


def _steps(served: Observations) -> pd.DataFrame:
    """Every cell that several vintages serve, with the value before, the change and whether it became final."""
    again = served.releases()
    cell = again.groupby(CELL, observed=True, sort=False)
    before = cell[["value", "flag"]].shift(1)
    early = before["flag"].fillna("").str.contains("p") & ~again["flag"].fillna("").str.contains("p")
    return again.assign(before=before["value"], size=again["step"].abs(), final=early & before["value"].notna())


def _pair(again: pd.DataFrame, row: int) -> tuple[str, ...]:
    """The figure of a row and the one that was served before it, for the same cell."""
    same = again[(again[CELL] == again.loc[row, CELL]).all(axis=1)]
    return tuple(same.loc[:row, "figure_id"].tail(2))
