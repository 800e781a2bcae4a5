"""The README agrees with what the project computes."""

import re
from collections import Counter

import pytest

from helpers import claims, paths, words

TEXT = (paths.ROOT / "README.md").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
FLAT = " ".join(TEXT.split())
ENGLISH = words.load("en")


@pytest.fixture(scope="module")
def findings():
    """The findings on all claims on both days, by claim."""
    return {now.claim_id: (then, now) for then, now in claims.pairs()}


def test_the_counts_of_verdicts_are_those_computed(findings):
    stated = {
        name: (int(then), int(now)) for name, then, now in re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \|", TEXT, re.M)
    }
    counted = [Counter(pair[side].verdict for pair in findings.values()) for side in (0, 1)]
    assert stated == {name: tuple(count[name] for count in counted) for name in counted[0] | counted[1]}
    assert f"makes {len(findings)} claims" in FLAT


def test_the_findings_have_the_computed_numbers(findings):
    def now(claim):
        return findings[claim][1]

    def percent(claim):
        return ENGLISH.percent(now(claim).computed.value, 1)

    (full,) = [fact.values["compared"] for fact in now("Q02").reason if fact.kind == "full_year"]
    (broke,) = [fact for fact in now("Q05").reason if fact.kind == "break"]
    first, *_, last = broke.values["plausible"]
    assert (
        f"were {percent('Q01')} of the asylum inflow in 2017 and {percent('Q02')} from January to November 2023" in FLAT
    )
    assert f"the full year gives {ENGLISH.percent(full.value, 1)}" in FLAT
    assert (
        f"rose to {ENGLISH.number(now('Q05').computed.value, 1)} times its level "
        f"({ENGLISH.ends(now('Q05').computed, 1)}); its break lies from {ENGLISH.month(first)} to {ENGLISH.month(last)}"
        in FLAT
    )
    assert f"was {percent('Q14')} in 2017 and {percent('Q15')} from January to September 2023" in FLAT
    assert {now(f"Q{number:02}").verdict for number in range(6, 11)} == {"not contradicted"}


def test_what_it_says_of_child_protection_is_so_in_each_country(findings):
    parts = findings["Q17"][1].parts
    low = {
        geo: {verdict == "reproduced" for (place, _year), verdict in parts.items() if place == geo}
        for geo in ("FR", "ES", "IT")
    }
    assert low == {"FR": {True}, "ES": {True}, "IT": {True, False}}


def test_it_links_to_the_ledger():
    (target,) = re.findall(r"\[ledger\]\(([^)]+)\)", TEXT)
    assert (paths.ROOT / target).is_file()


def test_it_is_short_and_its_first_command_comes_early():
    assert 60 <= len(LINES) <= 110
    assert LINES.index("```sh") < 25


@pytest.mark.parametrize(
    "name", sorted({name for line in LINES for name in re.findall(r"`([\w./-]+/|[\w/.-]+\.\w+)`", line)})
)
def test_what_it_names_exists(name):
    built = name.startswith("build/")
    places = (paths.ROOT, paths.LETTER)
    assert built or any((place / name).exists() for place in places)
