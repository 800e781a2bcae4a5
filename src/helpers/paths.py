"""The project's folders and files, located from this file."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FIGURES = DATA / "figures"
LETTER = DATA / "letters" / "2023-12-22"
NOTEBOOKS = ROOT / "notebooks"
BUILD = ROOT / "build"
EXECUTED = BUILD / "notebooks"
SITE = BUILD / "site"
