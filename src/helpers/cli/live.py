"""The command that asks the offices."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from helpers.cli.console import Progress, table
from helpers.errors import RunError, known

if TYPE_CHECKING:
    from helpers.offices.vintages import Reply


def fetch(
    tables: Annotated[
        list[str] | None, typer.Argument(help="Tables such as migr_asyunaa; all of them for none.")
    ] = None,
    geo: Annotated[list[str] | None, typer.Option(help="Only this country, a Eurostat code; may be repeated.")] = None,
    since: Annotated[str | None, typer.Option(help="Only periods from this one on, such as 2020 or 2020-01.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the tables that can be fetched.")] = False,
) -> None:
    """Fetch tables of Eurostat and CBS and keep them as vintages. Example: amv fetch migr_asyunaa --geo NL"""
    from helpers.offices import cbs, eurostat

    names = eurostat.TABLES | cbs.TABLES
    if listed:
        table(["table", "office", "what it holds"], [(n, _office(n), words) for n, words in names.items()])
        return
    chosen = [known("table", _folded(name, names), names) for name in tables or names]
    failed = []
    with Progress("fetching", len(chosen)) as tell:
        for name in chosen:
            try:
                tell(_kept(name, geo, since))
            except RunError as error:
                failed.append(str(error))
                tell(f"{name}: failed")
    if failed:
        raise RunError("; ".join(dict.fromkeys(failed)))


def _kept(name: str, geo: list[str] | None, since: str | None) -> str:
    """Fetch one table and keep it; a reply with faults is kept aside."""
    from helpers.offices.responses import BadReplyError
    from helpers.offices.vintages import Store

    store, told = Store(), lambda line: typer.echo(line, err=True)
    try:
        vintage, new = store.keep(_asked(name, geo, since, told))
    except BadReplyError as error:
        aside = store.refuse(name, error.body, str(error))
        raise RunError(f"{error} (kept aside in {aside})") from error
    what = "new vintage" if new else "seen again"
    return f"{vintage.name}: {what}, {vintage.cells:,} cells, known on {vintage.known:%Y-%m-%d}"


def _asked(name: str, geo: list[str] | None, since: str | None, tell: Callable[[str], object]) -> "Reply":
    from helpers.offices import cbs, eurostat

    if name in cbs.TABLES:
        return cbs.Cbs().fetch(name, tell)
    return eurostat.Eurostat().fetch(name, geo, since, tell)


def _office(name: str) -> str:
    from helpers.offices import cbs, eurostat

    return cbs.OFFICE if name in cbs.TABLES else eurostat.OFFICE


def _folded(name: str, names: dict[str, str]) -> str:
    """A table's name as it is written here, whatever its case."""
    return next((each for each in names if each.casefold() == name.casefold()), name)
