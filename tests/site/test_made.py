"""With nothing to do, one process that imports the standard library only says so."""

import json
import subprocess
import sys

import pytest

from helpers import paths
from helpers.runs import declared, keys, notebooks, results
from helpers.site import made


@pytest.fixture
def current(tmp_path, monkeypatch):
    """A default run and its site, both current, in folders of their own."""
    for name in ("EXECUTED", "SITE"):
        monkeypatch.setattr(paths, name, tmp_path / name)
        (tmp_path / name).mkdir()
    monkeypatch.delenv("AMV_LETTER", raising=False)
    for notebook in notebooks.find():
        values = {name: one.default for name, one in declared.declared(notebook).items()}
        facts = {results.KEY: keys.of_notebook(notebook, values), results.SEAL: results.EMPTY}
        content = json.dumps({"cells": [], "metadata": {results.RECORD: facts}}).encode()
        (paths.EXECUTED / notebook.name).write_bytes(results.sealed(content))
    (paths.SITE / "index.html").write_text("a page")
    made.mark(paths.SITE, made.key(paths.EXECUTED, None, paths.LETTER))
    return tmp_path


def test_what_is_current_is_not_made_again(current):
    assert made.default_is_current()


def test_a_removed_page_and_a_changed_result_are_noticed(current):
    (paths.SITE / "index.html").unlink()
    assert not made.default_is_current()
    (paths.SITE / "index.html").write_text("a page")
    assert made.default_is_current()
    result = paths.EXECUTED / "01-inflow.ipynb"
    result.write_bytes(result.read_bytes() + b" ")
    assert not made.default_is_current()


def test_the_letters_text_and_a_vintage_elsewhere_are_noticed(current, monkeypatch):
    (current / "letter.txt").write_text("a text")
    monkeypatch.setenv("AMV_LETTER", str(current / "letter.txt"))
    assert not made.default_is_current()
    monkeypatch.delenv("AMV_LETTER")
    monkeypatch.setenv("AMV_VINTAGES", str(current / "store"))
    seen = current / "store" / "migr_asyunaa" / "0a1b" / "seen"
    seen.mkdir(parents=True)
    (seen / "2024-03-01T00-00-00.0Z").touch()
    assert not made.default_is_current()


def test_it_imports_the_standard_library_only():
    code = "import sys; before = set(sys.modules); import helpers.site.made; print(*set(sys.modules) - before)"
    names = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"helpers"}
