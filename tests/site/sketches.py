"""Small executed notebooks, so that pages can be tested without running the real ones."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import claims

PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}


def notebook(folder: Path, name: str, *prose: str, lang: str | None = "en", failed: str | None = None) -> Path:
    """Write a notebook with these Markdown cells and a code cell; without a language it has no record of its run."""
    outputs = [new_output("error", ename=failed, evalue="", traceback=[])] if failed else []
    cells = [*map(new_markdown_cell, prose), new_code_cell("1 + 1", execution_count=1, outputs=outputs)]
    written = new_notebook(cells=cells, metadata=PYTHON)
    if lang is not None:
        parameters = {"geo": "NL", "year": 2023, "as_of": "2023-12-22", "lang": lang}
        written.metadata["amv"] = {"parameters": parameters, "commit": "abc123", "newest": "2023-12-21"}
    nbformat.write(written, folder / f"{name}.ipynb")
    return folder / f"{name}.ipynb"


def all_notebooks(folder: Path, lang: str = "en") -> Path:
    """A notebook for each one that other pages link to, with a heading for each of its claims."""
    for name in {claim.notebook for claim in claims.register().values()} | {"05-motives"}:
        headings = [f"## {claim_id}" for claim_id in claims.of_notebook(name)]
        notebook(folder, name, f"# Notebook {name}", *headings, lang=lang)
    return folder
