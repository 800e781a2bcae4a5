"""Vintages as observations: which cells of a table count as which measure.

Tables without an entry in `SELECTIONS` are kept and can be exported, but enter no computation.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.observations import naming
from helpers.offices import validation
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.store import Store
from helpers.offices.vintages import Vintage

ROUNDING = 5.0  # Eurostat rounds counts of persons to the nearest five
# Citizenships for which decisions are loaded: the letter's nationalities and those compared with them.
CITIZENSHIPS = (
    *("TOTAL", "SY", "ER", "SO", "IQ", "YE", "SD", "AF", "TR"),
    *("IR", "MA", "DZ", "EG", "ET", "GM", "GN", "NG"),
)
RELEASE = "live"
SERVED = "served"  # whether the office's table has a value, before totals without a usual reporter are emptied
LICENCE = "Commission Decision 2011/833/EU, with acknowledgement of the source"
ADDRESS = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"


@dataclass(frozen=True)
class Selection:
    """The cells of a table that count as one measure: codes by dimension, and citizenships."""

    measure: str
    codes: dict[str, str]
    citizens: tuple[str, ...] | None  # `None` is every citizenship


def _all_ages(measure: str, citizens: tuple[str, ...] | None = ("TOTAL",), **codes: str) -> Selection:
    return Selection(measure, {"sex": "T", "age": "TOTAL"} | codes, citizens)


_APPLICANTS = [
    _all_ages("asylum_applicants", applicant="TOTAL"),
    _all_ages("first_time_applicants", applicant="FRST"),
]
SELECTIONS: dict[str, list[Selection]] = {
    "migr_asyunaa": [_all_ages("uam_asylum_applicants", None)],
    "migr_asyumactm": [
        Selection("uam_first_time_applicants", {"sex": "T", "age": "Y_LT18", "applicant": "FRST"}, None)
    ],
    "migr_asyappctza": _APPLICANTS,
    "migr_asyappctzm": _APPLICANTS,
    "migr_asydcfsta": [
        _all_ages("first_instance_decisions_total", CITIZENSHIPS, decision="TOTAL"),
        _all_ages("refugee_status", CITIZENSHIPS, decision="POS_RFG"),
        _all_ages("subsidiary_protection", CITIZENSHIPS, decision="POS_SPROT"),
        _all_ages("humanitarian", CITIZENSHIPS, decision="POS_HUM"),
        _all_ages("first_instance_rejections", CITIZENSHIPS, decision="NEG"),
    ],
}


def state(root: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """The store's folder and its recorded fetches: differs as soon as a vintage or a fetch is added."""
    store = Store(root)
    return store.root, tuple(sorted(str(p.relative_to(store.root)) for p in store.root.glob("[!.]*/*/seen/*")))


def rows(root: Path) -> pd.DataFrame:
    """The observations in all vintages of the store, with the columns of cited figures, and `office`, `release`.

    A cell without a value is included only where a vintage has one for it: the office withdrew
    the value, had not published it yet, or served a total of the Union that fewer of its members
    than usual had reported for.
    """
    tables = [
        _observations(vintage, selection) for vintage in _selected(root) for selection in SELECTIONS[vintage.table]
    ]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame()
    table = pd.concat(tables, ignore_index=True)
    cell = ["measure", "geo", "citizen", TIME]
    ever = table.groupby(cell, observed=True)[SERVED].transform("any")
    return table[ever].drop(columns=[TIME, SERVED]).reset_index(drop=True)


def sources(root: Path) -> pd.DataFrame:
    """The vintages as publications, indexed by name."""
    register = [_source(vintage) for vintage in _selected(root)]
    return pd.DataFrame(register).set_index("source_id") if register else pd.DataFrame()


def _selected(root: Path) -> list[Vintage]:
    return [vintage for vintage in Store(root).all() if vintage.table in SELECTIONS]


def _observations(vintage: Vintage, selection: Selection) -> pd.DataFrame:
    """One row for each selected cell of a vintage."""
    cells = _cells(vintage, selection)
    geo, citizen, period = (cells[name].astype(str) for name in ("geo", "citizen", TIME))
    days = {each: _days(each) for each in period.unique()}
    return pd.DataFrame(
        {
            "figure_id": vintage.name + ":" + selection.measure + "." + geo + "." + citizen + "." + period,
            "measure": selection.measure,
            "kind": "flow",
            "geo": geo,
            "citizen": citizen,
            "start": period.map({each: first for each, (first, _) in days.items()}),
            "end": period.map({each: last for each, (_, last) in days.items()}),
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
            "released": vintage.known,
            "rank": 0,
        }
    )


def _cells(vintage: Vintage, selection: Selection) -> pd.DataFrame:
    """The selected cells without groups of citizenships; totals that lack a usual reporter are empty."""
    citizens = {"citizen": list(selection.citizens)} if selection.citizens else {}
    cells = vintage.read(**selection.codes, **citizens)
    cells = cells.assign(**{SERVED: cells[VALUE].notna(), VALUE: cells[VALUE].mask(_incomplete(cells))})
    citizen = cells["citizen"].astype(str)
    return cells[(citizen == "TOTAL") | ~citizen.str.fullmatch(validation.AGGREGATES["citizen"])]


def _incomplete(cells: pd.DataFrame) -> pd.Series:
    """Whether each cell is a total over countries of a period for which fewer members than usual reported."""
    geo, period = cells["geo"].astype(str), cells[TIME].astype(str)
    totals = [code for code in geo.unique() if validation.AGGREGATES["geo"].fullmatch(code)]
    incomplete = pd.Series(False, cells.index)
    for code in totals:
        incomplete |= (geo == code) & period.isin(_fewer(cells, code))
    return incomplete


def _fewer(cells: pd.DataFrame, code: str) -> list[str]:
    """The periods for which more members of an aggregate than usual have no value; all states where it has no list."""
    reported = validation.without_aggregates(cells[cells[VALUE].notna()], "geo")
    by_period = reported.groupby(reported[TIME].astype(str))["geo"].agg(set).sort_index()
    states = set(reported["geo"].astype(str))
    lacking = pd.Series(
        {period: len(_members(code, period, states) - geos) for period, geos in by_period.items()}, dtype=float
    )
    usual = lacking.shift(1).rolling(validation.USUAL, min_periods=1).median()
    return list(lacking.index[lacking > usual])


def _members(code: str, period: str, states: set[str]) -> set[str]:
    """The states of an aggregate at the end of a period."""
    register = naming.places()
    return set(naming.members(register, code, _days(period)[1])) if code in register.index else states


def _days(period: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of a period in Eurostat's notation."""
    span = pd.Period(period.replace("-Q", "Q"))
    return span.start_time.normalize(), span.end_time.normalize()


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
