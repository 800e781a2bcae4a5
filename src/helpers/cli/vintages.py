"""Commands on the store of vintages."""

from typing import TYPE_CHECKING, Annotated

import typer

from helpers.cli.console import table
from helpers.errors import InputError, RunError

if TYPE_CHECKING:
    import pandas as pd

    from helpers.offices.vintages import Vintage

app = typer.Typer(no_args_is_help=True, help="The tables that were fetched, every version of them.")
SHOWN = 40  # differences that a table shows; all of them come with --csv

Geo = Annotated[list[str] | None, typer.Option(help="Only this country; may be repeated.")]
Csv = Annotated[bool, typer.Option("--csv", help="All rows as CSV.")]


@app.command("list")
def list_vintages(
    name: Annotated[str | None, typer.Argument(help="A table; all of them for none.")] = None,
) -> None:
    """Every vintage that is kept. Example: amv vintages list migr_asyunaa"""
    from helpers.offices.vintages import Store

    rows = [
        (v.name, f"{v.known:%Y-%m-%d}", f"{v.seen[0]:%Y-%m-%d %H:%M}", str(len(v.seen)), f"{v.cells:,}", _scope(v))
        for v in Store().all(name)
    ]
    table(["vintage", "known on", "first seen", "times seen", "cells", "scope"], rows)


@app.command()
def show(name: Annotated[str, typer.Argument(help="A vintage, or the start of its name or digest.")]) -> None:
    """What is known of one vintage. Example: amv vintages show migr_asyunaa@4707"""
    from helpers.offices import validation
    from helpers.offices.vintages import Store

    found = Store().get(name)
    cells = found.read()
    facts = {
        "vintage": found.name,
        "digest": found.digest,
        "office": found.office,
        "request": found.request,
        "scope": _scope(found),
        "updated by the office": str(found.updated or "not said"),
        "seen": ", ".join(f"{time:%Y-%m-%d %H:%M:%S}" for time in found.seen),
        "cells": f"{found.cells:,}",
        "flags that changed their letters": str(validation.flags(cells) or "none"),
        "periods with fewer countries than usual": _fewer(cells),
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
    """What changed between two vintages. Example: amv vintages diff migr_asyunaa@4707 migr_asyunaa@9a1b --geo NL"""
    from helpers.offices import changes
    from helpers.offices.vintages import Store

    pair = [Store().get(name) for name in (before, after)]
    if pair[0].table != pair[1].table:
        raise InputError(f"{pair[0].name} and {pair[1].name} are of different tables")
    found = changes.compared(*pair, **({"geo": geo} if geo else {}))
    if csv:
        typer.echo(found.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    words = found.head(SHOWN).fillna("").astype(str)
    table(list(found), words.itertuples(index=False))
    summed = changes.by_country(found).reset_index().astype(str)
    table(["country, over the totals", *summed.columns[1:]], summed.itertuples(index=False))
    typer.echo(f"{len(found)} cells differ")


@app.command()
def verify() -> None:
    """Compare every file of the store with its hash. Example: amv vintages verify"""
    from helpers.offices.vintages import Store

    store = Store()
    faults = store.verify()
    if faults:
        raise RunError("\n".join(faults))
    typer.echo(f"{len(store.all())} vintages are whole")


@app.command()
def prune(
    keep: Annotated[int | None, typer.Option(min=1, help="Of each table, keep only this many of the newest.")] = None,
) -> None:
    """Take away what is unfinished or refused; vintages only with --keep. Example: amv vintages prune"""
    from helpers.offices.vintages import Store

    for path in Store().prune(keep):
        typer.echo(f"took away {path}")


@app.command()
def export(
    name: Annotated[str, typer.Argument(metavar="TABLE", help="A table, or one vintage of it.")],
    geo: Geo = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The vintage known on this day, YYYY-MM-DD.")] = None,
    csv: Csv = False,
) -> None:
    """Every cell of a table with all its dimensions. Example: amv vintages export migr_asyunaa --csv"""
    from helpers.offices.vintages import Store

    store = Store()
    found = store.get(name) if "@" in name else store.known_on(name, as_of, geo)
    if found is None:
        held = sorted({vintage.table for vintage in store.all()})
        raise InputError(f"no vintage of {name!r}{f' known on {as_of}' if as_of else ''}: kept are {held or 'none'}")
    cells = found.read(**({"geo": geo} if geo else {}))
    if csv:
        typer.echo(cells.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    table(list(cells), cells.head(SHOWN).astype(object).fillna("").astype(str).itertuples(index=False))
    typer.echo(f"{found.name}: {len(cells)} cells; --csv gives all")


def _fewer(cells: "pd.DataFrame") -> str:
    """The newest periods in which fewer countries report than usual."""
    from helpers.offices import validation

    if "geo" not in cells:
        return "no countries here"
    found = validation.reporters(cells)
    rows = found[found["fewer"]].tail(6).itertuples()
    return ", ".join(f"{row.Index} ({row.countries} of {row.usual:.0f})" for row in rows) or "none"


def _scope(vintage: "Vintage") -> str:
    words = {"geo": ", ".join(vintage.scope.get("geo", [])), "since": vintage.scope.get("since", "")}
    return "; ".join(f"{name} {value}" for name, value in words.items() if value) or "whole"
