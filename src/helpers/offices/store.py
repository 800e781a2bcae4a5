"""The vintage store: every fetched table, kept permanently.

A vintage is the folder `TABLE/DIGEST/`, which is written atomically. Its name is the
SHA-256 of the response, so that equal content is stored once, and nothing in it is ever changed.
"""

import logging
import shutil
import uuid
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import dates, files, paths
from helpers.errors import InputError, unknown
from helpers.offices import selections, vintages
from helpers.offices.vintages import FetchedTable, Vintage

UNFINISHED, QUARANTINE, EXTRACTS = ".unfinished", ".refused", ".observed"
ADVICE = "`amv vintages verify` lists the faults of the store, `amv vintages repair` mends them"

log = logging.getLogger(__name__)


class Store:
    """The vintages in a folder: `root`, else the one in `AMV_VINTAGES`, else `data/vintages`."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or paths.vintages()

    def keep(self, fetched: FetchedTable) -> tuple[Vintage, bool]:
        """The vintage of a fetched table, and whether it is new or another fetch of an existing one.

        Raises
        ------
        InputError
            For a table that could not be loaded from the store.
        """
        part = bool(fetched.scope.keys() & set(vintages.PARTS))
        selections.observed(fetched.cells, fetched.table, part)
        folder = self.root / fetched.table / fetched.digest
        new = not folder.exists() and self._add(fetched, folder)
        if not new:
            vintages.record_fetch(folder, fetched.fetched)
        return vintages.read(folder), new

    def all(self, table: str | None = None) -> list[Vintage]:
        """All vintages, or those of one table, sorted by table and by the time they were known.

        A folder that is not a valid vintage is left out, and named once in the log.
        """
        found = [vintage for folder in self._folders(table) if (vintage := _readable(folder))]
        return sorted(found, key=lambda vintage: (vintage.table, vintage.order))

    def get(self, name: str) -> Vintage:
        """The vintage with this name, or whose name or digest starts with it.

        Raises
        ------
        InputError
            If none or several match.
        """
        kept = self.all()
        found = [each for each in kept if each.name.startswith(name) or each.digest.startswith(name)]
        if not found:
            raise unknown("vintage", name, [each.name for each in kept])
        if len(found) > 1:
            raise InputError(f"vintage {name!r} is ambiguous: {' or '.join(each.name for each in found)}")
        return found[0]

    def known_on(
        self, table: str, as_of: str | pd.Timestamp | None = None, geo: list[str] | None = None
    ) -> Vintage | None:
        """The newest vintage of a table, or of some of its countries, as of a day; `None` if there is none.

        Of several from one day, one with all periods is preferred to one from a period on.
        """
        day = dates.past_day(as_of, "as_of")
        known = [each for each in self.all(table) if each.covers(geo) and (day is None or each.known <= day)]
        return max(known, key=lambda each: (each.known, "since" not in each.scope, each.order), default=None)

    def quarantine(self, table: str, body: bytes, reason: str) -> Path:
        """Store an invalid response with the reason outside the vintages; return the folder."""
        folder = self.root / QUARANTINE / f"{table}-{vintages.stamp(pd.Timestamp.now('UTC'))}"
        files.write_atomic(folder / "reply", body)
        files.write_atomic(folder / "reason.txt", f"{reason}\n".encode())
        return folder

    def verify(self) -> list[str]:
        """One line for each fault of the stored files."""
        return [fault for folder in self._folders() for fault in _faults(folder)]

    def _folders(self, table: str | None = None) -> list[Path]:
        return sorted(path for path in self.root.glob(f"{table or '[!.]*'}/*") if path.is_dir())

    def prune(self, keep: int | None = None) -> list[Path]:
        """Delete unfinished and quarantined files, and with `keep` all but the newest vintages of each table.

        Returns the deleted folders.
        """
        hidden = [path for name in (UNFINISHED, QUARANTINE) for path in sorted((self.root / name).glob("*"))]
        deleted = [path for path in hidden if path.is_dir()]
        if keep is not None:
            for table in {vintage.table for vintage in self.all()}:
                deleted.extend(vintage.folder for vintage in self.all(table)[: -keep or None])
        for path in deleted:
            shutil.rmtree(path)
            for extract in self.root.glob(f"{EXTRACTS}/{path.parent.name}/{path.name}.*"):
                extract.unlink()
        return deleted

    def _add(self, fetched: FetchedTable, folder: Path) -> bool:
        """Write a vintage to a temporary folder and rename it; `False` if another process stored it first."""
        unfinished = self.root / UNFINISHED / uuid.uuid4().hex
        unfinished.mkdir(parents=True)
        try:
            vintages.write(fetched, unfinished)
            folder.parent.mkdir(parents=True, exist_ok=True)
            unfinished.rename(folder)
        except OSError:
            if folder.exists():
                return False
            raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return True


def _readable(folder: Path) -> Vintage | None:
    """The vintage in a folder, none where it is not a valid one."""
    for path in vintages.foreign(folder):
        _note(f"{path}: ignored, because this program did not write it")
    try:
        return vintages.read(folder)
    except InputError as error:
        _note(f"{error}, left out: {ADVICE}")
        return None


def _faults(folder: Path) -> list[str]:
    """One line for each file of a vintage that is damaged or foreign, and for cells that cannot be loaded."""
    found = [
        *vintages.damages(folder),
        *(f"{path}: is not a file of this program" for path in vintages.foreign(folder)),
    ]
    if found:
        return found
    vintage = vintages.read(folder)
    try:
        cells = vintage.read()
        selections.observed(cells, vintage.table, vintage.part)
    except InputError as error:
        return [f"{folder}: {error}"]
    return [] if len(cells) == vintage.cells else [f"{folder}: has {len(cells)} cells, not {vintage.cells}"]


@cache
def _note(line: str) -> None:
    """Log a line once."""
    log.warning(line)
