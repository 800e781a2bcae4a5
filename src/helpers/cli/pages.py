"""The `site` command: render the pages."""

import time
from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.cli.console import Progress
from helpers.cli.options import Document, Letter
from helpers.cli.runs import stop_on_signals


def site(
    executed: Annotated[Path, typer.Option(help="Folder of the executed notebooks, of any run.")] = paths.EXECUTED,
    out: Annotated[
        Path | None,
        typer.Option(
            callback=arguments.folder, help="Folder of the pages; by default build/site, or `site` in a run's folder."
        ),
    ] = None,
    letter: Letter = None,
    document: Document = paths.LETTER,
    force: Annotated[bool, typer.Option("--force", help="Render also what is current.")] = False,
) -> None:
    """Render the pages from the executed notebooks. Example: amv site --letter letter.txt"""
    from helpers.site import made

    stop_on_signals()
    source = executed.resolve()
    target = out.resolve() if out else paths.SITE if source == paths.EXECUTED else source / "site"
    home = target / "index.html"
    if not force and made.current(target, made.key(source, letter, document)):
        typer.echo(f"unchanged: {home}")
        return
    from helpers.site import render

    with Progress("rendering pages", 1) as progress:
        start = time.perf_counter()
        render.build(source, target, letter, document)
        progress.step(f"pages: {time.perf_counter() - start:.1f} s")
    typer.echo(f"open {home}")
