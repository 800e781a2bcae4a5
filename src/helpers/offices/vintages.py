"""A vintage: a table as an office served it, stored in its own folder.

The folder holds the response as it was received (`reply-000.gz`, ...), its cells as parquet sorted
by country, what was requested and when (`vintage.json`), and the hashes of all of these. Empty
files in `seen/` record the time of each fetch that returned the same content.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import files
from helpers.errors import InputError
from helpers.offices.formats import compression, parquet

SUMS, ABOUT, CELLS, SEEN = "SHA256SUMS", "vintage.json", "cells.parquet", "seen"
STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"


@dataclass(frozen=True)
class FetchedTable:
    """A fetched table: the bytes received, the cells in them, and where they came from."""

    table: str
    office: str
    request: str
    bodies: tuple[bytes, ...]  # one for each part of the request
    cells: pd.DataFrame
    updated: pd.Timestamp | None  # the office's own stamp, in UTC
    fetched: pd.Timestamp
    scope: dict[str, Any] = field(default_factory=dict)  # what was requested, empty for the whole table

    @property
    def digest(self) -> str:
        """The SHA-256 of the bodies without compression."""
        found = hashlib.sha256()
        for body in self.bodies:
            found.update(compression.plain(body))
        return found.hexdigest()


@dataclass(frozen=True)
class Vintage:
    """A vintage on disk: its folder and what `vintage.json` and `seen/` say."""

    folder: Path
    table: str
    digest: str
    office: str
    request: str
    scope: dict[str, Any]
    updated: pd.Timestamp | None
    cells: int
    seen: tuple[pd.Timestamp, ...]  # the times of its fetches, the first one first

    @property
    def name(self) -> str:
        """The table and the first characters of the digest, such as `migr_asyunaa@470711c0ff33`."""
        return f"{self.table}@{self.digest[:12]}"

    @property
    def known(self) -> pd.Timestamp:
        """The first day on which it counts as public: the office's own stamp, else the day of the first fetch."""
        return (self.updated if self.updated is not None else self.seen[0]).normalize()

    def covers(self, geo: list[str] | None) -> bool:
        """Whether these countries (`None`: all) were requested; the span of periods is not compared."""
        return "geo" not in self.scope or (geo is not None and set(geo) <= set(self.scope["geo"]))

    def read(self, **codes: str | list[str]) -> pd.DataFrame:
        """Its cells, or those with the given codes: `read(geo="NL", citizen=["TOTAL", "SY"])`."""
        return parquet.read(self.folder / CELLS, codes)


def write(fetched: FetchedTable, folder: Path) -> None:
    """Write a fetched table as a vintage into a new folder; the hashes come last."""
    for number, body in enumerate(fetched.bodies):
        files.write_atomic(folder / f"reply-{number:03}.gz", compression.packed(body))
    parquet.write(fetched.cells, folder / CELLS)
    about = {
        "table": fetched.table,
        "digest": fetched.digest,
        "office": fetched.office,
        "request": fetched.request,
        "scope": fetched.scope,
        "updated": None if fetched.updated is None else fetched.updated.isoformat(),
        "fetched": fetched.fetched.isoformat(),
        "cells": len(fetched.cells),
    }
    files.write_atomic(folder / ABOUT, (json.dumps(about, indent=1) + "\n").encode())
    record_fetch(folder, fetched.fetched)
    lines = [f"{_sha256(path)}  {path.name}" for path in _hashed(folder)]
    files.write_atomic(folder / SUMS, ("\n".join(lines) + "\n").encode())


def record_fetch(folder: Path, time: pd.Timestamp) -> None:
    """Record that a fetch returned the content of a vintage; the file is empty, so it cannot be partial."""
    (folder / SEEN).mkdir(exist_ok=True)
    (folder / SEEN / stamp(time)).touch()


def read(folder: Path) -> Vintage:
    """The vintage in a folder.

    Raises
    ------
    InputError
        If files are missing or unreadable.
    """
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        seen = tuple(sorted(pd.to_datetime(path.name, format=STAMP) for path in (folder / SEEN).iterdir()))
        updated = None if about["updated"] is None else pd.Timestamp(about["updated"])
        named = {name: about[name] for name in ("table", "digest", "office", "request", "scope", "cells")}
        return Vintage(folder, updated=updated, seen=seen, **named)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder}: not a valid vintage ({error}): see `amv vintages verify`") from error


def faults(folder: Path) -> Iterator[str]:
    """One line for each file that differs from its hash, is missing, or contradicts the folder's name."""
    try:
        vintage, sums = read(folder), _sums(folder)
    except (OSError, ValueError) as error:
        yield f"{folder}: {error}"
        return
    for path in _hashed(folder):
        if sums.pop(path.name, None) != _sha256(path):
            yield f"{path}: differs from its hash"
    yield from (f"{folder / name}: is missing" for name in sums)
    if vintage.digest != folder.name:
        yield f"{folder}: the folder's name is not the digest of the response, {vintage.digest}"


def stamp(time: pd.Timestamp) -> str:
    """A time as a file name."""
    return time.strftime(STAMP)


def _sums(folder: Path) -> dict[str, str]:
    """The recorded hash of each file, by name."""
    lines = [line.partition("  ") for line in (folder / SUMS).read_text(encoding="utf-8").splitlines()]
    return {name: digest for digest, _, name in lines}


def _hashed(folder: Path) -> list[Path]:
    """The files whose hashes are recorded."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
