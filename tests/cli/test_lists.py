"""The `list` command, `--version`, and data in tables on the terminal."""

import io
import sys
import tomllib
from unittest import mock

import pytest

from helpers import claims, observations, paths
from helpers.cli import console
from helpers.offices import cbs, eurostat
from tests.cli.typed import typed


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("measures", list(observations.measures().index)),
        ("places", list(observations.places().index)),
        ("claims", list(claims.register())),
        ("tables", [*eurostat.TABLES, *cbs.TABLES]),
    ],
    ids=["measures", "places", "claims", "tables"],
)
def test_everything_that_can_be_chosen_is_listed(what, names):
    status, out, err = typed("list", what)
    assert (status, err) == (0, "")
    listed = {line.split("│")[1].strip() for line in out.splitlines() if line.startswith("│")}
    assert listed - {""} >= set(names)


@pytest.mark.parametrize("word", ["syr", "SYRI", "Syrië", "syrie"])
def test_a_word_is_found_in_every_column_whatever_its_case_and_accents(word):
    _status, out, _err = typed("list", "places", word)
    assert "│ SY " in out
    assert "│ NL " not in out


def test_a_listed_place_says_how_many_figures_are_held_of_it():
    _status, out, _err = typed("list", "places", "Andorra")
    (row,) = [line for line in out.splitlines() if line.startswith("│ AD ")]
    assert [cell.strip() for cell in row.strip("│").split("│")][-2:] == ["0", "0"]


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert typed("--version") == (0, f"amv {project['version']}\n", "")


def test_brackets_in_data_are_printed_and_are_not_markup():
    out = io.StringIO()
    with mock.patch.object(sys, "stdout", out):
        console.table(["[bold]name", "path"], [("[old]", "[/x] [red]r[/red]"), ("\x1b[31m", "two\nlines")])
    printed = out.getvalue()
    assert all(each in printed for each in ("[bold]name", "[old]", "[/x] [red]r[/red]", "\\x1b[31m", "lines"))
    assert "\x1b" not in printed


def test_figures_that_do_not_exist_are_said_to_be_none():
    status, out, _err = typed("observations", "--measure", "uam_first_applications", "--geo", "NO")
    assert status == 0
    assert out.startswith("no figures match")
