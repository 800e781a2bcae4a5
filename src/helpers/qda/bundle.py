"""What an exchange file carries: a codebook, and where it is a project its statements and codings."""

import re
from dataclasses import dataclass, field

import pandas as pd

from helpers import schemas
from helpers.coding import codings
from helpers.letter import statements
from helpers.schemas.motives import ATTRIBUTES

CODE_COLUMNS = list(schemas.CODEBOOK.columns)
CODING_COLUMNS = list(schemas.CODINGS.columns)
STATEMENT_COLUMNS = [name for name in schemas.STATEMENTS.columns if name != "reason"]
NUMBERS = ["paragraph", "sentence", "passage_start", "passage_end"]
# What stands where another program's coding says nothing of an attribute.
DEFAULTS = dict.fromkeys(ATTRIBUTES, "unspecified") | {"actor": "none", "direction": "for"}


@dataclass
class Bundle:
    """Three tables in the shape of the registers, and what could not be taken into them."""

    codebook: pd.DataFrame
    codings: pd.DataFrame = field(default_factory=lambda: table([], CODING_COLUMNS))
    statements: pd.DataFrame = field(default_factory=lambda: table([], STATEMENT_COLUMNS))
    warnings: list[str] = field(default_factory=list)


def own() -> Bundle:
    """The project's own codebook, statements and all codings."""
    from helpers import paths

    book = schemas.text(paths.MOTIVES / "codebook.csv", schemas.CODEBOOK)
    text = statements.load().reset_index()[STATEMENT_COLUMNS].astype("string")
    return Bundle(book, codings.load()[CODING_COLUMNS].astype("string"), text)


def table(rows: list[dict[str, str | None]], columns: list[str]) -> pd.DataFrame:
    """Rows as a table of words with these columns; what a row lacks is missing."""
    return pd.DataFrame(rows, columns=columns, dtype="string")


def identifier(name: str) -> str:
    """A code's name as an id of the codebook.

    >>> identifier("Family: sent ahead")
    'family-sent-ahead'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold())) or "code"


def labelled(row: dict[str, str | None], labels: list[str]) -> str:
    """Cells as lines `label: words`, further lines of a cell set in by two blanks.

    >>> print(labelled({"use": "one\\ntwo", "example": None}, ["use", "example"]))
    use: one
      two
    """
    given = ((label, row[label]) for label in labels if not pd.isna(row[label]))
    return "\n".join(f"{label}: " + words.replace("\n", "\n  ") for label, words in given)


def unlabelled(text: str, labels: list[str]) -> tuple[dict[str, str], str]:
    """The cells of `labelled` lines, and the lines that carry no label.

    >>> unlabelled("use: one\\n  two\\nby hand", ["use"])
    ({'use': 'one\\ntwo'}, 'by hand')
    """
    cells: dict[str, str] = {}
    rest: list[str] = []
    last = None
    for line in text.split("\n"):
        label, colon, words = line.partition(": ")
        if colon and label in labels and label not in cells:
            cells[label], last = words, label
        elif last and line.startswith("  "):
            cells[last] += "\n" + line[2:]
        else:
            rest.append(line)
            last = None
    return cells, "\n".join(rest).strip()
