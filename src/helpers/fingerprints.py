"""Hashes of what results depend on: files, and the vintages in the store."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers import paths


def of_files(files: Iterable[Path], root: Path = paths.ROOT) -> str:
    """A hash of the names, below `root` where they are there, and the contents of files."""
    found = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        name = path.relative_to(root) if path.is_relative_to(root) else path
        found.update(f"{name.as_posix()} {len(content)} ".encode())
        found.update(content)
    return found.hexdigest()


def vintages(as_of: str | None = None, root: Path | None = None) -> list[str]:
    """The state of the store's vintages known by a day `YYYY-MM-DD`, or of all: their fetches, and each file's stamp.

    The stamp is a file's size and time, since a damaged vintage is left out and a repaired one is
    read again, and its tables are too large to be hashed each time.
    """
    root = root or paths.vintages()
    folders = [folder for folder in sorted(root.glob("[!.]*/*")) if as_of is None or _known(folder) <= as_of]
    stated = [path for folder in folders for path in sorted(folder.glob("*")) if path.is_file()]
    fetches = [path.relative_to(root).as_posix() for folder in folders for path in sorted(folder.glob("seen/*"))]
    return fetches + [f"{path.relative_to(root).as_posix()} {_stamp(path)}" for path in stated]


def _stamp(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _known(vintage: Path) -> str:
    """The day that a vintage was known: its office's update, else its first fetch; empty where neither is recorded."""
    try:
        updated = json.loads((vintage / "vintage.json").read_bytes())["updated"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return str(updated or min((path.name for path in vintage.glob("seen/*")), default=""))[:10]


def below(folder: Path, *left_out: Path) -> Iterator[Path]:
    """The files of a folder in a fixed order, without hidden and compiled ones and those of some folders."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path in left_out or path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from below(path, *left_out)
        else:
            yield path
