"""Translation of a notebook's prose before the notebook is executed."""

from copy import deepcopy

from nbformat import NotebookNode

from helpers.words import markdown
from helpers.words.language import Language


def translated(notebook: NotebookNode, language: Language) -> NotebookNode:
    """A copy with each paragraph, heading, list item and table cell of its Markdown translated.

    Code, outputs, ids and tags stay as they are; in English the copy equals the notebook.
    """
    copy = deepcopy(notebook)
    for cell in copy.cells:
        if cell.cell_type == "markdown":
            cell.source = markdown.translated(cell.source, language.translation)
    return copy
