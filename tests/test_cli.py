"""The command line as typed by a user."""

import csv
import io
import json
import subprocess
import sys

import pytest

from helpers import claims


def amv(*words):
    return subprocess.run([sys.executable, "-m", "helpers", *words], capture_output=True, text=True, check=False)


def test_claims_as_json_are_a_list_with_the_documented_keys():
    found = json.loads(amv("claims", "Q01", "Q18", "--as-of", "2023-12-22", "--json").stdout)
    keys = ["claim_id", "statement", "stated", "computed", "verdict", "reason", "as_of", "figure_ids"]
    keys += ["criterion", "basis"]
    assert [list(one) for one in found] == [keys, keys]
    assert found[0]["computed"]["low"] <= found[0]["computed"]["value"] <= found[0]["computed"]["high"]
    assert found[1]["computed"] is None
    assert found[0]["as_of"] == "2023-12-22"


def test_without_an_id_all_claims_are_checked():
    found = json.loads(amv("claims", "--json").stdout)
    assert [one["claim_id"] for one in found] == list(claims.register())


def test_claims_are_printed_as_a_table_without_a_terminal():
    done = amv("claims", "Q02")
    assert "reproduced" in done.stdout
    assert "15.7 %" in done.stdout
    assert done.stderr == ""


def test_observations_as_csv_have_the_figure_id_first_and_iso_days():
    table = csv.DictReader(io.StringIO(amv("observations", "--measure", "uam_first_applications", "--csv").stdout))
    rows = list(table)
    assert table.fieldnames[0] == "figure_id"
    assert len(rows) > 200
    assert rows[0]["start"].count("-") == 2


def test_a_table_of_observations_ends_with_the_number_of_rows_left_out():
    assert "more rows: --csv prints all" in amv("observations", "--geo", "NL").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("claims", "Q99"), "error: unknown claim 'Q99'"),
        (("claims", "--as-of", "1990-01-01"), "error: as_of 1990-01-01 is before any figure"),
        (("observations", "--measure", "uam"), "error: unknown measure 'uam'"),
        (("observations", "--from", "soon"), "error: from 'soon' is not a day"),
        (("run", "99-nothing"), "error: unknown notebook '99-nothing'"),
        (("run", "-p", "geo"), "error: parameter 'geo' is not of the form name=value"),
        (("run", "-p", "geo=NL", "-p", "geo=BE"), "error: the options: parameter geo is given twice"),
        (("site", "--executed", "no/such/folder"), "error: no executed notebook"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_invalid_input_gives_one_line_and_exit_status_2(words, message):
    done = amv(*words)
    assert done.returncode == 2
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_describe_writes_the_descriptor_of_a_folder_and_is_not_in_the_help(tmp_path):
    done = amv("describe", str(tmp_path))
    assert done.stdout == f"wrote {tmp_path / 'datapackage.json'}\n"
    assert json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"] == []
    assert "describe" not in amv("--help").stdout


def test_a_traceback_is_shown_only_with_debug():
    assert "Traceback" not in amv("claims", "Q99").stderr
    assert "Traceback" in amv("--debug", "claims", "Q99").stderr


@pytest.mark.parametrize("command", ["run", "params", "site", "claims", "observations"])
def test_the_help_of_every_command_has_an_example(command):
    assert "Example: amv" in " ".join(amv(command, "--help").stdout.replace("│", " ").split())


@pytest.mark.parametrize("module", ["helpers", "helpers.errors", "helpers.paths", "helpers.files"])
def test_importing_a_basic_module_imports_the_standard_library_only(module):
    assert imported(module) - sys.stdlib_module_names == {"helpers"}


def test_the_command_line_starts_without_the_packages_that_commands_need():
    heavy = {"httpx2", "jupyter_client", "matplotlib", "nbformat", "numpy", "pandas", "nbclient", "pyarrow", "sphinx"}
    found = imported("helpers.cli")
    assert "typer" in found
    assert not found & heavy


def imported(module):
    """The top-level names of all modules that a fresh interpreter has after importing one."""
    code = f"import sys; before = set(sys.modules); import {module}; print(*set(sys.modules) - before)"
    names = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    return {name.partition(".")[0] for name in names}
