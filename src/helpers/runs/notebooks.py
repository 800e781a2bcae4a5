"""Which notebooks are run: those of the compendium, whose names begin with two digits, and named ones."""

import re
from collections.abc import Iterable
from pathlib import Path

from helpers import paths
from helpers.errors import InputError, known

NAME = re.compile("[0-9][0-9]-[a-z0-9]+(-[a-z0-9]+)*")  # so that neither Untitled nor 01-inflow-Copy1 is one


def find(names: Iterable[str] = (), folder: Path = paths.NOTEBOOKS) -> list[Path]:
    """The notebooks with these names or paths, with or without `.ipynb`; without names, the compendium's.

    Raises
    ------
    InputError
        For an unknown name, with the nearest ones, and for a folder without notebooks.
    """
    every = {path.stem: path for path in sorted(folder.glob("[!.]*.ipynb"))}
    own = [path for path in every.values() if is_own(path.stem)]
    if not own and not names:
        raise InputError(f"{folder}: there is no notebook in this folder")
    return list(dict.fromkeys(_found(name, every) for name in names)) or own


def others(folder: Path = paths.NOTEBOOKS) -> list[str]:
    """The names of the notebooks in a folder that are not the compendium's."""
    return [path.name for path in sorted(folder.glob("[!.]*.ipynb")) if not is_own(path.stem)]


def is_own(stem: str) -> bool:
    """Whether a notebook of this name is one of the compendium.

    >>> is_own("01-inflow"), is_own("Untitled"), is_own("01-inflow-Copy1")
    (True, False, False)
    """
    return NAME.fullmatch(stem) is not None


def _found(name: str, every: dict[str, Path]) -> Path:
    path = Path(name)
    if path.suffix == ".ipynb" and path.is_file():
        return path.resolve()
    return every[known("notebook", name.removesuffix(".ipynb"), every)]
