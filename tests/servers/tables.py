"""Tables of the local offices: read from files, or made up and labelled as synthetic."""

import csv
import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers.cli.options import codes
from helpers.errors import InputError
from helpers.offices import imports
from helpers.offices.formats import labelled
from helpers.offices.formats.cells import FLAG, TIME, VALUE

TITLE = "SYNTHETIC: made up for tests, not statistics"
STAMP = "2025-01-10T11:00:00"


@dataclass
class Table:
    """A table: its dimensions in order, and the cells `value flags` of every series by period."""

    name: str
    dimensions: list[str]
    series: dict[tuple[str, ...], dict[str, str]]
    title: str = TITLE
    updated: str = STAMP
    periods: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.periods = sorted({period for cells in self.series.values() for period in cells} | set(self.periods))

    def codes(self, place: int) -> list[str]:
        """The codes of a dimension, in order of appearance."""
        return list(dict.fromkeys(key[place] for key in self.series))

    def revised(self, factor: float, updated: str) -> "Table":
        """The same table of a later day: every number multiplied by a factor, rounded to five."""

        def later(cell: str) -> str:
            value, _, flags = cell.partition(" ")
            return cell if not value.isdigit() else f"{round(int(value) * factor / 5) * 5} {flags}".strip()

        series = {key: {p: later(c) for p, c in cells.items()} for key, cells in self.series.items()}
        return Table(self.name, self.dimensions, series, self.title, updated, self.periods)


def load(path: Path) -> Table:
    """The table in a downloaded file of Eurostat, named like the file."""
    name, body = path.name.split(".")[0].casefold(), path.read_bytes()
    text = body.decode("utf-8-sig", "replace")
    head = text.partition("\n")[0]
    if "\\TIME_PERIOD\t" in head:
        return _from_tsv(name, text)
    if "OBS_VALUE" in head and not labelled.applies(body):
        return _from_csv(name, text)
    try:
        return _from_cells(name, imports.parsed(body, lambda country: codes([country])[0]))
    except InputError as error:
        raise ValueError(f"{path.name}: {error}") from error


def files(folder: Path) -> list[Path]:
    """The files in a folder that may hold a table."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".tsv", ".csv", ".json"))


WHOLE = 1000  # by which a total exceeds any of its parts


def synthetic(name: str, old_names: bool = False) -> Table:
    """A small made-up table with the shape of one of Eurostat's."""
    shape = SHAPES[name]
    axes = {**shape["axes"]}
    if old_names and "applicant" in axes:
        axes = {("asyl_app" if key == "applicant" else key): codes for key, codes in axes.items()}
        axes["asyl_app"] = ["ASY_APP", "NASY_APP"]
    if old_names and "decision" in axes:
        axes["decision"] = ["TOTAL", "TOTAL_POS", "GENCONV", "HUMSTAT", "SUB_PROT", "REJECTED"]
    series = {}
    for number, key in enumerate(itertools.product(*axes.values())):
        more = WHOLE if dict(zip(axes, key, strict=True)).get("citizen") == "TOTAL" else 0
        cells = {period: _cell(number, place, more) for place, period in enumerate(shape["periods"])}
        series[key] = cells
    return Table(name, list(axes), series)


def _cell(series: int, place: int, more: int) -> str:
    """A predictable cell: a multiple of five, zero, missing, flagged or confidential; `more` lifts a total."""
    number = (series * 7 + place * 3) % 101
    value = number * 5 + more
    special = {0: ":", 2: ": c", 3: f"{value} p", 4: f"{value} be", 6: ": z"} | ({} if more else {1: "0", 5: "0n"})
    return special.get(number, str(value))


def _years(first: int, last: int) -> list[str]:
    return [str(year) for year in range(first, last + 1)]


def _months(first: int, last: int) -> list[str]:
    return [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]


def _quarters(first: int, last: int) -> list[str]:
    return [f"{year}-Q{quarter}" for year in range(first, last + 1) for quarter in range(1, 5)]


GEO = ["BE", "DE", "EL", "NL", "SE", "EU27_2020"]
CITIZENS = ["TOTAL", "SY", "ER", "SO", "AF", "EXT_EU27_2020", "UNK"]
APPLICANTS, DECISIONS = ["TOTAL", "FRST", "SSEQ"], ["TOTAL", "POS", "POS_RFG", "POS_HUM", "POS_SPROT", "NEG"]
SHAPES = {
    "migr_asyunaa": {
        "axes": {
            **{"freq": ["A"], "unit": ["PER"], "citizen": CITIZENS, "sex": ["T", "M", "F"]},
            **{"age": ["TOTAL", "Y_LT14", "Y14-15", "Y16-17", "UNK"], "geo": GEO},
        },
        "periods": _years(2008, 2024),
    },
    "migr_asyumactm": {
        "axes": {
            **{"freq": ["M"], "unit": ["PER"], "citizen": CITIZENS[:4], "sex": ["T"], "applicant": APPLICANTS[:2]},
            **{"age": ["UNK", "Y_LT14", "Y14-17", "Y_LT18"], "geo": GEO},
        },
        "periods": _months(2021, 2024),
    },
    "migr_asyappctza": {
        "axes": {
            **{"freq": ["A"], "unit": ["PER"], "citizen": CITIZENS[:3], "sex": ["T"], "applicant": APPLICANTS},
            **{"age": ["TOTAL", "Y_LT18"], "geo": GEO},
        },
        "periods": _years(2008, 2024),
    },
    "migr_asyappctzm": {
        "axes": {
            **{"freq": ["M"], "unit": ["PER"], "citizen": CITIZENS[:3], "sex": ["T"], "age": ["TOTAL"]},
            **{"applicant": APPLICANTS, "geo": GEO},
        },
        "periods": _months(2020, 2024),
    },
    "migr_asydcfsta": {
        "axes": {
            **{"freq": ["A"], "unit": ["PER"], "citizen": CITIZENS[:4], "sex": ["T"], "age": ["TOTAL"]},
            **{"decision": DECISIONS, "geo": GEO},
        },
        "periods": _years(2008, 2024),
    },
    "migr_asydcfstq": {
        "axes": {
            **{"freq": ["Q"], "unit": ["PER"], "citizen": CITIZENS[:4], "sex": ["T"], "age": ["TOTAL"]},
            **{"decision": DECISIONS, "geo": GEO},
        },
        "periods": _quarters(2020, 2024),
    },
    "migr_asyumdcfq": {
        "axes": {
            **{"freq": ["Q"], "unit": ["PER"], "citizen": CITIZENS[:4], "sex": ["T"], "age": ["Y_LT18"]},
            **{"decision": DECISIONS, "geo": GEO},
        },
        "periods": _quarters(2021, 2024),
    },
}


def _from_tsv(name: str, text: str) -> Table:
    head, *rows = [line for line in text.replace("\r", "").split("\n") if line]
    first, *periods = head.split("\t")
    names = first.partition("\\")[0].split(",")
    periods = [period.strip() for period in periods]
    series = {}
    for row in rows:
        key, *cells = row.split("\t")
        series[tuple(key.split(","))] = {p: " ".join(c.split()) for p, c in zip(periods, cells, strict=True)}
    return Table(name, names, series, name, periods=periods)


def _from_cells(name: str, cells: pd.DataFrame) -> Table:
    """The table with the cells that the project reads from a file with labels, an old TSV or JSON-stat."""
    names = [each for each in cells if each not in (TIME, VALUE, FLAG)]
    series: dict[tuple[str, ...], dict[str, str]] = {}
    for row in cells.astype(object).to_dict("records"):
        value = ":" if pd.isna(row[VALUE]) else f"{row[VALUE]:g}"
        series.setdefault(tuple(row[each] for each in names), {})[row[TIME]] = f"{value} {row[FLAG]}".strip()
    return Table(name, names, series, name)


def _from_csv(name: str, text: str) -> Table:
    rows = list(csv.DictReader(text.splitlines()))
    header = list(rows[0])
    before = header[: header.index("TIME_PERIOD")]
    labelled = "STRUCTURE_NAME" in header
    about = {"DATAFLOW", "LAST UPDATE", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME"}
    names = [each for each in before if each not in about][:: 2 if labelled else 1]
    series: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        flags = " ".join(filter(None, (row.get("OBS_FLAG"), row.get("CONF_STATUS"))))
        cell = f"{row['OBS_VALUE'] or ':'} {flags}".strip()
        series.setdefault(tuple(row[each] for each in names), {})[row["TIME_PERIOD"]] = cell
    stamp = re.fullmatch(r"(\d\d)/(\d\d)/(\d\d) (\S+)", rows[0].get("LAST UPDATE") or "")
    updated = f"20{stamp[3]}-{stamp[2]}-{stamp[1]}T{stamp[4]}" if stamp else STAMP
    return Table(name, names, series, name, updated)
