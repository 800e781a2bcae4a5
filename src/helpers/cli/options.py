"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from helpers.cli import arguments
from helpers.errors import InputError, known

AsOf = Annotated[str | None, typer.Option("--as-of", help="Only what was published by this day, YYYY-MM-DD.")]

Document = Annotated[
    Path,
    typer.Option(
        "--document",
        metavar="FOLDER",
        show_default="data/letters/2023-12-22",
        callback=arguments.present,
        help="Folder of the letter: letter.toml, claims.csv, statements.csv and motives/.",
    ),
]

Letter = Annotated[
    Path | None,
    typer.Option(envvar="AMV_LETTER", help="Your copy of the letter's text; its passages are shown on the pages."),
]


def table_name(name: str) -> str:
    """The name of an office's table as it is written, found regardless of case; an `InputError` for an unknown one."""
    from helpers.offices import cbs, eurostat

    titles = eurostat.TABLES | cbs.TABLES
    return known("table", next((each for each in titles if each.casefold() == name.casefold()), name), titles)


def codes(places: list[str] | None) -> list[str]:
    """The codes of places given by code, alias or name; an `InputError` for a sum of several, such as EU+NO."""
    from helpers import observations

    found = [observations.place_code(place) for place in places or []]
    for code in found:
        if observations.places().at[code, "kind"] == "sum":
            raise InputError(f"geo {code!r}: no table of an office has this sum: name its countries one by one")
    return found
