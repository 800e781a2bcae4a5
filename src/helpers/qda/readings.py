"""The ways in which programs count the characters of a text.

A line end counts once, twice, or as many times as the file has characters there; a character beyond
the first 65,536 counts once or twice; a byte order mark may count as the first character.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Reading:
    """Positions as one program counts them: that of every character, and of the end, in rising order."""

    counted: np.ndarray

    def index(self, position: int) -> int | None:
        """The index of a character in the normalised text; none if no character begins at the position."""
        place = int(np.searchsorted(self.counted, position))
        found = place < len(self.counted) and int(self.counted[place]) == position
        return place if found else None


def normalised(text: str) -> str:
    """The text with every line end as one line feed."""
    return LINE_END.sub("\n", text)


def of(text: str) -> list[Reading]:
    """The different readings of a text as a file has it, that of the standard first."""
    plain = normalised(text)
    points = np.fromiter(map(ord, plain), np.int64, len(plain))
    unique = {counted.tobytes(): Reading(counted) for counted in _counted(points, _line_ends(text))}
    return list(unique.values())


def _line_ends(text: str) -> np.ndarray:
    """The number of characters of each line end."""
    return np.array([len(found[0]) for found in LINE_END.finditer(text)], np.int64)


def _counted(points: np.ndarray, written: np.ndarray) -> Iterator[np.ndarray]:
    """The positions of all characters, for each way of counting."""
    ends, beyond = points == ord("\n"), points > 0xFFFF
    for lead, wide, newline in product((0, 1), (0, 1), (1, written, 2)):
        widths = np.ones(len(points), np.int64) + wide * beyond
        widths[ends] = newline
        yield np.concatenate([[0], np.cumsum(widths)]) + lead
