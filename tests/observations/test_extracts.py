"""Extracts: the few cells of a vintage that measures take, kept beside the vintages."""

import dataclasses

import pytest

from helpers import observations
from helpers.observations import extracts, live
from helpers.offices import selections
from helpers.offices.store import EXTRACTS, Store
from helpers.offices.vintages import CELLS, Vintage
from tests.fetched_tables import fetched_table

ROWS = (
    "A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t3000 p\n"
    "A,PER,SY,T,TOTAL,NL\t5 \t: \t15 \n"
    "A,PER,TOTAL,F,TOTAL,NL\t9 \t9 \t9 \n"
)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty store, in use for all observations."""
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))
    return Store(tmp_path / "vintages")


@pytest.fixture
def vintage(store):
    """A vintage with its extract."""
    kept, _ = store.keep(fetched_table(ROWS))
    extracts.prepare(kept)
    return kept


def files(store):
    return sorted((store.root / EXTRACTS).glob("*/*"))


@pytest.fixture
def reads(monkeypatch):
    """The vintages whose whole file of cells is read."""
    seen, own = [], Vintage.read
    monkeypatch.setattr(Vintage, "read", lambda self, **codes: seen.append(self.name) or own(self, **codes))
    return seen


def test_an_extract_has_the_cells_that_measures_take_and_is_read_in_place_of_the_vintage(store, vintage, reads):
    table = extracts.read(vintage, {})
    assert table.num_rows == 6
    assert set(table.column("geo").to_pylist()) == {"SE", "NL"}
    assert reads == []


@pytest.mark.parametrize(("geo", "citizen"), [("SE", "TOTAL"), ("NL", "SY"), ("NL", "TOTAL"), ("DE", "SY")])
def test_a_load_of_one_country_gives_the_rows_that_a_load_of_all_has(store, vintage, geo, citizen):
    every = live.rows(store.root)
    chosen = live.rows(store.root, {"geo": geo, "citizen": citizen})
    expected = every[(every["geo"] == geo) & (every["citizen"] == citizen)] if len(every) else every
    found = [] if chosen.empty else chosen["figure_id"].tolist()
    assert sorted(found) == sorted(expected["figure_id"].tolist())


def test_figures_loaded_by_name_are_those_of_all_figures(store, vintage):
    by_name = observations.load("uam_asylum_applicants", "Sweden", "TOTAL").table
    every = observations.load().table
    same = every[(every["measure"] == "uam_asylum_applicants") & (every["geo"] == "SE") & (every["citizen"] == "TOTAL")]
    assert sorted(by_name["figure_id"]) == sorted(same["figure_id"])
    assert by_name["source_id"].eq(vintage.name).any()


def test_a_store_of_the_first_edition_gets_its_extracts_when_it_is_read(store, reads):
    kept, _ = store.keep(fetched_table(ROWS))
    assert files(store) == []
    assert len(live.rows(store.root)) == 5
    assert set(reads) == {kept.name}
    reads.clear()
    assert len(live.rows(store.root)) == 5
    assert reads == []


def test_other_selections_of_measures_make_the_extract_anew(store, vintage, reads, monkeypatch):
    (before,) = files(store)
    (own,) = selections.SELECTIONS[vintage.table]
    taken = [dataclasses.replace(own, codes={"sex": "F", "age": "TOTAL"})]
    monkeypatch.setitem(selections.SELECTIONS, vintage.table, taken)
    assert extracts.read(vintage, {}).column("value").to_pylist() == [9, 9, 9]
    (after,) = files(store)
    assert after != before
    assert reads


def test_a_damaged_vintage_is_not_hidden_by_its_extract(store, vintage, caplog):
    assert len(live.rows(store.root)) == 5
    (vintage.folder / CELLS).write_bytes(b"something else")
    assert live.rows(store.root).empty
    assert vintage.name in caplog.text


@pytest.mark.parametrize("content", [b"", b"PAR1 truncated"])
def test_a_damaged_extract_is_made_anew(store, vintage, content):
    (path,) = files(store)
    path.write_bytes(content)
    assert len(live.rows(store.root)) == 5
    assert path.stat().st_size > len(content)


def test_a_store_that_cannot_be_written_is_read_without_extracts(store, monkeypatch):
    store.keep(fetched_table(ROWS))

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpers.files.write_atomic", full)
    assert len(live.rows(store.root)) == 5
    assert files(store) == []


def test_deleting_a_vintage_deletes_its_extract(store, vintage):
    later, _ = store.keep(fetched_table(ROWS.replace("1000", "1100"), updated="2025-02-10"))
    extracts.prepare(later)
    assert len(files(store)) == 2
    store.prune(keep=1)
    assert [path.name.partition(".")[0] for path in files(store)] == [later.digest]


def test_extracts_are_neither_vintages_nor_faults_of_the_store(store, vintage):
    assert [each.name for each in store.all()] == [vintage.name]
    assert store.verify() == []
    assert (store.root / EXTRACTS).is_dir()
