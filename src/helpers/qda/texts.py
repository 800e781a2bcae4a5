"""The texts of a REFI-QDA project, and the positions of the statements in them."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.errors import InputError

LINE = re.compile(r"^(M\d{2,}) (.+)$", re.MULTILINE)


@dataclass
class Text:
    """A text and the positions of the statements in it."""

    name: str
    text: str

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The start and end of every statement's paraphrase."""
        return {match[1]: (match.start(2), match.end(2)) for match in LINE.finditer(self.text)}

    def statement(self, selection: Element, place: str, warnings: list[str]) -> str | None:
        """The statement that a selection lies in, with a warning if it differs from that statement.

        Ends are read as exclusive or inclusive, because programs differ.
        """
        start, end = (_position(selection, name, place) for name in ("startPosition", "endPosition"))
        if not 0 <= start <= end <= len(self.text):
            message = f"runs from {start} to {end} in a text of {len(self.text)} characters"
            raise InputError(f"{place}: {message}")
        touched = [key for key, (first, last) in self.spans.items() if start < last and end > first]
        if not touched:
            warnings.append(f"{place}: is not in a statement of {self.name!r} and was ignored")
            return None
        first, last = self.spans[touched[0]]
        begun = self.text.rfind("\n", 0, first) + 1
        if len(touched) > 1 or start not in (first, begun) or end not in (last - 1, last, last + 1):
            warnings.append(f"{place}: is not exactly a statement: {', '.join(touched)}; {touched[0]} was used")
        return touched[0]


def texts(root: Element, members: dict[str, bytes], file: str, warnings: list[str]) -> list[tuple[Element, Text]]:
    """Every plain text of a project as an element with its content; a warning is added for other sources."""
    found = []
    for source in root.iterfind("{*}Sources/*"):
        name = source.attrib.get("name", "")
        if safe_xml.local_name(source) == "TextSource":
            found.append((source, Text(name, _content(source, members, file))))
        else:
            warnings.append(f"source {name!r} is not plain text and was ignored")
    return found


def _content(source: Element, members: dict[str, bytes], file: str) -> str:
    content = source.findtext("{*}PlainTextContent")
    if content is not None:
        return content
    path = "sources/" + source.attrib.get("plainTextPath", "").removeprefix("internal://")
    if path not in members:
        raise InputError(f"{file}: source {source.attrib.get('name')!r} has no text: {path} is missing")
    try:
        return members[path].decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: {path} is not UTF-8: {error}") from error


def _position(selection: Element, name: str, place: str) -> int:
    try:
        return int(selection.attrib[name])
    except (KeyError, ValueError) as error:
        raise InputError(f"{place}: {name} {selection.attrib.get(name)!r} is not a number") from error
