"""The sources for Sphinx: the data page in the language, prepared notebooks."""

import nbformat
import pytest
import sketches
from babel.messages.catalog import Catalog

from helpers import paths
from helpers.errors import RunError
from helpers.site import executed, staging
from helpers.words import catalogue, load, markdown

README = (paths.DATA / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def bracketed(tmp_path, monkeypatch):
    """A language that has each paragraph of the data page in brackets, and nothing else."""
    made = Catalog(locale="xx", fuzzy=False)
    for _line, message in markdown.messages(README):
        made.add(message, f"⟦{message}⟧")
    catalogue.write(made, "xx", tmp_path / "locale")
    monkeypatch.setenv("AMV_LOCALE", str(tmp_path / "locale"))
    return load("xx")


def test_every_paragraph_of_the_data_page_is_translated(bracketed, tmp_path):
    staging.copy_data(tmp_path / "source", bracketed)
    page = (tmp_path / "source" / "data.md").read_text(encoding="utf-8")
    messages = [message for _line, message in markdown.messages(page)]
    assert len(messages) == len([*markdown.messages(README)])
    assert all(message.startswith("⟦") and message.endswith("⟧") for message in messages)


def test_in_english_the_data_page_is_the_readme(tmp_path):
    staging.copy_data(tmp_path / "source", load("en"))
    assert (tmp_path / "source" / "data.md").read_text(encoding="utf-8") == README
    assert not (tmp_path / "source" / "README.md").exists()


def test_the_code_of_a_notebook_is_hidden_and_its_links_lead_to_pages(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "See [the other one](02-nationalities.ipynb#q06).")
    (notebook,) = executed.read(tmp_path).values()
    prose, code = staging.prepared(notebook, "01-inflow").cells
    assert prose.source == 'See <a href="02-nationalities.html#q06">the other one</a>.'
    assert code.metadata.tags == ["hide-input"]


def test_the_record_of_the_run_is_not_shown_on_the_page(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One")
    (notebook,) = executed.read(tmp_path).values()
    assert set(staging.prepared(notebook, "01-inflow").metadata) == {"language_info"}


def test_a_chart_without_alternative_text_is_rejected(tmp_path):
    path = sketches.notebook(tmp_path, "01-inflow", "# One")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("display_data", {"image/png": "AAAA"})]
    with pytest.raises(RunError, match="01-inflow, cell 2: a figure has no alternative text"):
        staging.prepared(notebook, "01-inflow")


def test_links_to_notebooks_that_were_not_run_become_text():
    text = 'See <a href="notebooks/02-nationalities.html#q06">the list</a> and <a href="sources.html">more</a>.'
    assert staging.without_links(text, {"02-nationalities"}) == 'See the list and <a href="sources.html">more</a>.'
    assert staging.without_links(text, {"03-europe"}) == text
