"""What asylum counts miss: child protection, onward movement, publishers that disagree."""

import numpy as np
import pandas as pd

from helpers import observations
from helpers.quantities import measures
from helpers.topics import europe, inflow
from helpers.words import period, place

ASYLUM = ("uam_asylum_applicants", "uam_national_applications")
# Flows of minors outside the asylum procedure, the one that a country publishes. Cases of the
# German youth offices are no persons: shown, never added.
OUTSIDE = {
    "FR": "uam_placed_in_child_protection",
    "IT": "uam_sea_arrivals",
    "ES": "uam_sea_arrivals",
    "DE": "youth_office_care_after_unaccompanied_entry",
}
ADDED = ("FR", "IT", "ES")
OFFICE_STEP = 5.0  # to which each end of a revision was rounded: half of it on either side of both
ONWARD = (
    "uam_registered_missing",
    "nareis_applications_by_uam",
    "uam_relocated_from_greece",
    "uam_referred_by_asylum_office",
)


def asylum(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """A country's unaccompanied asylum applicants a year: Eurostat's, else its own office's."""
    eurostat, national = (inflow.by_year(figures, measure, geo) for measure in ASYLUM)
    return pd.concat([eurostat, national.drop(eurostat.index, errors="ignore")]).sort_index()


def outside(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """A country's unaccompanied minors a year in its flow outside asylum."""
    return inflow.by_year(figures, OUTSIDE[geo], geo)


def side_by_side(figures: pd.DataFrame) -> pd.DataFrame:
    """Asylum and outside flows of the four countries, indexed by (geo, flow, year)."""
    tables = {
        (geo, name): table
        for geo in OUTSIDE
        for name, table in (("asylum", asylum(figures, geo)), ("outside", outside(figures, geo)))
    }
    return measures.stacked(tables, ["geo", "flow", "year"])


def asylum_per_outside(figures: pd.DataFrame) -> pd.DataFrame:
    """Asylum applicants in per cent of the flow outside asylum, indexed by (geo, year).

    Above 100 where more minors asked for asylum than the other flow counted.
    """
    tables = {geo: measures.ratio(asylum(figures, geo), outside(figures, geo)) for geo in OUTSIDE}
    table = measures.stacked(tables, ["geo", "year"])
    return table.assign(**{end: table[end] * 100 for end in measures.ENDS})


def stocks(figures: pd.DataFrame) -> pd.DataFrame:
    """Minors present or in care on a day, indexed by (geo, measure, day): never to be added to a flow."""
    rows = figures[(figures["kind"] == "stock") & (figures["citizen"] == "TOTAL")]
    rows = observations.series(rows).rename(columns={"end": "day"})
    return measures.quantity(rows.assign(end=rows["day"]), ["geo", "measure", "day"])


def adjusted_share(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """The country's share of the Union if minors outside asylum counted, indexed by (assumption, year).

    `as counted` is asylum alone. `low` adds the whole flow outside asylum of France, Italy and
    Spain to the Union, as if none of those children had asked for asylum. `high` adds only
    what the flow has more than the asylum count, as if all who asked were in the flow, and
    nothing where a country's asylum count is not public. The truth lies between, as far as
    these three countries go. Years without all three flows are left out.
    """
    part = pd.concat(europe.numerators(figures, geo).values()).sort_index()
    union = pd.concat([t for n, t in europe.denominators(figures).items() if n != "EU28 less UK"])
    union = union[~union.index.duplicated(keep="last")].sort_index()
    years = [y for y in part.index.intersection(union.index) if _complete(figures, y)]
    tables = {"as counted": measures.share(part.loc[years], union.loc[years])}
    for name, extra in (("high", _surplus), ("low", _whole)):
        wholes = {y: measures.summed(pd.concat([union.loc[[y]], extra(figures, y)])) for y in years}
        tables[name] = measures.share(part.loc[years], _frame(wholes, union))
    return pd.concat(tables, names=["assumption", "year"])


def onward(figures: pd.DataFrame) -> pd.DataFrame:
    """Public counts that bear on movement after registration, one figure per period."""
    rows = observations.series(figures[figures["measure"].isin(ONWARD) & (figures["citizen"] == "TOTAL")])
    return measures.quantity(rows, ["measure", "geo", "start", "end"])


def missing(onward: pd.DataFrame) -> pd.DataFrame:
    """The minors registered as missing by country, largest first, without sums of countries."""
    table = onward[onward.index.get_level_values("measure") == "uam_registered_missing"]
    table = table[table.index.get_level_values("geo").str.len() == 2]
    return table.droplevel(["measure", "start", "end"]).sort_values("value", ascending=False)


def relative(apart: pd.DataFrame, most: int) -> pd.DataFrame:
    """The widest disagreements with the lowest number as 100, indexed by (number, cell)."""
    widest = apart.head(most)
    names = [f"{place(key[1])}, {period(key[3], key[4])}, {place(key[2])}" for key in widest.index]
    tables = {}
    for name in ("lowest", "highest"):
        value = pd.Series((widest[name] / widest["lowest"] * 100).to_numpy(), names)
        columns = dict.fromkeys(measures.ENDS, value)
        tables[name] = pd.DataFrame(columns).assign(figure_ids=widest["figure_ids"].to_numpy())
    return pd.concat(tables, names=["number", "cell"])


def disagreements(figures: pd.DataFrame) -> pd.DataFrame:
    """Cells of the table that different publishers filled with numbers rounding cannot reconcile.

    One row a cell: `lowest` and `highest` printed number, `spread` in per cent of the lowest,
    `publishers`, `days` between the first and the last print, `figure_ids`; widest first. Short
    gaps are contradictions, long ones mostly revisions.
    """
    register = observations.sources()["publisher"]
    table = figures.assign(publisher=register.loc[figures["source_id"]].to_numpy())
    cells = table.groupby(observations.CELL, observed=True)
    apart = (cells["low"].transform("max") > cells["high"].transform("min")) & (
        cells["publisher"].transform("nunique") > 1
    )
    chosen = table[apart].groupby(observations.CELL, observed=True)
    rows = chosen.agg(
        lowest=("value", "min"),
        highest=("value", "max"),
        publishers=("publisher", lambda names: tuple(dict.fromkeys(names))),
        first=("published", "min"),
        last=("published", "max"),
        figure_ids=("figure_id", tuple),
    )
    spread = (rows["highest"] / rows["lowest"].replace(0, np.nan) - 1) * 100
    rows = rows.assign(spread=spread, days=(rows["last"] - rows["first"]).dt.days)
    return rows.drop(columns=["first", "last"]).sort_values("spread", ascending=False)


def revised(figures: pd.DataFrame) -> pd.DataFrame:
    """Who was revised between vintages and how much, indexed by (measure, geo), most first.

    A quantity: `value` is the sum of the changes without their signs in per cent of what was
    first served; rounding can make up to half of a step of each cell on either side. Beside it
    `cells` that changed, `net` change in persons, and `final`: cells that were provisional
    and are not any more. Empty where no table has two vintages.
    """
    again = observations.revisions(figures[figures["rank"] == 0])
    cell = again.groupby(observations.CELL, observed=True, sort=False)
    before = cell[["value", "flag"]].shift(1)
    early = before["flag"].fillna("").str.contains("p") & ~again["flag"].fillna("").str.contains("p")
    again = again.assign(before=before["value"], size=again["step"].abs(), final=early & before["value"].notna())
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
    share = table["size"] / table["first"].replace(0, np.nan) * 100
    slack = table["cells"] * OFFICE_STEP / table["first"].replace(0, np.nan) * 100
    ids = [_both(again, widest) for widest in table["widest"]]
    ends = {"low": (share - slack).clip(lower=0.0), "value": share, "high": share + slack}
    return (
        table.assign(**ends, figure_ids=ids)
        .drop(columns=["size", "first", "widest"])
        .sort_values("value", ascending=False)
    )


def _both(again: pd.DataFrame, row: int) -> tuple[str, ...]:
    """The figure of a row and the one that was served before it, for the same cell."""
    own = again.loc[row]
    same = again[(again[observations.CELL] == own[observations.CELL]).all(axis=1)]
    return tuple(same.loc[:row, "figure_id"].tail(2))


def _complete(figures: pd.DataFrame, year: int) -> bool:
    return all(year in outside(figures, geo).index for geo in ADDED)


def _whole(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    return pd.concat([outside(figures, geo).loc[[year]] for geo in ADDED])


def _surplus(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """Flows outside asylum less the asylum counts, not below 0; 0 where the count is not public."""
    rows = [measures.difference(outside(figures, geo).loc[[year]], asylum(figures, geo)) for geo in ADDED]
    table = pd.concat(rows)
    return table.assign(**{end: table[end].clip(lower=0.0) for end in measures.ENDS})


def _frame(rows: dict[int, pd.Series], like: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(rows, index=like.columns).T.infer_objects() if rows else like.iloc[:0]
