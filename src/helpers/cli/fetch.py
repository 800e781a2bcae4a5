"""The `fetch` command."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.cli.console import Progress
from helpers.cli.options import codes, table_name
from helpers.errors import RunError

if TYPE_CHECKING:
    from helpers.offices.client import Client
    from helpers.offices.vintages import FetchedTable

Report = Callable[[str], object]


def fetch(
    tables: Annotated[
        list[str] | None,
        typer.Argument(help="Tables such as migr_asyunaa (see `amv list tables`); without a name, all of them."),
    ] = None,
    geo: Annotated[list[str] | None, typer.Option(help="Only this country, by code or name; may be repeated.")] = None,
    since: Annotated[
        str | None,
        typer.Option(help="Only periods from this one on, such as 2020 or 2020-01.", callback=arguments.period),
    ] = None,
) -> None:
    """Fetch tables of Eurostat and CBS and store them as vintages. Example: amv fetch migr_asyunaa --geo NL"""
    from helpers.offices import cbs, comparison, eurostat

    comparison.check_since(since)
    names = [table_name(name) for name in tables or [*eurostat.TABLES, *cbs.TABLES]]
    arguments.writable(paths.vintages(), "AMV_VINTAGES")
    failed = _fetch_all(names, codes(geo), since)
    if failed:
        raise RunError("; ".join(dict.fromkeys(failed)))


def _fetch_all(names: list[str], geo: list[str] | None, since: str | None) -> list[str]:
    """Fetch and store tables one by one; return the errors of those that failed."""
    from helpers.offices.client import Client

    failed = []
    with Client() as client, Progress("fetching", len(names)) as progress:
        for name in names:
            try:
                progress.step(_keep(client, name, geo, since, progress.note))
            except RunError as error:
                failed.append(str(error))
                progress.step(f"{name}: failed")
    return failed


def _keep(client: "Client", name: str, geo: list[str] | None, since: str | None, report: Report) -> str:
    """Fetch one table and store it as a vintage, or quarantine an invalid response; return a line on the outcome."""
    from helpers.observations import extracts
    from helpers.offices.responses import InvalidResponseError
    from helpers.offices.store import Store

    store = Store()
    try:
        vintage, new = store.keep(_fetch(client, name, geo, since, report))
    except InvalidResponseError as error:
        folder = store.quarantine(name, error.body, str(error))
        raise RunError(f"{error} (quarantined in {folder})") from error
    extracts.prepare(vintage)
    outcome = "new vintage" if new else "unchanged, already stored"
    return f"{vintage.name}: {outcome}, {vintage.cells:,} cells, known on {vintage.known:%Y-%m-%d}"


def _fetch(client: "Client", name: str, geo: list[str] | None, since: str | None, report: Report) -> "FetchedTable":
    from helpers.offices import cbs, eurostat

    if name in cbs.TABLES:
        return cbs.Cbs(client).fetch(name, report)
    return eurostat.Eurostat(client).fetch(name, geo, since, report)
