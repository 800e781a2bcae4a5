"""The vintage store: every fetched table, kept permanently.

A vintage is the folder `TABLE/DIGEST/`, which is written atomically. Its name is the
SHA-256 of the response, so that equal content is stored once, and nothing in it is ever changed.
"""

import shutil
import uuid
from pathlib import Path

import pandas as pd

from helpers import dates, files, paths
from helpers.errors import InputError, unknown
from helpers.offices import vintages
from helpers.offices.vintages import ABOUT, SUMS, FetchedTable, Vintage

UNFINISHED, QUARANTINE = ".unfinished", ".refused"


class Store:
    """The vintages in a folder: `root`, else the one in `AMV_VINTAGES`, else `data/vintages`."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or paths.vintages()

    def keep(self, fetched: FetchedTable) -> tuple[Vintage, bool]:
        """The vintage of a fetched table, and whether it is new or another fetch of an existing one."""
        folder = self.root / fetched.table / fetched.digest
        new = not folder.exists() and self._add(fetched, folder)
        if not new:
            vintages.record_fetch(folder, fetched.fetched)
        return vintages.read(folder), new

    def all(self, table: str | None = None) -> list[Vintage]:
        """All vintages, or those of one table, sorted by table and by the day they were known."""
        stored = [path.parent for path in sorted(self.root.glob(f"[!.]*/*/{ABOUT}"))]
        found = [vintages.read(folder) for folder in stored if table in (None, folder.parent.name)]
        return sorted(found, key=lambda vintage: (vintage.table, vintage.known, vintage.seen))

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
        return max(known, key=lambda each: (each.known, "since" not in each.scope, each.seen[-1]), default=None)

    def quarantine(self, table: str, body: bytes, reason: str) -> Path:
        """Store an invalid response with the reason outside the vintages; return the folder."""
        folder = self.root / QUARANTINE / f"{table}-{vintages.stamp(pd.Timestamp.now('UTC'))}"
        files.write_atomic(folder / "reply", body)
        files.write_atomic(folder / "reason.txt", f"{reason}\n".encode())
        return folder

    def verify(self) -> list[str]:
        """One line for each fault of the stored files."""
        folders = sorted({path.parent for path in self.root.glob(f"[!.]*/*/{SUMS}")} | set(self.root.glob("[!.]*/*")))
        return [fault for folder in folders for fault in vintages.faults(folder)]

    def prune(self, keep: int | None = None) -> list[Path]:
        """Delete unfinished and quarantined files, and with `keep` all but the newest vintages of each table.

        Returns the deleted folders.
        """
        deleted = [path for name in (UNFINISHED, QUARANTINE) for path in sorted((self.root / name).glob("*"))]
        if keep is not None:
            for table in {vintage.table for vintage in self.all()}:
                deleted.extend(vintage.folder for vintage in self.all(table)[: -keep or None])
        for path in deleted:
            shutil.rmtree(path)
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
