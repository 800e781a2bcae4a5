"""Rendering of the site; the old site is replaced only when the new one is complete."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from helpers import folders, paths
from helpers.errors import RunError
from helpers.site import made

COLOUR_CODES = re.compile(r"\x1b\[[\d;]*m")


def build(
    executed: Path = paths.EXECUTED,
    target: Path = paths.SITE,
    letter_text: Path | None = None,
    document: Path = paths.LETTER,
) -> Path:
    """Render the executed notebooks and all generated pages, in the language of the notebooks.

    Parameters
    ----------
    executed
        Folder of the executed notebooks.
    target
        Folder of the site; replaced as a whole, where a site was made in it.
    letter_text
        The reader's file with the letter's text, if there is one: its passages are then shown.
    document
        Folder of the letter that is checked.

    Returns
    -------
    Path
        The home page.

    Raises
    ------
    InputError
        If there is no executed notebook, two are in different languages, the letter's text
        is not the letter's, or the folder of the site is someone else's.
    RunError
        If a page has errors; the old site is then kept.
    """
    from helpers.site import conf, links, staging
    from helpers.site import executed as run

    made.replaceable(target)
    notebooks = run.read(executed)
    language = run.language(notebooks)
    notebooks = run.headed(notebooks, language)
    settings = conf.settings(language, run.parameters(notebooks, language))
    settings["origins"] = run.origins(notebooks, language)
    with _work(target) as work:
        made_from = made.key(executed, letter_text, document)
        staging.write(notebooks, work / "source", language, letter_text, document)
        _sphinx(work, settings)
        _raise_if_any(links.faults(work / "html"))
        made.mark(work / "html", made_from)
        _replace(work / "html", target, work / "old")
    return target / "index.html"


@contextmanager
def _work(target: Path) -> Iterator[Path]:
    """A folder beside the site, held by this process; what a killed one left there is deleted first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.parent.resolve() / f".{target.name}.unfinished"
    with folders.locked(target.parent, lambda line: None):
        folders.checked(work, made.MARKER)
        shutil.rmtree(work, ignore_errors=True)
        folders.mark(work, made.MARKER, {"made_by": "amv site"})
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _sphinx(work: Path, settings: dict[str, Any]) -> None:
    """Build the staged folder; a warning of Sphinx counts as an error."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    log = StringIO()
    source, target, trees = (str(work / name) for name in ("source", "html", "trees"))
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(source, None, target, trees, "html", settings, status=None, warning=log)
        app.build()
    _raise_if_any([line for line in COLOUR_CODES.sub("", log.getvalue()).splitlines() if line.strip()])


def _raise_if_any(faults: list[str]) -> None:
    if faults:
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        raise RunError("the new pages have errors, the previous site was kept: " + "; ".join(faults[:5]) + more)


def _replace(new: Path, target: Path, old: Path) -> None:
    """Replace the old site with the new one."""
    if target.exists():
        target.replace(old)
    new.replace(target)
    shutil.rmtree(old, ignore_errors=True)
