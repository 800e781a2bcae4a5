"""The `list` command and the `--version` option: what there is to choose from."""

import tomllib
from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from helpers import paths
from helpers.cli.console import table
from helpers.errors import InputError, known

Row = tuple[str, ...]


def show(
    what: Annotated[str, typer.Argument(metavar="measures|places|claims|tables", help="What to list.")],
    word: Annotated[
        str | None, typer.Argument(help="Only rows that contain this text; case and accents do not count.")
    ] = None,
) -> None:
    """List the valid values, with their names in words. Example: amv list places syr"""
    columns, listed = LISTS[known("list", what, LISTS)]
    rows = list(listed())
    found = [row for row in rows if word is None or _contains(row, word)]
    if not found:
        raise InputError(f"none of the {len(rows)} {what} contains {word!r}: `amv list {what}` lists all of them")
    table(columns, found)


def version(asked: bool) -> None:
    """Print the version and end, where it is asked for."""
    if asked:
        project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        typer.echo(f"amv {project['version']}")
        raise typer.Exit


def _contains(row: Row, word: str) -> bool:
    from helpers.observations.naming import folded

    return any(folded(word) in folded(cell) for cell in row)


def _measures() -> Iterator[Row]:
    from helpers import observations

    held = observations.load().table["measure"].value_counts()
    for row in observations.measures().fillna("").itertuples():
        yield row.Index, row.label_en, row.label_nl, row.office, row.unit, str(held.get(row.Index, 0))


def _places() -> Iterator[Row]:
    from helpers import observations

    table = observations.load().table
    held = [table[column].value_counts() for column in ("geo", "citizen")]
    for row in observations.places().fillna("").itertuples():
        counts = (str(each.get(row.Index, 0)) for each in held)
        yield row.Index, row.label_en, row.label_nl, row.kind, row.aliases.replace(";", ", "), *counts


def _claims() -> Iterator[Row]:
    from helpers.letter import claims

    for row in claims.table().itertuples():
        yield row.Index, row.statement_en, row.check, row.notebook


def _tables() -> Iterator[Row]:
    from helpers.offices import cbs, eurostat

    for office in (eurostat, cbs):
        for name, contents in office.TABLES.items():
            yield name, office.OFFICE, contents


LISTS: dict[str, tuple[list[str], Callable[[], Iterator[Row]]]] = {
    "measures": (["measure", "name", "Dutch name", "office", "unit", "figures"], _measures),
    "places": (["code", "name", "Dutch name", "kind", "other names", "figures, --geo", "figures, --citizen"], _places),
    "claims": (["claim", "the letter says", "check", "notebook"], _claims),
    "tables": (["table", "office", "contents"], _tables),
}
