"""The command line: run the notebooks, render the pages, print claims and observations.

Each command imports what it needs when it is called, so that `--help` is fast.
"""

import os
import sys
from typing import Annotated

import typer

from helpers.cli import fetch, figures, maintenance, motives, pages, runs, vintages
from helpers.errors import InputError, RunError

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
app.command()(runs.run)
app.command()(runs.params)
app.command()(pages.site)
app.command()(figures.claims)
app.command()(figures.observations)
app.command()(fetch.fetch)
app.command(hidden=True)(maintenance.changes)
app.command(hidden=True)(maintenance.describe)
app.add_typer(motives.app, name="motives")
app.add_typer(vintages.app, name="vintages")


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Check a Dutch government letter on unaccompanied minors against public figures."""


def main() -> None:
    """Run a command; an error prints one line and exits with 2 for wrong input, 1 for a failed run."""
    debug = "--debug" in sys.argv
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except InputError as error:
        _fail(error, 2, debug)
    except (RunError, OSError) as error:
        _fail(error, getattr(error, "status", 1), debug)


def _fail(error: Exception, code: int, debug: bool) -> None:
    if debug:
        raise error
    typer.echo(f"error: {error}", err=True)
    sys.exit(code)
