"""The attributes of a coding, and the values that each can have in a document."""

from functools import cache
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.errors import InputError, known
from helpers.schemas.coding import ATTRIBUTES

FILE = "motives/attributes.csv"


@cache
def load(document: Path = paths.LETTER) -> pd.DataFrame:
    """The values of every attribute with their names, indexed by (attribute, value) in the document's order.

    Columns `name_en` and `name_nl` (missing for a country, whose name is in `places.csv`) and `default`
    (`yes` for the value used where a coding does not give the attribute).

    Raises
    ------
    InputError
        With file and row, also where an attribute has no values.
    """
    table = letter.read(document, FILE, schemas.ATTRIBUTE_VALUES)
    for attribute in ATTRIBUTES:
        if attribute not in table["attribute"].to_list():
            raise InputError(f"{letter.named(document, FILE)}: attribute {attribute} has no values")
    return table.set_index(["attribute", "value"])


def values(attribute: str, document: Path = paths.LETTER) -> list[str]:
    """The values of an attribute in their order; for certainty the strongest comes first."""
    return list(load(document).loc[attribute].index)


def defaults(document: Path = paths.LETTER) -> dict[str, str]:
    """The value used where a coding does not give an attribute, by attribute."""
    marked = load(document)["default"].dropna().index
    return dict(marked.to_list())


def nationalities(document: Path = paths.LETTER) -> list[str]:
    """The nationalities that a coding can have, without `all` and `unspecified`."""
    return [value for value in values("nationality", document) if len(value) == 2]


def focus(document: Path = paths.LETTER) -> str:
    """The nationality that the letter treats separately from the others.

    Raises
    ------
    InputError
        If a coding cannot have it.
    """
    place = f"{letter.named(document, 'letter.toml')}, key focus"
    return known("nationality", letter.load(document).focus, nationalities(document), place)
