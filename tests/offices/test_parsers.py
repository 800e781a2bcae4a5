"""The offices' formats: cells by hand, the same table in three forms, mutated bytes."""

import gzip
import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import paths
from helpers.errors import InputError
from helpers.offices.formats import jsonstat, sdmxcsv, tsv
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from tests.servers import formats, load, synthetic
from tests.servers.tables import SHAPES

FIXTURES = paths.ROOT.parent / "shared" / "fixtures"
TSV = (
    "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \r\n"
    "A,PER,NL\t5 \t0 \t: \r\n"
    "A,PER,EL\t1234.5 p\t: c\t0n\r\n"
    "A,PER,DE\t10 be\t: z\t-5 \r\n"
)
CELLS = {
    ("NL", "2020"): (5, ""),
    ("NL", "2021"): (0, ""),
    ("NL", "2022"): (None, ""),
    ("EL", "2020"): (1234.5, "p"),
    ("EL", "2021"): (None, "c"),
    ("EL", "2022"): (0, "n"),
    ("DE", "2020"): (10, "be"),
    ("DE", "2021"): (None, "z"),
    ("DE", "2022"): (-5, ""),
}
TABLES = {name: synthetic(name) for name in SHAPES}


def as_dict(table, *names):
    values = table[VALUE].astype(object).where(table[VALUE].notna(), None)
    keys = zip(*(table[name].astype(str) for name in names), table[TIME].astype(str), strict=True)
    return dict(zip(keys, zip(values, table[FLAG].astype(str), strict=True), strict=True))


def known(cells):
    return {key: cell for key, cell in cells.items() if cell != (None, "")}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_tsv_gives_every_cell_with_zero_missing_confidential_and_not_applicable_apart(packed):
    body = gzip.compress(TSV.encode()) if packed else TSV.encode()
    table = tsv.parse(body)
    assert as_dict(table, "geo") == CELLS
    assert table["freq"].dtype == table["geo"].dtype.__class__(table["freq"].cat.categories)
    assert list(table) == ["freq", "unit", "geo", TIME, VALUE, FLAG]


@pytest.mark.parametrize("name", SHAPES)
def test_one_table_is_the_same_in_all_three_forms(name):
    table = TABLES[name]
    names = table.dimensions
    whole = as_dict(tsv.parse(formats.tsv(table, table.series, table.periods).encode()), *names)
    assert len(whole) == len(table.series) * len(table.periods)
    as_csv = as_dict(sdmxcsv.parse(formats.sdmx_csv(table, table.series, table.periods).encode()), *names)
    assert as_csv == known(whole)
    as_json = as_dict(jsonstat.parse(formats.json_stat(table, table.series, table.periods, {}).encode()), *names)
    assert as_json == known(whole)


@pytest.mark.parametrize("columns", [["geo", TIME, "freq"], [TIME, "freq", "geo"]], ids=" ".join)
def test_sdmx_csv_is_read_by_name_where_the_order_differs(columns):
    row = {"geo": "NL", "freq": "A", TIME: "2020", "OBS_VALUE": "5", "OBS_FLAG": "p", "CONF_STATUS": "C"}
    row |= {"DATAFLOW": "ESTAT:X(1.0)", "LAST UPDATE": "10/01/25 11:00:00"}
    head = ["CONF_STATUS", "OBS_VALUE", *columns, "OBS_FLAG", "LAST UPDATE", "DATAFLOW"]
    body = f"{','.join(head)}\n{','.join(row[name] for name in head)}\n".encode()
    assert as_dict(sdmxcsv.parse(body), "geo", "freq") == {("NL", "A", "2020"): (5, "p C")}
    assert sdmxcsv.updated(body) == pd.Timestamp("2025-01-10 11:00")


@pytest.mark.skipif(not FIXTURES.exists(), reason="the real slices are not part of the project")
@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.glob("*")) if FIXTURES.exists() else [])
def test_a_real_slice_is_read_cell_for_cell_as_the_local_office_reads_it(name):
    body = (FIXTURES / name).read_bytes()
    own = (tsv if name.endswith("tsv") else sdmxcsv).parse(body)
    served = load(FIXTURES / name)
    theirs = as_dict(tsv.parse(formats.tsv(served, served.series, served.periods).encode()), *served.dimensions)
    assert known(as_dict(own, *served.dimensions)) == known(theirs)
    assert len(own) > 50


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("freq,geo\tTIME\n", "is no header of dimensions"),
        ("freq,geo\\TIME_PERIOD\t20xx \nA,NL\t5 \n", "'20xx' is no period"),
        ("freq,geo\\TIME_PERIOD\t2020 \t2020 \nA,NL\t5 \t5 \n", "stands twice"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\tfive \n", "column 2020: 'five ' is no cell"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA\t5 \n", "row 2: series 'A' has not 2 dimensions"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\t5 \nA,NL\t6 \n", "a series stands twice"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\t5 \t6 \n", "cannot be read with a cell for each of 1 periods"),
        ("freq,freq\\TIME_PERIOD\t2020 \nA,NL\t5 \n", "a dimension stands twice"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,\t5 \n", "dimension geo: '' is no code"),
    ],
)
def test_a_bad_tsv_is_refused_with_the_place(body, message):
    with pytest.raises(InputError, match=message):
        tsv.parse(body.encode())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"size": [0, 1]}, "dimension geo: has size 0"),
        ({"value": {"7": 5}}, "a place lies outside a table of 2 cells"),
        ({"value": {"x": 5}}, "a place is no number"),
        ({"value": {"0": "five"}}, "value:"),
        ({"id": ["geo"]}, "id and size do not go together"),
        ({"size": [3, 1]}, "has 2 codes, not 3"),
        ({"value": 5}, "is neither a list nor an object"),
        ({"dimension": {}}, "has no categories"),
    ],
    ids=str,
)
def test_a_bad_json_stat_is_refused_with_the_place(change, message):
    dimension = {"geo": {"category": {"index": ["NL", "BE"]}}, "time": {"category": {"index": {"2020": 0}}}}
    good = {"id": ["geo", "time"], "size": [2, 1], "value": {"0": 5}, "dimension": dimension}
    assert len(jsonstat.parse(json.dumps(good).encode())) == 1
    with pytest.raises(InputError, match=message):
        jsonstat.parse(json.dumps(good | change).encode())


def test_a_dense_json_stat_with_nulls_and_a_status_list_keeps_its_flags():
    dimension = {"geo": {"category": {"index": ["NL", "BE"]}}, "time": {"category": {"index": ["2020"]}}}
    content = {"id": ["geo", "time"], "size": [2, 1], "value": [None, 0], "status": ["c", None], "dimension": dimension}
    assert as_dict(jsonstat.parse(json.dumps(content).encode()), "geo") == {
        ("NL", "2020"): (None, "c"),
        ("BE", "2020"): (0, ""),
    }


@st.composite
def mutated(draw, body: bytes):
    """A reply with some of its bytes changed, cut out or put in; sometimes compressed."""
    found = bytearray(body)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(found)))
        found[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=4))
    return gzip.compress(bytes(found)) if draw(st.booleans()) else bytes(found)


SERVED = {
    tsv: formats.tsv(
        TABLES["migr_asydcfsta"], dict(list(TABLES["migr_asydcfsta"].series.items())[:20]), ["2020", "2021"]
    ),
    sdmxcsv: formats.sdmx_csv(
        TABLES["migr_asydcfsta"], dict(list(TABLES["migr_asydcfsta"].series.items())[:20]), ["2020"]
    ),
    jsonstat: formats.json_stat(
        TABLES["migr_asydcfsta"], dict(list(TABLES["migr_asydcfsta"].series.items())[:20]), ["2020"], {}
    ),
}


@pytest.mark.parametrize("parser", SERVED, ids=lambda parser: parser.__name__.rpartition(".")[2])
@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_mutated_reply_gives_an_error_or_a_tidy_table(parser, data):
    body = data.draw(mutated(SERVED[parser].encode()))
    try:
        table = parser.parse(body)
    except InputError:
        return
    assert {TIME, VALUE, FLAG} <= set(table)
    assert not table.duplicated([name for name in table if name not in (VALUE, FLAG)]).any()
    assert table[VALUE].dtype == float
    assert not np.isinf(table[VALUE]).any()


def test_an_empty_tsv_has_its_columns_and_no_rows():
    table = tsv.parse(b"freq,geo\\TIME_PERIOD\t2020 \r\n")
    assert list(table) == ["freq", "geo", TIME, VALUE, FLAG]
    assert table.empty
