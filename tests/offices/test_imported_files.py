"""Downloaded files as vintages: every form gives the same cells, and what cannot be mapped is named."""

import csv
import io
import json

import pandas as pd
import pytest

from helpers import observations, paths
from helpers.cli.options import codes
from helpers.errors import InputError
from helpers.offices import imports
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from tests.servers import formats, synthetic
from tests.servers.cbs import synthetic as cbs_synthetic

FIXTURES = paths.ROOT.parent / "shared" / "fixtures"  # real downloads, see the README.md there
SEEN = pd.Timestamp("2025-02-01")
NAMES = {
    **{"freq": "Time frequency", "unit": "Unit of measure", "citizen": "Country of citizenship", "sex": "Sex"},
    **{"age": "Age class", "applicant": "Applicant type", "geo": "Geopolitical entity (reporting)"},
}
LABELS = {
    **{"A": "Annual", "PER": "Person", "T": "Total", "TOTAL": "Total", "FRST": "First time applicant"},
    **{"SSEQ": "Subsequent applicant", "Y_LT18": "Less than 18 years", "SY": "Syria", "ER": "Eritrea"},
    **{"BE": "Belgium", "DE": "Germany (until 1990 former territory of the FRG)", "EL": "Greece", "NL": "Netherlands"},
    **{"SE": "Sweden", "EU27_2020": "European Union - 27 countries (from 2020)"},
}
TABLE = synthetic("migr_asyappctza")
KEY = [*TABLE.dimensions, TIME]


def place(name):
    return codes([name])[0]


def imported(store, path, table="migr_asyappctza", seen=SEEN):
    return imports.imported(store, path, table, seen, "https://example.org/file", place)


def by_key(cells):
    """The cells with a value or a flag, by their codes."""
    held = cells[cells[VALUE].notna() | (cells[FLAG].astype(str) != "")]
    keys = zip(*(held[name].astype(str) for name in KEY), strict=True)
    return dict(zip(keys, zip(held[VALUE].fillna(-1), held[FLAG].astype(str), strict=True), strict=True))


def written(rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def labelled(codes_too):
    """SDMX-CSV with labels, beside the codes or in their place."""
    heads = [part for name in TABLE.dimensions for part in ([name] * codes_too + [NAMES[name]])]
    start = ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME"]
    yield [*start, *heads, "TIME_PERIOD", "Time", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS"]
    for key, period, value, flags in formats.observations(TABLE.series, TABLE.periods):
        cells = [part for code in key for part in ([code] * codes_too + [LABELS[code]])]
        secret, status = ("".join(f for f in flags if (f in "CNP") == hidden) for hidden in (True, False))
        yield ["dataflow", "ESTAT:MIGR_ASYAPPCTZA(1.0)", "made up", *cells, period, "", value, status, secret]


def explorer():
    """The CSV of Eurostat's old Data Explorer: labels, thousands with commas, a colon where there is no value."""
    names = {"applicant": "ASYL_APP"}
    yield ["TIME", *(names.get(name, name.upper()) for name in TABLE.dimensions), "Value", "Flag and Footnotes"]
    for key, period, value, flags in formats.observations(TABLE.series, TABLE.periods):
        yield [period, *(LABELS[code] for code in key), f"{int(value):,}" if value else ":", flags]


def old_bulk():
    """TSV as it was before 2022, with `geo\\time` and periods in the old order."""
    text = formats.tsv(TABLE, TABLE.series, TABLE.periods)
    return text.replace("\\TIME_PERIOD", "\\time")


FORMS = {
    "TSV": lambda: formats.tsv(TABLE, TABLE.series, TABLE.periods),
    "old TSV": old_bulk,
    "SDMX-CSV": lambda: formats.sdmx_csv(TABLE, TABLE.series, TABLE.periods),
    "SDMX-CSV 2": lambda: formats.sdmx_csv_2(TABLE, TABLE.series, TABLE.periods),
    "SDMX-CSV with labels": lambda: written(labelled(codes_too=True)),
    "labels alone": lambda: written(labelled(codes_too=False)),
    "Data Explorer": lambda: written(explorer()),
    "JSON-stat": lambda: formats.json_stat(TABLE, TABLE.series, TABLE.periods, {}),
}


@pytest.fixture
def file(tmp_path):
    """Writes a download and returns its path."""

    def write(content, name="download"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / name

    return write


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_table_of_eurostat_gives_the_same_cells(form, store, file):
    expected = by_key(imported(store, file(FORMS["TSV"]())).cells)
    found = by_key(imported(store, file(FORMS[form]())).cells)
    if form == "Data Explorer":  # it writes no status apart for missing values
        found = {key: cell for key, cell in found.items() if cell != (-1, "")}
    assert found == expected
    assert len(expected) > 1000


@pytest.mark.parametrize("form", FORMS)
def test_an_imported_file_is_kept_read_and_verified_like_a_fetched_table(form, store, file):
    vintage, new = store.keep(imported(store, file(FORMS[form]())))
    assert new
    assert vintage.scope["file"] == "download"
    assert vintage.scope["geo"] == ["BE", "DE", "EL", "EU27_2020", "NL", "SE"]
    assert len(vintage.read(geo="NL", citizen="TOTAL", applicant="FRST", age="TOTAL")) >= len(TABLE.periods) - 1
    assert store.verify() == []


def test_a_file_without_a_stamp_is_known_from_the_day_of_its_download(store, file):
    vintage, _ = store.keep(imported(store, file(FORMS["TSV"]())))
    assert vintage.known == SEEN
    assert store.known_on("migr_asyappctza", "2025-01-31", ["NL"]) is None
    assert store.known_on("migr_asyappctza", "2025-02-01", ["NL"]) == vintage


def test_a_file_with_the_offices_stamp_is_known_from_that_day(store, file):
    vintage, _ = store.keep(imported(store, file(FORMS["SDMX-CSV"]())))
    assert vintage.known == pd.Timestamp("2025-01-10")


def test_a_stamp_after_the_day_of_the_download_is_refused(store, file):
    with pytest.raises(InputError, match=r"download: was updated on 2025-01-10, after --seen 2024-12-01"):
        imported(store, file(FORMS["SDMX-CSV"]()), seen=pd.Timestamp("2024-12-01"))


def test_observations_of_an_imported_file_count_from_its_day_on(store, file, monkeypatch):
    store.keep(imported(store, file(FORMS["TSV"]())))
    monkeypatch.setenv("AMV_VINTAGES", str(store.root))
    for day, count in (("2025-01-31", False), ("2025-02-01", True)):
        table = observations.load(as_of=day).table
        assert (table["source_id"].str.startswith("migr_asyappctza@")).any() == count


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Belgium", "Belgiu", "unknown place 'Belgiu'"),
        ("Less than 18 years", "Under age", "age: label 'Under age' has no code here"),
        ("Sex", "Gender", "row 1: column 'Gender' is not a known dimension"),
        ("Person", "Thousand persons", "unit: label 'Thousand persons' has no code here"),
        ("ESTAT:MIGR_ASYAPPCTZA(1.0)", "ESTAT:MIGR_ASYUNAA(1.0)", "the reply is for table MIGR_ASYUNAA"),
    ],
    ids=["country", "age", "heading", "unit", "other table"],
)
def test_what_cannot_be_mapped_is_named(old, new, message, store, file):
    with pytest.raises(InputError) as refused:
        imported(store, file(FORMS["labels alone"]().replace(old, new)))
    assert message in str(refused.value)
    assert str(refused.value).startswith("download: ")
    assert store.all() == []


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b\x08broken", b"a,b\n1,2\n", b"{}", b"<html></html>", b"\xff\xfe\x00"]
)
def test_a_file_that_is_not_a_table_is_refused_with_one_line(content, store, file):
    with pytest.raises(InputError, match=r"^download: ") as refused:
        imported(store, file(content))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(store, tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file or directory: name a downloaded file"):
        imported(store, tmp_path / "none.tsv")


# Statistics Netherlands

CBS = cbs_synthetic("82045NED")
PERIODS = {"2022JJ00": "2022", "2023JJ00": "2023*", "2023MM11": "2023 november*", "2023KW04": "2023 4e kwartaal*"}
TITLES = {"T001038": "Totaal", "NAT9273": "Syrisch"}


def wide(period=str, nationality=str, measure="Verzoeken_1"):
    """The observations with a column for their one measure."""
    yield ["ID", "Nationaliteit", "Perioden", measure]
    for row in CBS.rows:
        value = "." if row["Value"] is None else f"{row['Value']:g}"
        yield [str(row["Id"]), nationality(row["Nationaliteit"]), period(row["Perioden"]), value]


def cells_of(table):
    named = table["Nationaliteit"].astype(str) + " " + table[TIME].astype(str)
    return dict(zip(named, table[VALUE].fillna(-1), strict=True))


CBS_FORMS = {
    "OData 4": lambda: json.dumps({"value": CBS.rows}),
    "OData 3": lambda: json.dumps({"value": [dict(zip(next(wide()), row, strict=True)) for row in _typed()]}),
    "CSV of OData 4": lambda: written(_observations(), ";"),
    "CSV of OData 3": lambda: written(wide(), ";"),
}


def _typed():
    return [[row["Id"], row["Nationaliteit"], row["Perioden"], row["Value"]] for row in CBS.rows]


def _observations():
    yield ["Id", "Measure", "ValueAttribute", "Value", "Nationaliteit", "Perioden"]
    for row in CBS.rows:
        value = "" if row["Value"] is None else f"{row['Value']:g}"
        yield [row["Id"], "M1", row["ValueAttribute"], value, row["Nationaliteit"], row["Perioden"]]


@pytest.mark.parametrize("form", CBS_FORMS)
def test_every_form_of_a_table_of_cbs_gives_the_same_cells(form, store, file):
    found = imported(store, file(CBS_FORMS[form]()), "82045NED").cells
    assert cells_of(found) == {
        **{"T001038 2022": 0, "T001038 2023": 5, "T001038 2023-11": 10, "T001038 2023-Q4": -1},
        **{"NAT9273 2022": 20, "NAT9273 2023": 25, "NAT9273 2023-11": 30, "NAT9273 2023-Q4": 35},
    }
    store.keep(imported(store, file(CBS_FORMS[form]()), "82045NED"))
    assert store.verify() == []


def test_labels_of_cbs_are_mapped_through_the_code_lists_of_a_fetched_vintage(store, file, netherlands, monkeypatch):
    monkeypatch.setattr("tests.servers.cbs.TITLES", TITLES | {"M1": "Verzoeken"})
    fetched = netherlands.fetch("82045NED")
    store.keep(fetched)
    content = written(wide(PERIODS.get, lambda code: TITLES[code.strip()], "Verzoeken (aantal)"), ";")
    found = imported(store, file(content), "82045NED")
    assert cells_of(found.cells) == cells_of(fetched.cells)
    assert set(found.cells["Measure"]) == {"M1"}


def test_labels_of_cbs_without_a_fetched_vintage_are_refused(store, file):
    content = written(wide(PERIODS.get, lambda code: TITLES[code.strip()], "Verzoeken (aantal)"), ";")
    with pytest.raises(InputError, match="labels but no codes: fetch the table once, or download it with codes"):
        imported(store, file(content), "82045NED")


# Real downloads

REAL = {
    "estat_explorer_csv_migr_asydcfsta_2017-04-26.csv": ("migr_asydcfsta", "2017-04-26", 1836),
    "estat_sdmxcsv_labels_migr_asyappctza_2025-05-21.csv": ("migr_asyappctza", "2025-05-21", 1080),
    "estat_tsv_migr_asyappctzm_2020-10-06_NL_EU.tsv": ("migr_asyappctzm", "2020-10-06", None),
    "estat_tsv_migr_asydcfstq_2020-10-07.tsv": ("migr_asydcfstq", "2020-10-07", None),
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_download_becomes_a_vintage_of_its_day(name, store):
    if not (FIXTURES / name).exists():
        pytest.skip(f"{name} is not part of the project")
    table, day, cells = REAL[name]
    vintage, _ = store.keep(imported(store, FIXTURES / name, table, pd.Timestamp(day)))
    assert vintage.known == pd.Timestamp(day)
    assert cells in (None, vintage.cells)
    assert store.verify() == []


def test_a_cell_of_the_old_data_explorer_is_the_one_that_its_row_has(store):
    name = "estat_explorer_csv_migr_asydcfsta_2017-04-26.csv"
    if not (FIXTURES / name).exists():
        pytest.skip(f"{name} is not part of the project")
    table, day, _ = REAL[name]
    cells = imported(store, FIXTURES / name, table, pd.Timestamp(day)).cells
    with (FIXTURES / name).open(encoding="utf-8-sig", newline="") as handle:
        row = next(row for row in csv.DictReader(handle) if row["GEO"].startswith("Germany"))
    chosen = cells[(cells["geo"] == "DE") & (cells[TIME] == row["TIME"]) & (cells["decision"] == "TOTAL")]
    value = chosen.loc[chosen["citizen"] == ("TOTAL" if row["CITIZEN"] == "Total" else "EXT_EU28"), VALUE]
    assert value.tolist() == [float(row["Value"].replace(",", ""))]
