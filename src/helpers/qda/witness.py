"""Which statement a selection is in, where the text at its place or its name bears this out."""

import re
from dataclasses import dataclass
from functools import cached_property

from helpers.qda import readings
from helpers.qda.readings import Reading
from helpers.qda.texts import Text

NAMED = re.compile(r"(?:line:(?P<line>\d+)\b)?\s*(?P<statement>M\d{2,}\b)?")
QUOTED = 12  # characters of a name from which on it is recognised as a quotation
ELLIPSIS = " .\u2026"

Place = tuple[int, int, str]  # the start and end as counted by a program, and the name of a selection


class RefusedError(ValueError):
    """The reason why a selection is refused."""


@dataclass(frozen=True)
class Found:
    """The statement of a selection; `exact` if a witness proves it, `whole` if it is selected from start to end."""

    statement: str
    exact: bool
    whole: bool


@dataclass
class Witness:
    """Reads the places of all selections in a text in the way that most of them bear out."""

    text: Text
    places: list[Place]

    def find(self, place: Place) -> Found:
        """The statement that a selection is in.

        Raises
        ------
        RefusedError
            Where it is in no statement or in several, its name contradicts it, or ways of
            counting that are equally good lead to different statements.
        """
        results = [self._attempt(reading, place) for reading in self._readings]
        found = {each.statement: each for each in reversed(results) if isinstance(each, Found)}
        if len(found) > 1:
            raise RefusedError(f"is in {' or '.join(found)}, depending on how characters are counted")
        if not found:
            raise next(each for each in results if isinstance(each, RefusedError))
        return next(iter(found.values()))

    @cached_property
    def _readings(self) -> list[Reading]:
        """The ways of counting under which the most selections agree with a witness; a whole statement counts twice."""
        choices = readings.of(self.text.written)
        scores = [sum(self._weight(reading, place) for place in self.places) for reading in choices]
        return [reading for reading, score in zip(choices, scores, strict=True) if score == max(scores)]

    def _weight(self, reading: Reading, place: Place) -> int:
        found = self._attempt(reading, place)
        return found.exact + found.whole if isinstance(found, Found) else 0

    def _attempt(self, reading: Reading, place: Place) -> Found | RefusedError:
        try:
            return self._found(reading, place)
        except RefusedError as reason:
            return reason

    def _found(self, reading: Reading, place: Place) -> Found:
        start, end, name = reading.index(place[0]), reading.index(place[1]), place[2]
        if start is None or end is None or start > end:
            size = len(self.text.text)
            raise RefusedError(f"runs from {place[0]} to {place[1]} in a text of {size} characters")
        touched = [key for key, (first, last) in self.text.spans.items() if start < last and end > first]
        if len(touched) != 1:
            raise RefusedError(f"is in several statements: {', '.join(touched)}" if touched else "is in no statement")
        named = self._named(touched[0], self.text.text[start : end + 1], name)
        whole = self._whole(touched[0], start, end)
        if not (whole or named or self._of_words(start, end)):
            raise RefusedError(f"cuts a word of {touched[0]}, and its name does not say what is selected")
        return Found(touched[0], whole or named, whole)

    def _named(self, statement: str, selected: str, name: str) -> bool:
        """Whether a name bears out the statement: by its line, its id or as a quotation."""
        match = NAMED.match(name)
        line, own = (match["line"], match["statement"]) if match else (None, None)
        lines = self.text.lines
        at_line = None if line is None else lines[int(line)] if len(line) < 9 and int(line) < len(lines) else ""
        for said in (at_line, own):
            if said is not None and said != statement:
                raise RefusedError(f"is in {statement}, but its name {name[:40]!r} says otherwise")
        return line is not None or own is not None or self._quoted(statement, selected, name)

    def _quoted(self, statement: str, selected: str, name: str) -> bool:
        quotation = " ".join(name.split()).rstrip(ELLIPSIS)
        at_place = " ".join(selected.split())
        if at_place.startswith(quotation) and len(quotation) >= min(QUOTED, len(at_place) - 1):
            return True
        if len(quotation) >= QUOTED and quotation in self._folded:
            raise RefusedError(f"is in {statement}, but its name quotes another place: {name[:40]!r}")
        return False

    @cached_property
    def _folded(self) -> str:
        return " ".join(self.text.text.split())

    def _whole(self, statement: str, start: int, end: int) -> bool:
        """Whether a selection is a statement with or without its id; its end is read as exclusive or inclusive."""
        first, last = self.text.spans[statement]
        begun = self.text.text.rfind("\n", 0, first) + 1
        return start in (first, begun) and end in (last - 1, last, last + 1)

    def _of_words(self, start: int, end: int) -> bool:
        """Whether a selection begins and ends between words; its end is read as exclusive or inclusive."""
        return self._between(start) and (self._between(end) or self._between(end + 1))

    def _between(self, index: int) -> bool:
        before, after = self.text.text[max(index - 1, 0) : index], self.text.text[index : index + 1]
        return not (before.isalnum() and after.isalnum())


def place(attributes: dict[str, str]) -> Place:
    """The place of a selection, from the attributes of its element.

    Raises
    ------
    RefusedError
        Where a position is not a number.
    """
    return _position(attributes, "startPosition"), _position(attributes, "endPosition"), attributes.get("name", "")


def _position(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "")
    if not re.fullmatch(r"[0-9]{1,12}", written):
        raise RefusedError(f"{name} {written!r} is not a number from 0")
    return int(written)
