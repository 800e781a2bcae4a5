"""Tables of a few rows, in the shapes that the modules take."""

import os
import re
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from helpers import observations, paths
from helpers.observations import Observations, digits
from helpers.observations.load import CATEGORIES
from helpers.quantities import Basis, Interval, Quantity, index_of

# No limit on time, so that a slow machine fails no test, and the same examples in every run.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

os.environ["AMV_KEPT"] = ""  # so that no test takes a result from another run

LETTER = paths.ROOT.parent / "shared" / "letter"

MEASURES = """measure,concept,office,kind,unit,label_en,label_nl,definition
arrivals,arrivals,Office,flow,persons,arrivals,aankomsten,people who arrived
in_care,persons present,,stock,persons,in care,in opvang,people in care on a day
share_of_arrivals,change on the year before,,share,percent,share,aandeel,per cent of all arrivals
share_of_minors,share of applicants,Office,share,percent,share,aandeel,per cent of all minors
"""
SOURCE = {
    "office": "Office",
    "publisher": "Office",
    "title": "Monthly report",
    "url": "https://office.example/report",
    "published": "2024-05-15",
    "source_kind": "primary",
    "rank": "1",
    "licence": "CC BY 4.0",
    "quality": "green",
    "quality_reason": "the office's own count",
    "suitability": "green",
    "suitability_reason": "counts what is asked",
}
FIGURE = {
    "measure": "arrivals",
    "kind": "flow",
    "geo": "NL",
    "citizen": "TOTAL",
    "value": "100",
    "unit": "persons",
    "rounding": "1",
    "flag": "",
    "origin": "published",
    "source_id": "office",
    "status": "accepted",
    "note": "",
}
CORRECTION = ["figure_id", "column", "was", "becomes", "reason"]
OBSERVED = {
    "measure": "arrivals",
    "kind": "flow",
    "geo": "NL",
    "citizen": "TOTAL",
    "unit": "persons",
    "rounding": 1.0,
    "flag": None,
    "origin": "published",
    "published": "2024-02-01",
    "rank": 1,
    "source_id": "office",
    "office": "Office",
    "concept": "arrivals",
    "release": "first",
}


def period(text: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of `2023`, `2023-04` or `2023-01/2023-11`."""
    first, _, last = text.partition("/")
    return pd.Period(first).start_time, pd.Period(last or first).end_time.normalize()


@pytest.fixture(scope="session")
def letter() -> str:
    """The letter's text with white space folded to single blanks, where it lies beside the project."""
    if not LETTER.is_dir():
        pytest.skip("the letter's text is not part of the project")
    (path,) = LETTER.glob("*.txt")
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.fixture(scope="session")
def borrowed(letter: str) -> Callable[[str], list[tuple[str, ...]]]:
    """Finds every six words in a row that a text shares with the letter."""

    def runs(text: str) -> list[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return list(zip(*(words[start:] for start in range(6)), strict=False))

    known = set(runs(letter))
    return lambda text: [run for run in runs(text) if run in known]


@pytest.fixture(scope="session")
def figure() -> Callable[..., dict[str, str]]:
    """One row of a table of figures as it is written: `figure("f1", "2023-04", value="70")`."""

    def row(figure_id: str, when: str = "2023", **cells: str) -> dict[str, str]:
        start, end = (f"{day:%Y-%m-%d}" for day in period(when))
        row = {"figure_id": figure_id, "start": start, "end": end, **FIGURE, **cells}
        order = ["figure_id", "measure", "kind", "geo", "citizen", "start", "end"]
        return {name: row[name] for name in [*order, *(name for name in row if name not in order)]}

    return row


@pytest.fixture
def figures_folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes the registers of a few figures: `figures_folder([figure(...)], sources={...})`."""
    numbers = count()

    def write(
        rows: list[dict[str, str]],
        sources: dict[str, dict[str, str]] | None = None,
        corrections: list[tuple[str, str, str, str, str]] = (),
        elsewhere: list[dict[str, str]] = (),
    ) -> Path:
        folder = tmp_path / f"figures{next(numbers)}"
        folder.mkdir()
        columns = list(rows[0])
        pd.DataFrame(rows).to_csv(folder / "netherlands.csv", index=False)
        pd.DataFrame(list(elsewhere), columns=columns).to_csv(folder / "europe.csv", index=False)
        pd.DataFrame(columns=columns).to_csv(folder / "outside_asylum.csv", index=False)
        register = [{"source_id": name, **SOURCE, **own} for name, own in (sources or {"office": {}}).items()]
        register = [{"release": row["published"], **row} for row in register]
        pd.DataFrame(register).to_csv(folder / "sources.csv", index=False)
        pd.DataFrame(list(corrections), columns=CORRECTION).to_csv(folder / "corrections.csv", index=False)
        (folder / "measures.csv").write_text(MEASURES)
        shutil.copy(paths.FIGURES / "places.csv", folder)
        return folder

    return write


@pytest.fixture(scope="session")
def observations_of() -> Callable[..., Observations]:
    """Makes observations from rows of cells by name; a cell that a row leaves out is as in `OBSERVED`.

    The figures are called f0, f1, ... in the order given; a row has a period `when` and a `value`.
    """

    def made(rows: list[dict], as_of: str | None = None) -> Observations:
        frame = pd.DataFrame([{"figure_id": f"f{number}", **OBSERVED, **row} for number, row in enumerate(rows)])
        start, end = zip(*map(period, frame.pop("when")), strict=True)
        ends = digits.bounds(frame.astype({"value": float}))
        frame = frame.assign(start=start, end=end, low=ends.low, value=ends.value, high=ends.high)
        frame["published"] = pd.to_datetime(frame["published"])
        known = frame["released"] if "released" in frame else pd.Series(pd.NaT, frame.index)
        frame["released"] = pd.to_datetime(known).fillna(frame["published"])
        frame = frame.astype(dict.fromkeys(CATEGORIES, "category") | {"flag": "string"})[list(observations.COLUMNS)]
        return Observations(frame, None if as_of is None else pd.Timestamp(as_of))

    return made


@pytest.fixture(scope="session")
def observed(observations_of: Callable[..., Observations]) -> Callable[..., Observations]:
    """Observations of one series: `observed(("2023-01/2023-07", 70), ("2023", 150), rounding=10.0)`.

    A third part of a row overrides its columns, a word those of all rows.
    """

    def made(*rows: tuple, as_of: str | None = None, **cells: object) -> Observations:
        full = [{"when": when, "value": value, **cells, **(own[0] if own else {})} for when, value, *own in rows]
        return observations_of(full, as_of)

    return made


@pytest.fixture(scope="session")
def quantity() -> Callable[..., Quantity]:
    """Intervals by what they are about: `quantity({2017: (7, 8, 9)}, office=("IND",))`, each from one figure.

    The figures are called f0, f1, ..., or by another letter; the index has one level for each name.
    """

    def make(rows: dict, *names: str, ids: str = "f", unit: str = "persons", **basis: object) -> Quantity:
        low, value, high = zip(*rows.values(), strict=True)
        figures = [(f"{ids}{number}",) for number in range(len(rows))]
        index = index_of(list(rows), list(names or ("year",)))
        return Quantity.of(index, Interval(low, value, high), figures, unit, Basis(**basis))

    return make


@pytest.fixture(scope="session")
def monthly() -> Callable[..., pd.DataFrame]:
    """Counts of consecutive months as disjoint periods: `monthly([70, 80, 90], first="2020-01")`."""

    def table(counts: list[float], first: str = "2020-01") -> pd.DataFrame:
        start = pd.Period(first, "M")
        calendar = [(start.year * 12 + start.month - 1 + step,) for step in range(len(counts))]
        return pd.DataFrame({"calendar": calendar, "value": [float(number) for number in counts]})

    return table
