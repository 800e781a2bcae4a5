"""Results kept between processes: made once, and again as soon as anything behind them changes."""

import shutil

import pytest

from helpers import kept as module
from helpers import paths
from helpers.kept import kept


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A folder of kept results, so far empty."""
    monkeypatch.setenv("AMV_KEPT", str(tmp_path / "kept"))
    module._fingerprint.cache_clear()
    return tmp_path / "kept"


class Made:
    """Counts how often a result is made."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return {"value": self.times}


def test_a_result_is_made_once_and_then_read(folder):
    make = Made()
    assert [kept("a", make), kept("a", make)] == [{"value": 1}, {"value": 1}]
    assert len(list(folder.iterdir())) == 1


def test_results_of_other_names_are_kept_apart(folder):
    make = Made()
    assert [kept("a", make), kept("b", make)] == [{"value": 1}, {"value": 2}]


def test_nothing_is_kept_where_the_folder_is_empty(folder, monkeypatch):
    monkeypatch.setenv("AMV_KEPT", "")
    make = Made()
    assert [kept("a", make), kept("a", make)] == [{"value": 1}, {"value": 2}]
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"\x80", b"not a pickle", b"cnowhere\nthing\n."])
def test_a_damaged_result_is_made_again(folder, damage):
    make = Made()
    kept("a", make)
    (path,) = folder.iterdir()
    path.write_bytes(damage)
    assert [kept("a", make), kept("a", make)] == [{"value": 2}, {"value": 2}]


def test_a_result_is_given_where_it_cannot_be_written(folder):
    folder.write_text("a file in the place of the folder")
    assert kept("a", Made()) == {"value": 1}


def test_a_change_in_a_document_makes_its_results_anew(folder, tmp_path):
    document = shutil.copytree(paths.LETTER, tmp_path / "letter")
    make = Made()
    kept("a", make, document)
    claims = document / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    module._fingerprint.cache_clear()
    assert kept("a", make, document) == {"value": 2}


def test_another_fetch_makes_all_results_anew(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))
    make = Made()
    kept("a", make)
    seen = tmp_path / "vintages" / "migr_asyunaa" / "0a1b" / "seen"
    seen.mkdir(parents=True)
    (seen / "2024-03-01").touch()
    assert kept("a", make) == {"value": 2}
