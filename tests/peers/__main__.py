"""Tests of the exchange against other programs: `.venv/bin/python -m tests.peers`.

Taguette, qualitative-coding, pyrefiqda and qdaPy are installed into environments of their own below
`build/peers`. Each is given what this project writes, and what it writes is read back; qdaPy, which only
reads, also measures agreement. Prints a table of what survived; exits with 1 where a code, a parent or a
coding was lost that the program can hold, or a measure differs from ours.
"""

import math
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.qda import export
from helpers.qda.bundle import Bundle
from tests.peers import measuring, pydantic_models, qc, tagging

PEERS = {
    "qualitative-coding": ("1.7.8", qc.round_trip),
    "taguette": ("1.5.2", tagging.round_trip),
    "pyrefiqda": ("0.3.1", pydantic_models.round_trip),
}
ORACLE = ("qdaPy", "0.1.0")
CODING = ["coder", "statement_id", "code"]


def main() -> int:
    """Run all, print what was kept; 1 if anything was lost or differs."""
    rows = [*(row for name in PEERS for row in survived(name)), *measured()]
    table = pd.DataFrame(rows, columns=["program", "what", "sent", "came back", "lost"])
    print(table.to_string(index=False))
    return int((table["lost"] > 0).any())


def survived(name: str) -> Iterator[tuple[str, str, int, int, int]]:
    """What one program kept, one row for each kind of content that it supports."""
    version, round_trip = PEERS[name]
    ours = export.bundle()
    back = round_trip(environment(name, version), ours, paths.BUILD / "peers" / f"{name}-work")
    for what, sent, got in compared(ours, back):
        yield f"{name} {version}", what, len(sent), len(got), len(sent - got)
    print(f"{name}: {len(back.warnings)} warnings, such as: {back.warnings[:2]}", file=sys.stderr)
    print(f"{name}: {len(back.refused)} refused, such as: {back.refused[:2]}", file=sys.stderr)


def measured() -> Iterator[tuple[str, str, int, int, int]]:
    """What qdaPy read, and on how many codes of two coders its kappa and alpha are ours."""
    program, bundle = " ".join(ORACLE), export.bundle()
    theirs = measuring.theirs(environment(*ORACLE), bundle, paths.BUILD / "peers" / f"{ORACLE[0]}-work")
    ours = measuring.ours(bundle)
    yield program, "codings", len(ours.codings), len(theirs.codings), len(ours.codings - theirs.codings)
    for place, what in enumerate(("kappa", "alpha")):
        same = [key for key in ours.measures if equal(ours.measures[key][place], theirs.measures[key][place])]
        yield program, what, len(ours.measures), len(theirs.measures), len(ours.measures) - len(same)


def equal(one: float, other: float) -> bool:
    """Whether two measures are the same number, or both undefined."""
    return math.isclose(one, other, abs_tol=1e-12) or (math.isnan(one) and math.isnan(other))


def compared(ours: Bundle, back: Bundle) -> Iterator[tuple[str, set, set]]:
    """Codes, and for a project also parents and codings, as sets."""
    yield "codes", set(ours.codebook["code"]), set(back.codebook["code"])
    if len(back.codings):
        for what, name, columns in (("parents", "codebook", ["code", "parent"]), ("codings", "codings", CODING)):
            sides = (getattr(bundle, name)[columns].fillna("").astype(str) for bundle in (ours, back))
            yield what, *(set(map(tuple, side.to_numpy())) for side in sides)


def environment(name: str, version: str) -> Path:
    """The `bin` folder of an environment with one of the programs, created if it is missing."""
    home = paths.BUILD / "peers" / name
    programs = home / "bin"
    if not (programs / "pip").exists():
        venv.create(home, with_pip=True)
    pip = [programs / "pip", "install", "-qq", "--disable-pip-version-check", f"{name}=={version}"]
    subprocess.run(pip, check=True)
    return programs


if __name__ == "__main__":
    sys.exit(main())
