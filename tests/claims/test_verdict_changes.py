"""What differs between two states of the project: by hand, and from a copy with a changed register."""

import shutil
import subprocess
import sys

import pandas as pd
import pytest

from helpers import paths
from helpers.claims.changes import compared


def record(claim_id="Q01", verdict="reproduced", value=17.0):
    return {"claim_id": claim_id, "verdict": verdict, "computed": {"low": value, "value": value, "high": value}}


def test_the_same_findings_have_no_change():
    assert compared([record()], [record()], "latest") == []


def test_a_difference_of_floating_point_is_not_a_change():
    assert compared([record(value=0.3)], [record(value=0.1 + 0.2)], "latest") == []


def test_another_value_under_the_same_verdict_is_a_change():
    (change,) = compared([record()], [record(value=18.0)], "latest")
    assert change.line() == "- Q01, latest: reproduced (17) -> reproduced (18). Reason: "


def test_a_claim_that_came_or_went_is_a_change():
    came, went = compared([record("Q02")], [record("Q01") | {"computed": None}], "2023-12-22")
    assert came.line() == "- Q01, 2023-12-22: no such claim -> reproduced. Reason: "
    assert went.line() == "- Q02, 2023-12-22: reproduced (17) -> no such claim. Reason: "


@pytest.fixture
def earlier(tmp_path):
    """A copy of the project in which Q01 states another share."""
    for part in ("src", "data", "notebooks"):
        shutil.copytree(paths.ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / paths.LETTER.relative_to(paths.ROOT) / "claims.csv"
    table = pd.read_csv(file, dtype="string", keep_default_na=False)
    table.loc[table["claim_id"] == "Q01", "value"] = "28"
    table.to_csv(file, index=False)
    return tmp_path


def amv(*words):
    return subprocess.run([sys.executable, "-m", "helpers", *words], capture_output=True, text=True, check=False)


def test_a_changed_register_is_reported_by_claim_and_day(earlier):
    done = amv("changes", "--since", str(earlier))
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert [line[:17] for line in lines] == ["- Q01, 2023-12-22", "- Q01, latest: di"]
    assert all("differs" in line.split("->")[0] for line in lines)


def test_a_state_that_does_not_exist_is_one_line_and_exit_2():
    done = amv("changes", "--since", "no-such-commit")
    assert done.returncode == 2
    assert done.stderr.startswith("error: since 'no-such-commit': not a commit and not a folder (")
