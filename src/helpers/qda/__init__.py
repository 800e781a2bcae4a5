"""Exchange with other programs: REFI-QDA codebooks and projects, W3C annotations with SKOS."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers import paths
from helpers.errors import InputError
from helpers.letter import statements
from helpers.qda import jsonld, jsonld_reader, qdc, qdpx, qdpx_reader
from helpers.qda.bundle import Bundle

__all__ = ["FORMATS", "Bundle", "codings", "read", "write"]


class Format(NamedTuple):
    """How one kind of file is read for a document, and written."""

    read: Callable[[Path, Path], Bundle]
    write: Callable[[Path, Bundle], None]


FORMATS = {
    ".qdc": Format(qdc.read, qdc.write),
    ".qdpx": Format(qdpx_reader.read, qdpx.write),
    ".jsonld": Format(jsonld_reader.read, jsonld.write),
}


def write(path: Path, bundle: Bundle) -> None:
    """Write a bundle atomically in the format that the file's suffix selects."""
    _format(path).write(path, bundle)


def read(path: Path, document: Path = paths.LETTER) -> Bundle:
    """The codebook, statements and codings in an exchange file for a document.

    Raises
    ------
    InputError
        With the file, the place in it and the reason, for anything invalid.
    """
    if not path.is_file():
        raise InputError(f"{path}: the file does not exist")
    return _format(path).read(path, document)


def codings(path: Path, document: Path = paths.LETTER) -> pd.DataFrame:
    """The codings of a project that was added to those of a document.

    Raises
    ------
    InputError
        As `read`, and for a statement that differs from the document's.
    """
    bundle = read(path, document)
    expected = statements.load(document)["statement_en"]
    for row in bundle.statements.itertuples():
        if expected.get(row.statement_id) != row.statement_en:
            message = f"statement {row.statement_id} differs from the document's: is the file from another version?"
            raise InputError(f"{path.name}: {message}")
    return bundle.codings


def _format(path: Path) -> Format:
    try:
        return FORMATS[path.suffix.casefold()]
    except KeyError:
        raise InputError(f"{path.name}: the name must end in one of {', '.join(FORMATS)}") from None
