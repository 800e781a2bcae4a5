"""Coded selections of a REFI-QDA text as codings of statements."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.errors import InputError
from helpers.qda import rules
from helpers.qda.bundle import Row
from helpers.qda.texts import Text

Value = tuple[str, str]  # of an attribute, after its name


@dataclass
class Selections:
    """Converts the selections of one file; coders, codes and values are given by GUID."""

    file: str
    users: dict[str, str]
    codes: dict[str, str]
    values: dict[str, Value | None]  # none for a value that the letter does not have
    defaults: dict[str, str]  # by attribute
    warnings: list[str]
    lacking: Counter[str] = field(default_factory=Counter)

    def rows(self, source: Element, text: Text) -> Iterator[Row]:
        """The codings of a text."""
        for kind in {safe_xml.local_name(each) for each in source} - {"PlainTextSelection", "PlainTextContent"}:
            self.warnings.append(f"source {text.name!r}: {kind} was ignored")
        for selection in source.iterfind("{*}PlainTextSelection"):
            place = f"{self.file}, selection {selection.attrib.get('guid')}"
            statement = text.statement(selection, place, self.warnings)
            if statement is not None:
                yield from self._coded(selection, statement, place)

    def defaulted(self) -> list[str]:
        """A warning for each attribute that codings did not give."""
        return [
            f"{count} codings have no {name}: {self.defaults[name]!r} was used" for name, count in self.lacking.items()
        ]

    def _coded(self, selection: Element, statement: str, place: str) -> Iterator[Row]:
        """The codings of one selection: its codes, each for every nationality and coder."""
        children = map(safe_xml.local_name, selection)
        self.warnings += [f"{place}: {each} was ignored" for each in children if each not in ("Description", "Coding")]
        memo = selection.findtext("{*}Description")
        for coder, targets in self._by_coder(selection, place).items():
            codes = [self.codes[target] for target in targets if target in self.codes]
            given = self._given(targets, place)
            self.lacking.update({name: len(codes) for name in self.defaults if name not in given and codes})
            one = {name: given.get(name, [default])[0] for name, default in self.defaults.items()}
            for code, nationality in product(codes, given.get("nationality", [one["nationality"]])):
                row = {"coder": coder, "statement_id": statement, "code": code, "memo": memo}
                yield row | one | {"nationality": nationality}

    def _given(self, targets: list[str], place: str) -> dict[str, list[str]]:
        """The values of each attribute; only nationality can have several."""
        given: dict[str, list[str]] = {}
        for name, value in filter(None, map(self.values.get, targets)):
            given.setdefault(name, []).append(value)
        several = [name for name, values in given.items() if len(values) > 1 and name != "nationality"]
        self.warnings += [f"{place}: several values of {name}, {given[name][0]!r} was used" for name in several]
        return given

    def _by_coder(self, selection: Element, place: str) -> dict[str, list[str]]:
        """The codes and values that each coder gave a selection, as GUIDs."""
        found: dict[str, list[str]] = {}
        for coding in selection.iterfind("{*}Coding"):
            user = rules.key(coding.attrib.get("creatingUser", selection.attrib.get("creatingUser", "")))
            if user not in self.users:
                raise InputError(f"{place}: coding {coding.attrib.get('guid')} has no coder")
            for reference in coding.iterfind("{*}CodeRef"):
                target = rules.key(reference.attrib.get("targetGUID", ""))
                if target not in self.codes and target not in self.values:
                    raise InputError(f"{place}: code {target} is not in the codebook")
                found.setdefault(self.users[user], []).append(target)
        return found
