"""Statistics Netherlands through a local office: pages to the end, codes, statuses."""

import pytest

from helpers.errors import InputError, RunError
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.responses import BadReplyError


def test_every_page_is_read_and_codes_lose_their_blanks(netherlands):
    reply = netherlands.fetch("82045NED")
    assert len(reply.cells) == 8
    assert sorted(reply.cells["Nationaliteit"].unique()) == ["NAT9273", "T001038"]
    assert sorted(reply.cells[TIME].unique()) == ["2022", "2023", "2023-11", "2023-Q4"]
    assert f"{reply.updated}" == "2025-01-10 01:00:00"


def test_zero_missing_confidential_and_provisional_stay_apart(netherlands):
    table = netherlands.fetch("82045NED").cells.query("Nationaliteit == 'T001038'").set_index(TIME)
    assert table.loc["2022", [VALUE, FLAG]].tolist() == [0.0, ""]
    assert table.loc["2023", FLAG] == "p"
    assert table.loc["2023-Q4", FLAG] == "Confidential p"
    assert table[VALUE].isna().sum() == 1


def test_a_lost_tail_is_found_out(netherlands, offices):
    offices.dutch["82045NED"].lost = 3
    with pytest.raises(BadReplyError, match="8 of 11 observations came"):
        netherlands.fetch("82045NED")


def test_a_next_page_at_another_host_is_not_followed(netherlands, offices):
    offices.dutch["82045NED"].link = "http://localhost:1/odata"
    with pytest.raises(RunError, match="the next page lies at another host, localhost:1"):
        netherlands.fetch("82045NED")


def test_a_page_that_is_no_json_is_refused(netherlands, offices):
    offices.script.extend(["well", "sorry"])
    with pytest.raises(BadReplyError, match="no JSON but something else"):
        netherlands.fetch("82045NED")


@pytest.mark.parametrize("period", ["2023XX00", "JJ00", "20231JJ00"])
def test_a_period_of_another_form_is_refused(netherlands, offices, period):
    table = offices.dutch["82045NED"]
    table.rows[0]["Perioden"], table.periods[period] = period, "Definitief"
    with pytest.raises(BadReplyError, match=f"'{period}' is no year, half-year, quarter or month"):
        netherlands.fetch("82045NED")


def test_a_code_that_the_offices_own_list_lacks_is_refused(netherlands, offices):
    offices.dutch["82045NED"].unlisted = {"NAT9273  "}
    with pytest.raises(BadReplyError, match="Nationaliteit: 'NAT9273' is not among the office's codes"):
        netherlands.fetch("82045NED")


def test_an_unknown_table_is_named_with_the_nearest(netherlands):
    with pytest.raises(InputError, match=r"unknown table '82046NED': nearest .*82045NED"):
        netherlands.fetch("82046NED")
