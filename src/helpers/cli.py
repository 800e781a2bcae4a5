"""The command line: run the notebooks, make the pages, ask for claims and observations.

Every command imports what it needs when it is called, so that help comes at once.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpers import paths
from helpers.errors import InputError, RunError

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
motives = typer.Typer(no_args_is_help=True, help="Exchange the coded motives with other programs.")
app.add_typer(motives, name="motives")
SHOWN = 40  # rows of observations that a table shows; all of them come with --csv

AsOf = Annotated[str | None, typer.Option("--as-of", help="What was published by this day, YYYY-MM-DD.")]

Letter = Annotated[
    Path | None,
    typer.Option(envvar="AMV_LETTER", help="The letter's text: its locators are checked, its passages shown."),
]


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Check the Dutch letter of 22 December 2023 on unaccompanied minors against public figures."""


@app.command()
def run(
    notebooks: Annotated[
        list[str] | None, typer.Argument(help="Names such as 01-inflow; all of them for none.")
    ] = None,
    parameter: Annotated[list[str] | None, typer.Option("--parameter", "-p", help="name=value, once each.")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the executed notebooks.")] = paths.EXECUTED,
) -> None:
    """Execute the notebooks. Example: amv run 01-inflow -p geo=SE -p year=2022 --out build/sweden"""
    from helpers.runs import parameters, runner

    chosen = runner.find(notebooks or ())
    done = runner.run(chosen, parameters.pairs(parameter or ()), out.resolve())
    with _progress("running notebooks", len(chosen)) as tell:
        for notebook, seconds in done:
            tell(f"{notebook.stem}: {seconds:.1f} s")


@app.command()
def site(
    executed: Annotated[Path, typer.Option(help="Folder of the executed notebooks.")] = paths.EXECUTED,
    out: Annotated[Path, typer.Option(help="Folder of the pages.")] = paths.SITE,
    letter: Letter = None,
) -> None:
    """Render the pages from the executed notebooks. Example: amv site --letter letter.txt"""
    from helpers.site import render

    with _progress("rendering pages", 1) as tell:
        start = time.perf_counter()
        home = render.build(executed.resolve(), out.resolve(), letter)
        tell(f"pages: {time.perf_counter() - start:.1f} s")
    typer.echo(f"open {home}")


@app.command()
def claims(
    claim: Annotated[list[str] | None, typer.Argument(help="Ids such as Q01; all of them for none.")] = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON list instead of a table.")] = False,
) -> None:
    """The verdict on every claim. Example: amv claims Q02 --as-of 2023-12-22 --json"""
    from helpers.claims import check, register

    with _progress("checking claims", len(claim or register()), quiet=True) as tell:
        findings = [tell(check(each, as_of)) for each in claim or register().index]
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], indent=2, ensure_ascii=False))
        return
    from helpers import tables

    columns = ["claim", "the letter says", "stated", "computed", "verdict", "why"]
    rows = [(f.claim_id, f.statement, tables.stated(f), tables.computed(f), f.verdict, f.reason) for f in findings]
    _table(columns, rows)


@app.command()
def observations(
    measure: Annotated[str | None, typer.Option(help="What is counted, for example uam_first_applications.")] = None,
    geo: Annotated[str | None, typer.Option(help="Eurostat's code of a state or aggregate.")] = None,
    citizen: Annotated[str | None, typer.Option(help="Eurostat's code of a citizenship, or TOTAL.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Periods from this day on, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Periods up to this day, YYYY-MM-DD.")] = None,
    as_of: AsOf = None,
    csv: Annotated[bool, typer.Option("--csv", help="All rows as CSV.")] = False,
) -> None:
    """The rows behind the numbers. Example: amv observations --measure uam_first_applications --geo NL --csv"""
    from helpers.observations import load

    table = load(measure, geo, citizen, since, until, as_of)
    days = ["start", "end", "published"]
    table = table.assign(**{name: table[name].dt.strftime("%Y-%m-%d") for name in days})
    if csv:
        typer.echo(table.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    shown = ["figure_id", "measure", "geo", "citizen", "start", "end", "value", "unit", "published", "source_id"]
    _table(shown, table[shown].head(SHOWN).astype(str).itertuples(index=False))
    if len(table) > SHOWN:
        typer.echo(f"{len(table) - SHOWN} more rows: --csv gives all {len(table)}")


@motives.command("export")
def export_motives(
    file: Annotated[Path, typer.Argument(help="Its ending says the format: .qdpx, .qdc or .jsonld.")],
) -> None:
    """Write codebook, statements and all codings for other programs. Example: amv motives export amv.qdpx"""
    from helpers.motives import exchange

    exchange.write(file, exchange.own())
    typer.echo(f"wrote {file}")


@motives.command("import")
def import_motives(
    file: Annotated[Path, typer.Argument(help="A REFI-QDA project or codebook, or a W3C annotation graph.")],
    out: Annotated[Path, typer.Option(help="Folder of the tables.")] = paths.BUILD / "imported",
) -> None:
    """Read another program's file into tables. Example: amv motives import their.qdpx --out build/their"""
    from helpers import files
    from helpers.motives import exchange

    bundle = exchange.read(file)
    tables = {"codebook": bundle.codebook, "codings": bundle.codings, "statements": bundle.statements}
    for name, table in tables.items():
        if len(table):
            files.put(out / f"{name}.csv", table.to_csv(index=False, lineterminator="\n").encode())
            typer.echo(f"wrote {out / name}.csv, {len(table)} rows")
    for warning in bundle.warnings:
        typer.echo(f"warning: {warning}", err=True)


def main() -> None:
    """Run a command; an error is one line, with 2 for wrong input and 1 for a failed run."""
    debug = "--debug" in sys.argv
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except InputError as error:
        _fail(error, 2, debug)
    except (RunError, OSError) as error:
        _fail(error, 1, debug)


def _fail(error: Exception, code: int, debug: bool) -> None:
    if debug:
        raise error
    typer.echo(f"error: {error}", err=True)
    sys.exit(code)


def _table(columns: list[str], rows: object) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 200)
    table = Table(*columns, show_lines=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)


class _progress:  # noqa: N801 -- used as a context, like open
    """A bar on a terminal, a plain line for each step elsewhere; all of it on standard error."""

    def __init__(self, title: str, steps: int, quiet: bool = False) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        self._bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(title, total=steps)
        self._plain = not (console.is_terminal or quiet)

    def __enter__(self) -> Callable[["pd.Series | str"], object]:
        self._bar.start()
        return self._step

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def _step(self, what: object) -> object:
        self._bar.advance(self._task)
        if isinstance(what, str):
            (self._bar.console.print if not self._plain else _plain)(what)
        return what


def _plain(line: str) -> None:
    typer.echo(line, err=True)
