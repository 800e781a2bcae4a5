"""A letter under check: the folder that holds its data, and the facts in its `letter.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from helpers import paths, schemas
from helpers.errors import InputError, known

FILE = "letter.toml"
ROLES = (
    "reported",
    "interviews",
)  # of studies: the one that the letter reports, and an earlier one that interviewed minors
OPTIONAL = ("dossier", "address", "source_id", "studies")
TEXT = (r"\S.*", "a text")
FORMS = {
    "title_en": TEXT,
    "title_nl": TEXT,
    "motives_en": TEXT,
    "motives_nl": TEXT,
    "language": (r"[a-z]{2}", "a language of two letters"),
    "dossier": TEXT,
    "address": (r"https?://\S+", "an address that starts with https://"),
    "source_id": (r"\S+", "a source_id"),
    "sha256": (r"[0-9a-f]{64}", "a SHA-256 of 64 hexadecimal digits"),
    "place": (r"[A-Z]{2}", "a country of two letters"),
    "focus": (r"[A-Z]{2}", "a nationality of two letters"),
}
STUDY = (r"S\d{2}", "the id of a study, such as S01")
KEYS = ("day", *FORMS, "studies")


@dataclass(frozen=True)
class Document:
    """The facts about a letter as a whole.

    `motives_en` and `motives_nl` are the heading of its pages on motives, `language` is that of
    its text, `source_id` the letter as a publication in the register of sources (none if no figure
    is taken from it), `sha256` that of its text with white space folded, `place` the country that
    it is about, `focus` the nationality that it treats
    separately; `studies` maps `ROLES` to ids of studies.
    """

    folder: Path
    day: pd.Timestamp
    title_en: str
    title_nl: str
    motives_en: str
    motives_nl: str
    language: str
    sha256: str
    place: str
    focus: str
    source_id: str | None = None
    dossier: str | None = None
    address: str | None = None
    studies: Mapping[str, str] = field(default_factory=dict)


@cache
def load(folder: Path = paths.LETTER) -> Document:
    """The facts about the letter in a folder.

    Raises
    ------
    InputError
        With file and key, for a key that is missing, unknown or malformed.
    """
    place = named(folder, FILE)
    facts = _toml(folder / FILE, place)
    for key in facts:
        known("key", key, KEYS, place)
    for key in KEYS:
        if key not in facts and key not in OPTIONAL:
            raise InputError(f"{place}: key {key} is missing")
    return Document(folder, _day(facts.pop("day"), place), **{key: _fact(key, facts[key], place) for key in facts})


def named(document: Path, name: str) -> str:
    """The name of a letter's file in errors: its path from the letter's folder on, as in `2023-12-22/claims.csv`."""
    return f"{document.resolve().name}/{name}"


def read(document: Path, name: str, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """A register of a letter, validated, such as `read(folder, "motives/codebook.csv", schemas.CODEBOOK)`.

    Raises
    ------
    InputError
        With the letter's folder and file, row and column of the first fault.
    """
    return schemas.read(document / name, schema, named(document, name))


def _toml(path: Path, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{place}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # not TOML, or not UTF-8
        raise InputError(f"{place}: is not valid TOML: {error}") from error


def _day(value: object, place: str) -> pd.Timestamp:
    if type(value) is not date:
        raise InputError(f"{place}, key day: {value!r} is not a day: write day = 2023-12-22, without quotes")
    return pd.Timestamp(value)


def _fact(key: str, value: object, place: str) -> Any:
    """A text, or the ids of studies by their roles."""
    if key != "studies":
        return _text(key, value, FORMS[key], place)
    if not isinstance(value, dict):
        raise InputError(f"{place}, key studies: is not a table of {' and '.join(ROLES)}")
    return {known("role", role, ROLES, place): _text(f"studies.{role}", value[role], STUDY, place) for role in value}


def _text(key: str, value: object, form: tuple[str, str], place: str) -> str:
    pattern, description = form
    if not (isinstance(value, str) and re.fullmatch(pattern, value)):
        raise InputError(f"{place}, key {key}: {value!r} is not {description}")
    return value
