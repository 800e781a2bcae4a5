"""A reply is compared with its request before it is stored."""

import json

import pytest

from helpers.errors import InputError, RunError
from helpers.offices import comparison
from helpers.offices.formats import jsonstat, periods, sdmxcsv, tsv
from helpers.offices.formats.cells import TIME, VALUE
from helpers.offices.requests import Request, Structure
from helpers.offices.responses import InvalidResponseError
from tests.servers import faults, synthetic
from tests.servers.offices import Response

SHAPE = Structure("migr_asyunaa", {"freq": ["A"], "geo": ["BE", "NL"]}, ["2020", "2021", "2022"])
REQUEST = Request(SHAPE, {"geo": ["NL"]}, first="2021", last="2021")


def reply(key="A,NL", period="2021", head="freq,geo"):
    return tsv.parse(f"{head}\\TIME_PERIOD\t{period} \r\n{key}\t5 \r\n".encode())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (reply("A", head="freq"), "the reply lacks dimension geo"),
        (reply("A,NL,T", head="freq,geo,sex"), "the reply has a column sex"),
        (reply("A,XX"), "geo XX, which is not in the table's structure"),
        (reply("A,BE"), "geo BE, which was not requested"),
        (reply(period="2022"), "period 2022, which was not requested"),
        (reply(period="2020"), "period 2020, which was not requested"),
    ],
)
def test_a_reply_that_differs_from_its_request_is_refused(cells, message):
    with pytest.raises(InputError, match=message):
        comparison.check_reply(cells, REQUEST)


def test_a_reply_to_its_request_passes():
    assert len(comparison.check_reply(reply(), REQUEST)) == 1
    assert len(comparison.check_reply(reply(period="2021-Q3"), REQUEST)) == 1


def test_a_reply_for_another_table_is_not_stored(office, offices):
    offices.tables["migr_asyunaa"].name = "migr_asydcfsta"
    with pytest.raises(InvalidResponseError, match="the reply is for table MIGR_ASYDCFSTA, not migr_asyunaa"):
        office.fetch("migr_asyunaa", ["NL"])


@pytest.mark.parametrize("since", ["soon", "2023-13", "2023-02-30", "２０２３", "2023-Q5", "2023-W54"])
def test_a_since_that_is_not_a_period_makes_no_request(office, offices, since):
    with pytest.raises(InputError, match="is not a period: write for example 2020"):
        office.fetch("migr_asyunaa", since=since)
    assert offices.requested == []


def test_a_notice_to_try_again_later_is_waited_for_and_not_split(office, offices, monkeypatch):
    notice = Response(faults.error(413, 413, "Your request will be treated asynchronously").encode(), 413)
    real, notices = offices.response, [notice, notice]

    def response(target):
        return notices.pop() if "/data/" in target and notices else real(target)

    monkeypatch.setattr(offices, "response", response)
    fetched, lines = office.fetch("migr_asyunaa", report=(lines := []).append), lines
    assert len(fetched.bodies) == 1
    assert sum("asks to try later" in line for line in lines) == 2


def test_a_notice_that_does_not_end_stops_with_an_error(office, offices, monkeypatch):
    notice = Response(faults.error(413, 413, "ASYNCHRONOUS_RESPONSE").encode(), 413)
    real, office.patience = offices.response, 0.1
    monkeypatch.setattr(offices, "response", lambda target: notice if "/data/" in target else real(target))
    with pytest.raises(RunError, match=r"still so after 0\.1 s"):
        office.fetch("migr_asyunaa")


def annotated(offices, monkeypatch, count):
    notes = {"UPDATE_DATA": "2025-01-10T23:00:00+0100", "OBS_COUNT": count}
    xml = "".join(
        f"<c:Annotation><c:AnnotationTitle>{text}</c:AnnotationTitle>"
        f"<c:AnnotationType>{kind}</c:AnnotationType></c:Annotation>"
        for kind, text in notes.items()
    )
    real = offices.response

    def response(target):
        found = real(target)
        if "/datastructure/" in target:
            found.body = found.body.replace(
                b"<s:DataStructureComponents>",
                f"<c:Annotations>{xml}</c:Annotations><s:DataStructureComponents>".encode(),
            )
        return found

    monkeypatch.setattr(offices, "response", response)


def test_the_structure_states_the_last_update_with_its_time_zone(office, offices, monkeypatch):
    annotated(offices, monkeypatch, 5)
    assert f"{office.fetch('migr_asyunaa').updated}" == "2025-01-10 22:00:00"


def test_a_table_with_fewer_observations_than_its_structure_states_is_refused(office, offices, monkeypatch):
    annotated(offices, monkeypatch, 99_999)
    with pytest.raises(InvalidResponseError, match=r"received [\d,]+ of 99,999 observations"):
        office.fetch("migr_asyunaa")


def test_a_code_that_was_renamed_in_the_structure_is_an_error(office, offices):
    table = synthetic("migr_asyappctza")
    table.series = {tuple("FIRST" if c == "FRST" else c for c in key): cells for key, cells in table.series.items()}
    offices.tables["migr_asyappctza"] = table
    with pytest.raises(RunError, match="first_time_applicants needs applicant=FRST, but applicant has"):
        office.fetch("migr_asyappctza")


def test_an_unknown_status_is_reported(office, offices):
    table = offices.tables["migr_asyunaa"]
    next(iter(table.series.values()))["2020"] = "5 q"
    lines = []
    office.fetch("migr_asyunaa", report=lines.append)
    assert "migr_asyunaa: unknown status 'q' in 1 cells" in lines


HEAD = "DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"{HEAD}\nX,A,NL,2020,5\nY,A,NL,2021,5\n", "two tables in one file"),
        (f"{HEAD},ACTION\nX,A,NL,2020,5,D\n", "ACTION: 'D' is not one of A, I, M, R"),
        (f"{HEAD},UNIT_MULT\nX,A,NL,2020,5,3\n", "UNIT_MULT: '3' is not one of 0"),
        (f"{HEAD},STRUCTURE_NAME,OBS_COM\nX,A,NL,2020,5,n,c\n", "'OBS_COM' is not a known column"),
        *((f"{HEAD}\nX,A,NL,2020,{n}\n", "is not a finite number") for n in ("1e999", "1_000", "٥", "５", "0x5")),
    ],
)
def test_sdmx_csv_is_read_as_the_format_defines_it(body, message):
    with pytest.raises(InputError, match=message):
        sdmxcsv.parse(body.encode())


def test_nan_is_a_missing_value_in_sdmx_csv():
    assert sdmxcsv.parse(f"{HEAD}\nX,A,NL,2020,NaN\n".encode())[VALUE].isna().all()


@pytest.mark.parametrize("number", ["1e999", "1_000", "٥", "５"])
def test_a_tsv_has_finite_numbers_in_plain_digits(number):
    with pytest.raises(InputError, match="is not a"):
        reply(key=f"A,NL\t{number} \r\nA,BE")


def dataset(**change):
    dimension = {"geo": {"category": {"index": ["NL", "BE"]}}, "time": {"category": {"index": ["2020"]}}}
    content = {"id": ["geo", "time"], "size": [2, 1], "value": [5, None], "dimension": dimension}
    return json.dumps(content | change).encode()


def test_a_status_of_json_stat_given_as_one_text_is_the_flag_of_every_value():
    assert jsonstat.parse(dataset(status="p"))["flag"].astype(str).tolist() == ["p"]


@pytest.mark.parametrize("index", [["NL", "NL"], {"NL": 0, "BE": 0}, {"NL": 0, "BE": 2}])
def test_codes_of_json_stat_have_one_position_each(index):
    dimension = {"geo": {"category": {"index": index}}, "time": {"category": {"index": ["2020"]}}}
    with pytest.raises(InputError, match="dimension geo: "):
        jsonstat.parse(dataset(dimension=dimension))


@pytest.mark.parametrize("value", [["5", None], [True, None], {"0_0": 5}, {"٠": 5}])
def test_values_of_json_stat_are_numbers_at_plain_positions(value):
    with pytest.raises(InputError, match="is not a number"):
        jsonstat.parse(dataset(value=value))


def test_old_files_have_other_names_of_time():
    cells = tsv.parse(b"unit,geo\\time\t2008M01 \t2008Q1 \t2008S2 \r\nPER,NL\t5 \t5 \t5 \r\n")
    assert cells[TIME].tolist() == ["2008-01", "2008-Q1", "2008-S2"]


@pytest.mark.parametrize("period", ["2023-13", "2023-02-30", "2023-S3", "2023-W53", "2023-01-00", "1023", "２０２３"])
def test_a_period_that_the_calendar_does_not_have_is_refused(period):
    with pytest.raises(InputError, match="is not a valid period"):
        periods.days(period)


@pytest.mark.parametrize(
    ("period", "letter"),
    [("2023", "A"), ("2023-S1", "S"), ("2023-Q1", "Q"), ("2023-01", "M"), ("2023-W01", "W"), ("2023-01-01", "D")],
)
def test_a_period_has_a_frequency(period, letter):
    assert periods.frequency(period) == letter
