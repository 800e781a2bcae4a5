"""The project's folders and files, located from this file."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FIGURES = DATA / "figures"
LETTER = DATA / "letters" / "2023-12-22"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"
EXECUTED = BUILD / "notebooks"
SITE = BUILD / "site"


def vintages() -> Path:
    """The folder of the store of vintages: the one in `AMV_VINTAGES`, else `data/vintages`."""
    return Path(os.environ.get("AMV_VINTAGES") or DATA / "vintages")
