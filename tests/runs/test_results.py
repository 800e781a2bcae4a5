"""What is a result of ours, which notebooks are run, and where results go."""

import pytest

from helpers import folders, paths
from helpers.errors import InputError
from helpers.runs import keys, notebooks, provenance, record, results

KEY = "a" * 64
RESULT = f'{{"cells": [], "metadata": {{"amv": {{"key": "{KEY}", "seal": "{results.EMPTY}"}}}}}}'.encode()


def test_a_sealed_result_has_its_key_and_a_changed_one_has_none(tmp_path):
    path = tmp_path / "01-inflow.ipynb"
    assert results.key_of(path) is None
    path.write_bytes(results.sealed(RESULT))
    assert results.key_of(path) == KEY
    path.write_bytes(results.sealed(RESULT).replace(b"[]", b"[ ]"))
    assert results.key_of(path) is None


def test_only_results_are_overwritten(tmp_path):
    path = tmp_path / "01-inflow.ipynb"
    results.replaceable(path)
    path.write_bytes(results.sealed(RESULT))
    results.replaceable(path)
    path.write_bytes(RESULT)
    with pytest.raises(InputError, match=r"01-inflow.ipynb: was not made by a run, or was changed since"):
        results.replaceable(path)


def test_the_compendium_is_what_begins_with_two_digits(notebook):
    source = notebook("01-inflow")
    for name in ("Untitled", "01-inflow-Copy1", "1-one", "０２-full-width"):
        notebook(name)
    assert notebooks.find([], source.parent) == [source]
    assert notebooks.others(source.parent) == [
        *("01-inflow-Copy1.ipynb", "1-one.ipynb", "Untitled.ipynb", "０２-full-width.ipynb")
    ]


def test_a_notebook_is_named_with_or_without_suffix_or_by_its_path(notebook):
    source = notebook("01-inflow")
    for name in ("01-inflow", "01-inflow.ipynb", str(source)):
        assert notebooks.find([name, name], source.parent) == [source]
    with pytest.raises(InputError, match="unknown notebook '01-inflo': nearest is 01-inflow"):
        notebooks.find(["01-inflo"], source.parent)


def test_the_folder_of_a_run_is_named_by_what_differs_from_the_defaults(notebook):
    source = notebook("01-inflow", parameters='geo: str = "NL"  # a\nas_of: str = "latest"  # b\nyear: int = 2023  # c')
    own = {"geo": "NL", "as_of": "latest", "year": 2023}
    assert record.folder([source], [own]) == paths.EXECUTED
    assert record.folder([source], [own | {"year": 2022, "geo": "SE"}]).name == "geo-SE_year-2022"
    assert record.folder([source], [own | {"geo": "../x"}]).parent == paths.BUILD / "runs"


def test_results_of_other_parameters_never_mix(notebook, tmp_path):
    source = notebook("01-inflow")
    record.claim(tmp_path / "out", [source], [{"geo": "SE"}])
    (tmp_path / "out" / ".01-inflow.ipynb-a1b2c3d4").write_text("what a killed run left")
    record.claim(tmp_path / "out", [source], [{"geo": "SE"}])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["run.json"]
    with pytest.raises(InputError, match="holds a run with geo=SE: choose another folder"):
        record.claim(tmp_path / "out", [source], [{"geo": "BE"}])


@pytest.mark.parametrize("place", [paths.NOTEBOOKS, paths.ROOT, paths.ROOT / "src", paths.DATA / "new"])
def test_a_folder_of_sources_is_never_written(place):
    with pytest.raises(InputError, match=r"is among the sources|which is not of this program"):
        folders.checked(place, record.MARKER)


def test_a_folder_that_is_new_empty_or_marked_is_written(tmp_path):
    folders.checked(tmp_path / "new", "run.json")
    folders.checked(tmp_path, "run.json")
    (tmp_path / ".DS_Store").touch()
    (tmp_path / ".run.json-a1b2c3d4").touch()
    folders.checked(tmp_path, "run.json")
    (tmp_path / "notes.txt").touch()
    with pytest.raises(InputError, match=r"holds notes.txt"):
        folders.checked(tmp_path, "run.json")
    folders.mark(tmp_path, "run.json", {"made_by": "amv run"})
    folders.checked(tmp_path, "run.json")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a source, a figure and a lock, in which a test changes what it wants."""
    root = tmp_path / "project"
    for name in ("src/helpers/topics/a.py", "src/helpers/site/b.py", "data/figures/c.csv", "requirements.lock"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("before")
    monkeypatch.setattr(paths, "ROOT", root)
    monkeypatch.setattr(paths, "DATA", root / "data")
    monkeypatch.setattr(keys, "LOCK", root / "requirements.lock")
    monkeypatch.setattr(keys, "AFTER", (root / "src/helpers/site",))
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))
    return root


def key(source, **values):
    keys.inputs.cache_clear()
    return keys.of_notebook(source, {"geo": "NL"} | values)


CHANGES = ["src/helpers/topics/a.py", "data/figures/c.csv", "data/figures/d (1).csv", "requirements.lock"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_added_or_removed_input_changes_the_key(project, notebook, name):
    source, path = notebook("01-inflow"), project / name
    before = key(source)
    assert key(source) == before
    path.write_text("after!")
    changed = key(source)
    path.unlink()
    assert changed != before
    assert key(source) != changed


def test_source_values_and_vintages_change_the_key_and_pages_do_not(project, notebook, tmp_path):
    source = notebook("01-inflow")
    before = key(source)
    assert key(source, geo="SE") != before
    (project / "src/helpers/site/b.py").write_text("after!")
    assert key(source) == before
    vintage = tmp_path / "vintages" / "migr_asyunaa" / "0a1b"
    (vintage / "seen").mkdir(parents=True)
    (vintage / "seen" / "2025-03-01T00-00-00.0Z").touch()
    (vintage / "vintage.json").write_text('{"updated": null}')
    assert key(source) != before
    notebook("01-inflow", "1 + 1")
    assert key(source) != before


def test_a_vintage_counts_from_the_day_it_was_known(project, notebook, tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "_last_day", lambda as_of: None if as_of == "latest" else as_of)
    source, vintage = notebook("01-inflow"), tmp_path / "vintages" / "migr_asyunaa" / "0a1b"
    days = ("2024-01-01", "2024-12-31", "latest")
    before = [key(source, as_of=day) for day in days]
    (vintage / "seen").mkdir(parents=True)
    (vintage / "seen" / "2025-03-01T00-00-00.0Z").touch()
    (vintage / "vintage.json").write_text('{"updated": "2024-06-30T11:00:00+00:00"}')
    after = [key(source, as_of=day) for day in days]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, False]


def test_a_vintage_that_was_damaged_or_repaired_changes_the_key(project, notebook, tmp_path):
    source, vintage = notebook("01-inflow"), tmp_path / "vintages" / "migr_asyunaa" / "0a1b"
    vintage.mkdir(parents=True)
    (vintage / "cells.parquet").write_bytes(b"whole")
    before = key(source)
    (vintage / "cells.parquet").write_bytes(b"torn")
    assert key(source) != before


def test_the_commit_of_a_surrounding_repository_is_not_stated(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(paths, "ROOT", tmp_path / "copy")
    assert provenance.commit() == "unknown"


def test_a_default_that_is_saved_and_not_committed_is_refused(notebook, monkeypatch):
    committed = notebook("01-inflow").read_bytes()
    monkeypatch.setattr(provenance, "committed", lambda path: committed)
    record.unchanged_defaults([notebook("01-inflow", "1 + 1")])
    with pytest.raises(InputError, match="parameter geo: 'SE' is saved in the notebook, 'NL' is committed: undo it"):
        record.unchanged_defaults([notebook("01-inflow", parameters='geo: str = "SE"  # country')])
