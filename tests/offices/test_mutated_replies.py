"""Mutated downloads and replies: each is read as a second reader reads it, or refused in one line."""

import csv
import gzip
import io
import itertools
import json
import math
import re
from urllib.parse import urlencode

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.cli.options import codes
from helpers.errors import InputError, RunError
from helpers.offices import eurostat, imports
from helpers.offices.cbs import Cbs
from helpers.offices.client import Response
from helpers.offices.eurostat import Eurostat
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.store import Store
from tests import mutations
from tests.servers import Offices, formats, synthetic
from tests.servers.cbs import synthetic as cbs_synthetic
from tests.servers.offices import CBS, EUROSTAT
from tests.servers.tables import Table

FULL = synthetic("migr_asyappctza")
YEARS = ["2021", "2022"]
SERIES = {key: {year: cells[year] for year in YEARS} for key, cells in FULL.series.items() if key[2] == "TOTAL"}
TABLE = Table(FULL.name, FULL.dimensions, {key: cells for key, cells in SERIES.items() if key[-1] in ("NL", "BE")})
NETHERLANDS = cbs_synthetic("82045NED")
steady = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def same(value):
    """A value that equals itself, also where it is missing."""
    return None if value is None or math.isnan(value) else float(value)


def cell(text):
    """The value and the flags of a cell of TSV, read without the parser."""
    value, _, flags = text.strip(" ").partition(" ")
    number = re.match(r"[-+0-9.]*(?:[eE][-+]?[0-9]+)?", value)[0] or value[:1]
    return None if number == ":" else float(number), f"{value[len(number) :]} {flags}".strip()


def of_tsv(text):
    head, *lines = [line for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n") if line]
    first, *periods = head.split("\t")
    for line in lines:
        key, *texts = line.split("\t")
        named = dict(zip(first.partition("\\")[0].split(","), key.split(","), strict=True))
        for period, one in zip(periods, texts, strict=True):
            yield named | {TIME: period.strip()}, *cell(one)


def of_csv(text):
    about = {"DATAFLOW", "LAST UPDATE", "STRUCTURE", "STRUCTURE_ID", "ACTION", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS"}
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        value = None if row["OBS_VALUE"] in ("", ":", "NaN") else float(row["OBS_VALUE"])
        flags = " ".join(filter(None, (row.get("OBS_FLAG"), row.get("CONF_STATUS"))))
        yield {name: code for name, code in row.items() if name not in about}, value, flags


def of_json_stat(text):
    content = json.loads(text)
    names = [TIME if name == "time" else name for name in content["id"]]
    indexes = [content["dimension"][name]["category"]["index"] for name in content["id"]]
    axes = [sorted(index, key=index.get) if isinstance(index, dict) else index for index in indexes]
    status = content.get("status") or {}
    status = status if not isinstance(status, str) else dict.fromkeys(content["value"], status)
    values, flags = (
        dict(enumerate(part)) if isinstance(part, list) else {int(at): each for at, each in part.items()}
        for part in (content["value"], status)
    )
    for at, key in enumerate(itertools.product(*axes)):
        if (isinstance(content["value"], dict) and at in values) or values.get(at) is not None or flags.get(at):
            yield dict(zip(names, key, strict=True)), values.get(at), flags.get(at) or ""


READERS = {
    "TSV": (of_tsv, lambda: formats.tsv(TABLE, TABLE.series, YEARS), "\t"),
    "old TSV": (of_tsv, lambda: formats.tsv(TABLE, TABLE.series, YEARS).replace("\\TIME_PERIOD", "\\time"), "\t"),
    "SDMX-CSV": (of_csv, lambda: formats.sdmx_csv(TABLE, TABLE.series, YEARS), ","),
    "SDMX-CSV 2": (of_csv, lambda: formats.sdmx_csv_2(TABLE, TABLE.series, YEARS), ","),
    "JSON-stat": (of_json_stat, lambda: formats.json_stat(TABLE, TABLE.series, YEARS, {}), None),
}


def drawn(data, text, separator):
    """A mutation of a text: of its bytes, or of its cells or values."""
    inner = mutations.of_json(text) if separator is None else mutations.of_table(text, separator)
    return data.draw(st.one_of(mutations.of_bytes(text.encode()), inner, inner))


def one_line(error):
    assert str(error)
    assert str(error).isprintable()


def plain(body):
    return (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode()


def place(name):
    return codes([name])[0]


def kept(store, path, body, table):
    """The cells of a file that entered the store, none for one that was refused in one line."""
    path.write_bytes(body)
    try:
        fetched = imports.imported(store, path, table, pd.Timestamp("2025-02-01"), "https://example.org", place)
        vintage, _ = store.keep(fetched)
    except InputError as error:
        one_line(error)
        assert store.all() == []
        return None
    assert store.verify() == []
    return vintage.read()


def comparable(cells):
    """Cells in the form of a second reader, sorted, without those that have neither value nor flag."""
    rows = [(sorted(named.items()), same(value), flag.strip()) for named, value, flag in cells]
    return sorted(repr(row) for row in rows if row[1] is not None or row[2])


def as_read(cells):
    for row in cells.astype(object).to_dict("records"):
        yield {name: code for name, code in row.items() if name not in (VALUE, FLAG)}, row[VALUE], row[FLAG]


@pytest.mark.parametrize("form", READERS)
@given(data=st.data())
@steady
def test_a_mutated_download_is_kept_as_it_reads_or_refused_in_one_line(form, tmp_path_factory, data):
    reader, make, separator = READERS[form]
    folder = tmp_path_factory.mktemp("door")
    body = drawn(data, make(), separator)
    cells = kept(Store(folder / "store"), folder / "download", body, TABLE.name)
    if cells is not None:
        assert comparable(as_read(cells)) == comparable(reader(plain(body)))


CBS_FORMS = {
    "JSON": (lambda: json.dumps({"value": NETHERLANDS.rows}), None),
    "CSV": (lambda: "\n".join(";".join(map(str, row.values())) for row in [NAMES, *NETHERLANDS.rows]), ";"),
}
NAMES = {name: name for name in NETHERLANDS.rows[0]}


@pytest.mark.parametrize("form", CBS_FORMS)
@given(data=st.data())
@steady
def test_a_mutated_download_of_cbs_is_kept_row_by_row_or_refused_in_one_line(form, tmp_path_factory, data):
    make, separator = CBS_FORMS[form]
    folder = tmp_path_factory.mktemp("door")
    body = drawn(data, make().replace("None;None", "None;"), separator)
    cells = kept(Store(folder / "store"), folder / "download", body, NETHERLANDS.name)
    if cells is not None and form == "JSON":
        rows = json.loads(plain(body))["value"]
        assert len(cells) == len(rows)
        numbers = [float(row["Value"]) for row in rows if row["Value"] not in (None, "", ".")]
        assert sorted(cells[VALUE].dropna()) == sorted(numbers)


class Mutating:
    """A client of both offices that mutates one of the replies."""

    def __init__(self, offices, data, target):
        self.offices, self.data, self.left = offices, data, target

    def get(self, url, **query):
        asked = f"?{urlencode(query)}" if query else ""
        try:
            found = self.offices.response(url.removeprefix("http://office") + asked)
        except ValueError:  # the address of the next page was mutated
            return Response(url, 400, b"bad request")
        self.left -= 1
        if self.left != -1:
            return Response(url, found.status, found.body)
        text = plain(found.body)
        kinds = [mutations.of_bytes(text.encode())]
        kinds += [mutations.of_json(text)] if text.startswith("{") else [mutations.of_table(text, ",")]
        return Response(
            url, self.data.draw(st.sampled_from([200, 200, 200, 404, 413])), self.data.draw(st.one_of(kinds))
        )


FETCHES = {"SDMX-CSV": ({}, ["NL"], 3), "TSV": ({}, None, 4), "queue": ({"at_once": 10}, None, 8), "CBS": ({}, None, 7)}


@pytest.mark.parametrize("kind", FETCHES)
@given(data=st.data())
@steady
def test_a_mutated_reply_is_kept_and_verified_or_refused_in_one_line(kind, tmp_path_factory, data):
    limits, geo, replies = FETCHES[kind]
    offices = Offices({TABLE.name: TABLE}, {NETHERLANDS.name: NETHERLANDS}, port=80, **limits)
    client = Mutating(offices, data, data.draw(st.integers(0, replies - 1)))
    store = Store(tmp_path_factory.mktemp("store"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(eurostat, "FIRST_WAIT", 0.0)
        patch.setattr(NETHERLANDS, "link", f"http://office{CBS}")
        office = Eurostat(client, f"http://office{EUROSTAT}", patience=0.2)
        try:
            fetched = Cbs(client, f"http://office{CBS}").fetch(NETHERLANDS.name) if kind == "CBS" else None
            store.keep(fetched or office.fetch(TABLE.name, geo))
        except (InputError, RunError) as error:
            one_line(error)
            assert store.all() == []
    assert store.verify() == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Id;Measure;Value;Perioden\n0;M1;5;2023JJ00;9\n", "row 2: has 5 cells, row 1 has 4"),
        (b"Id;Measure;Perioden\n0;M1;2023JJ00\n", "row 1: there is no column Value"),
        (b'{"value": [{"Measure": null, "Value": 5, "Perioden": "2023JJ00"}]}', "Measure: None is not a code"),
        (b'{"value": [{"Measure": "M1", "Value": 5, "Perioden": "2023JJ00"}, {"Value": 5}]}', "'Measure' is missing"),
    ],
    ids=["a longer row", "no values", "no code", "a shorter row"],
)
def test_rows_of_cbs_that_do_not_fit_are_named(content, message, store, tmp_path):
    (tmp_path / "download").write_bytes(content)
    with pytest.raises(InputError, match=message):
        imports.imported(store, tmp_path / "download", "82045NED", pd.Timestamp("2025-02-01"), "https://e.org", place)


def test_a_link_of_cbs_that_is_not_an_address_is_refused(netherlands, offices):
    offices.cbs_tables["82045NED"].link = "http://[broken"
    with pytest.raises(RunError, match="the link to the next page is not an address"):
        netherlands.fetch("82045NED")
