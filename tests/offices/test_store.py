"""The store: equal content is stored once and survives kills, full disks and concurrent fetches."""

import errno
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers import files
from helpers.errors import InputError
from helpers.offices import store as stores
from tests.fetched_tables import ROWS, fetched_table

LATER = ROWS.replace("5 ", "20 ")
# A writer is killed at its first file operation, the next one at its second, until one finishes.
KILLER = """
import os, signal, sys
from pathlib import Path
import pandas as pd
import pyarrow.parquet
from helpers.offices.store import Store
from helpers.offices.vintages import FetchedTable

cells = pd.DataFrame({"geo": ["NL"], "TIME_PERIOD": ["2020"], "value": [5.0], "flag": [""]})
cells = cells.astype({"geo": "category", "TIME_PERIOD": "category", "flag": "category"})
store = Store(Path(sys.argv[1]))

def keep(number):
    body = f"content {number}".encode()
    store.keep(FetchedTable("t", "o", "r", (body,), cells, None, pd.Timestamp("2025-01-10")))

def die_at(number):
    count = 0
    def hook(event, arguments):
        nonlocal count
        if event.partition(".")[0] in ("open", "os", "shutil", "tempfile"):
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

keep(0)
number, kept, finished = 0, {vintage.digest for vintage in store.all()}, False
while not finished:
    number += 1
    child = os.fork()
    if child == 0:
        die_at(number)
        keep(number)
        os._exit(0)
    finished = os.waitpid(child, 0)[1] == 0
    found = {vintage.digest for vintage in store.all()}
    assert store.verify() == [], store.verify()
    assert kept <= found, kept - found
    kept = found
store.prune()
assert {vintage.digest for vintage in store.all()} == kept
print(number, len(kept))
"""


def test_equal_content_is_another_fetch_of_the_same_vintage(store):
    first, _ = store.keep(fetched_table())
    second, new = store.keep(fetched_table(fetched="2025-02-01 09:00"))
    assert not new
    assert second.folder == first.folder
    assert [f"{time:%m-%d}" for time in second.seen] == ["01-11", "02-01"]
    assert len(store.all()) == 1


def test_the_vintage_as_of_a_day_is_the_newest_one_published_by_then(store):
    old, _ = store.keep(fetched_table())
    new, _ = store.keep(fetched_table(LATER, updated="2025-03-10", fetched="2025-03-11"))
    assert store.known_on("migr_asyunaa", "2025-01-09") is None
    assert store.known_on("migr_asyunaa", "2025-03-09") == old
    assert store.known_on("migr_asyunaa", "2025-03-10") == new
    assert store.known_on("migr_asyunaa") == new


def test_a_vintage_of_some_countries_is_not_used_for_others_or_for_all(store):
    store.keep(fetched_table(geo=["NL"]))
    assert store.known_on("migr_asyunaa") is None
    assert store.known_on("migr_asyunaa", geo=["NL"]) is not None
    assert store.known_on("migr_asyunaa", geo=["SE"]) is None


def test_of_two_vintages_of_one_day_the_one_with_all_periods_is_preferred(store):
    whole, _ = store.keep(fetched_table())
    store.keep(fetched_table(LATER, fetched="2025-01-12", since="2021"))
    assert store.known_on("migr_asyunaa") == whole


def test_concurrent_fetches_leave_one_vintage_with_all_times(store):
    responses = [fetched_table(fetched=f"2025-01-11 12:00:{second:02}") for second in range(20)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(store.keep, responses))
    assert sum(new for _vintage, new in kept) == 1
    assert len(store.all()) == 1
    assert len(store.all()[0].seen) == 20
    assert store.verify() == []


def test_a_kill_at_any_file_operation_loses_nothing_and_leaves_no_partial_vintage(tmp_path):
    done = subprocess.run([sys.executable, "-c", KILLER, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    operations, kept = map(int, done.stdout.split())
    assert operations > 20
    assert 2 <= kept < operations


@pytest.mark.parametrize("after", range(3))
def test_a_full_disk_leaves_the_store_as_it_was(store, monkeypatch, after):
    store.keep(fetched_table())
    real, written = files.write_atomic, []

    def full(path, content):
        if len(written) == after:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        real(path, content)

    monkeypatch.setattr(files, "write_atomic", full)
    with pytest.raises(OSError, match="No space left"):
        store.keep(fetched_table(LATER))
    monkeypatch.undo()
    assert len(store.all()) == 1
    assert store.verify() == []
    assert not list(store.root.glob(f"{stores.UNFINISHED}/*"))


def test_prune_deletes_vintages_only_when_a_number_to_keep_is_given(store):
    for number in range(3):
        store.keep(fetched_table(ROWS.replace("5 ", f"{number * 5} "), updated=f"2025-0{number + 1}-10"))
    folder = store.quarantine("migr_asyunaa", b"<html>", "a page")
    assert store.prune() == [folder]
    assert not folder.exists()
    assert len(store.all()) == 3
    store.prune(keep=1)
    assert [f"{vintage.known:%m}" for vintage in store.all()] == ["03"]


def test_a_vintage_is_found_by_the_start_of_its_name_or_digest(store):
    vintage, _ = store.keep(fetched_table())
    assert store.get(vintage.name) == store.get(vintage.digest[:6]) == vintage
    with pytest.raises(InputError, match="unknown vintage 'nothing'"):
        store.get("nothing")


def test_an_ambiguous_name_of_a_vintage_lists_the_candidates(store):
    names = [store.keep(each)[0].name for each in (fetched_table(), fetched_table(LATER, updated="2025-03-10"))]
    with pytest.raises(InputError, match=f"vintage 'migr' is ambiguous: {names[0]} or {names[1]}"):
        store.get("migr")
