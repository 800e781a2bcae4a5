"""The source folder for Sphinx: prepared notebooks, generated pages, and the data."""

import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from helpers import paths
from helpers.errors import RunError
from helpers.letter import passages
from helpers.runs.notebooks import find
from helpers.show import links
from helpers.site import evidence, executed, ledger, pages
from helpers.site.executed import Notebooks
from helpers.site.hooks import ALTS
from helpers.words import Language, markdown

HTML = "text/html"
KEPT = ("kernelspec", "language_info")  # of a notebook's metadata; the rest would be printed on its page
PAGE_LINK = re.compile(r'<a [^>]*?href="(?:[^"#]*/)?([0-9]{2}-[a-z0-9-]+)\.html[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
RELATIVE_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!\w+:)([^)\s]+)\)")


def write(
    notebooks: Notebooks,
    source: Path,
    language: Language,
    letter_text: Path | None = None,
    document: Path = paths.LETTER,
) -> None:
    """Write all sources for Sphinx into an empty folder."""
    copy_data(source, language)
    absent = {path.stem for path in find()} - set(notebooks)
    for name, page in generated(notebooks, language, letter_text, document).items():
        _put(source / f"{name}.md", without_links(page, absent))
    for name, notebook in notebooks.items():
        _put(source / "notebooks" / f"{name}.ipynb", nbformat.writes(prepared(notebook, name, absent)))


def generated(notebooks: Notebooks, language: Language, letter_text: Path | None, document: Path) -> dict[str, str]:
    """Every page that is made from registers, by its name."""
    listed = executed.described(notebooks)
    return {
        "index": ledger.home(listed, language, document),
        "notebooks/index": pages.notebook_list(listed, language),
        "figures/index": pages.measure_list(language),
        "figures/places": pages.place_list(language),
        "sources": pages.source_list(language),
        "glossary": pages.glossary(language),
        "vintages": pages.vintage_list(language),
        **evidence.all_pages(passages.passages(letter_text, document), language, document),
        **{f"figures/{name}": page for name, page in pages.measure_pages(language).items()},
    }


def copy_data(source: Path, language: Language) -> None:
    """Copy the data folder with its Markdown in the language: its README as page `data`, CHANGES as `changes`."""
    shutil.copytree(paths.DATA, source, ignore=shutil.ignore_patterns("vintages"))
    for path in source.glob("*.md"):
        _put(path, markdown.translated(path.read_text(encoding="utf-8"), language.translation))
    (source / "README.md").rename(source / "data.md")
    (source / "CHANGES.md").rename(source / "changes.md")


def without_links(text: str, absent: Collection[str]) -> str:
    """A page's text with links to notebooks that were not run replaced by their own text."""
    return PAGE_LINK.sub(lambda link: link[2] if link[1] in absent else link[0], text)


def prepared(notebook: NotebookNode, name: str, absent: Collection[str] = ()) -> NotebookNode:
    """The notebook prepared for its page: folded code, alternative texts, links to the pages that there are."""
    cells = [_shown(cell, f"{name}, cell {number}", absent) for number, cell in enumerate(notebook.cells, start=1)]
    metadata = {key: notebook.metadata[key] for key in KEPT if key in notebook.metadata}
    return nbformat.from_dict({**notebook, "cells": cells, "metadata": metadata})


def _shown(cell: NotebookNode, place: str, absent: Collection[str]) -> dict[str, Any]:
    if cell.cell_type != "code":
        return {**cell, "source": without_links(RELATIVE_LINK.sub(_anchor, cell.source), absent)}
    tags = sorted({*cell.metadata.get("tags", []), "hide-input"})
    outputs = [_linked(output, absent) for output in cell.outputs]
    return {**cell, "outputs": outputs, "metadata": {"tags": tags, ALTS: _alternative_texts(cell, place)}}


def _linked(output: NotebookNode, absent: Collection[str]) -> dict[str, Any]:
    """An output with its links leading to pages."""
    data = output.get("data", {})
    if HTML not in data:
        return dict(output)
    markup = data[HTML]
    text = markup if isinstance(markup, str) else "".join(markup)
    return {**output, "data": {**data, HTML: without_links(links.for_pages(text), absent)}}


def _anchor(link: re.Match[str]) -> str:
    """A link from notebook to notebook, changed to link from page to page."""
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


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
