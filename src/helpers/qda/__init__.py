"""Exchange with other programs: REFI-QDA codebooks and projects, W3C annotations with SKOS."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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


def codings(path: Path, document: Path = paths.LETTER) -> Bundle:
    """A project that was added to the codings of a document; what codes another text than the document's is refused.

    Raises
    ------
    InputError
        As `read`, and if no coding is of the document's statements.
    """
    bundle = read(path, document)
    expected = statements.load(document)["statement_en"].map(_folded)
    texts = bundle.statements.set_index("statement_id")["statement_en"].map(_folded)
    coded = bundle.codings["statement_id"]
    same = coded.map(texts) == coded.map(expected)
    message = "differs from the document's: is the file from another version?"
    refused = [
        f"coding by {row.coder}: statement {row.statement_id} {message}" for row in bundle.codings[~same].itertuples()
    ]
    if refused and not same.any():
        raise InputError(f"{path.name}: {refused[0]}")
    kept = bundle.codings[same].reset_index(drop=True)
    return replace(bundle, codings=kept, refused=[*bundle.refused, *refused])


def _folded(text: str) -> str:
    """A text with white space as a project's lines have it."""
    return " ".join(str(text).split())


def _format(path: Path) -> Format:
    try:
        return FORMATS[path.suffix.casefold()]
    except KeyError:
        raise InputError(f"{path.name}: the name must end in one of {', '.join(FORMATS)}") from None
