"""Commands that exchange the coded motives with other programs."""

from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.cli.options import Document

app = typer.Typer(no_args_is_help=True, help="Exchange the coded motives with other programs.")


@app.command("export")
def export_motives(
    file: Annotated[
        Path,
        typer.Argument(help="The format follows from its name: .qdpx, .qdc or .jsonld.", callback=arguments.file),
    ],
    document: Document = paths.LETTER,
) -> None:
    """Write codebook, statements and all codings for other programs. Example: amv motives export amv.qdpx"""
    from helpers import qda
    from helpers.coding import codings
    from helpers.qda import export

    qda.write(file, export.bundle(document))
    typer.echo(f"wrote {file}")
    _tell("note", codings.strays(document))
    for name, reasons in codings.refused(document).items():
        _tell(f"refused in {name}", reasons)


@app.command("import")
def import_motives(
    file: Annotated[Path, typer.Argument(help="A REFI-QDA project or codebook, or a W3C annotation graph.")],
    out: Annotated[Path, typer.Option(help="Folder of the tables.", callback=arguments.folder)] = paths.BUILD
    / "imported",
    document: Document = paths.LETTER,
) -> None:
    """Read another program's file into tables. Example: amv motives import their.qdpx --out build/their

    A selection is imported if the text at its place or its name bears out the statement; of the others each is
    listed with the reason.
    """
    from helpers import files, qda

    bundle = qda.codings(file, document)
    tables = {"codebook": bundle.codebook, "codings": bundle.codings, "statements": bundle.statements}
    for name, table in tables.items():
        if len(table):
            files.write_atomic(out / f"{name}.csv", table.to_csv(index=False, lineterminator="\n").encode())
            typer.echo(f"wrote {out / name}.csv, {len(table)} rows")
    _tell("warning", bundle.warnings)
    _tell("refused", bundle.refused)
    if len(bundle.codings) or bundle.refused:
        count = len(bundle.codings)
        typer.echo(f"imported {count} codings by {len(bundle.coders)} coders; {len(bundle.refused)} were refused")


def _tell(what: str, lines: list[str]) -> None:
    for line in lines:
        typer.echo(f"{what}: {line}", err=True)
