"""Bounds and thresholds are in the register alone: whoever changes them there changes the verdict."""

import pytest

from helpers import claims

LATEST = "latest"
NONE = {"high": "", "thresholds": ""}
OPEN, BEYOND = {"low": "", **NONE}, {"low": 10**6, **NONE}  # of a criterion
WIDE, ELSEWHERE = {"value": 0, "rounding": 10**6}, {"value": 10**6}  # of a stated number

# A claim, cells of its row in the register, and the verdict with everything known that follows.
CHANGES = [
    ("Q01", {"value": 9}, "differs"),
    ("Q01", {"against": "first_asylum_applications_cbs"}, "differs"),
    ("Q01", {"start": "1900-01-01", "end": "1900-12-31"}, "not checkable"),
    ("Q02", {"value": 15}, "differs"),
    ("Q03", {"low": 2}, "differs"),
    ("Q04", {"thresholds": "2 3"}, "differs"),
    ("Q04", {"thresholds": "1 1.2"}, "reproduced"),
    ("Q05", {"low": 9}, "differs"),
    ("Q05", {"start": "2021-03-01", "end": "2022-03-31"}, "reproduced"),
    ("Q05", {"start": "2020-06-01", "end": "2020-09-30"}, "differs"),
    ("Q05", {"start": "2020-09-01", "end": "2021-12-31"}, "consistent"),
    ("Q06", {"value": 20}, "differs"),
    ("Q06", {"value": 50, "rounding": 40}, "reproduced"),
    ("Q07", {"value": 10}, "differs"),
    ("Q08", {"value": 5}, "differs"),
    ("Q09", {"value": 3}, "differs"),
    ("Q10", {"value": 40}, "differs"),
    ("Q11", {"low": 1, "high": 5}, "reproduced"),
    ("Q11", {"low": 6, "high": 6}, "holds in part"),
    ("Q11", {"end": "2023-09-30"}, "holds in part"),
    ("Q12", {"thresholds": "3 4"}, "differs"),
    ("Q12", {"thresholds": "0 0"}, "reproduced"),
    ("Q13", {"low": 101}, "differs"),
    ("Q13", {"low": -100}, "reproduced"),
    ("Q13", {"citizen": "SY"}, "reproduced"),
    ("Q14", {"value": 3}, "differs"),
    ("Q14", {"value": 3.77, "rounding": 0.04}, "consistent"),
    ("Q15", {"value": 14}, "differs"),
    ("Q16", {"thresholds": "5 6"}, "differs"),
    ("Q16", {"thresholds": "1 1.2"}, "reproduced"),
    ("Q17", {"high": 0.5}, "differs"),
    ("Q17", {"high": 1000}, "reproduced"),
    ("Q17", {"geo": "ES"}, "reproduced"),
    ("Q19", {"thresholds": "2 3"}, "differs"),
    ("Q19", {"thresholds": "1 1.25"}, "reproduced"),
    ("Q20", {"low": 3}, "differs"),
    ("Q20", {"low": 0}, "reproduced"),
    ("Q20", {"base_start": "2017-01-01", "base_end": "2017-12-31"}, "differs"),
    ("Q21", {"thresholds": "50 60"}, "differs"),
    ("Q21", {"thresholds": "10 20"}, "reproduced"),
    ("Q21", {"base_start": "2003-01-01", "base_end": "2003-12-31"}, "not checkable"),
    ("Q22", {"low": 2}, "differs"),
]


@pytest.mark.parametrize(
    ("claim", "cells", "verdict"),
    CHANGES,
    ids=[f"{claim} {' '.join(cells)} {verdict}" for claim, cells, verdict in CHANGES],
)
def test_another_criterion_gives_another_verdict(findings, changed, claim, cells, verdict):
    found = claims.check(claim, LATEST, changed({claim: cells}))
    assert found.verdict == verdict
    assert found.verdict != findings[claim, LATEST].verdict


def test_a_criterion_is_changed_for_every_claim_with_a_computed_value(findings):
    computed = {claim for (claim, _day), finding in findings.items() if finding.computed is not None}
    assert {claim for claim, _cells, _verdict in CHANGES} == computed


def test_the_verdict_compares_what_was_computed_and_only_that(findings, changed):
    before = findings["Q01", LATEST]
    after = claims.check("Q01", LATEST, changed({"Q01": {"value": 9}}))
    assert after.computed == before.computed
    assert after.rows == before.rows


@pytest.fixture(scope="module")
def verdicts_with(findings, changed):
    """Judges every claim with a computed value by other cells, one set for stated numbers, one for criteria."""
    claim_of = {claim: each.claim for (claim, day), each in findings.items() if day == LATEST and each.computed}

    def judged(stated, criterion):
        cells = {name: stated if claim.criterion is None else criterion for name, claim in claim_of.items()}
        folder = changed(cells)
        return {name: claims.check(name, LATEST, folder).verdict for name in claim_of}

    return judged


def test_bounds_that_hold_everything_reproduce_every_claim(verdicts_with):
    found = verdicts_with(WIDE, OPEN)
    # A claim with a time also states a period, which holds only some of its plausible months.
    assert {name for name, verdict in found.items() if verdict != "reproduced"} == {"Q05"}
    assert found["Q05"] == "not contradicted"


def test_bounds_that_hold_nothing_reproduce_no_claim(verdicts_with):
    found = verdicts_with(ELSEWHERE, BEYOND)
    # Fewer than are stated of a list of things, but some, still hold in part.
    assert {name for name, verdict in found.items() if verdict != "differs"} == {"Q11"}
    assert found["Q11"] == "holds in part"
