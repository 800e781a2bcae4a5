"""A vintage on disk: read back cell by cell, verified, and readable in the layout of the first edition."""

import gzip
import hashlib
import json
import random

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet as arrow

from helpers.offices.formats import parquet
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.store import Store
from tests.fetched_tables import HEAD, fetched_table

BODY = (HEAD + "A,PER,TOTAL,T,TOTAL,NL\t5 \t10 p\t: \n").encode()
DIGEST = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def first_edition(tmp_path):
    """A store as the first edition wrote it, made without any code of this project."""
    folder = tmp_path / "migr_asyunaa" / DIGEST
    (folder / "seen").mkdir(parents=True)
    for time in ("2025-01-11T12-00-00.000000Z", "2025-02-01T09-30-00.250000Z"):
        (folder / "seen" / time).touch()
    (folder / "reply-000.gz").write_bytes(gzip.compress(BODY, mtime=0))
    codes = {"geo": "NL", "citizen": "TOTAL", "age": "TOTAL", "sex": "T", "freq": "A", "unit": "PER"}
    columns = {name: [code] * 3 for name, code in codes.items()} | {TIME: ["2021", "2022", "2023"]}
    arrow.write_table(pa.table(columns | {VALUE: [5.0, 10.0, None], FLAG: ["", "p", ""]}), folder / "cells.parquet")
    about = {"table": "migr_asyunaa", "digest": DIGEST, "office": "Eurostat", "request": "https://office.example/data"}
    about |= {"scope": {"geo": ["NL"]}, "updated": "2025-01-10T11:00:00", "fetched": "2025-01-11T12:00:00", "cells": 3}
    (folder / "vintage.json").write_text(json.dumps(about, indent=1) + "\n")
    sums = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("cells.parquet", "reply-000.gz", "vintage.json")
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))
    for place in (".unfinished/0a1b", ".refused/migr_asyunaa-2025-01-11T12-00-00.000000Z"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "reply").write_bytes(b"<html>")
    return Store(tmp_path)


def test_a_store_of_the_first_edition_is_read(first_edition):
    (vintage,) = first_edition.all()
    assert vintage.name == f"migr_asyunaa@{DIGEST[:12]}"
    assert (vintage.office, vintage.request) == ("Eurostat", "https://office.example/data")
    assert (vintage.scope, vintage.cells) == ({"geo": ["NL"]}, 3)
    assert [f"{time}" for time in vintage.seen] == ["2025-01-11 12:00:00", "2025-02-01 09:30:00.250000"]
    assert f"{vintage.known:%Y-%m-%d}" == "2025-01-10"
    cells = vintage.read(geo="NL")
    assert cells[TIME].tolist() == ["2021", "2022", "2023"]
    assert cells[VALUE].fillna(-1).tolist() == [5, 10, -1]
    assert cells[FLAG].tolist() == ["", "p", ""]
    assert first_edition.known_on("migr_asyunaa", "2025-01-31", ["NL"]) == vintage


def test_a_store_of_the_first_edition_is_verified_continued_and_pruned(first_edition):
    assert first_edition.verify() == []
    rows = BODY.decode().removeprefix(HEAD)
    vintage, new = first_edition.keep(fetched_table(rows, fetched="2025-03-01 10:00", geo=["NL"]))
    assert not new
    assert len(vintage.seen) == 3
    assert sorted(path.parent.name for path in first_edition.prune()) == [".refused", ".unfinished"]
    assert first_edition.verify() == []
    assert len(first_edition.all()) == 1


def test_a_new_vintage_has_the_files_of_the_first_edition(store, first_edition):
    vintage, _ = store.keep(fetched_table())
    (old,) = first_edition.all()
    assert sorted(path.name for path in vintage.folder.iterdir()) == sorted(path.name for path in old.folder.iterdir())
    written = [json.loads((each.folder / "vintage.json").read_text()) for each in (vintage, old)]
    assert list(written[0]) == list(written[1])


def test_a_fetched_table_is_kept_as_received_and_read_back_cell_by_cell(store):
    vintage, new = store.keep(fetched_table())
    assert new
    received = gzip.decompress((vintage.folder / "reply-000.gz").read_bytes())
    assert received == fetched_table().bodies[0]
    cells = vintage.read().set_index(["geo", TIME])
    assert len(cells) == 6
    assert cells.loc[("SE", "2021"), VALUE] == 0
    assert cells.loc[("SE", "2022"), FLAG] == "c"
    assert cells.loc[("SE", "2023"), FLAG] == "z"
    assert cells.loc[("NL", "2023"), FLAG] == ""
    assert cells[VALUE].isna().sum() == 3


def test_a_vintage_without_the_offices_stamp_is_known_from_its_first_fetch(store):
    vintage, _ = store.keep(fetched_table(updated=None))
    assert f"{vintage.known:%Y-%m-%d}" == "2025-01-11"


def test_verify_finds_any_flipped_bit(store):
    vintage, _ = store.keep(fetched_table())
    numbers = random.Random(1)
    for path in [path for path in vintage.folder.iterdir() if path.is_file()]:
        content = path.read_bytes()
        for _ in range(10):
            bit = numbers.randrange(len(content) * 8)
            flipped = bytearray(content)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            assert store.verify(), (path.name, bit)
        path.write_bytes(content)
    assert store.verify() == []


def test_verify_finds_a_missing_file(store):
    vintage, _ = store.keep(fetched_table())
    (vintage.folder / "cells.parquet").unlink()
    assert any("cells.parquet: is missing" in fault for fault in store.verify())


@pytest.mark.parametrize("about", ["", "[]", "{}", '{"table": "t"'])
def test_a_damaged_description_is_named_with_its_folder_and_left_out(store, about, caplog):
    vintage, _ = store.keep(fetched_table())
    (vintage.folder / "vintage.json").write_text(about)
    assert store.all() == []
    assert f"{vintage.folder}: not a valid vintage" in caplog.text
    assert any(str(vintage.folder) in fault for fault in store.verify())


def test_one_country_is_read_without_the_others(store):
    vintage, _ = store.keep(fetched_table())
    assert vintage.read(geo="NL")["geo"].cat.categories.to_list() == ["NL"]
    assert len(vintage.read(geo=["NL", "SE"], sex="T")) == 6


def test_a_file_with_many_row_groups_is_sorted_by_country(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 4)
    cells = fetched_table("".join(f"A,PER,C{n},T,TOTAL,G{n % 3}\t5 \t: \t{n * 5} p\n" for n in range(12))).cells
    parquet.write(cells, tmp_path / "cells.parquet")
    back = parquet.read(tmp_path / "cells.parquet", {})
    assert back["geo"].astype(str).is_monotonic_increasing
    keys = ["citizen", "geo", TIME]
    one, other = (table.astype(dict.fromkeys([*keys, FLAG], str)).sort_values(keys) for table in (cells, back))
    np.testing.assert_array_equal(one[VALUE], other[VALUE])
    assert one[FLAG].to_list() == other[FLAG].to_list()
    assert pd.api.types.is_float_dtype(back[VALUE])
