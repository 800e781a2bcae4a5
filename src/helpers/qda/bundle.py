"""The content of an exchange file: a codebook and, where it is a project, statements and codings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.errors import InputError
from helpers.qda import rules

CODE_COLUMNS = list(schemas.CODEBOOK.columns)
CODING_COLUMNS = list(schemas.CODINGS.columns)
STATEMENT_COLUMNS = [name for name in schemas.STATEMENTS.columns if name != "reason"]
NUMBERS = ["paragraph", "sentence", "passage_start", "passage_end"]

Row = Mapping[str, str | None]


@dataclass
class Bundle:
    """Three tables in the shape of a document's registers, with warnings about content that they cannot hold.

    `refused` has the reason for each coded selection that was not imported.
    """

    codebook: pd.DataFrame
    codings: pd.DataFrame = field(default_factory=lambda: table([], CODING_COLUMNS))
    statements: pd.DataFrame = field(default_factory=lambda: table([], STATEMENT_COLUMNS))
    warnings: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    document: Path = paths.LETTER  # the folder of the letter that is coded

    @property
    def facts(self) -> letter.Document:
        """The facts about the letter that is coded."""
        return letter.load(self.document)

    @property
    def coders(self) -> dict[str, str]:
        """The GUID of every coder, made from the name where the codings do not give it.

        Raises
        ------
        InputError
            Where two coders have one GUID.
        """
        given = self.codings.reindex(columns=["coder", "coder_guid"]).drop_duplicates("coder").set_index("coder")
        found = {name: self.guid("coder", name) if pd.isna(own) else own for name, own in given["coder_guid"].items()}
        by_guid = {own: name for name, own in found.items()}
        for name, own in found.items():
            if by_guid[own] != name:
                raise InputError(f"coders {name!r} and {by_guid[own]!r} have one GUID, {own}: is it one person?")
        return found

    def guid(self, *parts: str) -> str:
        """A GUID that depends only on the parts and the letter."""
        return rules.guid(self.facts.sha256, *parts)


def table(rows: Sequence[Row], columns: list[str]) -> pd.DataFrame:
    """Rows as a table of strings with these columns; a cell that a row lacks is missing."""
    return pd.DataFrame(rows, columns=columns, dtype="string")


def identifier(name: str) -> str:
    """An id for the codebook, made from a code's name.

    >>> identifier("Family: sent ahead")
    'family-sent-ahead'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold())) or "code"


def labelled(row: Row, labels: list[str]) -> str:
    """Cells as lines `label: content`, with further lines of a cell indented by two spaces.

    >>> print(labelled({"use": "one\\ntwo", "example": None}, ["use", "example"]))
    use: one
      two
    """
    given = {label: str(row[label]) for label in labels if not pd.isna(row[label])}
    return "\n".join(f"{label}: " + content.replace("\n", "\n  ") for label, content in given.items())


def unlabelled(text: str, labels: list[str]) -> tuple[dict[str, str | None], str]:
    """The cells of `labelled` lines, and the lines without a label.

    >>> unlabelled("use: one\\n  two\\nby hand", ["use"])
    ({'use': 'one\\ntwo'}, 'by hand')
    """
    cells: dict[str, str | None] = {}
    rest: list[str] = []
    last = None
    for line in text.split("\n"):
        label, colon, content = line.partition(": ")
        if colon and label in labels and label not in cells:
            cells[label], last = content, label
        elif last and line.startswith("  "):
            cells[last] = f"{cells[last]}\n{line[2:]}"
        else:
            rest.append(line)
            last = None
    return cells, "\n".join(rest).strip()
