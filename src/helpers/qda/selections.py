"""Coded selections of a REFI-QDA text as codings of statements; what no witness bears out is refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.qda import rules
from helpers.qda.bundle import Row
from helpers.qda.coders import Coder, Coders
from helpers.qda.texts import Text
from helpers.qda.witness import Place, RefusedError, Witness, place

Value = tuple[str, str]  # of an attribute, after its name
SELECTION = "PlainTextSelection"
CONTENT = "PlainTextContent"


@dataclass
class Selections:
    """Converts the selections of one file; codes and values are given by GUID."""

    coders: Coders
    codes: dict[str, str]
    values: dict[str, Value | None]  # none for a value that the letter does not have
    defaults: dict[str, str]  # by attribute
    warnings: list[str]
    refused: list[str]
    lacking: Counter[str] = field(default_factory=Counter)

    def rows(self, source: Element, text: Text | str) -> Iterator[Row]:
        """The codings of a text; none, with each coding refused, for a source without text."""
        name = source.attrib.get("name", "")
        coded = [each for each in source if each.find("{*}Coding") is not None]
        if isinstance(text, str):
            self.warnings.append(f"source {name!r} {text} and was ignored")
            self.refused += [f"{_named(each)}: source {name!r} {text}" for each in coded]
            return
        self._tell_ignored(source)
        others = [each for each in source if safe_xml.local_name(each) not in (SELECTION, CONTENT)]
        self.refused += [f"source {name!r}: {_named(each)} is not a selection" for each in others if _is_coded(each)]
        selections = [each for each in coded if safe_xml.local_name(each) == SELECTION]
        witness = Witness(text, [found for found in map(_place, selections) if found])
        for selection in selections:
            yield from self._checked(selection, witness)

    def report(self) -> list[str]:
        """A warning for each attribute that codings did not give."""
        return [
            f"{count} codings have no {name}: {self.defaults[name]!r} was used" for name, count in self.lacking.items()
        ]

    def _tell_ignored(self, source: Element) -> None:
        kinds = dict.fromkeys(safe_xml.local_name(each) for each in source)
        name = source.attrib.get("name", "")
        self.warnings += [
            f"source {name!r}: {kind} was ignored" for kind in kinds if kind not in (SELECTION, CONTENT, "Coding")
        ]

    def _checked(self, selection: Element, witness: Witness) -> Iterator[Row]:
        name = _named(selection)
        try:
            found = witness.find(place(selection.attrib))
            coders = self._by_coder(selection)
        except RefusedError as reason:
            self.refused.append(f"{name}: {reason}")
            return
        if not found.whole:
            self.warnings.append(f"{name}: is a part of {found.statement}; the whole statement was coded")
        yield from self._coded(selection, found.statement, coders)

    def _coded(self, selection: Element, statement: str, coders: dict[Coder, list[str]]) -> Iterator[Row]:
        """The codings of one selection: its codes, each for every nationality and coder."""
        name = _named(selection)
        children = map(safe_xml.local_name, selection)
        self.warnings += [f"{name}: {each} was ignored" for each in children if each not in ("Description", "Coding")]
        memo = selection.findtext("{*}Description")
        for coder, targets in coders.items():
            codes = [self.codes[target] for target in targets if target in self.codes]
            given = self._given(targets, name)
            self.lacking.update({name: len(codes) for name in self.defaults if name not in given and codes})
            one = {name: given.get(name, [default])[0] for name, default in self.defaults.items()}
            for code, nationality in product(codes, given.get("nationality", [one["nationality"]])):
                row = {"coder": coder.name, "coder_guid": coder.guid, "statement_id": statement, "code": code}
                yield row | {"memo": memo} | one | {"nationality": nationality}

    def _given(self, targets: list[str], name: str) -> dict[str, list[str]]:
        """The values of each attribute; only nationality can have several."""
        given: dict[str, list[str]] = {}
        for attribute, value in filter(None, map(self.values.get, targets)):
            given.setdefault(attribute, []).append(value)
        several = [key for key, values in given.items() if len(values) > 1 and key != "nationality"]
        self.warnings += [f"{name}: several values of {key}, {given[key][0]!r} was used" for key in several]
        return given

    def _by_coder(self, selection: Element) -> dict[Coder, list[str]]:
        """The codes and values that each coder gave a selection, as GUIDs."""
        found: dict[str, list[str]] = {}
        for coding in selection.iterfind("{*}Coding"):
            user = rules.key(coding.attrib.get("creatingUser") or selection.attrib.get("creatingUser", ""))
            for reference in coding.iterfind("{*}CodeRef"):
                target = rules.key(reference.attrib.get("targetGUID", ""))
                if target not in self.codes and target not in self.values:
                    raise RefusedError(f"code {target} is not in the codebook")
                found.setdefault(user, []).append(target)
        if not any(target in self.codes for targets in found.values() for target in targets):
            raise RefusedError("gives no code")
        return {self.coders.of(user): targets for user, targets in found.items()}


def _place(selection: Element) -> Place | None:
    try:
        return place(selection.attrib)
    except RefusedError:
        return None


def _is_coded(element: Element) -> bool:
    return safe_xml.local_name(element) == "Coding" or element.find("{*}Coding") is not None


def _named(element: Element) -> str:
    kind = "coding" if safe_xml.local_name(element) == "Coding" else "selection"
    return f"{kind} {element.attrib.get('guid', 'without GUID')}"
