"""Where a run came from: the commit, the newest figure, the versions of what computed it."""

import platform
import subprocess
from importlib.metadata import version
from typing import Any

from helpers import observations, paths

WATCHED = ("src", "data", "notebooks")
PACKAGES = ("matplotlib", "numpy", "pandas", "papermill", "scipy", "seaborn")


def commit() -> str:
    """The short id of the commit, with `+changes` where watched files differ from it; else `unknown`."""
    head = _git("rev-parse", "--short=12", "HEAD")
    if not head:
        return "unknown"
    return head + ("+changes" if _git("status", "--porcelain", "--", *WATCHED) else "")


def record(parameters: dict[str, Any]) -> dict[str, Any]:
    """What goes into the metadata of an executed notebook, under `amv`."""
    figures = observations.load(as_of=parameters.get("as_of"))
    return {
        "parameters": parameters,
        "commit": commit(),
        "newest": f"{observations.newest(figures):%Y-%m-%d}",
        "vintages": sorted({name for name in figures["source_id"].unique() if "@" in name}),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
