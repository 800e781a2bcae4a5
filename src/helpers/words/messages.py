"""The messages of a language: looked up in its catalogue, with their fields filled in."""

import gettext
import operator
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import SupportsIndex

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from helpers.errors import InputError

DOMAIN = "amv"
LOCALE = Path(__file__).parent / "locale"
VARIABLE = "AMV_LOCALE"  # an additional folder of catalogues


def catalogues() -> dict[str, Path]:
    """The compiled catalogue of each language that has one; one in the folder of `AMV_LOCALE` takes precedence."""
    folders: Iterable[Path] = [LOCALE, *map(Path, filter(None, [os.environ.get(VARIABLE)]))]
    return {path.parts[-3]: path for folder in folders for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}


@dataclass(frozen=True)
class Messages:
    """A language with its catalogue; English needs none, since the messages are written in it."""

    code: str
    catalogue: Path | None = None

    def say(self, message: str, /, **fields: str) -> str:
        """A message in this language; the fields are finished texts and formatted numbers."""
        found = _read(self.catalogue).gettext(message)
        return found.format(**fields) if fields else found

    def plural(self, one: str, many: str, count: SupportsIndex, /, **fields: str) -> str:
        """The plural form of a message for a whole number, which is its field `{count}`."""
        number = operator.index(count)
        found = _read(self.catalogue).ngettext(one, many, number)
        return found.format(count=format_decimal(number, locale=self.locale), **fields)

    def context(self, context: str, message: str) -> str:
        """A word whose translation depends on where it is used."""
        return _read(self.catalogue).pgettext(context, message)

    def translation(self, text: str, context: str = "") -> str:
        """The translation of a text that is data: a paragraph, or a cell of a register, whose context is its column."""
        catalogue = _read(self.catalogue)
        return catalogue.pgettext(context, text) if context else catalogue.gettext(text)

    @property
    def locale(self) -> Locale:
        """The conventions for numbers and months; the English ones for a language that Babel does not have."""
        return _locale(self.code)


@cache
def _read(catalogue: Path | None) -> gettext.NullTranslations:
    if catalogue is None:
        return gettext.NullTranslations()
    try:
        with catalogue.open("rb") as file:
            return gettext.GNUTranslations(file)
    except (OSError, ValueError) as error:
        raise InputError(f"{catalogue}: is not a compiled catalogue ({error}): compile it again") from error


@cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
