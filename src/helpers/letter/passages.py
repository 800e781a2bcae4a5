"""The letter's own text, from the reader's copy, compared with the hash of every locator."""

import hashlib
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.errors import InputError
from helpers.letter import statements

CLAIMS = "claims.csv"


def passages(path: Path | None, document: Path = paths.LETTER) -> dict[str, str]:
    """The passage of every statement and claim by its id; empty without a text file.

    Raises
    ------
    InputError
        If a locator is outside the text, or the hash of its passage differs.
    """
    if path is None:
        return {}
    text = read(path, document)
    claims = letter.read(document, CLAIMS, schemas.CLAIMS).set_index("claim_id")
    registers = {statements.FILE: statements.passages(document), CLAIMS: claims}
    found: dict[str, str] = {}
    for file, register in registers.items():
        found |= located(text, register, letter.named(document, file))
    return found


def read(path: Path, document: Path = paths.LETTER) -> str:
    """The letter's text with white space folded, from a file.

    Raises
    ------
    InputError
        If the file cannot be read, or its text differs from the letter: with both hashes.
    """
    try:
        text = " ".join(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as the letter's text: {error}") from error
    found, expected = sha256(text), letter.load(document).sha256
    if found != expected:
        hashes = f"SHA-256 of its folded text is {found}, {letter.named(document, 'letter.toml')} has {expected}"
        raise InputError(f"{path}: is not the letter's text: {hashes}")
    return text


def located(text: str, register: pd.DataFrame, name: str) -> dict[str, str]:
    """The passages at a register's locators, each compared with its hash."""
    found = {}
    for row, (key, locator) in enumerate(register.iterrows(), start=2):
        start, end = locator["passage_start"], locator["passage_end"]
        place = f"{name}, row {row}, column"
        if end > len(text):
            raise InputError(f"{place} passage_end: {end} is outside the text of {len(text)} characters")
        passage = text[start:end]
        if sha256(passage) != locator["passage_sha256"]:
            expected, found_hash = locator["passage_sha256"], sha256(passage)
            message = f"{expected} is not the hash of characters {start} to {end}, {found_hash}"
            raise InputError(f"{place} passage_sha256: {message}")
        found[str(key)] = passage
    return found


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
