"""Execution of notebooks: complete results only, named errors, equal bytes."""

import nbformat
import pytest

from helpers.errors import InputError, RunError
from helpers.runs import runner


@pytest.fixture
def notebook(tmp_path):
    """Writes a notebook of a parameters cell and further code cells into `sources/`."""

    def write(name, *cells):
        first = nbformat.v4.new_code_cell('geo: str = "NL"  # country', metadata={"tags": ["parameters"]}, id="p")
        rest = [nbformat.v4.new_code_cell(code, id=f"c{number}") for number, code in enumerate(cells)]
        kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
        path = tmp_path / "sources" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[first, *rest], metadata={"kernelspec": kernel}), path)
        return path

    return write


def run(notebooks, target, **given):
    return [path.stem for path, _seconds in runner.run(notebooks, given, target)]


def text(path, cell):
    return nbformat.read(path, 4).cells[cell].outputs[0]["text"].strip()


def test_parameters_reach_the_notebook_which_runs_in_its_own_folder(notebook, tmp_path):
    source = notebook("reports", "print(geo)", "import os; print(os.path.basename(os.getcwd()))")
    target = tmp_path / "out"
    assert run([source], target, geo="SE") == ["reports"]
    assert text(target / "reports.ipynb", 2) == "SE"
    assert text(target / "reports.ipynb", 3) == "sources"


def test_two_equal_runs_give_the_same_bytes(notebook, tmp_path):
    source = notebook("equal", "print(1)")
    run([source], tmp_path / "one", geo="SE")
    run([source], tmp_path / "two", geo="SE")
    assert (tmp_path / "one/equal.ipynb").read_bytes() == (tmp_path / "two/equal.ipynb").read_bytes()


def test_the_result_records_its_provenance(notebook, tmp_path):
    run([notebook("origin", "print(1)")], tmp_path)
    origin = nbformat.read(tmp_path / "origin.ipynb", 4).metadata["amv"]
    assert origin["parameters"] == {"geo": "NL"}
    assert set(origin) == {"parameters", "commit", "newest", "vintages", "python", "packages"}


def test_a_failing_cell_is_named_and_the_other_notebooks_still_run(notebook, tmp_path):
    failing = notebook("fails", "print('before')", "x = 1 / 0", "print('after')")
    target = tmp_path / "out"
    target.mkdir()
    (target / "fails.ipynb").write_text("an older result")
    with pytest.raises(RunError, match=r"fails: cell 3, x = 1 / 0: ZeroDivisionError: .*fails.failed.ipynb"):
        run([failing, notebook("works", "print(1)")], target)
    assert text(target / "fails.failed.ipynb", 2) == "before"
    assert sorted(path.name for path in target.iterdir()) == ["fails.failed.ipynb", "works.ipynb"]


def test_a_kernel_that_dies_fails_the_notebook_and_leaves_no_partial_result(notebook, tmp_path):
    source = notebook("dies", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(RunError, match="dies: "):
        run([source], tmp_path / "out")
    assert not (tmp_path / "out/dies.ipynb").exists()


def test_an_invalid_parameter_is_rejected_before_any_notebook_runs(notebook, tmp_path):
    with pytest.raises(InputError, match="unknown parameter 'jear'"):
        run([notebook("never", "print(1)")], tmp_path / "out", jear="1")
    assert not (tmp_path / "out").exists()


def test_notebooks_are_found_by_name_and_unknown_ones_rejected(notebook, tmp_path):
    source = notebook("01-inflow", "print(1)")
    assert runner.find(["01-inflow.ipynb"], source.parent) == runner.find([], source.parent) == [source]
    with pytest.raises(InputError, match="unknown notebook '01-inflo': nearest is 01-inflow"):
        runner.find(["01-inflo"], source.parent)
