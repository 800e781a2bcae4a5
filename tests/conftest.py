"""Tables of a few rows, in the shapes that the modules take."""

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pandas as pd
import pytest

from helpers import paths
from helpers.quantities.interval import Interval

LETTER = paths.ROOT.parent / "shared" / "letter"

MEASURES = """measure,kind,unit,label_en,label_nl,definition
arrivals,flow,persons,arrivals,aankomsten,people who arrived
in_care,stock,persons,in care,in opvang,people in care on a day
share_of_arrivals,share,percent,share,aandeel,per cent of all arrivals
"""
SOURCE = {
    "publisher": "Office",
    "title": "Monthly report",
    "url": "https://office.example/report",
    "published": "2023-05-15",
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
        pd.DataFrame(register).to_csv(folder / "sources.csv", index=False)
        pd.DataFrame(list(corrections), columns=CORRECTION).to_csv(folder / "corrections.csv", index=False)
        (folder / "measures.csv").write_text(MEASURES)
        return folder

    return write


@pytest.fixture(scope="session")
def observed() -> Callable[..., pd.DataFrame]:
    """Observations of one series: `observed(("2023-01/2023-07", 70), ("2023", 150), rounding=1)`.

    The figures are called f0, f1, ... in the order given; a third part of a row overrides columns.
    """

    def table(*rows: tuple, rounding: float = 1.0) -> pd.DataFrame:
        made = []
        for number, (when, value, *cells) in enumerate(rows):
            start, end = period(when)
            row = {"figure_id": f"f{number}", "measure": "arrivals", "geo": "NL", "citizen": "TOTAL"}
            row |= {"start": start, "end": end, "value": float(value), "rounding": rounding}
            row |= {"origin": "published", "published": pd.Timestamp("2024-02-01"), "rank": 1}
            made.append(row | (cells[0] if cells else {}))
        frame = pd.DataFrame(made)
        ends = Interval.rounded(frame["value"], frame["rounding"], floor=0.0)
        return frame.assign(low=ends.low, high=ends.high)

    return table


@pytest.fixture(scope="session")
def quantity() -> Callable[[dict], pd.DataFrame]:
    """Intervals by what they are about: `quantity({2017: (7, 8, 9)})`, from one figure each."""

    def table(rows: dict) -> pd.DataFrame:
        keys = list(rows)
        index = pd.MultiIndex.from_tuples(keys) if isinstance(keys[0], tuple) else pd.Index(keys)
        made = pd.DataFrame(list(rows.values()), index, columns=["low", "value", "high"], dtype=float)
        return made.assign(figure_ids=[(f"f{number}",) for number in range(len(made))])

    return table


@pytest.fixture(scope="session")
def monthly() -> Callable[..., pd.DataFrame]:
    """Counts of consecutive months as pieces: `monthly([70, 80, 90], first="2020-01")`."""

    def table(counts: list[float], first: str = "2020-01") -> pd.DataFrame:
        start = pd.Period(first, "M")
        calendar = [(start.year * 12 + start.month - 1 + step,) for step in range(len(counts))]
        return pd.DataFrame({"calendar": calendar, "value": [float(number) for number in counts]})

    return table
