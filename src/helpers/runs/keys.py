"""What a result depends on, as one key: equal keys, equal results.

The module needs the standard library only, so that a run with nothing to do ends at once.
"""

import hashlib
import json
import os
import platform
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from helpers import fingerprints, paths
from helpers.runs.declared import Value

AFTER = tuple(paths.ROOT / "src" / "helpers" / room for room in ("cli", "site"))  # rooms that notebooks cannot import
LOCK = paths.ROOT / "requirements.lock"
LATEST = "latest"


def of_notebook(notebook: Path, values: Mapping[str, Value]) -> str:
    """The key of a notebook's result with these values of all its parameters.

    It covers the notebook's source, the values, the code, the data, the vintages known on the
    day `as_of` or on the letter's, catalogues of other languages, and the pinned packages.
    """
    parts = (
        fingerprints.of_files([notebook], notebook.parent),
        json.dumps(values, sort_keys=True),
        inputs(*AFTER),
        fingerprints.vintages(_last_day(str(values.get("as_of", LATEST)))),
    )
    return combined(*parts)


@cache
def inputs(*left_out: Path) -> str:
    """A hash of the code without some folders, the data and the pinned packages."""
    locale = os.environ.get("AMV_LOCALE")
    found = [
        *fingerprints.below(paths.ROOT / "src", *left_out),
        *fingerprints.below(paths.DATA, paths.vintages(), paths.DATA / "vintages"),
        *(fingerprints.below(Path(locale).resolve()) if locale else ()),
        *([LOCK] if LOCK.is_file() else ()),
    ]
    return combined(fingerprints.of_files(found), platform.python_version())


def combined(*parts: object) -> str:
    """One hash of several texts."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _last_day(as_of: str) -> str | None:
    """The last day whose figures a notebook reads, since claims are also checked on the letter's day."""
    if as_of == LATEST:
        return None
    return max(as_of, str(tomllib.loads((paths.LETTER / "letter.toml").read_text(encoding="utf-8"))["day"]))
