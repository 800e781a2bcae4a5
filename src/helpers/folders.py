"""Folders that the program writes: only new, empty or its own ones, and one process at a time.

A folder is the program's own if it holds the marker of what made it.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers import files, paths
from helpers.errors import InputError

SOURCES = (paths.NOTEBOOKS, paths.DATA, paths.ROOT / "src", paths.ROOT / "tests")
LITTER = {".DS_Store", ".ipynb_checkpoints", "Thumbs.db", "desktop.ini"}  # that other programs leave in folders


def checked(folder: Path, marker: str) -> None:
    """Return if the folder is new, empty or marked as ours.

    Raises
    ------
    InputError
        For a file in its place, a folder of sources, and one with files of someone else.
    """
    if any(folder.is_relative_to(source) for source in SOURCES):
        raise InputError(f"{folder}: is among the sources: choose a folder outside of them")
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file: choose a new or empty folder")
    if folder.exists() and not (folder / marker).is_file():
        names = {path.name for path in folder.iterdir()} - LITTER
        others = sorted(name for name in names if not name.startswith(f".{marker}-"))  # a marker that is being written
        if others:
            raise InputError(f"{folder}: holds {others[0]}, which is not of this program: choose a new or empty folder")


def mark(folder: Path, marker: str, facts: dict[str, Any]) -> None:
    """Make the folder, and write the marker with the facts about what it holds."""
    content = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    if marked(folder, marker) != facts:
        files.write_atomic(folder / marker, content.encode())


def marked(folder: Path, marker: str) -> dict[str, Any]:
    """The facts in a folder's marker; none without one, or where it cannot be read."""
    try:
        facts = json.loads((folder / marker).read_bytes())
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


@contextmanager
def locked(folder: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold a folder for this process; another one that holds it is waited for, after telling so.

    The lock is the folder's own and ends with the process. Windows has no such lock.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"waiting for another run that writes into {folder}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
