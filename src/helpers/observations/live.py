"""Cells of vintages as observations: which cells count what this project counts.

A table that is not named here is kept and can be exported, and enters no computation.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.offices import validation
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.vintages import Store, Vintage

STEP = 5.0  # Eurostat rounds to the nearest five
# Whose decisions are looked at: the letter's nationalities and those it is compared with.
PEOPLES = ("TOTAL", "SY", "ER", "SO", "IQ", "YE", "SD", "AF", "TR", "IR", "MA", "DZ", "EG", "ET", "GM", "GN", "NG")
LICENCE = "Commission Decision 2011/833/EU, with acknowledgement of the source"
ADDRESS = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"


@dataclass(frozen=True)
class Meaning:
    """The cells of a table that are one measure, by their codes."""

    measure: str
    codes: dict[str, str]
    citizens: tuple[str, ...] | None = ("TOTAL",)  # none for every citizenship


def _all_ages(measure: str, **codes: str) -> Meaning:
    return Meaning(measure, {"sex": "T", "age": "TOTAL"} | codes)


MEANINGS: dict[str, list[Meaning]] = {
    "migr_asyunaa": [Meaning("uam_asylum_applicants", {"sex": "T", "age": "TOTAL"}, None)],
    "migr_asyumactm": [Meaning("uam_first_time_applicants", {"sex": "T", "age": "Y_LT18", "applicant": "FRST"}, None)],
    **{
        table: [
            _all_ages("asylum_applicants", applicant="TOTAL"),
            _all_ages("first_time_applicants", applicant="FRST"),
        ]
        for table in ("migr_asyappctza", "migr_asyappctzm")
    },
    "migr_asydcfsta": [
        Meaning(measure, {"sex": "T", "age": "TOTAL", "decision": decision}, PEOPLES)
        for measure, decision in (
            ("first_instance_decisions_total", "TOTAL"),
            ("refugee_status", "POS_RFG"),
            ("subsidiary_protection", "POS_SPROT"),
            ("humanitarian", "POS_HUM"),
            ("first_instance_rejections", "NEG"),
        )
    ],
}


def state(root: Path | None = None) -> tuple[Path, tuple[str, ...]]:
    """The store's folder and what is in it: changes whenever a vintage or a sighting is added."""
    store = Store(root)
    return store.root, tuple(sorted(str(p.relative_to(store.root)) for p in store.root.glob("[!.]*/*/seen/*")))


def rows(root: Path) -> pd.DataFrame:
    """The observations of all vintages that count something here, in the shape of the cited ones.

    A cell without a value is there only where another vintage has one for it: it tells that
    the office took the value back, or had none yet.
    """
    vintages = [vintage for vintage in Store(root).all() if vintage.table in MEANINGS]
    tables = [_meant(vintage, meaning) for vintage in vintages for meaning in MEANINGS[vintage.table]]
    tables = [table for table in tables if len(table)]
    if not tables:
        return pd.DataFrame()
    table = pd.concat(tables, ignore_index=True)
    cell = ["measure", "geo", "citizen", TIME]
    ever = table.groupby(cell, observed=True)["value"].transform("count") > 0
    return table[ever].drop(columns=TIME).reset_index(drop=True)


def sources(root: Path) -> pd.DataFrame:
    """The vintages as publications, indexed by name."""
    vintages = [vintage for vintage in Store(root).all() if vintage.table in MEANINGS]
    return (
        pd.DataFrame([_source(vintage) for vintage in vintages]).set_index("source_id") if vintages else pd.DataFrame()
    )


def _meant(vintage: Vintage, meaning: Meaning) -> pd.DataFrame:
    citizens = {"citizen": list(meaning.citizens)} if meaning.citizens else {}
    cells = vintage.read(**meaning.codes, **citizens)
    cells = _reported(cells)
    citizen = cells["citizen"].astype(str)
    cells = cells[(citizen == "TOTAL") | ~citizen.str.fullmatch(validation.AGGREGATES["citizen"])]
    period = cells[TIME].astype(str)
    days = {each: _days(each) for each in period.unique()}
    key = meaning.measure + "." + cells["geo"].astype(str) + "." + cells["citizen"].astype(str) + "." + period
    return pd.DataFrame(
        {
            "figure_id": vintage.name + ":" + key,
            "measure": meaning.measure,
            "kind": "flow",
            "geo": cells["geo"].astype(str),
            "citizen": cells["citizen"].astype(str),
            "start": period.map({each: span[0] for each, span in days.items()}),
            "end": period.map({each: span[1] for each, span in days.items()}),
            TIME: period,
            "value": cells[VALUE],
            "unit": "persons",
            "rounding": STEP,
            "flag": cells[FLAG].astype("string"),
            "origin": "published",
            "source_id": vintage.name,
            "published": vintage.known,
            "rank": 0,
        }
    )


def _reported(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells without the Union's totals of periods for which fewer countries than usual have reported."""
    found = validation.reporters(cells)
    early = cells[TIME].isin(found.index[found["fewer"]])
    union = cells["geo"].astype(str).str.fullmatch(validation.AGGREGATES["geo"])
    return cells[~(early & union)]


def _days(period: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of a period as Eurostat writes it."""
    span = pd.Period(period.replace("-Q", "Q"))
    return span.start_time.normalize(), span.end_time.normalize()


def _source(vintage: Vintage) -> dict[str, object]:
    day = f"{vintage.known:%Y-%m-%d}"
    return {
        "source_id": vintage.name,
        "publisher": vintage.office,
        "title": f"{vintage.table}, the table as of {day}, fetched {vintage.seen[0]:%Y-%m-%d}",
        "url": ADDRESS.format(table=vintage.table),
        "published": day,
        "source_kind": "live",
        "rank": 0,
        "licence": LICENCE,
        "quality": "green",
        "quality_reason": "the office's own table, kept byte for byte",
        "suitability": "green",
        "suitability_reason": "the measure itself, by the office's definition",
        "known": vintage.known,
        "out": vintage.known,
    }
