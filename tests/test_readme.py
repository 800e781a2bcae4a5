"""The README says what the project computes."""

import re

import pytest

from helpers import claims, paths

LINES = (paths.ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_table_of_what_holds_is_what_is_computed():
    stated = dict(re.findall(r"^\| (Q\d\d) \|.*\| ([a-z ]+ \| [a-z ]+) \|$", "\n".join(LINES), re.M))
    then, now = (claims.check_all(day) for day in ("2023-12-22", "latest"))
    assert stated == {a.claim_id: f"{a.verdict} | {b.verdict}" for a, b in zip(then, now, strict=True)}


def test_it_is_short_and_its_first_command_comes_early():
    assert 60 <= len(LINES) <= 110
    assert LINES.index("```sh") < 25


@pytest.mark.parametrize(
    "name", sorted({name for line in LINES for name in re.findall(r"`([\w./-]+/|[\w/.-]+\.\w+)`", line)})
)
def test_what_it_names_exists(name):
    built = name.startswith("build/")
    assert built or (paths.ROOT / name).exists()
