"""The prose of a notebook is translated before it runs, and nothing else in it changes."""

import nbformat
import pytest
from babel.messages.catalog import Catalog

from helpers.runs import runner
from helpers.runs.translation import translated
from helpers.words import catalogue
from helpers.words.language import load

SENTENCE = "Look at [the level](02.ipynb) first; `year` is set."
PROSE = "# How many came\n\nLook at [the level](02.ipynb)\nfirst; `year` is set.\n\n- Gaps are not zeros."
DUTCH = "# Hoeveel er kwamen\n\nZie eerst [het niveau](02.ipynb); `year` staat vast.\n\n- Gaps are not zeros."


@pytest.fixture
def dutch(tmp_path, monkeypatch):
    """A language with two messages."""
    messages = Catalog(locale="nl", fuzzy=False)
    messages.add("How many came", "Hoeveel er kwamen")
    messages.add(SENTENCE, "Zie eerst [het niveau](02.ipynb); `year` staat vast.")
    catalogue.write(messages, "nl", tmp_path / "locale")
    monkeypatch.setenv("AMV_LOCALE", str(tmp_path / "locale"))
    return load("nl")


@pytest.fixture
def notebook():
    """A paragraph, the parameters and a cell that names its folder."""
    parameters = 'lang: str = "en"  # language'
    cells = [
        nbformat.v4.new_markdown_cell(PROSE, id="a", metadata={"tags": ["lead"]}),
        nbformat.v4.new_code_cell(parameters, id="b", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import os; print(lang, os.path.basename(os.getcwd()))  # How many came", id="c"),
    ]
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def test_prose_is_translated_and_code_ids_and_tags_are_kept(notebook, dutch):
    copy = translated(notebook, dutch)
    assert copy.cells[0].source == DUTCH
    assert copy.cells[1:] == notebook.cells[1:]
    assert {**copy.cells[0], "source": PROSE} == notebook.cells[0]
    assert notebook.cells[0].source == PROSE


def test_english_gives_an_equal_notebook(notebook):
    assert translated(notebook, load("en")) == notebook


def test_a_run_in_another_language_has_its_prose_and_its_own_folder(notebook, dutch, tmp_path):
    source = tmp_path / "sources" / "inflow.ipynb"
    source.parent.mkdir()
    nbformat.write(notebook, source)
    list(runner.run([source], {"lang": "nl"}, tmp_path / "out"))
    done = nbformat.read(tmp_path / "out" / "inflow.ipynb", as_version=4)
    assert done.cells[0].source == DUTCH
    assert done.cells[-1].outputs[0]["text"].strip() == "nl sources"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"inflow.ipynb", "run.json"}
