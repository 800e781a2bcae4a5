"""The letter's own text, where the reader has it: checked against every locator before it is shown."""

import hashlib
from pathlib import Path

import pandas as pd

from helpers import claims
from helpers.errors import InputError
from helpers.letter import statements

# Of the whole text in UTF-8 with white space folded to single blanks.
SHA256 = "9fc0693eb946c36def17c69f84aed26ee200ed8646f697ea2bc665efebbe2910"


def read(path: Path) -> str:
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
    found = sha256(text)
    if found != SHA256:
        message = f"{path}: is not the letter: SHA-256 of its folded text is {found}, the letter's is {SHA256}"
        raise InputError(message)
    return text


def passages(path: Path | None) -> dict[str, str]:
    """The passage behind every statement and claim by its id; none without a file.

    Raises
    ------
    InputError
        Where a locator lies outside the text, or its passage has another hash.
    """
    if path is None:
        return {}
    text = read(path)
    return {**located(text, statements.passages(), "statements.csv"), **located(text, claims.register(), "claims.csv")}


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
            message = f"{sha256(passage)} is found at {start} to {end}, {locator['passage_sha256']} is written"
            raise InputError(f"{place} passage_sha256: {message}")
        found[str(key)] = passage
    return found


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
