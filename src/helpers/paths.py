"""Where things are, anchored on this file."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FIGURES = DATA / "figures"
LETTER = DATA / "letters" / "2023-12-22"
CLAIMS = LETTER / "claims.csv"
STATEMENTS = LETTER / "statements.csv"
MOTIVES = LETTER / "motives"
NOTEBOOKS = ROOT / "notebooks"
LOCALE = ROOT / "locale"
BUILD = ROOT / "build"
EXECUTED = BUILD / "notebooks"
SITE = BUILD / "site"
