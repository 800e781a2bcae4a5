"""A language for tests: each message stands in brackets, so that a word outside them came from no catalogue."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString

from helpers.words import catalogue

CODE = "xx"  # no language has it, so numbers and months are written as in English
OPEN, CLOSE = "⟦⟧"
BRACKETED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
UNREAD = "code, pre, script, style, kbd, svg, [lang]:not(html)"  # code, and quotations in a language of their own
READ_ALOUD = ("alt", "title", "aria-label", "placeholder")
BLOCKS = re.compile(r"^(p|li|t[dh]|h[1-6]|d[tdl]|div|caption|summary|title|figcaption|blockquote|label|option)$")
# Addresses, names of tables and columns, ids of rows and vintages, codes of places, claims and offices.
CODES = re.compile(r"https?://\S+|\S*[_@]\S*|\b[fg]?[0-9a-f]{8,}\b|\b[QMNFS]\d\d\b|\b[A-Z][A-Z0-9+]+\b")
WORD = re.compile(r"[^\W\d_]{2,}")


def translated(texts: Catalog) -> Catalog:
    """The catalogue that puts each message of a template into brackets, fields and plural forms included."""
    made = Catalog(locale=CODE, fuzzy=False)
    for message in texts:
        if message.id:
            one = isinstance(message.id, str)
            string = _bracketed(message.id) if one else tuple(map(_bracketed, message.id))
            made.add(message.id, string, context=message.context)
    return made


def install(texts: Catalog, folder: Path) -> None:
    """Write the catalogue into a folder that `AMV_LOCALE` can name."""
    catalogue.write(translated(texts), CODE, folder)


def escapes(markup: str, allowed: Iterable[str] = ()) -> list[str]:
    """The stretches of an HTML page or of plain text that have a readable word outside the brackets.

    Numbers, codes, addresses and code are not read, nor is a quotation that names its language;
    `allowed` are names and titles that no language translates.
    """
    soup = BeautifulSoup(markup if "<" in markup else f"<p>{markup}</p>", "html.parser")
    for element in soup.select(UNREAD):
        element.extract()
    names = sorted(filter(None, allowed), key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)")
    return [part for text in _texts(soup) for part in _outside(text, known)]


def _bracketed(message: str) -> str:
    return f"{OPEN}{message}{CLOSE}"


def _texts(soup: BeautifulSoup) -> Iterator[str]:
    """What is read as one: the text of each block, and each attribute that is shown or read aloud."""
    blocks: dict[int, list[str]] = {}
    for string in soup.find_all(string=True):
        if isinstance(string, NavigableString) and not isinstance(string, PreformattedString):
            blocks.setdefault(id(string.find_parent(BLOCKS)), []).append(string)
    yield from map("".join, blocks.values())
    yield from (element[name] for element in soup.find_all(True) for name in READ_ALOUD if element.get(name))


def _outside(text: str, known: re.Pattern[str]) -> Iterator[str]:
    """The stretches of a text between its outermost brackets that have a readable word, or a bracket left over."""
    text, found = " ".join(text.split()), 1
    while found:
        text, found = BRACKETED.subn("\0", text)
    for part in text.split("\0"):
        if OPEN in part or CLOSE in part or WORD.search(CODES.sub(" ", known.sub(" ", part))):
            yield part.strip()
