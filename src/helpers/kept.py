"""Results kept on disk from one process to the next, for as long as nothing they were made from changes.

A result is found under the fingerprint of the code, the data, the vintages and the versions of
Python and pandas. The folder is `build/kept`, or the one in `AMV_KEPT`; an empty `AMV_KEPT` keeps nothing.
"""

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from helpers import files, fingerprints, paths

VARIABLE = "AMV_KEPT"
Result = TypeVar("Result")


def kept(name: str, make: Callable[[], Result], document: Path = paths.LETTER) -> Result:
    """The result of this name, made anew where it is not kept, or cannot be read or written."""
    folder = os.environ.get(VARIABLE, str(paths.BUILD / "kept"))
    if not folder:
        return make()
    made_from = _fingerprint(document, tuple(fingerprints.vintages()))
    key = hashlib.sha256(f"{name} {document.resolve()} {made_from}".encode()).hexdigest()
    path = Path(folder) / f"{key[:32]}.pickle"
    with contextlib.suppress(OSError, EOFError, ValueError, AttributeError, ImportError, pickle.UnpicklingError):
        found: Any = pickle.loads(path.read_bytes())
        return found
    made = make()
    with contextlib.suppress(OSError):
        files.write_atomic(path, pickle.dumps(made))
    return made


@cache
def _fingerprint(document: Path, vintages: tuple[str, ...]) -> str:
    """A hash of everything that a result depends on."""
    found = hashlib.sha256(f"{sys.version} {version('pandas')} {version('scipy')} {vintages}".encode())
    for path in _read(document):
        found.update(f"{path} {path.stat().st_size} ".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _read(document: Path) -> Iterator[Path]:
    """The files of the code, of the registers and of a document."""
    yield from sorted(Path(__file__).parent.rglob("*.py"))
    yield from sorted(paths.FIGURES.rglob("*.csv"))
    yield from sorted(path for path in document.rglob("*") if path.is_file())
