"""A finding in words, and as plain values for JSON."""

import json
import math
from dataclasses import replace

import pandas as pd
import pytest

from helpers import claims, words
from helpers.claims import Finding
from helpers.claims.outcome import fact
from helpers.quantities import Basis, Value
from helpers.show import findings

ENGLISH = words.load("en")
KEYS = [
    *("claim_id", "statement", "stated", "computed", "verdict", "reason", "as_of", "figure_ids"),
    *("criterion", "basis"),
]


@pytest.fixture
def finding():
    """Makes a finding on a claim of the letter, with a computed value of three numbers."""

    def made(claim_id, *ends, **fields):
        computed = Value(*ends, ("f4f1aa9f0",), basis=Basis(office=("IND",))) if ends else None
        found = Finding(
            claim=claims.register()[claim_id],
            computed=computed,
            verdict="reproduced" if ends else "not checkable",
            parts={},
            reason=(fact("no_list"),),
            day=None,
            as_of=pd.Timestamp("2026-04-29"),
            rows=("f4f1aa9f0", "f6cfbd29e"),
        )
        return replace(found, **fields)

    return made


def as_json(finding):
    """What a reader of the JSON gets; not a number and infinity are refused."""
    return json.loads(json.dumps(findings.as_dict(finding, ENGLISH), allow_nan=False))


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("Q01", "7.5 to 8.5 %"),
        ("Q11", "5 nationalities"),
        ("Q16", "above 1 times"),
        ("Q17", "0 to 50 %"),
        ("Q18", "no number"),
    ],
)
def test_what_is_stated_is_said_with_its_unit(finding, claim_id, words):
    assert findings.stated(finding(claim_id), ENGLISH) == words


def test_a_bound_without_the_other_is_open(finding):
    assert findings.stated(finding("Q13"), ENGLISH) == "above 0 percentage points"


@pytest.mark.parametrize(
    ("claim_id", "ends", "words"),
    [
        ("Q01", (7.6, 8.0, 8.4), "8.0 % (7.6 to 8.4)"),
        ("Q01", (8.0216, 8.0253, 8.0289), "8.03 % (8.02 to 8.03)"),
        ("Q19", (1.16051, 1.1608, 1.16108), "1.1608 times (1.1605 to 1.1611)"),
        ("Q11", (3.0, 4.0, 5.0), "4 nationalities (3 to 5)"),
        ("Q11", (4.0, 4.0, 4.0), "4 nationalities"),
        ("Q01", (8.000001, 8.000001, 8.000002), "8.0 %"),
        ("Q05", (3.5, 4.5, math.inf), "4.5 times (above 3.5)"),
        ("Q13", (-22.23, -6.42, 13.79), "-6.4 percentage points (-22.2 to 13.8)"),
    ],
    ids=["as wide", "distinct", "distinct at last", "whole", "exact", "nearly exact", "open", "negative"],
)
def test_what_is_computed_is_said_with_bounds_that_can_be_distinguished(finding, claim_id, ends, words):
    assert findings.computed(finding(claim_id, *ends), ENGLISH) == words


def test_what_is_not_computed_is_a_dash(finding):
    assert findings.computed(finding("Q18"), ENGLISH) == "–"


def test_a_statement_is_in_the_language(finding):
    claim = finding("Q03").claim
    assert findings.statement(claim, ENGLISH) == claim.row["statement_en"]
    assert findings.statement(claim, replace(ENGLISH, code="nl")) == claim.row["statement_nl"]


def test_a_finding_as_data_has_the_agreed_keys_and_values(finding):
    found = as_json(finding("Q01", 8.02, 8.03, 8.04))
    assert list(found) == KEYS
    assert found["claim_id"] == "Q01"
    assert found["statement"].startswith("In 2017, 8 %")
    assert found["stated"] == {"low": 7.5, "high": 8.5, "unit": "percent"}
    assert found["computed"] == {"low": 8.02, "value": 8.03, "high": 8.04}
    assert found["verdict"] == "reproduced"
    assert found["reason"] == "No list of five nationalities for the year had been published by that date."
    assert found["as_of"] == "2026-04-29"
    assert found["figure_ids"] == ["f4f1aa9f0", "f6cfbd29e"]
    assert found["criterion"] is None
    assert found["basis"]["office"] == ["IND"]


def test_an_open_bound_is_null(finding):
    found = as_json(finding("Q05", 3.5, 4.5, math.inf))
    assert found["stated"] == {"low": 1.0, "high": None, "unit": "ratio"}
    assert found["computed"] == {"low": 3.5, "value": 4.5, "high": None}


def test_a_finding_that_is_not_checkable_has_neither_value_nor_basis(finding):
    found = as_json(finding("Q18"))
    assert (found["computed"], found["basis"]) == (None, None)
    assert found["stated"] == {"low": None, "high": None, "unit": "none"}


def test_a_claim_without_a_number_has_our_criterion(finding):
    found = as_json(finding("Q17"))["criterion"]
    assert found["text"].startswith("Low is taken as fewer than half")
    assert list(found) == ["text", "reason"]


@pytest.mark.parametrize(("reason", "shown"), [("A half is a majority.", "A half is a majority."), (pd.NA, None)])
def test_a_criterion_comes_with_its_reason_where_the_register_has_one(finding, reason, shown):
    found = finding("Q17")
    row = pd.concat([found.claim.row, pd.Series({"criterion_reason": reason})])
    row = row[~row.index.duplicated(keep="last")]
    with_reason = replace(found, claim=replace(found.claim, row=row))
    assert as_json(with_reason)["criterion"]["reason"] == shown


def test_the_letters_claims_are_json_on_its_own_day():
    found = as_json(claims.check("Q02", "2023-12-22"))
    assert found["verdict"] == "not contradicted"
    assert found["as_of"] == "2023-12-22"


def test_bounds_without_a_value_between_them_are_given_alone(finding):
    bounded = finding("Q02", 0.0, math.nan, 18.347)
    assert findings.computed(bounded, ENGLISH) == "0.0 to 18.3 %"
    assert as_json(bounded)["computed"] == {"low": 0.0, "value": None, "high": 18.347}
