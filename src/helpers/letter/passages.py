"""The letter's own text, where the reader has it: checked against every locator before it is shown."""

import hashlib
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.errors import InputError
from helpers.letter import statements

CLAIMS = "claims.csv"


def passages(path: Path | None, document: Path = paths.LETTER) -> dict[str, str]:
    """The passage behind every statement and claim by its id; none without a text file.

    Raises
    ------
    InputError
        Where a locator lies outside the text, or its passage has another hash.
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
    """The letter's text with white space folded, from a file that holds it.

    Raises
    ------
    InputError
        Where the file cannot be read, or holds another text: with both hashes.
    """
    try:
        text = " ".join(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as the letter's text: {error}") from error
    found, expected = sha256(text), letter.load(document).sha256
    if found != expected:
        told = f"SHA-256 of its folded text is {found}, {letter.named(document, 'letter.toml')} has {expected}"
        raise InputError(f"{path}: is not the letter: {told}")
    return text


def located(text: str, register: pd.DataFrame, name: str) -> dict[str, str]:
    """The passages that a register's locators point at, each compared with its hash."""
    found = {}
    for row, (key, locator) in enumerate(register.iterrows(), start=2):
        start, end = locator["passage_start"], locator["passage_end"]
        place = f"{name}, row {row}, column"
        if end > len(text):
            raise InputError(f"{place} passage_end: {end} lies outside the text of {len(text)} characters")
        passage = text[start:end]
        if sha256(passage) != locator["passage_sha256"]:
            message = f"{locator['passage_sha256']} is not the hash of characters {start} to {end}: {sha256(passage)}"
            raise InputError(f"{place} passage_sha256: {message}")
        found[str(key)] = passage
    return found


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
