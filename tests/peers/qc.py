"""Round trip through qualitative-coding, which imports and exports a project."""

import os
import shutil
import subprocess
from pathlib import Path

from helpers import qda
from helpers.qda.bundle import Bundle

# Its reader stops in the debugger while it imports; this makes that a step like any other.
NO_DEBUGGER = os.environ | {"PYTHONBREAKPOINT": "0"}


def round_trip(programs: Path, bundle: Bundle, work: Path) -> Bundle:
    """A bundle after it was imported there and exported again."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "project").mkdir(parents=True)
    qda.write(work / "ours.qdpx", bundle)
    for words in (["init", "--import", work / "ours.qdpx"], ["export", work / "theirs.qdpx"]):
        command = [programs / "qc", *words]
        subprocess.run(command, cwd=work / "project", env=NO_DEBUGGER, check=True, capture_output=True)
    return qda.read(work / "theirs.qdpx")
