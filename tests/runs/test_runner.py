"""Execution of notebooks: complete results only, named errors, equal bytes, nothing done twice."""

import json
from contextlib import suppress

import nbformat
import pytest

from helpers.errors import InputError, RunError
from helpers.runs import runner


def run(notebooks, target, given=None, **options):
    return {outcome.notebook.stem: outcome for outcome in runner.run(notebooks, given or {}, target, **options)}


def text(path, cell):
    return nbformat.read(path, 4).cells[cell].outputs[0]["text"].strip()


SEEN = """import locale, os, sys, time, matplotlib
print(*sorted(name for name in os.environ if name.startswith("AMV") or name == "PYTHONSTARTUP"))
print(time.tzname[0], locale.setlocale(locale.LC_ALL, ""), matplotlib.rcParams["figure.dpi"])
print(sys.stdout.encoding, hash("a"), get_ipython().config.get("InlineBackend"))
os.path.basename(os.getcwd()), object()"""


def test_a_run_is_apart_from_the_users_configuration(notebook, tmp_path, monkeypatch):
    """Once as it is and once under a hostile configuration: the same bytes."""
    source = notebook("01-seen", "print(geo)", SEEN)
    run([source], tmp_path / "one", {"geo": "SE"})
    home = tmp_path / "home"
    (home / ".ipython/profile_default").mkdir(parents=True)
    (home / ".ipython/profile_default/ipython_config.py").write_text(
        "c = get_config()\nc.InlineBackend.figure_formats = {'svg'}\nc.InteractiveShellApp.exec_lines = ['1 / 0']\n"
    )
    (home / ".config/matplotlib").mkdir(parents=True)
    (home / ".config/matplotlib/matplotlibrc").write_text("figure.dpi: 11\n")
    kernels = home / ".local/share/jupyter/kernels/another"
    kernels.mkdir(parents=True)
    (kernels / "kernel.json").write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    home.chmod(0o500)
    long = tmp_path / ("x" * 100)
    long.mkdir()
    hostile = {"HOME": home, "TMPDIR": long, "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "MPLBACKEND": "pdf"}
    for name, value in hostile.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr("tempfile.tempdir", None)
    run([source], tmp_path / "two", {"geo": "SE"})
    home.chmod(0o700)
    assert (tmp_path / "one/01-seen.ipynb").read_bytes() == (tmp_path / "two/01-seen.ipynb").read_bytes()
    assert text(tmp_path / "one/01-seen.ipynb", 2) == "SE"
    output = nbformat.read(tmp_path / "one/01-seen.ipynb", 4).cells[3].outputs[1]["data"]["text/plain"]
    assert output == "('sources', <object at 0x0>)"
    assert list(long.iterdir()) == []


def test_a_current_result_is_left_and_a_changed_source_or_force_runs_again(notebook, tmp_path):
    target, source = tmp_path / "out", notebook("01-one", "print(1)", metadata={"title": "no kernel is named"})
    first = run([source], target)["01-one"]
    assert (first.state, first.stderr) == ("done", ())
    written = (target / "01-one.ipynb").stat()
    assert run([source], target)["01-one"].state == "unchanged"
    assert (target / "01-one.ipynb").stat() == written
    assert run([source], target, force=True)["01-one"].state == "done"
    notebook("01-one", "import sys; print('careful', file=sys.stderr)")
    for state in ("done", "unchanged"):
        outcome = run([source], target)["01-one"]
        assert (outcome.state, outcome.stderr) == (state, ("cell 2 wrote to standard error: careful",))


def test_the_result_records_its_provenance(notebook, tmp_path):
    run([notebook("01-origin", "print(1)")], tmp_path / "out", {"geo": "SE"})
    result = nbformat.read(tmp_path / "out/01-origin.ipynb", 4)
    origin = result.metadata["amv"]
    assert (origin["parameters"], origin["changed"]) == ({"geo": "SE"}, {"geo": "SE"})
    assert set(origin) == {
        *("parameters", "changed", "commit", "newest", "vintages", "python", "packages", "key", "seal")
    }
    assert result.cells[1].source == '# Parameters\ngeo = "SE"\n'
    assert not [each for each in (result, *result.cells) if "papermill" in each.metadata]
    assert json.loads((tmp_path / "out/run.json").read_text()) == {"made_by": "amv run", "parameters": {"geo": "SE"}}


def test_papermill_gets_texts_of_any_characters_and_warns_of_nothing(notebook, tmp_path, capfd):
    source = notebook("01-text", "print(word)", parameters='word: str = "a=b # c"  # help')
    run([source], tmp_path / "out", {"word": 'it"s # = NO'})
    assert text(tmp_path / "out/01-text.ipynb", 2) == 'it"s # = NO'
    assert capfd.readouterr() == ("", "")


def test_every_notebook_is_executed_by_papermill(notebook, tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise RunError("papermill was called")

    monkeypatch.setattr("papermill.execute_notebook", refuse)
    with pytest.raises(RunError, match="01-one: papermill was called"):
        run([notebook("01-one", "print(1)")], tmp_path / "out")


def test_a_failing_cell_is_named_and_the_other_notebooks_still_run(notebook, tmp_path):
    target = tmp_path / "out"
    good = notebook("01-fails", "print('before')")
    run([good], target)
    failing = notebook("01-fails", "print('before')", "x = 1 / 0", "print('after')")
    slow = notebook("02-slow", "import time; time.sleep(60)")
    dies = notebook("03-dies", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    outcomes = []
    with pytest.raises(RunError) as error:
        run([failing, slow, dies, notebook("04-works", "print(1)")], target, limit=5, done=outcomes.append)
    first, second, third = str(error.value).splitlines()
    assert first.startswith("01-fails: cell 3, x = 1 / 0: ZeroDivisionError: division by zero (partial notebook: ")
    assert second.startswith("02-slow: cell 2, import time; time.sleep(60): took longer than 5 s")
    assert third.startswith("03-dies: ")
    assert text(target / "01-fails.failed.ipynb", 1) == "before"
    left = {path.name for path in target.iterdir()}
    assert left == {"run.json", "04-works.ipynb", *(f"{n}.failed.ipynb" for n in ("01-fails", "02-slow", "03-dies"))}
    assert {outcome.notebook.stem: outcome.state for outcome in outcomes}["04-works"] == "done"


def test_invalid_input_is_rejected_before_anything_is_written(notebook, tmp_path):
    source = notebook("01-never", "print(1)")
    with pytest.raises(InputError, match="unknown parameter 'jear'"):
        run([source], tmp_path / "out", {"jear": "1"})
    assert not (tmp_path / "out").exists()


def test_a_source_is_never_overwritten_nor_deleted(notebook, tmp_path):
    source = notebook("01-fails", "1 / 0")
    before = source.read_bytes()
    with pytest.raises(InputError, match=r"holds 01-fails.ipynb, which is not of this program"):
        run([source], source.parent)
    with suppress(RunError):
        run([source], tmp_path / "out")
    assert source.read_bytes() == before
    assert [path.name for path in source.parent.iterdir()] == ["01-fails.ipynb"]
