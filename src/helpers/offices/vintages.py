"""The store of vintages: what an office served, kept for good.

A vintage is a folder `TABLE/DIGEST/` that appears whole or not at all: the reply as it was
received, its cells as parquet sorted by country, what was asked and when, and the hashes of
all three. Its name is the SHA-256 of the reply, so the same content is kept once; a file in
`seen/` tells each time that it was met. Nothing in it is ever changed.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import dates, files, paths
from helpers.errors import InputError, unknown
from helpers.offices.formats import compression, parquet

VARIABLE = "AMV_VINTAGES"
SUMS, ABOUT, CELLS, SEEN = "SHA256SUMS", "vintage.json", "cells.parquet", "seen"
UNFINISHED, REFUSED = ".unfinished", ".refused"
STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"


@dataclass(frozen=True)
class Reply:
    """What was fetched: the bytes of every part, the cells they hold, and where they came from."""

    table: str
    office: str
    request: str
    parts: tuple[bytes, ...]
    cells: pd.DataFrame
    updated: pd.Timestamp | None  # the office's own stamp, in universal time
    fetched: pd.Timestamp
    scope: dict[str, Any] = field(default_factory=dict)  # what was asked for, where not all

    @property
    def digest(self) -> str:
        """The SHA-256 of the parts without compression."""
        found = hashlib.sha256()
        for part in self.parts:
            found.update(compression.plain(part))
        return found.hexdigest()


@dataclass(frozen=True)
class Vintage:
    """A vintage that is kept: where it lies and what it says of itself."""

    folder: Path
    table: str
    digest: str
    office: str
    request: str
    scope: dict[str, Any]
    updated: pd.Timestamp | None
    cells: int
    seen: tuple[pd.Timestamp, ...]

    @property
    def name(self) -> str:
        """The table and the first characters of the digest, as pages call it."""
        return f"{self.table}@{self.digest[:12]}"

    @property
    def known(self) -> pd.Timestamp:
        """The day by which the office had published it: its own stamp, else the day it was first seen."""
        return (self.updated if self.updated is not None else self.seen[0]).normalize()

    def covers(self, geo: list[str] | None) -> bool:
        """Whether it was asked for these countries, or for all; a span of periods counts as all."""
        return "geo" not in self.scope or (geo is not None and set(geo) <= set(self.scope["geo"]))

    def read(self, **codes: str | list[str]) -> pd.DataFrame:
        """Its cells, or those of some codes: `read(geo="NL", citizen=["TOTAL", "SY"])`."""
        return parquet.read(self.folder / CELLS, codes)


class Store:
    """The vintages below a folder, made when the first one is kept."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or default()

    def keep(self, reply: Reply) -> tuple[Vintage, bool]:
        """Keep a reply; tells whether it is a new vintage or a new sighting of one."""
        place = self.root / reply.table / reply.digest
        new = not place.exists() and self._put(reply, place)
        if not new:
            (place / SEEN / _stamp(reply.fetched)).touch()  # empty, so that it is never half there
        return _read(place), new

    def all(self, table: str | None = None) -> list[Vintage]:
        """All vintages, or those of one table, by table and by the day they were known."""
        found = [_read(path.parent) for path in sorted(self.root.glob(f"{table or '[!.]*'}/*/{ABOUT}"))]
        return sorted(found, key=lambda vintage: (vintage.table, vintage.known, vintage.seen))

    def get(self, name: str) -> Vintage:
        """A vintage by its name or the start of its digest.

        Raises
        ------
        InputError
            For none and for several.
        """
        vintages = self.all()
        found = [each for each in vintages if each.name.startswith(name) or each.digest.startswith(name)]
        if len(found) != 1:
            if not found:
                raise unknown("vintage", name, [each.name for each in vintages])
            raise InputError(f"vintage {name!r} may be {' or '.join(each.name for each in found)}")
        return found[0]

    def known_on(
        self, table: str, as_of: str | pd.Timestamp | None = None, geo: list[str] | None = None
    ) -> Vintage | None:
        """The newest vintage on a day of a table, or of some of its countries; none where none was known.

        Among vintages of the same day one that was asked for all periods goes before a part.
        """
        day = dates.day(as_of, "as_of")
        known = [each for each in self.all(table) if each.covers(geo) and (day is None or each.known <= day)]
        return max(known, key=lambda each: (each.known, "since" not in each.scope, each.seen[-1]), default=None)

    def refuse(self, table: str, body: bytes, reason: str) -> Path:
        """Keep a reply that is not as it must be aside, with the reason."""
        folder = self.root / REFUSED / f"{table}-{_stamp(pd.Timestamp.now('UTC'))}"
        files.put(folder / "reply", body)
        files.put(folder / "reason.txt", f"{reason}\n".encode())
        return folder

    def verify(self) -> list[str]:
        """What is not as it was kept, one line a fault."""
        folders = sorted({path.parent for path in self.root.glob(f"[!.]*/*/{SUMS}")} | set(self.root.glob("[!.]*/*")))
        return [fault for folder in folders for fault in _faults(folder)]

    def prune(self, keep: int | None = None) -> list[Path]:
        """Take away what is unfinished or refused, and all but the newest `keep` vintages of a table."""
        gone = [path for name in (UNFINISHED, REFUSED) for path in sorted((self.root / name).glob("*"))]
        if keep is not None:
            for table in {vintage.table for vintage in self.all()}:
                old = self.all(table)[: -keep or None]
                gone.extend(vintage.folder for vintage in old)
        for path in gone:
            shutil.rmtree(path)
        return gone

    def _put(self, reply: Reply, place: Path) -> bool:
        """Build the vintage aside and put it in its place; another process may have been first."""
        aside = self.root / UNFINISHED / uuid.uuid4().hex
        (aside / SEEN).mkdir(parents=True)
        try:
            _write(reply, aside)
            place.parent.mkdir(parents=True, exist_ok=True)
            aside.rename(place)
        except OSError:
            if place.exists():
                return False
            raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        return True


def default() -> Path:
    """The store's folder: what the environment names, else `data/vintages`."""
    return Path(os.environ.get(VARIABLE) or paths.DATA / "vintages")


def _write(reply: Reply, folder: Path) -> None:
    for number, part in enumerate(reply.parts):
        files.put(folder / f"reply-{number:03}.gz", compression.packed(part))
    parquet.write(reply.cells, folder / CELLS)
    about = {
        "table": reply.table,
        "digest": reply.digest,
        "office": reply.office,
        "request": reply.request,
        "scope": reply.scope,
        "updated": None if reply.updated is None else reply.updated.isoformat(),
        "fetched": reply.fetched.isoformat(),
        "cells": len(reply.cells),
    }
    files.put(folder / ABOUT, (json.dumps(about, indent=1) + "\n").encode())
    (folder / SEEN / _stamp(reply.fetched)).touch()
    lines = [f"{_sha256(path)}  {path.name}" for path in _contents(folder)]
    files.put(folder / SUMS, ("\n".join(lines) + "\n").encode())


def _contents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)


def _read(folder: Path) -> Vintage:
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        seen = tuple(sorted(_time(path.name) for path in (folder / SEEN).iterdir()))
        updated = None if about["updated"] is None else pd.Timestamp(about["updated"])
        named = {name: about[name] for name in ("table", "digest", "office", "request", "scope", "cells")}
        return Vintage(folder, updated=updated, seen=seen, **named)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{folder}: is no whole vintage ({error}): `amv vintages verify` tells more") from error


def _faults(folder: Path) -> Iterator[str]:
    """Compare every file with its hash, the folder's name with the reply, and the number of cells."""
    try:
        sums = dict(reversed(line.split("  ", 1)) for line in (folder / SUMS).read_text().splitlines())
        vintage = _read(folder)
    except (OSError, ValueError, InputError) as error:
        yield f"{folder}: {error}"
        return
    for path in _contents(folder):
        if sums.pop(path.name, None) != _sha256(path):
            yield f"{path}: differs from its hash"
    yield from (f"{folder / name}: is missing" for name in sums)
    if vintage.digest != folder.name:
        yield f"{folder}: is not named by its digest, {vintage.digest}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(time: pd.Timestamp) -> str:
    return time.strftime(STAMP)


def _time(name: str) -> pd.Timestamp:
    return pd.to_datetime(name, format=STAMP)
