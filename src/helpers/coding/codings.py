"""All codings of the statements: those of single coders, the agreed one, and those added as files.

A file `codings-*.csv` or `*.qdpx` in the folder of `codings.csv` is read as a further coding. Capitals in
its name do not matter; hidden files and those that an open spreadsheet leaves are none of these.
"""

from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers import letter, paths, schemas
from helpers.coding import attributes, codebook, tables
from helpers.errors import InputError
from helpers.letter import statements
from helpers.schemas.coding import ATTRIBUTES, CODED, CODER_KEYS

if TYPE_CHECKING:
    from helpers.qda import Bundle

AGREED = "agreed"
FOLDER = "motives"
FILE = "codings.csv"
PROJECT = ".qdpx"
REGISTERS = [
    *(FILE, "attributes.csv", "codebook.csv", "coders.csv", "resolutions.csv"),
    *("studies.csv", "study_codings.csv", "questions.csv", "findings.csv", "entreq.csv", "readings.csv"),
]
FACTS = [*CODED, *(name for name in ATTRIBUTES if name not in CODED)]


@cache
def load(document: Path = paths.LETTER) -> pd.DataFrame:
    """All codings in one table.

    Returns
    -------
    DataFrame
        `coder`, `statement_id`, `code`, the attributes as categoricals, `memo`, the code's
        `theme` and `root`, and the `country` that the statement is about; one row for each
        statement, code and nationality of a coder.

    Raises
    ------
    InputError
        With file and row, for a code that is not a leaf of the codebook, an unknown statement or
        value of an attribute, a coder without a name, or a coder with codings in two files.
    """
    read = {_named(path, document): _read(path, document) for path in files(document)}
    _check_coders_in_one_file(read)
    table = pd.concat(read.values(), ignore_index=True)
    tree = codebook.load(document)
    kinds = {name: pd.CategoricalDtype(attributes.values(name, document), ordered=True) for name in ATTRIBUTES}
    above = {name: table["code"].map(tree[name]) for name in ("theme", "root")}
    above["country"] = table["statement_id"].map(statements.load(document)["country"]).astype(object)
    # Plain objects, because groups of arrow strings are returned as lists, which cannot be in an index.
    texts = dict.fromkeys(["coder", "statement_id", "code", "memo"], object)
    return table.astype(texts | kinds).assign(**above)


def files(document: Path = paths.LETTER) -> list[Path]:
    """The files that hold codings: the document's own first, then those that were added."""
    folder = document / FOLDER
    return [folder / FILE, *(path for path in _others(document) if _is_coding(path.name))]


def strays(document: Path = paths.LETTER) -> list[str]:
    """A line for each file among the codings that is not read, and for each that has no codings."""
    unread = [path for path in _others(document) if not _is_coding(path.name)]
    empty = [path for path in files(document)[1:] if _read(path, document).empty]
    return [
        *(f"{_named(path, document)} is not read: a coding is named codings-NAME.csv or NAME.qdpx" for path in unread),
        *(f"{_named(path, document)} has no codings" for path in empty),
    ]


def refused(document: Path = paths.LETTER) -> dict[str, list[str]]:
    """Why codings of added projects were refused, by the name of the file."""
    projects = [path for path in files(document) if path.suffix.casefold() == PROJECT]
    return {path.name: _imported(path, document).refused for path in projects}


def coders(document: Path = paths.LETTER) -> list[str]:
    """Who coded, without the agreed coding, in order of appearance."""
    return [name for name in load(document)["coder"].unique() if name != AGREED]


def of(coder: str, document: Path = paths.LETTER) -> pd.DataFrame:
    """The codings of one coder, or the agreed ones."""
    table = load(document)
    return table[table["coder"] == coder].reset_index(drop=True)


def made(document: Path = paths.LETTER) -> pd.DataFrame:
    """How each coding was made, in both languages, indexed by coder; for an added coding the names of the files."""
    known = letter.read(document, f"{FOLDER}/coders.csv", schemas.CODERS).set_index("coder")
    names = [*coders(document), AGREED]
    added = ", ".join(path.name for path in files(document)[1:])
    count = sum(map(len, refused(document).values()))
    others = {"made_en": f"added with {added}", "made_nl": f"toegevoegd met {added}"}
    if count:
        others["made_en"] += f"; {count} codings in it were refused"
        others["made_nl"] += f"; {count} coderingen daarin zijn geweigerd"
    return known.reindex(names).fillna(others)


def agreed(document: Path = paths.LETTER) -> pd.DataFrame:
    """The agreed coding, on which the synthesis is based."""
    return of(AGREED, document)


def resolutions(document: Path = paths.LETTER) -> pd.Series:
    """The reason for the agreed coding where a coder's differs, by (statement_id, code).

    Raises
    ------
    InputError
        With file and row, for an unknown statement or code.
    """
    file = f"{FOLDER}/resolutions.csv"
    table = letter.read(document, file, schemas.RESOLUTIONS)
    schemas.check_ids(table["statement_id"], statements.load(document).index, letter.named(document, file))
    schemas.check_ids(table["code"], codebook.leaves(document), letter.named(document, file))
    return table.set_index(["statement_id", "code"])["reason"]


def differences(first: pd.DataFrame, second: pd.DataFrame) -> list[tuple[str, str]]:
    """The (statement_id, code) on which two codings differ, sorted.

    Nationalities and all attributes count; memos do not.
    """
    both = pd.concat([first.drop_duplicates(FACTS), second.drop_duplicates(FACTS)])
    alone = both[~both.duplicated(FACTS, keep=False)]
    return sorted(set(zip(alone["statement_id"], alone["code"], strict=True)))


def contested(document: Path = paths.LETTER) -> list[tuple[str, str]]:
    """The (statement_id, code) on which any coder differs from the agreed coding, sorted."""
    final = agreed(document)
    return sorted({key for coder in coders(document) for key in differences(of(coder, document), final)})


def overruled(document: Path = paths.LETTER) -> list[tuple[str, str]]:
    """The (statement_id, code) on which all coders agree and the agreed coding differs, sorted."""
    parts = [of(coder, document) for coder in coders(document)]
    apart = {key for one, other in combinations(parts, 2) for key in differences(one, other)}
    return [key for key in contested(document) if key not in apart]


def _read(path: Path, document: Path) -> pd.DataFrame:
    name = _named(path, document)
    if path.suffix.casefold() == PROJECT:
        return _checked(_imported(path, document).codings, name, document)
    needed = [column for column, rules in schemas.CODINGS.columns.items() if rules.required]
    return _checked(tables.read(path, needed, name), name, document)


def _checked(table: pd.DataFrame, name: str, document: Path) -> pd.DataFrame:
    """A table of codings with the schema's types, every code, statement and value checked."""
    table = schemas.validated(table, schemas.CODINGS, name)
    choices = {"code": codebook.leaves(document), "statement_id": statements.load(document).index}
    choices |= {attribute: attributes.values(attribute, document) for attribute in ATTRIBUTES}
    for column, known in choices.items():
        schemas.check_ids(table[column], known, name)
    return table


def _others(document: Path) -> list[Path]:
    """The files in the folder of the codings besides the registers of a letter, hidden and temporary ones left out."""
    found = [path for path in sorted((document / FOLDER).iterdir()) if path.is_file() and path.name[0] not in ".~"]
    return [path for path in found if path.name not in REGISTERS]


def _is_coding(name: str) -> bool:
    folded = name.casefold()
    return folded.endswith(PROJECT) or (folded.startswith("codings-") and folded.endswith(".csv"))


@cache
def _imported(path: Path, document: Path) -> "Bundle":
    """A REFI-QDA project with codings of the document; imported here, because `qda` imports this package."""
    from helpers import qda

    return qda.codings(path, document)


def _named(path: Path, document: Path) -> str:
    return letter.named(document, f"{FOLDER}/{path.name}")


def _check_coders_in_one_file(read: dict[str, pd.DataFrame]) -> None:
    seen: dict[str, str] = {}
    for name, table in read.items():
        for column in CODER_KEYS:
            for coder in table.get(column, pd.Series(dtype="string")).dropna().unique():
                if coder in seen:
                    raise InputError(f"{name}: coder {coder!r} has codings in {seen[coder]} already: use another name")
                seen[coder] = name
