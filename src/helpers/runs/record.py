"""The folder of a run, named by its parameters, and its `run.json`."""

import glob
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers import folders, paths
from helpers.errors import InputError
from helpers.runs import provenance
from helpers.runs.declared import Value, declared, in_source

MARKER = "run.json"
RUNS = paths.BUILD / "runs"


def folder(notebooks: Sequence[Path], values: Sequence[Mapping[str, Value]]) -> Path:
    """The folder of these values: `build/notebooks` for the defaults, else as `build/runs/geo-SE_year-2022`."""
    own = changed(notebooks, values)
    name = "_".join(f"{name}-{value}" for name, value in sorted(own.items()))
    return RUNS / _safe(name) if own else paths.EXECUTED


def changed(notebooks: Sequence[Path], values: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """The values that differ from a notebook's defaults, by name."""
    return {
        name: value
        for notebook, own in zip(notebooks, values, strict=True)
        for name, value in own.items()
        if value != declared(notebook)[name].default
    }


def claim(target: Path, notebooks: Sequence[Path], values: Sequence[Mapping[str, Value]]) -> None:
    """Mark the folder with the parameters of the run, and delete unfinished files that a killed run left.

    Raises
    ------
    InputError
        If someone else's files are in it, or results of other parameters.
    """
    folders.checked(target, MARKER)
    facts: dict[str, Any] = {"made_by": "amv run", "parameters": changed(notebooks, values)}
    before = folders.marked(target, MARKER)
    if before and before.get("parameters") != facts["parameters"]:
        held = ", ".join(f"{name}={value}" for name, value in before.get("parameters", {}).items()) or "the defaults"
        raise InputError(f"{target}: holds a run with {held}: choose another folder, or leave --out away")
    for name in (MARKER, *(notebook.name for notebook in notebooks)):
        for path in target.glob(f".{glob.escape(name)}-????????"):  # as named by `files.write_atomic`
            path.unlink()
    folders.mark(target, MARKER, facts)


def unchanged_defaults(notebooks: Sequence[Path]) -> None:
    """Return if every notebook's defaults are those of the commit.

    Raises
    ------
    InputError
        For a default that was changed and not committed, which would be published as the letter's case.
    """
    for notebook in notebooks:
        committed = provenance.committed(notebook)
        before = in_source(committed, notebook.name) if committed else {}
        for name, parameter in declared(notebook).items():
            if name in before and parameter.default != before[name].default:
                was = before[name].default
                raise InputError(
                    f"{notebook.name}, parameter {name}: {parameter.default!r} is saved in the notebook, {was!r} is "
                    f"committed: undo it, and run with -p {name}={parameter.default}, or commit it"
                )


def _safe(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name)[:120]
