"""The folder of a site: its marker, what it was made from, and whether that is still so.

The module needs the standard library only: `python -m helpers.site.made` exits with 0 where the
default site is current, so that `make` with nothing to do ends at once.
"""

import hashlib
import os
import sys
from pathlib import Path

from helpers import fingerprints, folders, paths
from helpers.errors import InputError
from helpers.runs import declared, keys, notebooks, results

MARKER = "site.json"


def key(executed: Path, letter_text: Path | None, document: Path) -> str:
    """The key of the site of a run: its results, code, data, vintages, document, and the letter's text if named."""
    found = [path for path in sorted(executed.glob("*.ipynb")) if notebooks.is_own(path.stem)]
    text = [letter_text.resolve()] if letter_text is not None and letter_text.is_file() else []
    parts = (fingerprints.of_files([*found, *text, *fingerprints.below(document.resolve())]), str(letter_text))
    return keys.combined(*parts, str(document.resolve()), keys.inputs(), fingerprints.vintages())


def mark(site: Path, made_from: str) -> None:
    """Mark a complete site with its key and the hash of each of its files."""
    folders.mark(site, MARKER, {"made_by": "amv site", "key": made_from, "files": _hashes(site)})


def current(site: Path, made_from: str) -> bool:
    """Whether a site was made from this, and none of its files was changed or removed."""
    facts = folders.marked(site, MARKER)
    return facts.get("key") == made_from and facts.get("files") == _hashes(site)


def replaceable(site: Path) -> None:
    """Return if a site can be written here.

    Raises
    ------
    InputError
        For a folder, or a file in it, that someone else made or changed.
    """
    folders.checked(site, MARKER)
    known = folders.marked(site, MARKER).get("files", {})
    for name, digest in _hashes(site).items():
        if known.get(name) != digest:
            raise InputError(f"{site / name}: was not made by amv site, or was changed since: move it elsewhere first")


def default_is_current() -> bool:
    """Whether every notebook's default result and the pages made from them are current."""
    for notebook in notebooks.find():
        values = {name: parameter.default for name, parameter in declared.declared(notebook).items()}
        if results.key_of(paths.EXECUTED / notebook.name) != keys.of_notebook(notebook, values):
            return False
    letter_text = os.environ.get("AMV_LETTER")
    return current(paths.SITE, key(paths.EXECUTED, Path(letter_text) if letter_text else None, paths.LETTER))


def _hashes(site: Path) -> dict[str, str]:
    """The hash of each file of a site by its name, without the marker and what other programs leave."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file() and path.name not in folders.LITTER)
    named = ((path.relative_to(site).as_posix(), path) for path in files)
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named if name != MARKER}


if __name__ == "__main__":
    try:
        sys.exit(0 if default_is_current() else 1)
    except InputError:
        sys.exit(1)  # the run that follows says what is wrong
