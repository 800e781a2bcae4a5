"""The folder that Sphinx reads: executed notebooks made ready, and the generated pages."""

import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from helpers import claims, dates, observations, paths
from helpers.errors import InputError, RunError
from helpers.letter import passages
from helpers.runs import provenance
from helpers.site import evidence, pages, words
from helpers.site.hooks import ALTS, claims_in
from helpers.site.pages import Notebook

KEPT = ("kernelspec", "language_info")  # of a notebook's metadata; the rest would be printed on its page
HEADING = re.compile(r"^(#+)\s+(.+?)\s*$", re.MULTILINE)
RELATIVE_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!\w+:)([^)\s]+)\)")


def read(executed: Path) -> dict[str, NotebookNode]:
    """The executed notebooks by name.

    Raises
    ------
    InputError
        Where there are none, or one is no notebook.
    RunError
        Where a cell of one failed: a page never shows half a run.
    """
    files = [path for path in sorted(executed.glob("*.ipynb")) if not path.stem.endswith(".failed")]
    if not files:
        raise InputError(f"no executed notebook in {executed}: run `python -m helpers run` first")
    return {path.stem: _read(path) for path in files}


def write(notebooks: dict[str, NotebookNode], source: Path, letter_text: Path | None = None) -> None:
    """Write everything that Sphinx is to read into an empty folder."""
    listed = [_described(name, notebook) for name, notebook in notebooks.items()]
    findings = claims.check_all(as_of=dates.LETTER_DAY), claims.check_all()
    generated = {
        "index": pages.home(*findings, listed),
        "notebooks/index": pages.notebook_list(listed),
        "figures/index": pages.measure_list(),
        "sources": pages.source_list(),
        "vintages": pages.vintage_list(),
        **evidence.all_pages(passages.passages(letter_text)),
        **{f"figures/{name}": page for name, page in pages.measure_pages().items()},
    }
    shutil.copytree(paths.DATA, source, ignore=shutil.ignore_patterns("vintages"))
    (source / "README.md").rename(source / "data.md")
    for name, page in generated.items():
        _put(source / f"{name}.md", page)
    for name, notebook in notebooks.items():
        _put(source / "notebooks" / f"{name}.ipynb", nbformat.writes(ready(notebook, name)))


def ready(notebook: NotebookNode, name: str) -> NotebookNode:
    """The notebook as its page shows it: code folded, figures described, links to pages."""
    cells = [_shown(cell, f"{name}, cell {number}") for number, cell in enumerate(notebook.cells, start=1)]
    metadata = {key: notebook.metadata[key] for key in KEPT if key in notebook.metadata}
    return nbformat.from_dict({**notebook, "cells": cells, "metadata": metadata})


def _shown(cell: NotebookNode, place: str) -> dict[str, Any]:
    if cell.cell_type != "code":
        return {**cell, "source": RELATIVE_LINK.sub(_anchor, cell.source)}
    tags = sorted({*cell.metadata.get("tags", []), "hide-input"})
    return {**cell, "metadata": {"tags": tags, ALTS: _alternative_texts(cell, place)}}


def _anchor(link: re.Match[str]) -> str:
    """A link between pages as it is in the site; the notebook's own points at its neighbour."""
    return f'<a href="{link[2].replace(".ipynb", ".html")}">{link[1]}</a>'


def _alternative_texts(cell: NotebookNode, place: str) -> list[str]:
    texts = [
        output.metadata.get(mime, {}).get("alt", "")
        for output in cell.outputs
        for mime in output.get("data", {})
        if mime.startswith("image/")
    ]
    if not all(texts):
        raise RunError(f"{place}: a figure has no alternative text: show it through helpers.show.charts")
    return texts


def _described(name: str, notebook: NotebookNode) -> Notebook:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = [title for _, title in HEADING.findall(prose)]
    named = dict.fromkeys(claim for heading in headings for claim in claims_in(heading))
    return Notebook(name, headings[0] if headings else name, tuple(named))


def _read(path: Path) -> NotebookNode:
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name} is no notebook: {error}") from error
    for number, cell in enumerate(notebook.cells, start=1):
        failed = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        if failed:
            raise RunError(f"{path.stem}, cell {number} failed with {failed[0].ename}: run it again first")
    return notebook


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def origins(notebooks: dict[str, NotebookNode]) -> dict[str, list[tuple[str, str]]]:
    """What the footer says of a page: a notebook's own run, and for the other pages this one."""
    own = {name: notebook.metadata.get("amv") for name, notebook in notebooks.items()}
    newest = observations.newest(observations.load())
    pages_ = {"": words.provenance(provenance.commit(), None, newest)}
    for name, run in own.items():
        if run:
            as_of = dates.day(run["parameters"].get("as_of"))
            pages_[f"notebooks/{name}"] = words.provenance(run["commit"], as_of, dates.day(run["newest"]))
    return pages_
