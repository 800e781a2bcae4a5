"""Where the statements stand in a text that was coded."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from helpers.errors import InputError

LINE = re.compile(r"^(M\d{2,}) (.+)$", re.MULTILINE)


@dataclass
class Text:
    """A text and the places of the statements in it."""

    name: str
    text: str

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The start and end of every statement's paraphrase."""
        return {match[1]: (match.start(2), match.end(2)) for match in LINE.finditer(self.text)}

    def statement(self, selection: Element, place: str, warnings: list[str]) -> str | None:
        """The statement that a selection lies in, with a warning where it is not quite that.

        Ends are read as exclusive or inclusive, since programs differ.
        """
        start, end = (_position(selection, name, place) for name in ("startPosition", "endPosition"))
        if not 0 <= start <= end <= len(self.text):
            message = f"runs from {start} to {end} in a text of {len(self.text)} characters"
            raise InputError(f"{place}: {message}")
        touched = [key for key, (first, last) in self.spans.items() if start < last and end > first]
        if not touched:
            warnings.append(f"{place}: lies in no statement of {self.name!r} and is left out")
            return None
        first, last = self.spans[touched[0]]
        begun = self.text.rfind("\n", 0, first) + 1
        if len(touched) > 1 or start not in (first, begun) or end not in (last - 1, last, last + 1):
            warnings.append(f"{place}: is not exactly a statement: {', '.join(touched)}; {touched[0]} is taken")
        return touched[0]


def _position(selection: Element, name: str, place: str) -> int:
    try:
        return int(selection.attrib[name])
    except (KeyError, ValueError) as error:
        raise InputError(f"{place}: {name} {selection.attrib.get(name)!r} is no position") from error
