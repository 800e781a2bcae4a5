"""`Language`: messages, formats, labels and names in one language, passed as an argument."""

from helpers.errors import known
from helpers.words.formats import Formats
from helpers.words.labels import Labels
from helpers.words.messages import catalogues
from helpers.words.names import Names


class Language(Formats, Labels, Names):
    """Messages, formats, labels and names in one language. Two of the same catalogue are equal.

    >>> load("en").say("{low} to {high}", low="7.5", high="8.5")
    '7.5 to 8.5'
    """


def languages() -> list[str]:
    """English, and every language that has a compiled catalogue."""
    return ["en", *sorted(set(catalogues()) - {"en"})]


def load(code: str) -> Language:
    """The language of this code.

    Raises
    ------
    InputError
        Where it has no catalogue, with the nearest language that has one.
    """
    return Language(known("language", code, languages()), catalogues().get(code))
