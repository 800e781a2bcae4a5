"""One figure a cell: the latest release of its best office, and both copies of it where they contradict each other."""

from typing import Any

import pandas as pd

from helpers.observations import registers

CELL = ["measure", "geo", "citizen", "start", "end"]
NEWEST_FIRST = ["rounding", "released", "rank", "published"]


def one_a_cell(table: pd.DataFrame) -> pd.DataFrame:
    """One row for each cell, sorted by cell, with the ids behind it in `rows`.

    The best office of a measure, country and citizenship is the one whose copies are the most
    official there, then the measure's own. Its latest release is taken, of that the copies of the
    lowest rank. A figure of the office that lies wholly within their bounds is the same figure with
    more digits, and is taken instead. Where copies from different publications contradict each
    other, nothing decides: the newest is taken, with bounds that span all of them.
    """
    order = _of_best_office(table)
    latest = _latest(order)
    bounds = latest.groupby("cell").agg(low=("low", "max"), high=("high", "min"))
    best = bounds.loc[order["cell"]].set_axis(order.index)
    same = (order["low"] >= best["low"]) & (order["high"] <= best["high"])
    finest = _first(pd.concat([order[same], latest[~latest["cell"].isin(order.loc[same, "cell"])]]))
    finest = finest.assign(rows=[(figure,) for figure in finest["figure_id"]])
    return _spanned(finest, latest).sort_values("cell").drop(columns="cell").reset_index(drop=True)


def _of_best_office(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the best office of each cell counted, with the number of the cell."""
    order = table.sort_values(CELL, kind="stable", ignore_index=True)
    office = order["office"].astype(object).fillna("")
    own = order["measure"].astype(object).map(registers.measures()["office"].fillna("")).fillna("")
    order = order.assign(
        cell=order.groupby(CELL, observed=True, sort=False).ngroup(),
        official=order.groupby([*CELL[:3], office], observed=True)["rank"].transform("min"),
        foreign=office.to_numpy() != own.to_numpy(),
    )
    keys = ["cell", "official", "foreign", "released", "rank"]
    first = order.sort_values(keys, ascending=[True, True, True, False, True], kind="stable").drop_duplicates("cell")
    chosen = office.loc[first.index].set_axis(first["cell"]).loc[order["cell"]]
    return order[office.to_numpy() == chosen.to_numpy()].drop(columns=["official", "foreign"])


def _latest(order: pd.DataFrame) -> pd.DataFrame:
    """The copies of the latest release of each cell that are the most official."""
    last = order[order["released"] == order.groupby("cell")["released"].transform("max")]
    return last[last["rank"] == last.groupby("cell")["rank"].transform("min")]


def _first(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each cell the figure with the most digits, of these the newest."""
    order = rows.sort_values(NEWEST_FIRST, ascending=[True, False, True, False], kind="stable")
    return order.drop_duplicates("cell")


def _spanned(chosen: pd.DataFrame, latest: pd.DataFrame) -> pd.DataFrame:
    """The chosen figures, with bounds and rows of all copies where those of different publications are apart."""
    copies = latest.groupby("cell")
    publications = latest.drop_duplicates(["cell", "source_id"]).groupby("cell").size()
    apart = (copies["low"].max() > copies["high"].min()) & (publications > 1)
    spans = latest[latest["cell"].isin(apart.index[apart])].groupby("cell")
    table = chosen.set_index("cell")
    for cell, candidates in spans:
        finest = candidates[[_finest(row, candidates) for row in candidates.itertuples()]]
        table.loc[cell, ["low", "high"]] = finest["low"].min(), finest["high"].max()
        table.at[cell, "rows"] = tuple(finest["figure_id"])
    return table.reset_index()


def _finest(row: Any, candidates: pd.DataFrame) -> bool:
    """Whether no other copy has the same figure with more digits."""
    inside = (candidates["low"] >= row.low) & (candidates["high"] <= row.high)
    return not (inside & (candidates["rounding"] < row.rounding)).any()
