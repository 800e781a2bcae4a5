"""The store: content kept once and for good, through kills, full disks and flipped bits."""

import errno
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from helpers import files, observations
from helpers.errors import InputError
from helpers.offices import changes, validation, vintages
from helpers.offices.formats import parquet, tsv
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.vintages import Reply

HEAD = "freq,unit,citizen,sex,age,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \n"
ROWS = "A,PER,TOTAL,T,TOTAL,NL\t5 \t10 p\t: \nA,PER,TOTAL,T,TOTAL,SE\t0 \t: c\t: z\n"
# Ten stores, in each a writer that is killed ten times at a random moment; what was whole once must stay.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
import pandas as pd
import pyarrow.parquet
from helpers.offices.vintages import Reply, Store

cells = pd.DataFrame({"geo": ["NL"], "TIME_PERIOD": ["2020"], "value": [5.0], "flag": [""]})
cells = cells.astype({"geo": "category", "TIME_PERIOD": "category", "flag": "category"})
moments = random.Random(20231222)

def write(store, kill):
    for number in range(10**6):
        body = f"{kill} {number}".encode() * 50
        store.keep(Reply("t", "o", "r", (body,), cells, None, pd.Timestamp("2025-01-10")))

for round in range(10):
    store, kept = Store(Path(sys.argv[1]) / str(round)), set()
    for kill in range(10):
        child = os.fork()
        if child == 0:
            write(store, kill)
        time.sleep(moments.uniform(0.005, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = {vintage.digest for vintage in store.all()}
        assert store.verify() == [], store.verify()
        assert kept <= found, kept - found
        kept = found
    store.prune()
    assert {vintage.digest for vintage in store.all()} == kept
    print(len(kept))
"""


def reply(rows=ROWS, updated="2025-01-10", fetched="2025-01-11 12:00", table="migr_asyunaa", **scope):
    body = (HEAD + rows).encode()
    stamp = pd.Timestamp(updated) if updated else None
    return Reply(table, "Eurostat", "request", (body,), tsv.parse(body), stamp, pd.Timestamp(fetched), scope)


def test_a_reply_is_kept_as_it_came_and_read_back_cell_for_cell(store):
    vintage, new = store.keep(reply())
    assert new
    assert (vintage.folder / "reply-000.gz").exists()
    back = vintage.read()
    assert len(back) == 6
    own = back.set_index(["geo", TIME])
    assert own.loc[("SE", "2021"), VALUE] == 0
    assert own.loc[("SE", "2022"), FLAG] == "c"
    assert own.loc[("SE", "2023"), FLAG] == "z"
    assert own.loc[("NL", "2023"), FLAG] == ""
    assert own[VALUE].isna().sum() == 3


def test_the_same_content_is_a_new_sighting_of_the_same_vintage(store):
    first, _ = store.keep(reply())
    second, new = store.keep(reply(fetched="2025-02-01 09:00"))
    assert not new
    assert second.folder == first.folder
    assert [f"{seen:%m-%d}" for seen in second.seen] == ["01-11", "02-01"]
    assert len(store.all()) == 1


def test_the_vintage_of_a_day_is_the_newest_that_was_published_by_then(store):
    old, _ = store.keep(reply())
    new, _ = store.keep(reply(ROWS.replace("5 ", "20 "), updated="2025-03-10", fetched="2025-03-11"))
    assert store.known_on("migr_asyunaa", "2025-01-09") is None
    assert store.known_on("migr_asyunaa", "2025-03-09") == old
    assert store.known_on("migr_asyunaa", "2025-03-10") == new
    assert store.known_on("migr_asyunaa") == new


def test_a_vintage_without_a_stamp_is_known_from_the_day_it_was_seen(store):
    vintage, _ = store.keep(reply(updated=None))
    assert f"{vintage.known:%Y-%m-%d}" == "2025-01-11"


def test_a_part_is_no_answer_for_the_whole(store):
    store.keep(reply(geo=["NL"]))
    assert store.known_on("migr_asyunaa") is None
    assert store.known_on("migr_asyunaa", geo=["NL"]) is not None
    assert store.known_on("migr_asyunaa", geo=["SE"]) is None


def test_two_fetches_at_once_leave_one_whole_vintage_with_all_sightings(store):
    replies = [reply(fetched=f"2025-01-11 12:00:{second:02}") for second in range(20)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(store.keep, replies))
    assert sum(new for _vintage, new in kept) == 1
    assert len(store.all()) == 1
    assert len(store.all()[0].seen) == 20
    assert store.verify() == []


def test_a_kill_at_a_hundred_moments_loses_nothing(tmp_path):
    command = [sys.executable, "-c", KILLER, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    kept = [int(line) for line in done.stdout.split()]
    assert len(kept) == 10
    assert sum(kept) > 10


@pytest.mark.parametrize("after", range(3))
def test_a_full_disk_leaves_the_store_as_it_was(store, monkeypatch, after):
    store.keep(reply())
    real, written = files.put, []

    def full(path, content):
        if len(written) == after:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        real(path, content)

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(OSError, match="No space left"):
        store.keep(reply(ROWS.replace("5 ", "20 ")))
    monkeypatch.undo()
    assert len(store.all()) == 1
    assert store.verify() == []
    assert not list(store.root.glob(f"{vintages.UNFINISHED}/*"))


def test_verify_finds_any_flipped_bit(store):
    vintage, _ = store.keep(reply())
    numbers = random.Random(1)
    for path in [path for path in vintage.folder.iterdir() if path.is_file()]:
        whole = path.read_bytes()
        for _ in range(10):
            bit = numbers.randrange(len(whole) * 8)
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            assert store.verify(), (path.name, bit)
        path.write_bytes(whole)
    assert store.verify() == []


def test_verify_finds_a_missing_file(store):
    vintage, _ = store.keep(reply())
    (vintage.folder / "cells.parquet").unlink()
    assert any("cells.parquet: is missing" in fault for fault in store.verify())


def test_prune_keeps_vintages_unless_told_otherwise(store):
    for number in range(3):
        store.keep(reply(ROWS.replace("5 ", f"{number * 5} "), updated=f"2025-0{number + 1}-10"))
    store.refuse("migr_asyunaa", b"<html>", "a page")
    assert len(store.prune()) == 1
    assert len(store.all()) == 3
    store.prune(keep=1)
    assert [f"{vintage.known:%m}" for vintage in store.all()] == ["03"]


def test_a_vintage_is_found_by_the_start_of_its_name_or_digest(store):
    vintage, _ = store.keep(reply())
    assert store.get(vintage.name) == store.get(vintage.digest[:6]) == vintage
    with pytest.raises(InputError, match="unknown vintage 'nothing'"):
        store.get("nothing")


def test_one_country_is_read_without_the_others(store):
    vintage, _ = store.keep(reply())
    assert vintage.read(geo="NL")["geo"].cat.categories.to_list() == ["NL"]
    assert len(vintage.read(geo=["NL", "SE"], sex="T")) == 6


def test_a_file_of_many_groups_is_sorted_by_country(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 4)
    cells = reply("".join(f"A,PER,C{n},T,TOTAL,G{n % 3}\t5 \t: \t{n * 5} p\n" for n in range(12))).cells
    parquet.write(cells, tmp_path / "cells.parquet")
    back = parquet.read(tmp_path / "cells.parquet", {})
    assert back["geo"].astype(str).is_monotonic_increasing
    keys = ["citizen", "geo", TIME]
    one, other = (table.astype(dict.fromkeys([*keys, FLAG], str)).sort_values(keys) for table in (cells, back))
    np.testing.assert_array_equal(one[VALUE], other[VALUE])
    assert one[FLAG].to_list() == other[FLAG].to_list()


def test_a_difference_says_who_was_revised_how_much_and_what_became_final():
    before = reply().cells
    after = reply(ROWS.replace("10 p", "15 ").replace(": c", "25 ") + "A,PER,SY,T,TOTAL,NL\t5 \t5 \t5 \n").cells
    found = changes.changes(before, after).set_index(["geo", "citizen", TIME])
    assert found.loc[("NL", "TOTAL", "2022"), ["before", "after", "change", "kind"]].tolist() == [
        10,
        15,
        5,
        "provisional became final",
    ]
    assert found.loc[("SE", "TOTAL", "2022"), "kind"] == "revised"
    assert (found.loc[("NL", "SY"), "kind"] == "appeared").all()
    assert len(found) == 5


def test_changes_are_summed_over_totals_alone():
    rows = "A,PER,TOTAL,T,TOTAL,NL\t10 \t10 \t10 \nA,PER,SY,T,TOTAL,NL\t5 \t5 \t5 \n"
    found = changes.changes(reply(rows).cells, reply(rows.replace("10 ", "30 ").replace("5 ", "15 ")).cells)
    table = changes.by_country(found)
    assert table.loc[("NL", "revised")].to_dict() == {"cells": 3, "net": 60, "absolute": 60}


def test_the_same_vintage_differs_from_itself_in_nothing():
    assert changes.changes(reply().cells, reply().cells).empty


def test_an_axis_with_aggregates_inside_is_not_summed():
    table = reply("A,PER,TOTAL,T,TOTAL,NL\t5 \t5 \t5 \nA,PER,SY,T,TOTAL,NL\t5 \t5 \t5 \n").cells
    with pytest.raises(InputError, match="axis citizen: TOTAL hold other codes of it"):
        validation.summable(table, "citizen")
    assert validation.summable(validation.parts(table, "citizen"), "citizen")["citizen"].unique().tolist() == ["SY"]


def test_fewer_reporters_than_usual_are_an_error():
    table = reply("A,PER,TOTAL,T,TOTAL,NL\t5 \t5 \t5 \nA,PER,TOTAL,T,TOTAL,SE\t5 \t5 \t: \n").cells
    assert validation.complete(table, "2022", "t") is table
    with pytest.raises(InputError, match="t, 2023: 1 countries, usual are 2"):
        validation.complete(table, "2023", "t")


def test_observations_take_the_vintage_of_the_day_and_cited_figures_before_it(store, monkeypatch):
    monkeypatch.setenv("AMV_VINTAGES", str(store.root))
    cited = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2024-12-31")
    assert (cited["rank"] > 0).all()
    rows = "A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t3000 p\n"
    store.keep(reply(rows))
    store.keep(reply(rows.replace("3000 p", "3300 "), updated="2025-03-10", fetched="2025-03-11"))

    def value(as_of):
        table = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of=as_of)
        rows = observations.series(table)
        return rows[(rows["start"] == "2023-01-01") & (rows["end"] == "2023-12-31")].iloc[0]

    assert value("2025-02-01")[["value", "rank"]].tolist() == [3000, 0]
    assert value("2025-02-01")[["low", "high"]].tolist() == [2997.5, 3002.5]
    assert value("2025-04-01")["value"] == 3300
    assert value("2025-04-01")["figure_id"].startswith("migr_asyunaa@")
    assert len(observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2024-12-31")) == len(cited)


def test_a_cell_that_a_later_vintage_emptied_is_not_taken_from_the_earlier_one(store, monkeypatch):
    monkeypatch.setenv("AMV_VINTAGES", str(store.root))
    store.keep(reply("A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t3000 \n"))
    store.keep(reply("A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t: \n", updated="2025-03-10"))
    live = observations.load("uam_asylum_applicants", "SE", "TOTAL").query("rank == 0")
    assert live.groupby(live["start"].dt.year).size().to_dict() == {2021: 2, 2022: 2}
    early = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2025-02-01").query("rank == 0")
    assert 2023 in early["start"].dt.year.to_list()


def test_every_vintage_row_has_its_publication(store, monkeypatch):
    monkeypatch.setenv("AMV_VINTAGES", str(store.root))
    vintage, _ = store.keep(reply())
    table = observations.load()
    assert set(table["source_id"]) <= set(observations.sources().index)
    row = observations.rows([table.query("rank == 0")["figure_id"].iloc[0]]).iloc[0]
    assert row["source_id"] == vintage.name
    assert replace(vintage) == vintage


def test_a_total_of_the_union_counts_only_where_as_many_report_as_usual(store, monkeypatch):
    monkeypatch.setenv("AMV_VINTAGES", str(store.root))
    countries = "".join(f"A,PER,TOTAL,T,TOTAL,{geo}\t5 \t5 \t: \n" for geo in ("NL", "DE"))
    store.keep(reply(countries + "A,PER,TOTAL,T,TOTAL,SE\t5 \t5 \t5 \nA,PER,TOTAL,T,TOTAL,EU27_2020\t15 \t15 \t5 \n"))
    union = observations.load("uam_asylum_applicants", "EU27_2020", "TOTAL").query("rank == 0")
    assert union["start"].dt.year.to_list() == [2021, 2022]
    assert (
        2023 in observations.load("uam_asylum_applicants", "SE", "TOTAL").query("rank == 0")["start"].dt.year.to_list()
    )
