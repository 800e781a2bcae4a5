"""Exchange with other programs: REFI-QDA codebooks and projects, W3C annotations with SKOS."""

from pathlib import Path
from types import ModuleType

import pandas as pd

from helpers.errors import InputError
from helpers.letter import statements
from helpers.qda import jsonld, qdc, qdpx
from helpers.qda.bundle import Bundle, own

__all__ = ["FORMATS", "Bundle", "codings", "own", "read", "write"]

FORMATS = {".qdc": qdc, ".qdpx": qdpx, ".jsonld": jsonld}


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle in the format that the file's name asks for, whole or not at all."""
    _format(path).write(path, bundle)


def read(path: Path) -> Bundle:
    """What a file of another program, or of this one, carries.

    Raises
    ------
    InputError
        With the file, the place in it and the reason, for anything that is not as it must be.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file")
    return _format(path).read(path)


def codings(path: Path) -> pd.DataFrame:
    """The codings of a project that was dropped in beside the project's own.

    Raises
    ------
    InputError
        Also where a statement reads otherwise than it does here.
    """
    bundle = read(path)
    ours = statements.load()["statement_en"]
    for row in bundle.statements.itertuples():
        if ours.get(row.statement_id) != row.statement_en:
            raise InputError(f"{path.name}: statement {row.statement_id} reads otherwise here: of another version?")
    return bundle.codings


def _format(path: Path) -> ModuleType:
    try:
        return FORMATS[path.suffix.casefold()]
    except KeyError:
        raise InputError(f"{path.name}: the name must end in one of {', '.join(FORMATS)}") from None
