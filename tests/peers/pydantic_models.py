"""Round trip through pyrefiqda, which reads a project into models and writes them again."""

import shutil
import subprocess
from pathlib import Path

from helpers import qda
from helpers.qda.bundle import Bundle

REWRITE = """
import sys
from pyrefiqda.refiproject import RefiProject
ours, theirs, folder = sys.argv[1:]
RefiProject.save(RefiProject.load(ours, extract_dir=folder), theirs, source_media_dir=f"{folder}/sources")
"""


def round_trip(programs: Path, bundle: Bundle, work: Path) -> Bundle:
    """A bundle after it was read and written there."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    qda.write(work / "ours.qdpx", bundle)
    names = [work / "ours.qdpx", work / "theirs.qdpx", work / "unpacked"]
    subprocess.run([programs / "python", "-c", REWRITE, *names], check=True, capture_output=True)
    return qda.read(work / "theirs.qdpx")
