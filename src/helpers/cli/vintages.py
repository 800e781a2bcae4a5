"""The `vintages` commands: list, compare, verify, prune and export stored tables."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.cli.console import table
from helpers.cli.options import codes, table_name
from helpers.errors import InputError, RunError, known

if TYPE_CHECKING:
    import pandas as pd

    from helpers.offices.store import Store
    from helpers.offices.vintages import Vintage

app = typer.Typer(no_args_is_help=True, help="Every stored version of the fetched tables.")
SHOWN = 40  # rows of a table on the terminal; --csv prints all rows

Geo = Annotated[list[str] | None, typer.Option(help="Only this country; may be repeated.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print all rows as CSV.")]


@app.command("list")
def list_vintages(
    name: Annotated[str | None, typer.Argument(help="A table; without a name, all of them.")] = None,
) -> None:
    """List the stored vintages. Example: amv vintages list migr_asyunaa"""
    store = _store()
    if name is not None:
        known("table", name, {vintage.table for vintage in store.all()})
    rows = [
        (v.name, f"{v.known:%Y-%m-%d}", f"{v.seen[0]:%Y-%m-%d %H:%M}", str(len(v.seen)), f"{v.cells:,}", _scope(v))
        for v in store.all(name)
    ]
    table(["vintage", "known on", "first fetched", "times fetched", "cells", "scope"], rows)


@app.command()
def show(name: Annotated[str, typer.Argument(help="A vintage, or the start of its name or digest.")]) -> None:
    """Show the facts about one vintage. Example: amv vintages show migr_asyunaa@4707"""
    from helpers.offices import validation

    found = _store().get(name)
    cells = found.read()
    facts = {
        "vintage": found.name,
        "digest": found.digest,
        "office": found.office,
        "request": found.request,
        "scope": _scope(found),
        "updated by the office": str(found.updated or "not stated"),
        "fetched": ", ".join(f"{time:%Y-%m-%d %H:%M:%S}" for time in found.seen),
        "cells": f"{found.cells:,}",
        "flags whose letter was renamed": str(validation.renamed_flags(cells) or "none"),
        "periods with fewer countries than usual": _incomplete(cells),
        "folder": str(found.folder),
    }
    table(["", found.table], facts.items())


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="The earlier vintage.")],
    after: Annotated[str, typer.Argument(help="The later one, of the same table.")],
    geo: Geo = None,
    csv: Csv = False,
) -> None:
    """Compare two vintages. Example: amv vintages diff migr_asyunaa@4707 migr_asyunaa@9a1b --geo NL"""
    from helpers.offices import changes, validation

    earlier, later = (_store().get(name) for name in (before, after))
    if earlier.table != later.table:
        raise InputError(f"{earlier.name} and {later.name} are vintages of different tables")
    before_cells, after_cells = earlier.read(**_codes(geo)), later.read(**_codes(geo))
    found = changes.changes(before_cells, after_cells)
    if csv:
        _print_csv(found)
        return
    table(list(found), found.head(SHOWN).fillna("").astype(str).itertuples(index=False))
    summed = changes.by_country(found, validation.total_codes(after_cells)).reset_index().astype(str)
    table(["country (sums of totals)", *summed.columns[1:]], summed.itertuples(index=False))
    typer.echo(f"{len(found)} cells differ")


@app.command()
def verify() -> None:
    """Compare every file of the store with its hash. Example: amv vintages verify"""
    store = _store()
    faults = store.verify()
    if faults:
        raise RunError("\n".join(faults))
    typer.echo(f"{len(store.all())} vintages match their hashes")


@app.command()
def repair() -> None:
    """Rebuild damaged vintages from their kept responses. Example: amv vintages repair"""
    from helpers.offices.repair import repaired

    for line in repaired(_store(), _place):
        typer.echo(line)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="TSV, SDMX-CSV, JSON-stat, Data Explorer CSV; of CBS JSON or CSV.")],
    name: Annotated[str, typer.Option("--table", help="The table that it was downloaded from.")],
    seen: Annotated[str, typer.Option("--seen", help="The day of the download, YYYY-MM-DD.")],
    url: Annotated[str, typer.Option("--from", help="The address that it was downloaded from.")],
) -> None:
    """Store a downloaded file as a vintage of the day of the download.

    Example: amv vintages import asyunaa.tsv --table migr_asyunaa --seen 2020-10-06 --from https://...
    """
    from helpers import dates
    from helpers.observations import extracts
    from helpers.offices import imports

    table_code, day = table_name(name), dates.past_day(seen, "--seen")
    if day is None:
        raise InputError(f"--seen {seen!r} is not a day: write YYYY-MM-DD")
    if not re.fullmatch(r"https?://\S+", url):
        raise InputError(f"--from {url!r} is not an address: write https:// and where the file came from")
    arguments.writable(paths.vintages(), "AMV_VINTAGES")
    store = _store()
    vintage, new = store.keep(imports.imported(store, file, table_code, day, url, _place))
    extracts.prepare(vintage)
    outcome = "new vintage" if new else "already stored, the day was added"
    typer.echo(f"{vintage.name}: {outcome}, {vintage.cells:,} cells, known on {vintage.known:%Y-%m-%d}")


@app.command()
def prune(
    keep: Annotated[int | None, typer.Option(min=1, help="Keep only this many of the newest of each table.")] = None,
) -> None:
    """Delete unfinished and quarantined files; vintages only with --keep. Example: amv vintages prune"""
    for path in _store().prune(keep):
        typer.echo(f"deleted {path}")


@app.command()
def export(
    name: Annotated[str, typer.Argument(metavar="TABLE", help="A table, or one vintage of it.")],
    geo: Geo = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The vintage known on this day, YYYY-MM-DD.")] = None,
    csv: Csv = False,
) -> None:
    """Show or export every cell of a table. Example: amv vintages export migr_asyunaa --csv"""
    found = _chosen(_store(), name, codes(geo) or None, as_of)
    cells = found.read(**_codes(geo))
    if csv:
        _print_csv(cells)
        return
    table(list(cells), cells.head(SHOWN).astype(object).fillna("").astype(str).itertuples(index=False))
    typer.echo(f"{found.name}: {len(cells)} cells; --csv prints all")


def _place(name: str) -> str:
    """The code of a country by its name, alias or code."""
    return codes([name])[0]


def _store() -> "Store":
    from helpers.offices.store import Store

    return Store()


def _chosen(store: "Store", name: str, geo: list[str] | None, as_of: str | None) -> "Vintage":
    """The vintage of this name, or the one of this table that was known on a day.

    Where only some countries of the table are stored, and always the same ones, the newest vintage is taken.
    """
    if "@" in name:
        return store.get(name)
    found = store.known_on(name, as_of, geo)
    if found is not None:
        return found
    stored = [each for each in store.all(name) if as_of is None or store.known_on(name, as_of, each.scope.get("geo"))]
    scopes = {tuple(each.scope.get("geo", ())) for each in stored}
    if len(scopes) == 1 and geo is None:
        return stored[-1] if as_of is None else store.known_on(name, as_of, list(*scopes)) or stored[-1]
    if scopes:
        choices = " or ".join(" ".join(f"--geo {code}" for code in each) or "no --geo" for each in sorted(scopes))
        raise InputError(f"{name!r} is stored only for some countries: write {choices}")
    tables = ", ".join(sorted({vintage.table for vintage in store.all()})) or "none"
    raise InputError(f"no vintage of {name!r}{f' known on {as_of}' if as_of else ''}: stored tables are {tables}")


def _codes(geo: list[str] | None) -> dict[str, list[str]]:
    return {"geo": codes(geo)} if geo else {}


def _print_csv(rows: "pd.DataFrame") -> None:
    typer.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)


def _incomplete(cells: "pd.DataFrame") -> str:
    """The newest periods for which fewer countries than usual report."""
    from helpers.offices import validation

    if "geo" not in cells:
        return "the table has no countries"
    found = validation.reporters(cells)
    rows = found[found["fewer"]].tail(6).itertuples()
    return ", ".join(f"{row.Index} ({row.countries} of {row.usual:.0f})" for row in rows) or "none"


def _scope(vintage: "Vintage") -> str:
    if "file" in vintage.scope:
        return f"file {vintage.scope['file']}"
    limits = {"geo": ", ".join(vintage.scope.get("geo", [])), "since": vintage.scope.get("since", "")}
    return "; ".join(f"{name} {value}" for name, value in limits.items() if value) or "whole"
