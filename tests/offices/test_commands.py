"""The `fetch` and `vintages` commands as typed, and notebooks before and after a revision."""

import json
import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from helpers import paths
from helpers.site import pages
from helpers.words import load
from tests.servers import formats, synthetic
from tests.servers.tables import SHAPES


@pytest.fixture
def amv(offices, tmp_path, monkeypatch):
    """Runs a command against the local offices; returns its exit code, output and errors."""
    monkeypatch.setenv("AMV_EUROSTAT_URL", offices.eurostat_url)
    monkeypatch.setenv("AMV_CBS_URL", offices.cbs_url)
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))

    def run(*words):
        command = [sys.executable, "-m", "helpers", *map(str, words)]
        done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    return run


def later(offices):
    offices.tables = {name: table.revised(1.2, "2025-03-10T11:00:00") for name, table in offices.tables.items()}


def test_the_tables_are_listed_without_a_request(amv, offices):
    code, out, _err = amv("list", "tables")
    assert code == 0
    assert all(name in out for name in [*SHAPES, "82045NED", "83102NED", "80059NED"])
    assert offices.requested == []


def test_a_fetched_table_is_exported_cell_by_cell(amv, offices):
    code, _out, err = amv("fetch", "migr_asydcfsta", "MIGR_ASYUNAA")
    assert (code, err.count("new vintage")) == (0, 2)
    _code, out, _err = amv("vintages", "export", "migr_asydcfsta", "--csv")
    head, *rows = out.splitlines()
    table = offices.tables["migr_asydcfsta"]
    names = head.split(",")
    assert set(names) == {*table.dimensions, "TIME_PERIOD", "value", "flag"}
    assert len(rows) == len(table.series) * len(table.periods)
    for row in (dict(zip(names, line.split(","), strict=True)) for line in rows[:: len(rows) // 50]):
        cell = table.series[tuple(row[name] for name in table.dimensions)][row["TIME_PERIOD"]]
        value, _, flag = cell.partition(" ")
        value, flag = (value[:-1], "n") if value.endswith("n") else (value, flag)
        assert row["flag"] == flag
        assert row["value"] == ("" if value == ":" else f"{float(value)}")


def test_equal_content_adds_no_vintage_and_a_revision_does(amv, offices):
    amv("fetch", "migr_asyunaa")
    assert "unchanged, already stored" in amv("fetch", "migr_asyunaa")[2]
    later(offices)
    assert "new vintage" in amv("fetch", "migr_asyunaa")[2]
    _code, out, _err = amv("vintages", "list", "migr_asyunaa")
    first, second = re.findall(r"migr_asyunaa@\w{12}", out)
    _code, out, _err = amv("vintages", "diff", first, second, "--geo", "NL", "--csv")
    assert "revised" in out
    place = out.splitlines()[0].split(",").index("geo")
    assert {line.split(",")[place] for line in out.splitlines()[1:]} == {"NL"}
    assert amv("vintages", "verify")[1] == "2 vintages match their hashes\n"
    assert "2025-01-10" in amv("vintages", "show", first)[1]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["fetch", "migr_asyuna"], 2, "unknown table 'migr_asyuna': nearest are migr_asyunaa"),
        (["fetch", "migr_asyunaa", "--geo", "Nederlnd"], 2, "unknown place 'Nederlnd': nearest are Netherlands (NL)"),
        (["vintages", "show", "migr_asyunaa@12"], 2, "unknown vintage 'migr_asyunaa@12'"),
        (["vintages", "export", "migr_asyunaa"], 2, "no vintage of 'migr_asyunaa'"),
        (["vintages", "prune", "--keep", "0"], 2, "should be greater than or equal to 1"),
    ],
    ids=["table", "country", "vintage", "export", "prune"],
)
def test_invalid_input_gives_one_line_and_exit_status_2(amv, words, code, message):
    found, _out, err = amv(*words)
    assert found == code
    assert message in " ".join(err.split())
    assert "Traceback" not in err


def test_an_invalid_response_is_quarantined_and_never_in_the_store(amv, offices, tmp_path):
    offices.script.append("garbage")
    code, _out, err = amv("fetch", "migr_asyunaa")
    assert code == 1
    assert "quarantined in" in err
    (folder,) = (tmp_path / "vintages/.refused").iterdir()
    assert "not a valid cell of the form" in (folder / "reason.txt").read_text()
    assert (folder / "reply").stat().st_size
    assert "0 vintages match their hashes" in amv("vintages", "verify")[1]


def test_without_a_network_one_line_names_what_can_still_be_used(amv, monkeypatch):
    monkeypatch.setenv("AMV_EUROSTAT_URL", "http://127.0.0.1:9/none")
    code, _out, err = amv("fetch", "migr_asyunaa")
    assert code == 1
    assert "no response from 127.0.0.1:9" in err
    assert "the cited figures" in err
    assert "Traceback" not in err


def test_pages_before_and_after_a_revision_differ_and_name_their_vintage(amv, offices, tmp_path, monkeypatch):
    amv("fetch", *SHAPES)
    later(offices)
    amv("fetch", *SHAPES)
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path / "vintages"))
    listed = BeautifulSoup(pages.vintage_list(load("en")), "html.parser")
    named, shown = {}, {}
    for day in ("2025-02-01", "2025-04-01"):
        code, _out, err = amv("run", "02-nationalities", "--as-of", day, "-p", "geo=SE", "--out", tmp_path / day)
        assert code == 0, err
        text = (tmp_path / day / "02-nationalities.ipynb").read_text()
        used = set(re.findall(r'data-row=\\"(migr_\w+@\w{12})', text))
        assert used
        assert used <= set(json.loads(text)["metadata"]["amv"]["vintages"])
        assert all(listed.find(id=name) for name in used)
        named[day], shown[day] = used, text
    assert named["2025-02-01"].isdisjoint(named["2025-04-01"])
    assert shown["2025-02-01"] != shown["2025-04-01"]


def test_a_part_of_a_table_is_exported_or_the_needed_country_is_named(amv, offices):
    amv("fetch", "migr_asyunaa", "--geo", "NL")
    code, out, _err = amv("vintages", "export", "migr_asyunaa", "--csv")
    assert code == 0
    assert ",NL," in out or "NL" in out.splitlines()[1]
    amv("fetch", "migr_asyunaa", "--geo", "SE")
    code, _out, err = amv("vintages", "export", "migr_asyunaa", "--csv")
    assert code == 2
    assert "write --geo NL or --geo SE" in err


def test_vintages_of_a_table_without_an_age_total_are_compared(amv, offices):
    amv("fetch", "migr_asyumactm")
    later(offices)
    amv("fetch", "migr_asyumactm")
    names = re.findall(r"migr_asyumactm@\w{12}", amv("vintages", "list", "migr_asyumactm")[1])
    code, out, err = amv("vintages", "diff", *names)
    assert (code, err) == (0, "")
    assert "cells differ" in out


def test_a_damaged_vintage_is_named_and_stops_no_command(amv, offices, tmp_path):
    amv("fetch", "migr_asyunaa")
    (path,) = (tmp_path / "vintages").glob("migr_asyunaa/*/cells.parquet")
    path.write_bytes(path.read_bytes()[:100])
    code, _out, err = amv("observations", "--measure", "uam_asylum_applicants", "--geo", "NL")
    assert (code, err.count("is left out"), "Traceback" in err) == (0, 1, False)
    code, _out, err = amv("vintages", "export", "migr_asyunaa")
    assert (code, "try `amv vintages repair`" in err) == (2, True)
    assert amv("vintages", "verify")[0] == 1
    assert "rebuilt from its responses" in amv("vintages", "repair")[1]
    assert amv("vintages", "verify")[0] == 0


def test_a_since_that_is_not_a_period_makes_no_request(amv, offices):
    code, _out, err = amv("fetch", "migr_asyunaa", "--since", "soon")
    assert (code, offices.requested) == (2, [])
    assert "since 'soon' is not a period" in err


def test_a_downloaded_file_is_imported_listed_and_counts_from_its_day(amv, tmp_path):
    table = synthetic("migr_asyunaa")
    (tmp_path / "asyunaa.tsv").write_text(formats.tsv(table, table.series, table.periods))
    words = (
        "vintages",
        "import",
        tmp_path / "asyunaa.tsv",
        "--table",
        "MIGR_ASYUNAA",
        "--from",
        "https://example.org/a",
    )
    code, out, err = amv(*words, "--seen", "2024-05-06")
    assert code == 0, err
    assert "new vintage" in out
    assert "known on 2024-05-06" in out
    assert "already stored, the day was added" in amv(*words, "--seen", "2024-03-01")[1]
    assert "file asyunaa.tsv" in amv("vintages", "list")[1]
    assert amv("vintages", "verify")[1] == "1 vintages match their hashes\n"
    measure = ("observations", "--measure", "uam_asylum_applicants", "--geo", "NL", "--csv", "--as-of")
    assert "migr_asyunaa@" in amv(*measure, "2024-03-01")[1]
    assert "migr_asyunaa@" not in amv(*measure, "2024-02-29")[1]
