"""Damaged, foreign and wrong content: named in one line, kept out of the store, and without effect on the rest."""

import pytest

from helpers import observations
from helpers.errors import InputError
from helpers.observations import live
from helpers.offices.repair import repaired
from helpers.offices.store import Store
from tests.fetched_tables import HEAD, fetched_table

SWEDEN = "A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t3000 p\n"
SPAIN = "A,PER,TOTAL,T,TOTAL,ES\t10 \t20 \t30 \n"


@pytest.fixture
def used(tmp_path, monkeypatch):
    """An empty store, in use for all observations."""
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path))
    return Store(tmp_path)


def served(geo="SE"):
    table = observations.load("uam_asylum_applicants", geo, "TOTAL")
    series = table.keep(table.table["rank"] == 0).series()
    return dict(zip(series["start"].dt.year, series["value"], strict=True))


def test_truncated_cells_are_named_left_out_and_rebuilt_from_the_response(used, caplog):
    used.keep(fetched_table(SWEDEN))
    broken, _ = used.keep(fetched_table(SWEDEN.replace("1000", "1100"), updated="2025-03-10"))
    path = broken.folder / "cells.parquet"
    path.write_bytes(path.read_bytes()[:100])
    assert served() == {2021: 1000, 2022: 2000, 2023: 3000}
    assert f"{broken.name} is left out" in caplog.text
    assert used.verify() == [f"{path}: differs from its hash"]
    assert repaired(used, str) == [f"{broken.name}: rebuilt from its responses"]
    assert used.verify() == []
    assert served()[2021] == 1100


def test_a_vintage_whose_response_is_damaged_too_is_not_rebuilt(used):
    vintage, _ = used.keep(fetched_table(SWEDEN))
    (vintage.folder / "cells.parquet").unlink()
    (vintage.folder / "reply-000.gz").write_bytes(b"something else")
    (line,) = repaired(used, str)
    assert "cannot be rebuilt (its responses are damaged too): fetch or import the table again" in line


@pytest.mark.parametrize("place", ["seen/.DS_Store", ".DS_Store", "notes.txt"])
def test_a_foreign_file_is_ignored_and_found_by_verify(used, caplog, place):
    vintage, _ = used.keep(fetched_table(SWEDEN))
    (vintage.folder / place).write_bytes(b"x")
    assert served()[2021] == 1000
    assert caplog.text.count(f"{place}: ignored") == 1
    assert used.verify() == [f"{vintage.folder / place}: is not a file of this program"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("TOTAL,SE", "ALL,SE"), "uam_asylum_applicants has no cells with sex=T, age=TOTAL: was a code renamed"),
        (("1000", "-1000"), "-1000 is not a whole number of persons"),
        (("1000", "1000.5"), "1000.5 is not a whole number of persons"),
        (("PER", "PC"), "unit is PC, not PER"),
    ],
)
def test_a_table_that_could_not_be_loaded_does_not_enter_the_store(used, change, message):
    with pytest.raises(InputError, match=message):
        used.keep(fetched_table(SWEDEN.replace(*change)))
    assert used.all() == []
    assert used.verify() == []


def test_a_table_without_a_dimension_that_a_measure_needs_does_not_enter_the_store(used):
    with pytest.raises(InputError, match="uam_asylum_applicants needs dimension age, which is absent"):
        table = fetched_table(SWEDEN)
        used.keep(fetched_table_of(table.cells.drop(columns="age"), table))


def fetched_table_of(cells, like):
    from dataclasses import replace

    return replace(like, cells=cells)


def test_of_two_vintages_of_one_day_the_later_one_counts(used):
    used.keep(fetched_table(SWEDEN, updated="2025-01-10 22:00", fetched="2025-01-11 09:00"))
    used.keep(fetched_table(SWEDEN.replace("1000", "900"), updated="2025-01-10 10:00", fetched="2025-01-10 12:00"))
    assert served()[2021] == 1000


def test_of_equal_stamps_the_one_that_was_fetched_last_counts(used):
    used.keep(fetched_table(SWEDEN, fetched="2025-01-11 09:00"))
    used.keep(fetched_table(SWEDEN.replace("1000", "1100"), fetched="2025-01-11 10:00"))
    assert served()[2021] == 1100


def test_a_stamp_counts_although_the_clock_ran_backwards(used):
    used.keep(fetched_table(SWEDEN))
    used.keep(fetched_table(SWEDEN.replace("1000", "1100"), updated="2025-03-10", fetched="2025-01-02"))
    assert served()[2021] == 1100


def test_a_stamp_in_the_future_does_not_count(used):
    wrong, _ = used.keep(fetched_table(SWEDEN, updated="2199-01-01"))
    used.keep(fetched_table(SWEDEN.replace("1000", "1100"), updated="2025-03-10", fetched="2025-03-11"))
    assert served()[2021] == 1100
    assert f"{wrong.known:%Y-%m-%d}" == "2025-01-11"


def test_a_series_that_the_newest_table_lacks_is_withdrawn(used):
    used.keep(fetched_table(SWEDEN + SPAIN))
    used.keep(fetched_table(SWEDEN, updated="2025-03-10", fetched="2025-03-11"))
    assert served("SE")[2021] == 1000
    assert served("ES") == {}


def test_a_vintage_of_other_countries_or_periods_withdraws_nothing(used):
    used.keep(fetched_table(SWEDEN + SPAIN))
    used.keep(fetched_table(SWEDEN, updated="2025-03-10", fetched="2025-03-11", geo=["SE"]))
    late = SPAIN.replace("10 \t20", ": \t20")
    used.keep(fetched_table(late, updated="2025-04-10", fetched="2025-04-11", geo=["ES"], since="2022"))
    assert served("ES")[2022] == 20


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023-S2", "2023-07-01", "2023-12-31"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2023-12-31", "2023-12-31", "2023-12-31"),
    ],
)
def test_a_period_of_any_frequency_is_loaded(used, period, start, end):
    from helpers.offices.formats import tsv
    from helpers.offices.vintages import FetchedTable

    body = (HEAD.replace("2021 \t2022 \t2023 ", f"{period} ") + "A,PER,TOTAL,T,TOTAL,SE\t5 \n").encode()
    first = fetched_table()
    used.keep(FetchedTable(first.table, "Eurostat", "request", (body,), tsv.parse(body), first.updated, first.fetched))
    (row,) = live.rows(used.root).itertuples()
    assert [f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}"] == [start, end]
