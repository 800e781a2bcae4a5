"""The `changes` and `describe` commands, for maintaining the data."""

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from helpers import paths
from helpers.cli import arguments
from helpers.errors import InputError, RunError

EARLIER = ("src", "data")  # folders of an earlier commit from which its claims are computed


def changes(
    since: Annotated[str, typer.Option(help="A commit, or a folder with a copy of the project.")] = "HEAD",
) -> None:
    """Print verdicts that changed, for data/CHANGES.md. Example: amv changes --since HEAD~1"""
    from helpers import letter
    from helpers.claims.changes import compared

    with tempfile.TemporaryDirectory() as folder:
        earlier = Path(since) if Path(since).is_dir() else _extracted(since, Path(folder))
        for day in (f"{letter.load().day:%Y-%m-%d}", "latest"):
            found = compared(_findings(earlier, day), _findings(paths.ROOT, day), day)
            for change in found:
                typer.echo(change.line())
            if not found:
                typer.echo(f"{day}: no verdict and no computed value changed")


def describe(
    data: Annotated[
        Path | None, typer.Argument(help="The data folder; by default the project's own.", callback=arguments.present)
    ] = None,
) -> None:
    """Write the descriptor of the tables. Example: amv describe data"""
    from helpers.schemas import describe

    typer.echo(f"wrote {describe.write(data.resolve()) if data else describe.write()}")


def _extracted(revision: str, folder: Path) -> Path:
    """The code and data of a commit, in a folder."""
    command = ["git", "archive", "--format=tar", revision, *EARLIER]
    done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, check=False)
    if done.returncode:
        messages = done.stderr.decode(errors="replace").strip().splitlines()
        raise InputError(
            f"since {revision!r}: not a commit and not a folder ({messages[-1] if messages else 'git failed'})"
        )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _findings(root: Path, day: str) -> list[dict[str, Any]]:
    """The findings that the code in a folder computes."""
    command = [sys.executable, "-m", "helpers", "claims", "--json", "--as-of", day]
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RunError(f"{root}: the claims cannot be checked: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout)
