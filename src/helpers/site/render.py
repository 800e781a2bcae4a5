"""The site, built beside the old one and put in its place only when it is whole."""

import re
import shutil
import tempfile
from io import StringIO
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.errors import RunError

HERE = Path(__file__).parent
COLOUR_CODES = re.compile(r"\x1b\[[\d;]*m")


def build(executed: Path = paths.EXECUTED, target: Path = paths.SITE, letter_text: Path | None = None) -> Path:
    """Render the executed notebooks and all generated pages.

    Parameters
    ----------
    executed
        Folder of the executed notebooks.
    target
        Folder of the site; replaced as a whole.
    letter_text
        A file with the letter's text, where the reader has it: its passages are shown then.

    Returns
    -------
    Path
        The home page.

    Raises
    ------
    InputError
        Where there is no executed notebook, or the letter's text is another one.
    RunError
        Where a page is faulty: the older site then stays as it is.
    """
    from helpers.site import links, staging

    notebooks = staging.read(executed)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as folder:
        work = Path(folder).resolve()
        staging.write(notebooks, work / "source", letter_text)
        _sphinx(work, staging.origins(notebooks))
        _refuse(links.faults(work / "html"))
        _replace(work / "html", target, work / "old")
    return target / "index.html"


def _sphinx(work: Path, origins: dict[str, Any]) -> None:
    """Build the staged folder; every warning is a fault of ours and ends the build."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    log, settings = StringIO(), _settings() | {"origins": origins}
    source, target, trees = (str(work / name) for name in ("source", "html", "trees"))
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(source, None, target, trees, "html", settings, status=None, warning=log)
        app.build()
    _refuse([line for line in COLOUR_CODES.sub("", log.getvalue()).splitlines() if line.strip()])


def _settings() -> dict[str, Any]:
    """What `conf` sets, with its folders as full paths."""
    from helpers.site import conf

    settings = {name: value for name, value in vars(conf).items() if name[0].islower()}
    settings["html_static_path"] = [str(HERE / "static")]
    settings["templates_path"] = [str(HERE / "theme")]
    return settings


def _refuse(faults: list[str]) -> None:
    if faults:
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        raise RunError("the pages are faulty, the old ones stay: " + "; ".join(faults[:5]) + more)


def _replace(new: Path, target: Path, old: Path) -> None:
    """Put the new site in the place of the old one."""
    if target.exists():
        target.replace(old)
    new.replace(target)
    shutil.rmtree(old, ignore_errors=True)
