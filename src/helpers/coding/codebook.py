"""The codebook: a tree of codes, whose leaves can be given to statements."""

from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.errors import InputError, known

MOTIVE = "motive"  # the root whose children are the motives themselves; every codebook has it
PLAN, EVIDENCE = "plan", "evidence"  # further roots, for plans and for the evidence of an account
ROOTS = [MOTIVE, PLAN, EVIDENCE]
FILE = "motives/codebook.csv"


@cache
def load(document: Path = paths.LETTER) -> pd.DataFrame:
    """The codebook as a tree, indexed by code in the order of the file.

    Returns
    -------
    DataFrame
        The file's columns, with `root`, `theme` (the motive that a code belongs to; outside
        the motives the root), `depth` (0 for a root) and `leaf` (no code is below it).

    Raises
    ------
    InputError
        With file and row, for an unknown parent, for a code that is its own ancestor, and for a
        codebook without motives.
    """
    name = letter.named(document, FILE)
    framed = tree(letter.read(document, FILE, schemas.CODEBOOK), name)
    known("code", MOTIVE, framed.index, name)
    return framed


def tree(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """A table of codes with parents as a tree; `name` is the name of the file in errors."""
    parents = table.set_index("code")["parent"]
    above = _paths(parents, name)
    columns = {
        "root": [path[0] for path in above],
        "theme": [path[1] if path[0] == MOTIVE and len(path) > 1 else path[0] for path in above],
        "depth": [len(path) - 1 for path in above],
    }
    framed = table.set_index("code").assign(**columns)
    return framed.assign(leaf=~framed.index.isin(parents.dropna()))


def leaves(document: Path = paths.LETTER) -> list[str]:
    """The codes that a statement can be given."""
    table = load(document)
    return list(table.index[table["leaf"]])


def themes(document: Path = paths.LETTER) -> list[str]:
    """The motives, as the children of their root, in the codebook's order."""
    table = load(document)
    return list(table.index[table["parent"].eq(MOTIVE).fillna(False)])


def _paths(parents: pd.Series, name: str) -> list[list[str]]:
    """The codes from the root down to each code."""
    schemas.check_ids(parents, parents.index, name)
    graph = {code: [parent] if isinstance(parent, str) else [] for code, parent in parents.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        cycle = error.args[1]
        row = list(parents.index).index(cycle[0]) + 2
        message = f"{name}, row {row}, column parent: {' below '.join(cycle)}: a code cannot be its own ancestor"
        raise InputError(message) from None
    found: dict[str, list[str]] = {}
    for code in order:
        found[code] = [*(step for parent in graph[code] for step in found[parent]), code]
    return [found[code] for code in parents.index]
