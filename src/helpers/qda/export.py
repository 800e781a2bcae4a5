"""The bundle to export for a document: its codebook, statements and codings."""

from pathlib import Path

from helpers import letter, paths, schemas
from helpers.coding import codebook, codings
from helpers.letter import statements
from helpers.qda.bundle import CODING_COLUMNS, STATEMENT_COLUMNS, Bundle


def bundle(document: Path = paths.LETTER) -> Bundle:
    """The codebook, the statements and all codings of a document.

    Raises
    ------
    InputError
        With file, row and column, if one of its registers is invalid.
    """
    letter.load(document)
    book = letter.read(document, codebook.FILE, schemas.CODEBOOK)
    texts = statements.load(document).reset_index()[STATEMENT_COLUMNS].astype("string")
    coded = codings.load(document).reindex(columns=CODING_COLUMNS).astype("string")
    made = Bundle(book, coded, texts, document=document)
    made.codings["coder_guid"] = coded["coder"].map(made.coders).astype("string")
    return made
