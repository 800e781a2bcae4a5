"""The texts of a REFI-QDA project, and the statements in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.qda import readings

LINE = re.compile(r"^(M\d{2,}) (.+)$", re.MULTILINE)
SCHEME = re.compile(r"^[a-z]+://+", re.IGNORECASE)
FOLDER = "sources"


@dataclass
class Text:
    """A text as its file has it, and the positions of the statements in it."""

    name: str
    written: str

    @cached_property
    def text(self) -> str:
        """The text with every line end as one line feed."""
        return readings.normalised(self.written)

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The start and end of every statement's paraphrase; of a repeated id the first counts."""
        found: dict[str, tuple[int, int]] = {}
        for match in LINE.finditer(self.text):
            found.setdefault(match[1], match.span(2))
        return found

    @cached_property
    def lines(self) -> list[str]:
        """The statement of every line, empty for a line without one."""
        return [match[1] if (match := LINE.fullmatch(line)) else "" for line in self.text.split("\n")]


def texts(root: Element, members: dict[str, bytes]) -> Iterator[tuple[Element, Text | str]]:
    """Every source of a project with its text, or the reason why it has none."""
    for source in root.iterfind("{*}Sources/*"):
        yield source, _text(source, members)


def member(members: dict[str, bytes], path: str) -> str | None:
    """The name of a member at a path, compared without capitals; none if there is none or more than one."""
    wanted = path.replace("\\", "/").casefold()
    found = [name for name in members if name.replace("\\", "/").casefold() == wanted]
    return path if path in members else found[0] if len(found) == 1 else None


def _text(source: Element, members: dict[str, bytes]) -> Text | str:
    if safe_xml.local_name(source) != "TextSource":
        return "is not plain text"
    content = source.findtext("{*}PlainTextContent")
    if content is not None:
        return Text(source.attrib.get("name", ""), content)
    path = SCHEME.sub("", source.attrib.get("plainTextPath", ""))
    found = [member(members, folder + path) for folder in (f"{FOLDER}/", "")]
    name = next(filter(None, found), None)
    if not path or name is None:
        return f"has no text: {FOLDER}/{PurePosixPath(path).name} is missing"
    try:
        return Text(source.attrib.get("name", ""), members[name].decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"has no text: {name} is not UTF-8: {error}"
