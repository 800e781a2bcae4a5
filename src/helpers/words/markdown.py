"""Markdown as messages: one for each heading, paragraph, list item and table cell.

Links, emphasis and inline code stay inside their message. Code is expected between fences: a
block that is only indented counts as prose.
"""

import re
from collections.abc import Callable, Iterator

NEXT = r"[ ]*(?:$|(?:\#{1,6}|[-*+>]|\d{1,2}[.)])[ ]|`{3}|~{3}|\|.*\|[ ]*$|<!--)"  # what ends a paragraph
BLOCK = re.compile(
    rf"""
      ^[ ]*(?P<fence>`{{3,}}|~{{3,}})[\s\S]*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)
    | ^[ ]*<!--[\s\S]*?-->
    | ^[ ]*(?:\(\S+\)=|\[[^]\n]+\]:[ ].*|[-*_]{{3,}})[ ]*$
    | ^[ ]*(?P<row>\|.*\|)[ ]*$
    | ^(?P<mark>[ ]*(?:(?P<heading>\#{{1,6}})|[-*+>]|\d{{1,2}}[.)])[ ]+|[ ]*)
      (?P<prose>\S.*(?(heading)|(?:\n(?!{NEXT}).*)*))
    """,
    re.MULTILINE | re.VERBOSE,
)
CELL = re.compile(r"(?<=\|)(\s*)((?:\\.|[^|\\])*?)(?=\s*\|)")
CODE = re.compile(r"(`+).*?\1|<[^>]+>|https?://\S+", re.DOTALL)
LETTER = re.compile(r"[^\W\d_]")


def messages(source: str) -> Iterator[tuple[int, str]]:
    """Every message of a Markdown text, with the number of its first line."""
    for block in BLOCK.finditer(source):
        found: list[str] = []
        _block(block, _recording(found))
        line = source.count("\n", 0, block.start()) + 1
        yield from ((line, message) for message in found)


def translated(source: str, translate: Callable[[str], str]) -> str:
    """A Markdown text with each message replaced by its translation, and its structure kept.

    Prose whose translation is the message itself keeps its line breaks.
    """
    return BLOCK.sub(lambda block: _block(block, translate), source)


def _recording(found: list[str]) -> Callable[[str], str]:
    """A translation that changes nothing and appends every message to `found`."""

    def record(message: str) -> str:
        found.append(message)
        return message

    return record


def _block(block: re.Match[str], translate: Callable[[str], str]) -> str:
    if block["row"]:
        return CELL.sub(lambda cell: cell[1] + _prose(cell[2], translate), block[0])
    return block["mark"] + _prose(block["prose"], translate) if block["prose"] else block[0]


def _prose(prose: str, translate: Callable[[str], str]) -> str:
    """The translation of a stretch of prose; prose that consists of code is not translated."""
    if not LETTER.search(CODE.sub("", prose)):
        return prose
    message = " ".join(prose.split())
    translation = " ".join(translate(message).split())
    return prose if translation == message else translation
