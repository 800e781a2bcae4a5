"""The command line: run the notebooks, render the pages, print claims and observations.

Each command imports what it needs when it is called, so that `--help` is fast.
"""

import logging
import os
import sys
import traceback
from typing import Annotated, Any

import typer

from helpers import paths
from helpers.cli import arguments, console, fetch, figures, lists, maintenance, motives, pages, runs, vintages
from helpers.errors import InputError, RunError

USAGE: Any = typer.BadParameter.__base__  # errors of usage, whose class Typer does not export

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
app.command()(runs.run)
app.command()(runs.params)
app.command()(pages.site)
app.command()(figures.claims)
app.command()(figures.observations)
app.command("list")(lists.show)
app.command()(fetch.fetch)
app.command(hidden=True)(maintenance.changes)
app.command(hidden=True)(maintenance.describe)
app.add_typer(motives.app, name="motives")
app.add_typer(vintages.app, name="vintages")


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", is_eager=True, callback=lists.version)
    ] = False,
) -> None:
    """Check a Dutch government letter on unaccompanied minors against public figures."""
    arguments.usable(paths.vintages(), "AMV_VINTAGES")


def main() -> None:
    """Run a command; an error prints one line and exits with 2 for wrong input, 1 for a failed run."""
    debug = "--debug" in sys.argv
    logging.getLogger("helpers").addHandler(logging.StreamHandler())  # one line for each fault that is passed over
    try:
        sys.exit(typer.main.get_command(arguments.checked(app))(standalone_mode=False))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        code, message = _explained(error)
        if debug:
            traceback.print_exception(error)
        typer.echo(f"error: {console.printable(message)}", err=True)
        sys.exit(code)


def _explained(error: Any) -> tuple[int, str]:
    """The exit status of an error, and its message: in one line for wrong input."""
    if isinstance(error, InputError):
        return 2, " ".join(str(error).splitlines())
    if isinstance(error, RunError | OSError):
        return getattr(error, "status", 1), str(error)
    if isinstance(error, typer.Abort):
        return 130, "stopped"
    if isinstance(error, USAGE):
        return error.exit_code, _usage(error)
    kind = type(error).__name__
    return 1, f"a fault of this program, {kind}: {str(error)[:200]!r}: `--debug` before the command shows the place"


def _usage(error: Any) -> str:
    """A message of Typer in one line, with the command whose help explains it."""
    message = " ".join(error.format_message().split()).rstrip(".")
    help_of = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
    return f"{message[:1].lower()}{message[1:]}{help_of}"
