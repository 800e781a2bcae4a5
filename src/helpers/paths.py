"""Where things are, anchored on this file."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FIGURES = DATA / "figures"
CLAIMS = DATA / "letter" / "claims.csv"
STATEMENTS = DATA / "letter" / "statements.csv"
MOTIVES = DATA / "motives"
NOTEBOOKS = ROOT / "notebooks"
LOCALE = ROOT / "locale"
BUILD = ROOT / "build"
EXECUTED = BUILD / "notebooks"
SITE = BUILD / "site"
