"""The `run` and `site` commands: execute the notebooks, render the pages."""

import time
from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.cli.console import Progress
from helpers.cli.options import AsOf, Document, Letter


def run(
    notebooks: Annotated[
        list[str] | None, typer.Argument(help="Names such as 01-inflow; without a name, all of them.")
    ] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", help="name=value; repeat for more.")
    ] = None,
    as_of: AsOf = None,
    out: Annotated[
        Path, typer.Option(help="Folder of the executed notebooks.", callback=arguments.folder)
    ] = paths.EXECUTED,
) -> None:
    """Execute the notebooks. Example: amv run 01-inflow -p geo=SE -p year=2022 --out build/sweden"""
    from helpers.runs import parameters, runner

    chosen = runner.find(notebooks or ())
    values = parameters.pairs(parameter or ()) | ({"as_of": as_of} if as_of else {})
    done = runner.run(chosen, values, out.resolve())
    with Progress("running notebooks", len(chosen)) as progress:
        for notebook, seconds in done:
            progress.step(f"{notebook.stem}: {seconds:.1f} s")


def site(
    executed: Annotated[Path, typer.Option(help="Folder of the executed notebooks.")] = paths.EXECUTED,
    out: Annotated[Path, typer.Option(help="Folder of the pages.", callback=arguments.folder)] = paths.SITE,
    letter: Letter = None,
    document: Document = paths.LETTER,
) -> None:
    """Render the pages from the executed notebooks. Example: amv site --letter letter.txt"""
    from helpers.site import render

    with Progress("rendering pages", 1) as progress:
        start = time.perf_counter()
        home = render.build(executed.resolve(), out.resolve(), letter, document)
        progress.step(f"pages: {time.perf_counter() - start:.1f} s")
    typer.echo(f"open {home}")
