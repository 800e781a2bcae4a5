"""Provenance of a run: commit, newest figure, vintages, versions of packages."""

import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from helpers import observations, paths
from helpers.runs.declared import Parameter

WATCHED = ("src", "data", "notebooks")
PACKAGES = ("matplotlib", "nbclient", "numpy", "pandas", "papermill", "scipy", "seaborn")


def commit() -> str:
    """The short id of the commit, with `+changes` if watched files differ from it; `unknown` without git."""
    head = _git("rev-parse", "--short=12", "HEAD")
    if not head:
        return "unknown"
    return head + ("+changes" if _git("status", "--porcelain", "--", *WATCHED) else "")


def committed(path: Path) -> bytes | None:
    """The content of a file of the project in the commit; none without one."""
    if not path.is_relative_to(paths.ROOT):
        return None
    done = _done("show", f"HEAD:{path.relative_to(paths.ROOT).as_posix()}")
    return done.stdout if done is not None else None


def record(parameters: dict[str, Any], declared: Mapping[str, Parameter]) -> dict[str, Any]:
    """The provenance of a run with these values of its parameters, for the notebook's metadata under `amv`."""
    figures = observations.load(as_of=parameters.get("as_of")).table
    return {
        "parameters": parameters,
        "changed": {name: value for name, value in parameters.items() if value != declared[name].default},
        "commit": commit(),
        "newest": f"{observations.newest(figures):%Y-%m-%d}",
        "vintages": sorted({name for name in figures["source_id"].unique() if "@" in name}),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _git(*arguments: str) -> str:
    done = _done(*arguments)
    return done.stdout.decode(errors="replace").strip() if done is not None else ""


def _done(*arguments: str) -> "subprocess.CompletedProcess[bytes] | None":
    """A finished git command in this project's own repository; none where there is none, or git fails."""
    if not (paths.ROOT / ".git").exists():  # a copy inside another repository
        return None
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(["git", *arguments], cwd=paths.ROOT, env=own, capture_output=True, check=False)
    except OSError:
        return None
    return done if done.returncode == 0 else None
