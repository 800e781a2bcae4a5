"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

AsOf = Annotated[str | None, typer.Option("--as-of", help="Only what was published by this day, YYYY-MM-DD.")]

Document = Annotated[
    Path,
    typer.Option(
        "--document",
        metavar="FOLDER",
        show_default="data/letters/2023-12-22",
        help="Folder of the letter: letter.toml, claims.csv, statements.csv and motives/.",
    ),
]

Letter = Annotated[
    Path | None,
    typer.Option(envvar="AMV_LETTER", help="Your copy of the letter's text; its passages are shown on the pages."),
]


def codes(places: list[str] | None) -> list[str]:
    """The codes of places that are given by code, alias or name."""
    from helpers.observations import place_code

    return [place_code(place) for place in places or []]
