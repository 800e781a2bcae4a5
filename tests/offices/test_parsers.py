"""The parsers: cells computed by hand, one table in three formats, real downloads, invalid and mutated bytes."""

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
from tests.servers.tables import SHAPES, files

FIXTURES = paths.ROOT.parent / "shared" / "fixtures"  # real downloads, see the README.md there
REAL = {
    "estat_sdmxcsv_labels_flags_migr_asytpsm_2025.csv": sdmxcsv,
    "estat_sdmxcsv_labels_migr_asyappctza_2025-05-21.csv": sdmxcsv,
    "estat_tsv_migr_asyappctzm_2020-10-06_NL_EU.tsv": tsv,
    "estat_tsv_migr_asydcfstq_2020-10-07.tsv": tsv,
}
EXPLORER = "estat_explorer_csv_migr_asydcfsta_2017-04-26.csv"
EXPLORER_HEAD = '"TIME","GEO","CITIZEN","SEX","AGE","DECISION","UNIT","Value","Flag and Footnotes"\n'
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
def test_zero_missing_confidential_and_not_applicable_cells_of_a_tsv_differ(packed):
    body = gzip.compress(TSV.encode()) if packed else TSV.encode()
    table = tsv.parse(body)
    assert as_dict(table, "geo") == CELLS
    assert table["freq"].dtype == table["geo"].dtype.__class__(table["freq"].cat.categories)
    assert list(table) == ["freq", "unit", "geo", TIME, VALUE, FLAG]


@pytest.mark.parametrize("name", SHAPES)
def test_one_table_is_the_same_in_all_three_formats(name):
    table = TABLES[name]
    names = table.dimensions
    whole = as_dict(tsv.parse(formats.tsv(table, table.series, table.periods).encode()), *names)
    assert len(whole) == len(table.series) * len(table.periods)
    as_csv = as_dict(sdmxcsv.parse(formats.sdmx_csv(table, table.series, table.periods).encode()), *names)
    assert as_csv == known(whole)
    as_json = as_dict(jsonstat.parse(formats.json_stat(table, table.series, table.periods, {}).encode()), *names)
    assert as_json == known(whole)


@pytest.mark.parametrize("columns", [["geo", TIME, "freq"], [TIME, "freq", "geo"]], ids=" ".join)
def test_columns_of_sdmx_csv_are_found_by_name_in_any_order(columns):
    row = {"geo": "NL", "freq": "A", TIME: "2020", "OBS_VALUE": "5", "OBS_FLAG": "p", "CONF_STATUS": "C"}
    row |= {"DATAFLOW": "ESTAT:X(1.0)", "LAST UPDATE": "10/01/25 11:00:00"}
    head = ["CONF_STATUS", "OBS_VALUE", *columns, "OBS_FLAG", "LAST UPDATE", "DATAFLOW"]
    body = f"{','.join(head)}\n{','.join(row[name] for name in head)}\n".encode()
    assert as_dict(sdmxcsv.parse(body), "geo", "freq") == {("NL", "A", "2020"): (5, "p C")}
    assert sdmxcsv.updated(body) == pd.Timestamp("2025-01-10 10:00")  # in UTC


@pytest.fixture
def download():
    """The path of a real download by its name."""

    def find(name):
        if not (FIXTURES / name).exists():
            pytest.skip(f"{name} is not part of the project")
        return FIXTURES / name

    return find


@pytest.mark.parametrize(("name", "parser"), REAL.items(), ids=list(REAL))
def test_a_real_download_is_read_cell_by_cell_as_the_local_office_reads_it(name, parser, download):
    own = parser.parse(download(name).read_bytes())
    served = load(download(name))
    theirs = as_dict(tsv.parse(formats.tsv(served, served.series, served.periods).encode()), *served.dimensions)
    assert known(as_dict(own, *served.dimensions)) == known(theirs)
    assert len(own) > 50


def test_the_csv_of_the_old_data_explorer_is_not_taken_for_sdmx_csv():
    row = '"2008","Belgium","Total","Total","Total","Total","Person","13,620",""\n'
    with pytest.raises(InputError, match=r"row 1: .* is not a valid header"):
        sdmxcsv.parse((EXPLORER_HEAD + row).encode())


def test_the_local_office_serves_a_file_with_labels_and_refuses_one_that_is_not_a_table(tmp_path):
    row = '"2008","Belgium","Total","Total","Total","Total","Person","13,620",""\n'
    (tmp_path / "migr_asydcfsta.csv").write_text(EXPLORER_HEAD + row)
    (tmp_path / "README.md").write_text("not a table")
    (path,) = files(tmp_path)
    assert load(path).series == {("BE", "TOTAL", "T", "TOTAL", "TOTAL", "PER"): {"2008": "13620"}}
    path.write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match=r"migr_asydcfsta.csv: row 1: there is no column"):
        load(path)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("freq,geo\tTIME\n", "is not a valid header of dimensions"),
        ("freq,geo\\TIME_PERIOD\t20xx \nA,NL\t5 \n", "'20xx' is not a valid period"),
        ("freq,geo\\TIME_PERIOD\t2020 \t2020 \nA,NL\t5 \t5 \n", "there is no period, or one is duplicated"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\tfive \n", "column 2020: 'five ' is not a valid cell"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA\t5 \n", "row 2: series 'A' does not have 2 dimensions"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\t5 \nA,NL\t6 \n", "a series is duplicated"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,NL\t5 \t6 \n", "cannot be read as one cell for each of 1 periods"),
        ("freq,freq\\TIME_PERIOD\t2020 \nA,NL\t5 \n", "a dimension is duplicated"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,\t5 \n", "dimension geo: '' is not a valid code"),
    ],
)
def test_an_invalid_tsv_is_rejected_with_the_place(body, message):
    with pytest.raises(InputError, match=message):
        tsv.parse(body.encode())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("geo,TIME_PERIOD,OBS_VALUE\n", "row 1: 'geo,TIME_PERIOD,OBS_VALUE' is not a valid header"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\v\n", "is not a valid header"),
        ("DATAFLOW,geo,geo,TIME_PERIOD,OBS_VALUE\n", "row 1: a column is duplicated"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nx,NL,2020,five\n", "OBS_VALUE: 'five' is not a finite number"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nx,NL,2020,inf\n", "OBS_VALUE: 'inf' is not a finite number"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nx,NL,2020,5\nx,NL,2020,6\n", "cell NL, 2020 is duplicated"),
        ("DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nx,NL,soon,5\n", "'soon' is not a valid period"),
    ],
)
def test_an_invalid_sdmx_csv_is_rejected_with_the_place(body, message):
    with pytest.raises(InputError, match=message):
        sdmxcsv.parse(body.encode())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"size": [0, 1]}, "dimension geo: has size 0"),
        ({"value": {"7": 5}}, "an index is out of range for a table of 2 cells"),
        ({"value": {"x": 5}}, "an index is not a number"),
        ({"value": {"0": "five"}}, "value:"),
        ({"id": ["geo"]}, "id and size do not have the same length"),
        ({"id": ["geo", "geo"]}, "a dimension is duplicated in geo, geo"),
        ({"size": [3, 1]}, "has 2 codes, not 3"),
        ({"value": 5}, "is neither a list nor an object"),
        ({"dimension": {}}, "has no categories"),
    ],
    ids=str,
)
def test_an_invalid_json_stat_is_rejected_with_the_place(change, message):
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
    """A response with some bytes changed, removed or inserted; sometimes compressed."""
    found = bytearray(body)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(found)))
        found[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=4))
    return gzip.compress(bytes(found)) if draw(st.booleans()) else bytes(found)


SERIES = dict(list(TABLES["migr_asydcfsta"].series.items())[:20])
SERVED = {
    tsv: formats.tsv(TABLES["migr_asydcfsta"], SERIES, ["2020", "2021"]),
    sdmxcsv: formats.sdmx_csv(TABLES["migr_asydcfsta"], SERIES, ["2020"]),
    jsonstat: formats.json_stat(TABLES["migr_asydcfsta"], SERIES, ["2020"], {}),
}


@pytest.mark.parametrize("parser", SERVED, ids=lambda parser: parser.__name__.rpartition(".")[2])
@given(data=st.data())
@settings(max_examples=300)
def test_a_mutated_response_gives_an_error_or_a_tidy_table(parser, data):
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
