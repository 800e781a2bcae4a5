"""Executed notebooks as files: what makes them ours, and from what they were made.

A result carries the key of everything that it was made from, and a seal: the hash of the file
itself. A file without a valid seal was made or changed by someone else.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.errors import InputError

RECORD, KEY, SEAL = "amv", "key", "seal"  # the record of a run in a notebook's metadata, and parts of it
EMPTY = "0" * 64
SEALED = re.compile(rb'"seal": "([0-9a-f]{64})"')
KEYED = re.compile(rb'"key": "([0-9a-f]{64})"')


def sealed(content: bytes) -> bytes:
    """A result with its seal, which it has to have as `EMPTY` so far."""
    digest = hashlib.sha256(content).hexdigest()
    head, separator, tail = content.rpartition(f'"{SEAL}": "{EMPTY}"'.encode())
    if not separator:
        raise ValueError("the result has no place for a seal")
    return head + f'"{SEAL}": "{digest}"'.encode() + tail


def key_of(path: Path) -> str | None:
    """The key of a result; none where there is none, or one that was not made by a run or was changed since."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    seals, keys = list(SEALED.finditer(content)), KEYED.findall(content)
    if not (seals and keys):
        return None
    start, end = seals[-1].span(1)
    unsealed = content[:start] + EMPTY.encode() + content[end:]
    same = hashlib.sha256(unsealed).hexdigest().encode() == seals[-1][1]
    return keys[-1].decode() if same else None


def failed(path: Path) -> Path:
    """Where the outputs of a notebook whose cell failed are found, next to its result."""
    return path.with_name(f"{path.stem}.failed.ipynb")


def replaceable(path: Path) -> None:
    """Return if a result can be written here: nothing is there, or an unchanged result.

    Raises
    ------
    InputError
        If someone else made or changed the file.
    """
    if path.exists() and key_of(path) is None:
        raise InputError(f"{path}: was not made by a run, or was changed since: move it elsewhere first")


def on_stderr(notebook: Mapping[str, Any]) -> list[str]:
    """What the cells wrote to standard error, as `cell 3 wrote to standard error: the text`."""
    return [
        f"cell {number} wrote to standard error: {first_line(''.join(output['text']))}"
        for number, cell in enumerate(notebook["cells"], start=1)
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]


def first_line(text: str) -> str:
    """The first line of a text that is not blank."""
    return (text.strip().splitlines() or [""])[0]
