"""Provenance of a run: commit, newest figure, vintages, versions of packages."""

import platform
import subprocess
from importlib.metadata import version
from typing import Any

from helpers import observations, paths

WATCHED = ("src", "data", "notebooks")
PACKAGES = ("matplotlib", "numpy", "pandas", "papermill", "scipy", "seaborn")


def commit() -> str:
    """The short id of the commit, with `+changes` if watched files differ from it; `unknown` without git."""
    head = _git("rev-parse", "--short=12", "HEAD")
    if not head:
        return "unknown"
    return head + ("+changes" if _git("status", "--porcelain", "--", *WATCHED) else "")


def record(parameters: dict[str, Any]) -> dict[str, Any]:
    """The provenance of a run with these parameters, for the notebook's metadata under `amv`."""
    figures = observations.load(as_of=parameters.get("as_of")).table
    return {
        "parameters": parameters,
        "commit": commit(),
        "newest": f"{observations.newest(figures):%Y-%m-%d}",
        "vintages": sorted({name for name in figures["source_id"].unique() if "@" in name}),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
