"""Reading REFI-QDA projects, our own and those of other programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import letter, paths, safe_xml
from helpers.coding import attributes
from helpers.errors import InputError
from helpers.qda import archives, qdc, rules
from helpers.qda.bundle import CODING_COLUMNS, Bundle, table
from helpers.qda.cases import statements
from helpers.qda.coders import Coders
from helpers.qda.qdpx import ATTRIBUTE
from helpers.qda.selections import Selections, Value
from helpers.qda.texts import Text, texts
from helpers.schemas.coding import ATTRIBUTES, CODED

PROJECT = "project.qde"
READ = {"Users", "CodeBook", "Variables", "Cases", "Sources"}


def read(path: Path, document: Path = paths.LETTER) -> Bundle:
    """The bundle in a project; a warning is added for content that the tables cannot hold.

    Parameters
    ----------
    document
        The letter whose attributes the codings have.

    Raises
    ------
    InputError
        For a file that is not a project, and where none of its codings can be imported.
    """
    members = _project_members(archives.read(path), path.name)
    root = safe_xml.parse(members[PROJECT], f"{path.name}, {PROJECT}")
    if root.tag.casefold() != f"{{{rules.PROJECT}}}Project".casefold():
        raise InputError(f"{path.name}: the root is {root.tag}, not a REFI-QDA Project")
    return _Project(path.name, members, root, document).bundle()


def _project_members(members: dict[str, bytes], file: str) -> dict[str, bytes]:
    """The members beside and below the project's XML, by their path from its folder."""
    paths_ = {name: PurePosixPath(name.replace("\\", "/")) for name in members}
    found = [name for name, path in paths_.items() if path.name.casefold() == PROJECT]
    if not found:
        raise InputError(f"{file}: has no {PROJECT}: not a REFI-QDA project")
    if len(found) > 1:
        raise InputError(f"{file}: has more than one {PROJECT}: {', '.join(found)}")
    home = paths_[found[0]].parent
    inside = {str(path.relative_to(home)): name for name, path in paths_.items() if path.is_relative_to(home)}
    return {path: members[name] for path, name in inside.items()} | {PROJECT: members[found[0]]}


@dataclass
class _Project:
    """One project, converted to tables."""

    file: str
    members: dict[str, bytes]
    root: Element
    document: Path
    warnings: list[str] = field(default_factory=list)

    def bundle(self) -> Bundle:
        coders = self._coders()
        element = self.root.find("{*}CodeBook")
        if element is None:
            raise InputError(f"{self.file}: has no codebook")
        values = dict(self._take_attributes(element))
        book, codes, warnings = qdc.book_of(element, self.file)
        self.warnings += warnings
        found = list(texts(self.root, self.members))
        defaults = attributes.defaults(self.document)
        refused: list[str] = []
        codings = self._codings(Selections(coders, codes, values, defaults, self.warnings, refused), found)
        lost = [name for name in map(safe_xml.local_name, self.root) if name not in READ]
        self.warnings += [f"{name} were ignored" for name in lost]
        places = statements(self.root, self._paraphrases(found), self.warnings)
        return Bundle(book, codings, places, self.warnings, refused, self.document)

    def _paraphrases(self, found: list[tuple[Element, Text | str]]) -> dict[str, str]:
        """The paraphrase of every statement in the texts."""
        paraphrases: dict[str, str] = {}
        for text in [text for _, text in found if isinstance(text, Text)]:
            for name, (start, end) in text.spans.items():
                if paraphrases.setdefault(name, text.text[start:end]) != text.text[start:end]:
                    raise InputError(f"{self.file}: statement {name} has two texts: remove one of the sources")
        return paraphrases

    def _coders(self) -> Coders:
        coders = Coders(self.file, letter.load(self.document).sha256, self.warnings)
        names: dict[str, str] = {}
        for user in self.root.iterfind("{*}Users/{*}User"):
            key, name = rules.key(user.attrib.get("guid", "")), user.attrib.get("name", "")
            if names.setdefault(key, name) != name:
                raise InputError(f"{self.file}: users {names[key]!r} and {name!r} have one GUID, {key!r}")
        for key, name in names.items():
            coders.add(key, name)
        return coders

    def _take_attributes(self, book: Element) -> Iterator[tuple[str, Value | None]]:
        """Remove the attributes from a codebook; yield their values by GUID, none for an unknown value."""
        for codes in book.iterfind("{*}Codes"):
            for top in [each for each in codes if each.attrib.get("name") == ATTRIBUTE]:
                codes.remove(top)
                for above in top.iterfind("{*}Code"):
                    yield from self._values(above)

    def _values(self, above: Element) -> Iterator[tuple[str, Value | None]]:
        name = above.attrib.get("name", "")
        known = attributes.values(name, self.document) if name in ATTRIBUTES else []
        for each in above.iterfind("{*}Code"):
            value = each.attrib.get("name", "")
            if value not in known:
                self.warnings.append(f"attribute {name}: value {value!r} was ignored")
            yield rules.key(each.attrib.get("guid", "")), (name, value) if value in known else None

    def _codings(self, selections: Selections, found: list[tuple[Element, Text | str]]) -> pd.DataFrame:
        codings = table([row for source, text in found for row in selections.rows(source, text)], CODING_COLUMNS)
        self.warnings += [*selections.report(), *selections.coders.report()]
        if codings.empty and selections.refused:
            count = len(selections.refused)
            raise InputError(f"{self.file}: none of {count} codings can be imported: {selections.refused[0]}")
        duplicated = codings.duplicated(["coder", *CODED])
        if duplicated.any():
            self.warnings.append(f"{int(duplicated.sum())} duplicate codings were ignored")
        return codings[~duplicated].reset_index(drop=True)
