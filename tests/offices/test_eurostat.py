"""Eurostat through a local service: structures, slices, the queue, splitting, errors."""

import pytest

from helpers.errors import InputError, RunError
from helpers.offices.client import AGENT, Client, UnreachableError
from helpers.offices.eurostat import Eurostat
from helpers.offices.formats import vocabulary
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.requests import Request, Structure
from helpers.offices.responses import SMALL, InvalidResponseError
from tests.fetched_tables import cells
from tests.servers import faults, formats, synthetic
from tests.servers.tables import SHAPES


@pytest.mark.parametrize("name", SHAPES)
def test_a_whole_table_comes_with_every_cell_and_the_offices_stamp(office, name):
    fetched = office.fetch(name)
    table = synthetic(name)
    assert len(fetched.cells) == len(table.series) * len(table.periods)
    assert f"{fetched.updated:%Y-%m-%d}" == "2025-01-10"
    assert set(fetched.cells) == {*table.dimensions, TIME, VALUE, FLAG}


def test_the_order_of_dimensions_is_read_before_data_are_requested(office, offices):
    office.fetch("migr_asyumactm", geo=["NL"])
    kinds = [address.split("/sdmx/2.1/")[1].split("/")[0] for address in offices.requested if "/sdmx/" in address]
    assert kinds == ["datastructure", "contentconstraint", "data"]
    assert "/data/MIGR_ASYUMACTM/......NL?" in offices.requested[-1]


def test_few_countries_are_a_slice_of_the_whole_table(office):
    part, whole = office.fetch("migr_asydcfsta", geo=["NL", "SE"]), office.fetch("migr_asydcfsta")
    wanted = whole.cells[whole.cells["geo"].isin(["NL", "SE"])]
    wanted = wanted[wanted[VALUE].notna() | (wanted[FLAG].astype(str) != "")]
    assert cells(part.cells).equals(cells(wanted))
    assert part.scope == {"geo": ["NL", "SE"]}


def test_a_table_from_a_period_on_has_no_earlier_ones(office):
    fetched = office.fetch("migr_asyunaa", since="2020")
    assert min(fetched.cells[TIME].astype(str)) == "2020"
    assert fetched.scope == {"since": "2020"}


@pytest.mark.parametrize("name", ["migr_asyappctza", "migr_asydcfsta"])
def test_old_names_and_codes_are_replaced_by_current_ones(office, offices, name):
    new = office.fetch(name).cells
    offices.tables[name] = synthetic(name, old_names=True)
    old = office.fetch(name).cells
    shared = new[new["applicant"] != "SSEQ"] if "applicant" in new else new
    keys = [each for each in old if each not in (VALUE, FLAG, TIME)]
    assert set(old[keys].astype(str).agg(".".join, axis=1)) == set(shared[keys].astype(str).agg(".".join, axis=1))


def test_a_dimension_under_its_old_and_its_new_name_is_rejected(office):
    table = office.fetch("migr_asyappctza").cells
    with pytest.raises(InputError, match="dimension applicant appears under its old and its new name"):
        vocabulary.with_current_names(table.assign(asyl_app=table["applicant"]))


def test_a_queued_response_is_waited_for(office, offices):
    offices.at_once = 10
    lines = []
    assert len(office.fetch("migr_asydcfsta", report=lines.append).cells) == 2448
    assert any("submitted" in line for line in lines)
    assert any("processing" in line for line in lines)


@pytest.mark.parametrize("end", ["EXPIRED", "ERROR", "UNKNOWN_REQUEST"])
def test_a_failed_status_of_a_queued_request_is_reported(office, offices, end):
    offices.at_once, offices.polls = 10, ["SUBMITTED", end]
    with pytest.raises(RunError, match=f"the office reports status {end} for queued request"):
        office.fetch("migr_asydcfsta")


def test_a_request_that_stays_queued_stops_with_an_error(office, offices):
    offices.at_once, offices.polls, office.patience = 10, ["PROCESSING"], 0.2
    with pytest.raises(RunError, match=r"still (SUBMITTED|PROCESSING) after 0.2 s in the queue"):
        office.fetch("migr_asydcfsta")


@pytest.mark.parametrize("most", [5000, 300])
def test_a_request_that_is_too_big_is_split_and_nothing_is_lost(office, offices, most):
    whole = cells(office.fetch("migr_asyunaa").cells)
    offices.at_most = most
    parts = office.fetch("migr_asyunaa")
    assert cells(parts.cells).equals(whole)
    assert len(parts.bodies) > 10_710 // most


def test_halves_go_by_time_first_and_then_by_the_largest_dimension():
    shape = Structure("t", {"freq": ["A"], "geo": ["BE", "NL", "SE"]}, ["2020", "2021", "2022"])
    early, late = Request(shape, {}).halves()
    assert (early.first, early.last, late.first, late.last) == ("2020", "2020", "2021", "2022")
    lower, upper = early.halves()
    assert (lower.chosen, upper.chosen) == ({"geo": ["BE"]}, {"geo": ["NL", "SE"]})
    with pytest.raises(RunError, match="refuses a single cell as too large"):
        lower.halves()


@pytest.mark.parametrize(
    ("word", "kind", "message"),
    [
        ("sorry", InvalidResponseError, "a web page instead of data"),
        ("garbage", InvalidResponseError, "column 2020: 'five ' is not a valid cell"),
        ("cut gzip", InvalidResponseError, "truncated or damaged|Truncated"),
        ("packed error", InputError, "INVALID_QUERY_DIMENSION_VALUE"),
        ("strange", InvalidResponseError, "status 400"),
        ("no rows", InputError, "has no cells for this request"),
    ],
)
def test_a_response_that_is_not_data_raises_the_error_of_its_kind(office, offices, word, kind, message):
    offices.script.append(word)
    with pytest.raises(kind, match=message):
        office.fetch("migr_asyunaa")


@pytest.mark.parametrize("word", ["cut", "reset", "busy"])
def test_a_transient_failure_is_retried(office, offices, word):
    offices.script.extend([word, word, "well"])
    assert len(office.fetch("migr_asyunaa").cells) == 10_710


def test_a_permanent_failure_gives_one_line_with_what_can_still_be_used(office, offices):
    offices.script.extend(["reset"] * 9)
    with pytest.raises(UnreachableError, match=r"no response from 127.0.0.1:\d+ .*the cited figures and stored"):
        office.fetch("migr_asyunaa")


def test_a_refused_connection_gives_the_same_line():
    with Client(attempts=1) as client, pytest.raises(UnreachableError, match=r"no response from 127.0.0.1:9 "):
        Eurostat(client, "http://127.0.0.1:9").fetch("migr_asyunaa")


def test_a_response_above_the_size_limit_is_rejected(office, offices):
    office.client.largest = 1000
    with pytest.raises(RunError, match="response exceeds 1000 bytes"):
        office.fetch("migr_asyunaa")


@pytest.mark.parametrize(
    ("table", "geo", "message"),
    [
        ("migr_asyuna", None, "unknown table 'migr_asyuna': nearest are migr_asyunaa.*ERR_NOT_FOUND_4"),
        ("migr_asyunaa", ["NLD"], "migr_asyunaa: unknown geo 'NLD': nearest is NL"),
    ],
)
def test_an_unknown_table_or_code_is_named_with_the_nearest(office, table, geo, message):
    with pytest.raises(InputError, match=message):
        office.fetch(table, geo)


def test_a_unit_that_is_not_persons_is_rejected(office, offices):
    table = offices.tables["migr_asyunaa"]
    series = {tuple("PC" if code == "PER" else code for code in key): cells for key, cells in table.series.items()}
    table.series = series
    with pytest.raises(InvalidResponseError, match="migr_asyunaa: unit is PC, not PER"):
        office.fetch("migr_asyunaa")


def test_the_client_names_itself_and_logs_no_query(office, offices, caplog):
    caplog.set_level("INFO", logger="helpers.offices.client")
    office.client.get(f"{offices.eurostat_url}/catalogue/toc/txt", token="secret")
    assert AGENT.startswith("amv-compendium/")
    assert "toc/txt" in caplog.text
    assert "secret" not in caplog.text


def test_the_local_office_serves_any_file_in_every_form(office, offices, tmp_path):
    from tests.servers import load

    table = synthetic("migr_asydcfsta")
    (tmp_path / "my_table.tsv").write_text(formats.tsv(table, table.series, table.periods), newline="")
    offices.tables["my_table"] = load(tmp_path / "my_table.tsv")
    as_tsv = office.fetch("my_table").cells
    as_csv = office.fetch("my_table", geo=["NL"]).cells
    assert len(as_tsv) == 2448
    assert len(as_csv) < 2448 / 6 + 1


@pytest.mark.parametrize(
    ("contents", "day"),
    [
        (None, "2025-01-10"),
        ("", None),
        ('"T"\t"migr_asyunaa"\t"dataset"\t"soon"\n', None),
        (faults.PAGE, None),
        (faults.queued("0a1b2c3d-0000-4000-8000-00000000abcd"), None),
    ],
    ids=["listed", "empty", "without a day", "a web page", "queued"],
)
def test_the_last_update_of_a_tsv_is_the_day_in_the_table_of_contents_if_it_has_one(office, offices, contents, day):
    offices.contents = contents
    updated = office.fetch("migr_asyunaa").updated
    assert (None if updated is None else f"{updated:%Y-%m-%d}") == day


def test_a_malformed_structure_is_an_invalid_response_and_not_an_unknown_table(office, offices):
    offices.structures = "<broken>" + " " * SMALL
    with pytest.raises(InvalidResponseError, match="datastructure/ESTAT/MIGR_ASYUNAA: not well-formed XML"):
        office.fetch("migr_asyunaa")
