"""Statistics Netherlands through a local service: all pages, codes, statuses."""

import pytest

from helpers.errors import InputError, RunError
from helpers.offices import cbs
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.responses import InvalidResponseError


def test_all_pages_are_read_and_codes_are_stripped_of_blanks(netherlands):
    fetched = netherlands.fetch("82045NED")
    assert len(fetched.cells) == 8
    assert sorted(fetched.cells["Nationaliteit"].unique()) == ["NAT9273", "T001038"]
    assert sorted(fetched.cells[TIME].unique()) == ["2022", "2023", "2023-11", "2023-Q4"]
    assert f"{fetched.updated}" == "2025-01-10 01:00:00"


def test_zero_missing_confidential_and_provisional_cells_differ(netherlands):
    table = netherlands.fetch("82045NED").cells.query("Nationaliteit == 'T001038'").set_index(TIME)
    assert table.loc["2022", [VALUE, FLAG]].tolist() == [0.0, ""]
    assert table.loc["2023", FLAG] == "p"
    assert table.loc["2023-Q4", FLAG] == "Confidential p"
    assert table[VALUE].isna().sum() == 1


def test_a_table_with_fewer_rows_than_announced_is_rejected(netherlands, offices):
    offices.cbs_tables["82045NED"].lost = 3
    with pytest.raises(InvalidResponseError, match="received 8 of 11 observations"):
        netherlands.fetch("82045NED")


def test_a_link_to_another_host_is_not_followed(netherlands, offices):
    offices.cbs_tables["82045NED"].link = "http://localhost:1/odata"
    with pytest.raises(RunError, match="the next page is on another host, localhost:1"):
        netherlands.fetch("82045NED")


def test_a_page_that_is_not_json_is_rejected(netherlands, offices):
    offices.script.extend(["well", "sorry"])
    with pytest.raises(InvalidResponseError, match=r"expected JSON .is the service under maintenance"):
        netherlands.fetch("82045NED")


@pytest.mark.parametrize("period", ["2023XX00", "JJ00", "20231JJ00"])
def test_an_invalid_period_is_rejected(netherlands, offices, period):
    table = offices.cbs_tables["82045NED"]
    table.rows[0]["Perioden"], table.periods[period] = period, "Definitief"
    with pytest.raises(InvalidResponseError, match=f"'{period}' is not a valid year, half-year, quarter or month"):
        netherlands.fetch("82045NED")


def test_a_code_that_is_not_in_the_offices_list_is_rejected(netherlands, offices):
    offices.cbs_tables["82045NED"].nationalities.remove("NAT9273  ")
    with pytest.raises(InvalidResponseError, match="Nationaliteit: 'NAT9273' is not among the office's codes"):
        netherlands.fetch("82045NED")


def test_an_unknown_table_is_named_with_the_nearest_one(netherlands):
    with pytest.raises(InputError, match=r"unknown table '82046NED': nearest .*82045NED"):
        netherlands.fetch("82046NED")


def test_a_value_that_is_not_a_number_is_rejected(netherlands, offices):
    offices.cbs_tables["82045NED"].rows[0]["Value"] = "five"
    with pytest.raises(InvalidResponseError, match=r"82045NED: .*five"):
        netherlands.fetch("82045NED")


@pytest.mark.parametrize("row", [5, {"Perioden": "2023JJ00"}], ids=["a number", "without its columns"])
def test_an_invalid_row_is_rejected(netherlands, offices, row):
    offices.cbs_tables["82045NED"].rows.append(row)
    with pytest.raises(InvalidResponseError, match="82045NED"):
        netherlands.fetch("82045NED")


def test_pagination_that_does_not_end_stops_with_an_error(netherlands, offices, monkeypatch):
    monkeypatch.setattr(cbs, "MOST_PAGES", 1)
    with pytest.raises(RunError, match="82045NED: pagination does not end after 1 pages"):
        netherlands.fetch("82045NED")


@pytest.mark.parametrize("value", [".", "", None])
def test_a_missing_value_has_its_reason(netherlands, offices, value):
    offices.cbs_tables["82045NED"].rows[0]["Value"] = value
    cells = netherlands.fetch("82045NED").cells
    row = cells[cells[TIME] == "2022"].iloc[0]
    assert row[FLAG] == "Unknown"
    assert row.isna()[VALUE]


@pytest.mark.parametrize("value", [-5, "5", True, "٥"])
def test_a_value_that_is_not_a_count_is_rejected(netherlands, offices, value):
    offices.cbs_tables["82045NED"].rows[0]["Value"] = value
    with pytest.raises(InvalidResponseError, match="is not a number from 0 on"):
        netherlands.fetch("82045NED")


@pytest.mark.parametrize(
    ("status", "flag"), [("Definitief", ""), ("NaderVoorlopig", "p"), ("Voorlopig", "p"), (None, "?"), ("Nieuw", "?")]
)
def test_only_a_stated_final_status_counts_as_final(netherlands, offices, status, flag):
    offices.cbs_tables["82045NED"].periods["2022JJ00"] = status
    lines = []
    cells = netherlands.fetch("82045NED", lines.append).cells
    assert set(cells.loc[cells[TIME] == "2022", FLAG]) == {flag}
    assert any("unknown status of periods" in line for line in lines) == (flag == "?")


@pytest.mark.parametrize("link", ["Observations?$skip=7", "/odata/v1/CBS/82045NED/Observations?$skip=7"])
def test_a_relative_link_is_resolved_against_the_page(netherlands, offices, link, monkeypatch):
    real = offices.response

    def response(target):
        found = real(target)
        found.body = found.body.replace(
            f"http://127.0.0.1:{offices.port}/odata/v1/CBS/82045NED/Observations?$skip=7".encode(), link.encode()
        )
        return found

    monkeypatch.setattr(offices, "response", response)
    assert len(netherlands.fetch("82045NED").cells) == 8
