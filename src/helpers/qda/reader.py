"""Reading REFI-QDA projects, our own and those of other programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import safe_xml
from helpers.errors import InputError
from helpers.qda import archives, qdc, rules
from helpers.qda.bundle import CODE_COLUMNS, CODING_COLUMNS, DEFAULTS, STATEMENT_COLUMNS, Bundle, identifier, table
from helpers.qda.texts import Text
from helpers.schemas.motives import ATTRIBUTES

PROJECT = "project.qde"
ATTRIBUTE = "attribute"  # the code below which the attributes stand
READ = {"Users", "CodeBook", "Variables", "Cases", "Sources"}


def read(path: Path) -> Bundle:
    """What a project carries; what the tables cannot hold is among the warnings.

    Raises
    ------
    InputError
        For a file that is no project, a code, user or position that is not there, and a coder
        without a name.
    """
    members = archives.read(path)
    if PROJECT not in members:
        raise InputError(f"{path.name}: holds no {PROJECT}: not a REFI-QDA project")
    root = safe_xml.parse(members[PROJECT], f"{path.name}, {PROJECT}")
    if root.tag != f"{{{rules.PROJECT}}}Project":
        raise InputError(f"{path.name}: the root is {root.tag}, not a REFI-QDA Project")
    project = _Project(path.name, members, root)
    return project.bundle()


@dataclass
class _Project:
    """One project on its way into tables."""

    file: str
    members: dict[str, bytes]
    root: Element
    warnings: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)  # by GUID
    values: dict[str, tuple[str, str]] = field(default_factory=dict)  # attribute and value by GUID
    users: dict[str, str] = field(default_factory=dict)
    lacking: dict[str, int] = field(default_factory=dict)  # attributes that codings did not give

    def bundle(self) -> Bundle:
        self.users = dict(self._users())
        book = self._codebook()
        found = list(self._lines())
        rows = [row for source, spans in found for row in self._codings(source, spans)]
        self.warnings += [
            f"{safe_xml.local(each)} are left out" for each in self.root if safe_xml.local(each) not in READ
        ]
        self.warnings += [
            f"{count} codings give no {name}: {DEFAULTS[name]!r} is written" for name, count in self.lacking.items()
        ]
        codings = table(rows, CODING_COLUMNS)
        twice = codings.duplicated(["coder", "statement_id", "code", "nationality"])
        if twice.any():
            self.warnings.append(f"{int(twice.sum())} codings are given more than once and stand once")
        return Bundle(book, codings[~twice].reset_index(drop=True), self._statements(found), self.warnings)

    def _users(self) -> Iterator[tuple[str, str]]:
        for user in self.root.iterfind("{*}Users/{*}User"):
            name = user.attrib.get("name", "").strip()
            if not name:
                raise InputError(f"{self.file}: user {user.attrib.get('guid')} has no name: a coder needs one")
            coder = identifier(name).replace("-", "_")
            if coder != name:
                self.warnings.append(f"coder {name!r} is called {coder} here")
            yield _key(user.attrib.get("guid", "")), coder

    def _codebook(self) -> pd.DataFrame:
        """The codebook without the attributes, which are told apart by their names."""
        element = self.root.find("{*}CodeBook")
        if element is None:
            raise InputError(f"{self.file}: holds no codebook")
        self._take_attributes(element)
        book, self.codes, warnings = qdc.book_of(element, self.file)
        self.warnings += warnings
        return book[CODE_COLUMNS]

    def _take_attributes(self, book: Element) -> None:
        for codes in book.iterfind("{*}Codes"):
            for top in [each for each in codes if each.attrib.get("name") == ATTRIBUTE]:
                for above in top.iterfind("{*}Code"):
                    name = above.attrib.get("name", "")
                    values = {each.attrib.get("name", ""): each for each in above.iterfind("{*}Code")}
                    known = {value: each for value, each in values.items() if value in ATTRIBUTES.get(name, ())}
                    self.values |= {_key(each.attrib.get("guid", "")): (name, value) for value, each in known.items()}
                    strange = [value for value in values if value not in known]
                    self.warnings += [f"attribute {name}: value {value!r} is left out" for value in strange]
                codes.remove(top)

    def _lines(self) -> Iterator[tuple[Element, Text]]:
        """Every text with the places of the statements in it."""
        for source in self.root.iterfind("{*}Sources/*"):
            name = source.attrib.get("name", "")
            if safe_xml.local(source) != "TextSource":
                self.warnings.append(f"source {name!r} is no plain text and is left out")
                continue
            text = self._text(source)
            yield source, Text(name, text)

    def _text(self, source: Element) -> str:
        content = source.findtext("{*}PlainTextContent")
        if content is not None:
            return content
        path = source.attrib.get("plainTextPath", "").removeprefix("internal://")
        data = self.members.get(f"sources/{path}")
        if data is None:
            raise InputError(
                f"{self.file}: source {source.attrib.get('name')!r} has no text: sources/{path} is missing"
            )
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise InputError(f"{self.file}: sources/{path} is not UTF-8: {error}") from error

    def _codings(self, source: Element, text: Text) -> Iterator[dict[str, str | None]]:
        for kind in {safe_xml.local(each) for each in source} - {"PlainTextSelection", "PlainTextContent"}:
            self.warnings.append(f"source {text.name!r}: {kind} is left out")
        for selection in source.iterfind("{*}PlainTextSelection"):
            place = f"{self.file}, selection {selection.attrib.get('guid')}"
            statement = text.statement(selection, place, self.warnings)
            if statement is not None:
                yield from self._rows(selection, statement, place)

    def _rows(self, selection: Element, statement: str, place: str) -> Iterator[dict[str, str | None]]:
        """The codings of one selection: its codes, each for every nationality and coder."""
        self.warnings += [f"{place}: {each} is left out" for each in _notes(selection)]
        memo = selection.findtext("{*}Description")
        for coder, targets in self._by_coder(selection, place).items():
            codes = [self.codes[target] for target in targets if target in self.codes]
            given: dict[str, list[str]] = {}
            for name, value in (self.values[target] for target in targets if target in self.values):
                given.setdefault(name, []).append(value)
            several = [name for name, values in given.items() if len(values) > 1 and name != "nationality"]
            self.warnings += [f"{place}: several values of {name}: {given[name][0]!r} is taken" for name in several]
            one = {name: given.get(name, [DEFAULTS[name]])[0] for name in ATTRIBUTES}
            for name in [name for name in ATTRIBUTES if name not in given and codes]:
                self.lacking[name] = self.lacking.get(name, 0) + len(codes)
            for code, nationality in product(codes, given.get("nationality", [one["nationality"]])):
                row = {"coder": coder, "statement_id": statement, "code": code, "memo": memo}
                yield row | one | {"nationality": nationality}

    def _by_coder(self, selection: Element, place: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for coding in selection.iterfind("{*}Coding"):
            user = _key(coding.attrib.get("creatingUser", selection.attrib.get("creatingUser", "")))
            if user not in self.users:
                raise InputError(f"{place}: coding {coding.attrib.get('guid')} has no coder")
            for reference in coding.iterfind("{*}CodeRef"):
                target = _key(reference.attrib.get("targetGUID", ""))
                if target not in self.codes and target not in self.values:
                    raise InputError(f"{place}: code {target} is not in the codebook")
                found.setdefault(self.users[user], []).append(target)
        return found

    def _statements(self, found: list[tuple[Element, Text]]) -> pd.DataFrame:
        """The statements with their locators from the cases, where the project has them."""
        words = {name: text.text[start:end] for _, text in found for name, (start, end) in text.spans.items()}
        variables = {
            _key(each.attrib.get("guid", "")): each.attrib.get("name", "")
            for each in self.root.iterfind("{*}Variables/{*}Variable")
        }
        rows = []
        for case in self.root.iterfind("{*}Cases/{*}Case"):
            name = case.attrib.get("name", "")
            if name not in words:
                self.warnings.append(f"case {name!r} is no statement and is left out")
                continue
            values = dict(_value(each, variables) for each in case.iterfind("{*}VariableValue"))
            strange = [key for key in values if key not in STATEMENT_COLUMNS]
            self.warnings += [f"case {name}: variable {key!r} is left out" for key in strange]
            rows.append({**values, "statement_id": name, "statement_en": words[name]})
        return table(rows, STATEMENT_COLUMNS)


def _key(guid: str) -> str:
    return guid.strip("{}").casefold()


def _notes(selection: Element) -> list[str]:
    return [name for name in map(safe_xml.local, selection) if name not in ("Description", "Coding")]


def _value(value: Element, variables: dict[str, str]) -> tuple[str, str | None]:
    reference = value.find("{*}VariableRef")
    target = _key("" if reference is None else reference.attrib.get("targetGUID", ""))
    return variables.get(target, target), next((each.text for each in value if each.text and each.text.strip()), None)
