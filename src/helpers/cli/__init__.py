"""The command line: run the notebooks, make the pages, ask for claims and observations.

Every command imports what it needs when it is called, so that help comes at once.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.cli import live, motives, vintages
from helpers.cli.console import Progress, table
from helpers.errors import InputError, RunError

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
app.add_typer(motives.app, name="motives")
app.add_typer(vintages.app, name="vintages")
app.command("fetch")(live.fetch)
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
    as_of: AsOf = None,
    out: Annotated[Path, typer.Option(help="Folder of the executed notebooks.")] = paths.EXECUTED,
) -> None:
    """Execute the notebooks. Example: amv run 01-inflow -p geo=SE -p year=2022 --out build/sweden"""
    from helpers.runs import parameters, runner

    chosen = runner.find(notebooks or ())
    values = parameters.pairs(parameter or ()) | ({"as_of": as_of} if as_of else {})
    done = runner.run(chosen, values, out.resolve())
    with Progress("running notebooks", len(chosen)) as tell:
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

    with Progress("rendering pages", 1) as tell:
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

    with Progress("checking claims", len(claim or register()), quiet=True) as tell:
        findings = [tell(check(each, as_of)) for each in claim or register().index]
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], indent=2, ensure_ascii=False))
        return
    from helpers.show import tables

    columns = ["claim", "the letter says", "stated", "computed", "verdict", "why"]
    rows = [(f.claim_id, f.statement, tables.stated(f), tables.computed(f), f.verdict, f.reason) for f in findings]
    table(columns, rows)


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

    rows = load(measure, geo, citizen, since, until, as_of)
    days = ["start", "end", "published"]
    rows = rows.assign(**{name: rows[name].dt.strftime("%Y-%m-%d") for name in days})
    if csv:
        typer.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    shown = ["figure_id", "measure", "geo", "citizen", "start", "end", "value", "unit", "published", "source_id"]
    table(shown, rows[shown].head(SHOWN).astype(str).itertuples(index=False))
    if len(rows) > SHOWN:
        typer.echo(f"{len(rows) - SHOWN} more rows: --csv gives all {len(rows)}")


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
