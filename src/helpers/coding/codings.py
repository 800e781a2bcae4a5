"""Every coding of the statements: the two made independently, the agreed one, and what others drop in.

A file `codings-*.csv` or `*.qdpx` beside `codings.csv` is a further coding; nothing else has
to be changed for it to count.
"""

from functools import cache
from itertools import combinations
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.coding import codebook
from helpers.errors import InputError
from helpers.letter import statements
from helpers.schemas.motives import ATTRIBUTES, CODED

AGREED = "agreed"
FILE = "codings.csv"
FACTS = [*CODED, *(name for name in ATTRIBUTES if name not in CODED)]


@cache
def load(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """All codings under one another.

    Returns
    -------
    DataFrame
        `coder`, `statement_id`, `code`, the attributes as categoricals, `memo`, and the
        code's `theme` and `root`; one row for each statement, code and nationality of a coder.

    Raises
    ------
    InputError
        With file and row, for a code that is no leaf of the codebook, an unknown statement, a
        coder without a name, or a coder who stands in two files.
    """
    tables = {path.name: _read(path, folder) for path in files(folder)}
    _refuse_doubles(tables)
    table = pd.concat(tables.values(), ignore_index=True)
    tree = codebook.load(folder)
    kinds = {name: pd.CategoricalDtype(values, ordered=True) for name, values in ATTRIBUTES.items()}
    above = {name: table["code"].map(tree[name]) for name in ("theme", "root")}
    # Plain objects: groups of arrow strings would come back as lists, which no index can hold.
    words = dict.fromkeys(["coder", "statement_id", "code", "memo"], object)
    return table.astype(words | kinds).assign(**above)


def files(folder: Path = paths.MOTIVES) -> list[Path]:
    """The files that hold codings: the project's own first, then what was dropped in."""
    return [folder / FILE, *sorted([*folder.glob("codings-*.csv"), *folder.glob("*.qdpx")])]


def checked(table: pd.DataFrame, name: str, folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """A table of codings with the schema's types, every code and statement a known one."""
    table = schemas.validated(table, schemas.CODINGS, name)
    schemas.check_ids(table["code"], codebook.leaves(folder), name)
    schemas.check_ids(table["statement_id"], statements.load().index, name)
    return table


def coders(folder: Path = paths.MOTIVES) -> list[str]:
    """Who coded, without the agreed coding, in order of appearance."""
    return [name for name in load(folder)["coder"].unique() if name != AGREED]


def of(coder: str, folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """The codings of one coder, or the agreed ones."""
    table = load(folder)
    return table[table["coder"] == coder].reset_index(drop=True)


def made(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """How each coding was made, in both languages, indexed by coder; a dropped-in one by its file."""
    known = schemas.read(folder / "coders.csv", schemas.CODERS).set_index("coder")
    names = [*coders(folder), AGREED]
    dropped = [path.name for path in files(folder)[1:]]
    others = {"made_en": f"dropped in with {', '.join(dropped)}", "made_nl": f"toegevoegd met {', '.join(dropped)}"}
    return known.reindex(names).fillna(others)


def agreed(folder: Path = paths.MOTIVES) -> pd.DataFrame:
    """The agreed coding, which all synthesis rests on."""
    return of(AGREED, folder)


def resolutions(folder: Path = paths.MOTIVES) -> pd.Series:
    """Why the agreed coding is as it is where a coder's differs, by (statement_id, code)."""
    table = schemas.read(folder / "resolutions.csv", schemas.RESOLUTIONS)
    return table.set_index(["statement_id", "code"])["reason"]


def differences(first: pd.DataFrame, second: pd.DataFrame) -> list[tuple[str, str]]:
    """The (statement_id, code) that two codings do not give in quite the same way, sorted.

    Nationalities and all attributes count; memos do not.
    """
    both = pd.concat([first.drop_duplicates(FACTS), second.drop_duplicates(FACTS)])
    alone = both[~both.duplicated(FACTS, keep=False)]
    return sorted(set(zip(alone["statement_id"], alone["code"], strict=True)))


def contested(folder: Path = paths.MOTIVES) -> list[tuple[str, str]]:
    """The (statement_id, code) on which any coder differs from what was agreed, sorted."""
    final = agreed(folder)
    return sorted({key for coder in coders(folder) for key in differences(of(coder, folder), final)})


def overruled(folder: Path = paths.MOTIVES) -> list[tuple[str, str]]:
    """The (statement_id, code) that all coders gave alike and the agreed coding has otherwise, sorted."""
    parts = [of(coder, folder) for coder in coders(folder)]
    apart = {key for one, other in combinations(parts, 2) for key in differences(one, other)}
    return [key for key in contested(folder) if key not in apart]


def _read(path: Path, folder: Path) -> pd.DataFrame:
    if path.suffix == ".qdpx":
        from helpers import qda

        return checked(qda.codings(path), path.name, folder)
    return checked(schemas.text(path, schemas.CODINGS), path.name, folder)


def _refuse_doubles(tables: dict[str, pd.DataFrame]) -> None:
    seen: dict[str, str] = {}
    for name, table in tables.items():
        for coder in table["coder"].unique():
            if coder in seen:
                raise InputError(f"{name}: coder {coder!r} has codings in {seen[coder]} already: take another name")
            seen[coder] = name
