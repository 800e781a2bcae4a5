"""Reading REFI-QDA projects, our own and those of other programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import paths, safe_xml
from helpers.coding import attributes
from helpers.errors import InputError
from helpers.qda import archives, qdc, rules
from helpers.qda.bundle import CODING_COLUMNS, Bundle, identifier, table
from helpers.qda.cases import statements
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
        For a file that is not a project, a code, user or position that does not exist, and a
        coder without a name.
    """
    members = archives.read(path)
    if PROJECT not in members:
        raise InputError(f"{path.name}: has no {PROJECT}: not a REFI-QDA project")
    root = safe_xml.parse(members[PROJECT], f"{path.name}, {PROJECT}")
    if root.tag != f"{{{rules.PROJECT}}}Project":
        raise InputError(f"{path.name}: the root is {root.tag}, not a REFI-QDA Project")
    return _Project(path.name, members, root, document).bundle()


@dataclass
class _Project:
    """One project, converted to tables."""

    file: str
    members: dict[str, bytes]
    root: Element
    document: Path
    warnings: list[str] = field(default_factory=list)

    def bundle(self) -> Bundle:
        users = dict(self._users())
        element = self.root.find("{*}CodeBook")
        if element is None:
            raise InputError(f"{self.file}: has no codebook")
        values = dict(self._take_attributes(element))
        book, codes, warnings = qdc.book_of(element, self.file)
        self.warnings += warnings
        found = texts(self.root, self.members, self.file, self.warnings)
        defaults = attributes.defaults(self.document)
        codings = self._codings(Selections(self.file, users, codes, values, defaults, self.warnings), found)
        lost = [name for name in map(safe_xml.local_name, self.root) if name not in READ]
        self.warnings += [f"{name} were ignored" for name in lost]
        return Bundle(book, codings, statements(self.root, found, self.warnings), self.warnings, self.document)

    def _users(self) -> Iterator[tuple[str, str]]:
        """The coders by GUID."""
        for user in self.root.iterfind("{*}Users/{*}User"):
            name = user.attrib.get("name", "").strip()
            if not name:
                raise InputError(
                    f"{self.file}: user {user.attrib.get('guid')} has no name: add one, it names the coder"
                )
            coder = identifier(name).replace("-", "_")
            if coder != name:
                self.warnings.append(f"coder {name!r} was renamed to {coder}")
            yield rules.key(user.attrib.get("guid", "")), coder

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

    def _codings(self, selections: Selections, found: list[tuple[Element, Text]]) -> pd.DataFrame:
        codings = table([row for source, text in found for row in selections.rows(source, text)], CODING_COLUMNS)
        self.warnings += selections.defaulted()
        duplicated = codings.duplicated(["coder", *CODED])
        if duplicated.any():
            self.warnings.append(f"{int(duplicated.sum())} duplicate codings were ignored")
        return codings[~duplicated].reset_index(drop=True)
