"""Files that somebody downloaded, as tables to keep: vintages of the day of the download."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from helpers.errors import InputError, one_line
from helpers.offices import cbs, comparison, eurostat, validation
from helpers.offices.formats import compression, jsonstat, labelled, sdmxcsv, statline, vocabulary
from helpers.offices.formats.cells import TIME, VALUE
from helpers.offices.store import Store
from helpers.offices.vintages import FetchedTable

MOST_BYTES = 4 << 30  # of a file; the largest table has a twentieth of it
Place = Callable[[str], str]


def imported(store: Store, path: Path, table: str, seen: pd.Timestamp, url: str, place: Place) -> FetchedTable:
    """The table in a downloaded file. Its scope is the file and the countries in it.

    Parameters
    ----------
    seen
        The day of the download, on which it counts as known unless the file has the office's own stamp.
    url
        Where it was downloaded from.
    place
        The code of a country by its name, for files with labels.

    Raises
    ------
    InputError
        For a file that cannot be read, that is of another table, or of which a cell cannot be mapped to a code.
    """
    body = _body(path)
    try:
        cells, updated = _statline(store, body, table) if table in cbs.TABLES else _eurostat(body, table, place)
        validation.check_not_empty(cells, table)
        if updated is not None and updated > seen + pd.Timedelta(days=1):
            raise InputError(f"was updated on {updated:%Y-%m-%d}, after --seen {seen:%Y-%m-%d}: correct the day")
    except InputError as error:
        raise InputError(f"{path.name}: {one_line(error)}") from error
    countries = {"geo": sorted(map(str, cells["geo"].unique()))} if "geo" in cells else {}
    return FetchedTable(
        table=table,
        office=cbs.OFFICE if table in cbs.TABLES else eurostat.OFFICE,
        request=url,
        bodies=(body,),
        cells=cells,
        updated=updated,
        fetched=seen,
        scope={"file": path.name} | countries,
    )


def parsed(body: bytes, place: Place) -> pd.DataFrame:
    """The cells of a file of Eurostat under current names, whatever its format."""
    start = compression.first_line(body)
    if start.lstrip("\ufeff ").startswith("{") or "\\" in start or not labelled.applies(body):
        return eurostat.parsed(body)
    return vocabulary.with_current_names(labelled.parse(body, place))


def _eurostat(body: bytes, table: str, place: Place) -> tuple[pd.DataFrame, pd.Timestamp | None]:
    cells = parsed(body, place)
    start = compression.first_line(body)
    parser = jsonstat if start.lstrip("\ufeff ").startswith("{") else sdmxcsv
    stated = "\\" not in start
    comparison.check_table(parser.table(body) if stated else None, table)
    validation.check_counts(validation.check_persons(cells, table), table)
    return cells, parser.updated(body) if stated else None


def _statline(store: Store, body: bytes, table: str) -> tuple[pd.DataFrame, None]:
    found = statline.rows(body, _titles(store, table))
    return cbs.tidy_cells(found, statline.code_lists(found)), None


def _titles(store: Store, table: str) -> dict[str, dict[str, str]]:
    """The codes of each dimension by their titles, from the newest vintage that was fetched with its code lists."""
    fetched = [vintage for vintage in store.all(table) if "file" not in vintage.scope]
    if not fetched:
        return {}
    listed = list(_listed(fetched[-1].bodies()))
    cells = fetched[-1].read()
    codes = {name: set(map(str, cells[name].unique())) for name in cells if name not in (TIME, VALUE)}
    return {name: {title: code for code, title in listed if code in own} for name, own in codes.items()}


def _listed(bodies: tuple[bytes, ...]) -> Iterator[tuple[str, str]]:
    """Codes and titles in the code lists among the responses of a vintage."""
    for body in bodies:
        page = cbs.page(body)
        yield from ((row["Identifier"].strip(), row["Title"].strip()) for row in page if row.get("Title"))


def _body(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name}: has more than {MOST_BYTES:,} bytes: not a table of this project")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}: name a downloaded file") from error
