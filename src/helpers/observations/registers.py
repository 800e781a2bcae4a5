"""The registers of cited figures, read once and validated: places, measures, publications, corrections, figures."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import dates, paths, schemas
from helpers.errors import InputError, known
from helpers.observations import counting, live, naming
from helpers.observations.naming import places
from helpers.observations.validation import Registers, checked, refuse

__all__ = [
    "TABLES",
    "assumptions",
    "corrections",
    "figures",
    "main_measures",
    "measures",
    "members",
    "office_of",
    "place_code",
    "places",
    "publications",
    "sources",
]
TABLES = ("netherlands", "europe", "outside_asylum")


def place_code(name: str, folder: Path = paths.FIGURES) -> str:
    """The code of a place from a code, an alias or a name in either language; case and accents do not count.

    Raises
    ------
    InputError
        For an unknown name, with the nearest ones, and for a name of several places, with these.
    """
    return naming.code(name, _names(folder), places(folder))


def members(code: str, day: str | pd.Timestamp, folder: Path = paths.FIGURES) -> tuple[str, ...]:
    """The states that a union or sum is made of on a day, in the order of their codes; a state is its own member."""
    when = dates.day(day, "day")
    if when is None:
        raise InputError("the members of a place are asked for a day: write YYYY-MM-DD")
    return naming.members(places(folder), known("place", code, places(folder).index), when)


@cache
def measures(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The register of measures, by name."""
    return schemas.read(folder / "measures.csv", schemas.MEASURES).set_index("measure")


@cache
def main_measures(folder: Path = paths.FIGURES) -> pd.Series:
    """The declared main count of unaccompanied minors by state, for the states that have another than most."""
    table = schemas.read(folder / "main_measures.csv", schemas.MAIN_MEASURES)
    schemas.check_ids(table["geo"], places(folder).index, "main_measures.csv")
    schemas.check_ids(table["measure"], measures(folder).index, "main_measures.csv")
    return table.set_index("geo")["measure"]


@cache
def assumptions(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The declared assumptions by id, with the bounds that they set in per cent."""
    table = schemas.read(folder / "assumptions.csv", schemas.ASSUMPTIONS)
    schemas.check_ids(table["geo"], places(folder).index, "assumptions.csv")
    schemas.check_ids(table["source_id"], publications(folder).index, "assumptions.csv")
    return table.set_index("assumption_id")


@cache
def publications(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The publications that are cited, by `source_id`, with three days.

    `out` and `known` bound the day on which the page came out; `released` is the last day that the
    office's own release, which it is or copies, can have come out.
    """
    table = schemas.read(folder / "sources.csv", schemas.SOURCES)
    return table.assign(
        known=dates.latest_possible(table["published"]),
        out=dates.earliest_possible(table["published"]),
        released=dates.latest_possible(table["release"]),
    ).set_index("source_id")


def sources(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """Every publication by its id, vintages among them."""
    vintages = _vintages(*live.state()) if folder == paths.FIGURES else pd.DataFrame()
    return pd.concat([publications(folder), vintages]) if len(vintages) else publications(folder)


def office_of(table: pd.DataFrame, folder: Path = paths.FIGURES) -> pd.Series:
    """Who counted each figure, in the order of the table.

    The measure's office where its publication names it or names none, else the publication's only one.

    Raises
    ------
    InputError
        For a publication of several offices where the measure does not decide which of them counted.
    """
    return counting.offices(table, measures(folder), sources(folder))


@cache
def corrections(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The corrections of single cells, in the order of the file; an empty cell is an empty string."""
    return schemas.read(folder / "corrections.csv", schemas.CORRECTIONS).fillna("")


@cache
def comparable(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """Which measures of different offices are compared, in which places, and why."""
    table = schemas.read(folder / "comparable.csv", schemas.COMPARABLE)
    for place, measure in (("geo", "measure"), ("compared_geo", "compared_with")):
        refuse(table.assign(table="comparable"), place, ~table[place].isin(places(folder).index), "is not a place")
        known = table[measure].isin(measures(folder).index)
        refuse(table.assign(table="comparable"), measure, ~known, "is not a measure")
    return table


@cache
def figures(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """All rows of the cited tables with the corrections, rejected ones included, with their table's name."""
    table = pd.concat([_table(folder, name) for name in TABLES], ignore_index=True)
    registers = Registers(places(folder), _names(folder), measures(folder), publications(folder))
    checked(table, registers)
    astray = corrections(folder).assign(table="corrections")
    refuse(astray, "figure_id", ~astray["figure_id"].isin(table["figure_id"]), "is not the id of a figure")
    return table


@cache
def _names(folder: Path) -> Mapping[str, tuple[str, ...]]:
    return naming.names(places(folder))


@cache
def _vintages(root: Path, _content: tuple[str, ...]) -> pd.DataFrame:
    return live.sources(root) if _content else pd.DataFrame()


def _table(folder: Path, name: str) -> pd.DataFrame:
    written = schemas.text(folder / f"{name}.csv", schemas.FIGURES)
    table = schemas.validated(_corrected(written, corrections(folder)), schemas.FIGURES, f"{name}.csv")
    return table.assign(table=name)


def _corrected(table: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """The rows as written with the declared corrections; each must still find what it corrects."""
    for number, row in enumerate(register.itertuples(), start=2):
        place = f"corrections.csv, row {number}"
        column = known("column", str(row.column), table.columns, place)
        cell = (table["figure_id"] == row.figure_id, column)
        if any(table.loc[cell].fillna("") != row.was):
            raise InputError(f"{place}, column was: {row.figure_id} no longer reads {row.was!r} in {column}")
        table.loc[cell] = row.becomes or pd.NA
    return table
