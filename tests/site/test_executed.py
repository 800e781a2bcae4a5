"""Executed notebooks: titles, claims, the footer and the language of the site."""

import nbformat
import pytest
import sketches

from helpers.errors import InputError, RunError
from helpers.site import executed
from helpers.words import load


def test_a_title_and_the_claims_are_read_from_the_headings(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# How many came", "## Q01, Q06-Q08 · Shares", "Q19 is no heading.")
    (found,) = executed.described(executed.read(tmp_path))
    assert found == executed.Notebook("01-inflow", "How many came", ("Q01", "Q06", "Q07", "Q08"))


def test_the_language_is_the_one_of_the_run(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One")
    assert executed.language(executed.read(tmp_path)) == load("en")


def test_a_notebook_without_a_record_of_its_run_counts_as_english(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One", lang=None)
    assert executed.language(executed.read(tmp_path)).code == "en"


def test_notebooks_in_two_languages_are_rejected(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One", lang="en")
    sketches.notebook(tmp_path, "02-nationalities", "# Two", lang="nl")
    with pytest.raises(InputError) as error:
        executed.language(executed.read(tmp_path))
    assert str(error.value) == (
        "01-inflow.ipynb was executed with lang=en, 02-nationalities.ipynb with lang=nl: "
        "run all notebooks in one language"
    )


def test_a_language_without_a_catalogue_is_rejected(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One", lang="fy")
    with pytest.raises(InputError, match="unknown language 'fy'"):
        executed.language(executed.read(tmp_path))


def test_the_footer_of_a_notebook_describes_its_own_run(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One")
    found = executed.origins(executed.read(tmp_path), load("en"))
    assert found["notebooks/01-inflow"] == [
        ("parameters", "<code>geo=NL, year=2023</code>"),
        ("commit", "abc123"),
        ("figures as of", "22 December 2023"),
        ("newest figure", "21 December 2023"),
    ]
    assert dict(found[""])["figures as of"] == "everything known"
    assert "parameters" not in dict(found[""])


def test_a_failed_run_is_left_out_and_a_failed_cell_is_rejected(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One")
    sketches.notebook(tmp_path, "01-inflow.failed", "# One")
    assert list(executed.read(tmp_path)) == ["01-inflow"]
    sketches.notebook(tmp_path, "02-nationalities", "# Two", failed="ValueError")
    with pytest.raises(RunError, match="02-nationalities, cell 2 failed with ValueError: run it again first"):
        executed.read(tmp_path)


def test_a_file_that_is_not_a_notebook_is_rejected(tmp_path):
    (tmp_path / "01-inflow.ipynb").write_text("not JSON")
    with pytest.raises(InputError, match=r"^01-inflow.ipynb is not a notebook: "):
        executed.read(tmp_path)


def test_without_executed_notebooks_the_command_that_makes_them_is_named(tmp_path):
    with pytest.raises(InputError, match="run `python -m helpers run` first"):
        executed.read(tmp_path)


def run_for_sweden(tmp_path):
    path = sketches.notebook(tmp_path, "01-inflow", "# One\n\nSome prose.", "# Two")
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["amv"]["changed"] = {"geo": "SE", "year": 2022, "lang": "en"}
    nbformat.write(notebook, path)
    return executed.read(tmp_path)


def test_the_heading_of_a_run_has_the_parameters_that_differ_from_the_defaults(tmp_path):
    notebooks, english = run_for_sweden(tmp_path), load("en")
    assert executed.parameters(notebooks, english) == "geo = Sweden, year = 2022"
    cells = executed.headed(notebooks, english)["01-inflow"].cells
    assert cells[0].source.splitlines()[0] == "# One · geo = Sweden, year = 2022"
    assert cells[0].source.endswith("Some prose.")
    assert cells[1].source == "# Two"


def test_a_run_with_the_defaults_keeps_its_heading(tmp_path):
    sketches.notebook(tmp_path, "01-inflow", "# One")
    notebooks = executed.read(tmp_path)
    assert executed.parameters(notebooks, load("en")) == ""
    assert executed.headed(notebooks, load("en"))["01-inflow"].cells[0].source == "# One"


def test_every_page_of_a_run_names_its_parameters(tmp_path):
    assert dict(executed.origins(run_for_sweden(tmp_path), load("en"))[""])["parameters"] == (
        "<code>geo=SE, year=2022</code>"
    )


def test_a_notebook_that_wrote_to_standard_error_is_not_published(tmp_path):
    path = sketches.notebook(tmp_path, "01-inflow", "# One")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", name="stderr", text="a warning\nmore\n")]
    nbformat.write(notebook, path)
    with pytest.raises(RunError, match=r"01-inflow, cell 2 wrote to standard error, .*: a warning$"):
        executed.read(tmp_path)


def test_notebooks_of_other_names_are_not_published(tmp_path):
    for name in ("01-inflow", "Untitled", "01-inflow-Copy1"):
        sketches.notebook(tmp_path, name, "# One")
    assert list(executed.read(tmp_path)) == ["01-inflow"]
