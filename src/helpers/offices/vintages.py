"""A vintage: a table as an office served it, stored in its own folder.

The folder holds the response as it was received (`reply-000.gz`, ...), its cells as parquet sorted
by country, what was requested and when (`vintage.json`), and the hashes of all of these. Empty
files in `seen/` record the time of each fetch that returned the same content.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import files
from helpers.errors import InputError
from helpers.offices.formats import compression, parquet, stamps

SUMS, ABOUT, CELLS, SEEN = "SHA256SUMS", "vintage.json", "cells.parquet", "seen"
REPLY = re.compile(r"reply-[0-9]{3,}\.gz")
STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"
PARTS = ("geo", "codes", "file")  # of a scope: only some countries or codes were requested, or a file was imported


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
        return digest(self.bodies)


@dataclass(frozen=True)
class Vintage:
    """A vintage on disk: its folder and what `vintage.json` and `seen/` say."""

    folder: Path
    table: str
    digest: str
    office: str
    request: str
    scope: dict[str, Any]
    updated: pd.Timestamp | None  # the office's own stamp, in UTC
    cells: int
    seen: tuple[pd.Timestamp, ...]  # the times of its fetches in UTC, the first one first

    @property
    def name(self) -> str:
        """The table and the first characters of the digest, such as `migr_asyunaa@470711c0ff33`."""
        return f"{self.table}@{self.digest[:12]}"

    @property
    def moment(self) -> pd.Timestamp:
        """When it became public, in UTC: the office's own stamp, else the first fetch.

        A stamp that lies in the future is wrong and does not count. One after the first fetch does,
        because then the clock of the computer was behind.
        """
        future = pd.Timestamp.now("UTC").tz_localize(None) + pd.Timedelta(days=1)
        return self.updated if self.updated is not None and self.updated <= future else self.seen[0]

    @property
    def known(self) -> pd.Timestamp:
        """The first day on which it counts as public, where the office is."""
        return stamps.day(self.moment)

    @property
    def order(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """Sorts the vintages of a table: later ones count more; of equal stamps the one that was fetched last."""
        return self.moment, self.seen[-1]

    @property
    def part(self) -> bool:
        """Whether only some countries or codes of the table are in it."""
        return bool(self.scope.keys() & set(PARTS))

    def covers(self, geo: list[str] | None) -> bool:
        """Whether these countries (`None`: all) were requested; the span of periods is not compared."""
        return "geo" not in self.scope or (geo is not None and set(geo) <= set(self.scope["geo"]))

    def read(self, **codes: str | list[str]) -> pd.DataFrame:
        """Its cells, or those with the given codes: `read(geo="NL", citizen=["TOTAL", "SY"])`.

        Raises
        ------
        InputError
            Where its file of cells is missing or damaged, or has no dimension of this name.
        """
        return parquet.read(self.folder / CELLS, codes)

    def bodies(self) -> tuple[bytes, ...]:
        """The responses as they were received."""
        paths = sorted((path for path in self.folder.iterdir() if REPLY.fullmatch(path.name)), key=_number)
        return tuple(path.read_bytes() for path in paths)


def digest(bodies: Iterable[bytes]) -> str:
    """The SHA-256 of bodies without compression."""
    found = hashlib.sha256()
    for body in bodies:
        found.update(compression.plain(body))
    return found.hexdigest()


def write(fetched: FetchedTable, folder: Path) -> None:
    """Write a fetched table as a vintage into a new folder; the hashes come last."""
    for number, body in enumerate(fetched.bodies):
        files.write_atomic(folder / f"reply-{number:03}.gz", compression.packed(body))
    parquet.write(fetched.cells, folder / CELLS)
    describe(fetched, folder)
    record_fetch(folder, fetched.fetched)
    seal(folder)


def describe(fetched: FetchedTable, folder: Path) -> None:
    """Write `vintage.json`. Times are in UTC; without an offset, as in older files, a stamp is in the office's time."""
    about = {
        "table": fetched.table,
        "digest": fetched.digest,
        "office": fetched.office,
        "request": fetched.request,
        "scope": fetched.scope,
        "updated": None if fetched.updated is None else fetched.updated.tz_localize("UTC").isoformat(),
        "fetched": fetched.fetched.isoformat(),
        "cells": len(fetched.cells),
    }
    files.write_atomic(folder / ABOUT, (json.dumps(about, indent=1) + "\n").encode())


def seal(folder: Path) -> None:
    """Write the hashes of the files of a vintage."""
    lines = [f"{_sha256(path)}  {path.name}" for path in _own(folder)]
    files.write_atomic(folder / SUMS, ("\n".join(lines) + "\n").encode())


def record_fetch(folder: Path, time: pd.Timestamp) -> None:
    """Record that a fetch returned the content of a vintage; the file is empty, so it cannot be partial."""
    (folder / SEEN).mkdir(exist_ok=True)
    (folder / SEEN / stamp(time)).touch()


def read(folder: Path) -> Vintage:
    """The vintage in a folder; files that the program did not write there are ignored.

    Raises
    ------
    InputError
        If its description is missing or unreadable.
    """
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        updated = None if about["updated"] is None else stamps.utc(about["updated"])
        named = {name: str(about[name]) for name in ("table", "digest", "office", "request")}
        seen = fetches(folder) or (pd.Timestamp(about["fetched"]),)
        scope, cells = dict(about["scope"]), int(about["cells"])
        return Vintage(folder, **named, updated=updated, seen=seen, scope=scope, cells=cells)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder}: not a valid vintage ({error})") from error


def fetches(folder: Path) -> tuple[pd.Timestamp, ...]:
    """The times at which the content of a vintage was fetched, the first one first."""
    names = [path.name for path in (folder / SEEN).iterdir()] if (folder / SEEN).is_dir() else []
    return tuple(sorted(time for time in map(_time, names) if time is not None))


def foreign(folder: Path) -> list[Path]:
    """The files in the folder of a vintage that the program does not write."""
    inside = [*folder.iterdir(), *((folder / SEEN).iterdir() if (folder / SEEN).is_dir() else ())]
    known = {folder / name for name in (SUMS, SEEN, ABOUT, CELLS)}
    return sorted(
        path
        for path in inside
        if path not in known and not (path.parent == folder and REPLY.fullmatch(path.name)) and not _is_fetch(path)
    )


def damages(folder: Path) -> Iterator[str]:
    """One line for each file that differs from its hash, is missing, or contradicts the folder's name."""
    try:
        vintage, sums = read(folder), _sums(folder)
    except (OSError, ValueError) as error:
        yield f"{error}" if isinstance(error, InputError) else f"{folder}: {error}"
        return
    for path in _own(folder):
        if sums.pop(path.name, None) != _sha256(path):
            yield f"{path}: differs from its hash"
    yield from (f"{folder / name}: is missing" for name in sums)
    if (vintage.digest, vintage.table) != (folder.name, folder.parent.name):
        yield f"{folder}: the folder's name is not that of the table and the digest, {vintage.table}/{vintage.digest}"


def stamp(time: pd.Timestamp) -> str:
    """A time as a file name."""
    return time.strftime(STAMP)


def _time(name: str) -> pd.Timestamp | None:
    """The time of a fetch from the name of its file; none for a file that the program did not write."""
    found = pd.to_datetime(name, format=STAMP, errors="coerce")
    return None if pd.isna(found) else found


def _is_fetch(path: Path) -> bool:
    return path.parent.name == SEEN and _time(path.name) is not None


def _number(path: Path) -> int:
    return int(path.name.removeprefix("reply-").removesuffix(".gz"))


def _sums(folder: Path) -> dict[str, str]:
    """The recorded hash of each file, by name."""
    lines = [line.partition("  ") for line in (folder / SUMS).read_text(encoding="utf-8").splitlines()]
    return {name: digest for digest, _, name in lines}


def _own(folder: Path) -> list[Path]:
    """The files whose hashes are recorded."""
    return sorted(path for path in folder.iterdir() if path.name in (ABOUT, CELLS) or REPLY.fullmatch(path.name))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
