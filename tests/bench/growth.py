"""Stores of one and of a hundred vintages of a table with 2.4 million cells, made once in `build/bench`."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from helpers.offices.vintages import FetchedTable

TABLE, MEASURE = "migr_asyunaa", "uam_asylum_applicants"
COUNTRY, VINTAGES = "NL", 100
FIRST = pd.Timestamp("2024-01-01")
CODES = {"citizen": {"C000": "TOTAL"}, "geo": {"G07": COUNTRY}}


def store(folder: Path, source: Path, vintages: int) -> None:
    """A store of that many vintages, each known a day after the one before.

    The large files of all but the first are links to the first one's: only what a load reads is copied.
    """
    from helpers.observations import extracts
    from helpers.offices.store import Store

    if folder.exists():
        return
    made = Store(folder.with_suffix(".part"))
    shutil.rmtree(made.root, ignore_errors=True)
    first, _new = made.keep(_fetched(source))
    for number in range(1, vintages):
        _copy(first.folder, number)
    for vintage in made.all():
        extracts.prepare(vintage)
    made.root.rename(folder)


def renamed(cells: pd.DataFrame) -> pd.DataFrame:
    """The made-up cells with codes that the measures take."""
    for name, codes in CODES.items():
        cells[name] = cells[name].cat.rename_categories(codes)
    return cells


def _fetched(source: Path) -> "FetchedTable":
    from helpers.offices.formats import tsv
    from helpers.offices.vintages import FetchedTable

    body = source.read_bytes()
    cells = renamed(tsv.parse(body)).drop(columns="applicant")
    return FetchedTable(TABLE, "Eurostat", "made up", (body,), cells, FIRST, FIRST)


def _copy(folder: Path, number: int) -> None:
    """The same vintage of a later day under another digest."""
    digest, day = (
        hashlib.sha256(f"{number}".encode()).hexdigest(),
        pd.Timestamp("2024-01-01") + pd.Timedelta(days=number),
    )
    beside = folder.with_name(digest)
    shutil.copytree(folder, beside, copy_function=os.link)
    about = json.loads((folder / "vintage.json").read_text()) | {
        "digest": digest,
        "updated": f"{day.isoformat()}+00:00",
    }
    (beside / "vintage.json").unlink()
    (beside / "vintage.json").write_text(json.dumps(about))
