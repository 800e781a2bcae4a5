"""Stated against computed intervals, and the finding as data."""

import json
import math

import numpy as np
import pandas as pd
import pytest

from helpers import claims, observations
from helpers.claims import checks, findings
from helpers.errors import InputError
from helpers.quantities.interval import Interval

STATED = Interval(7.5, 8.0, 8.5)


@pytest.mark.parametrize(
    ("computed", "verdict"),
    [
        (Interval(7.6, 8.0, 8.4), "reproduced"),
        (Interval(7.5, 8.0, 8.5), "reproduced"),
        (Interval(8.4, 8.6, 8.8), "consistent"),
        (Interval(7.0, 8.0, 9.0), "consistent"),
        (Interval(8.6, 8.7, 8.8), "differs"),
        (None, "not checkable"),
    ],
    ids=["inside", "the same", "partly above", "wider", "apart", "nothing computed"],
)
def test_two_intervals_give_a_verdict(computed, verdict):
    assert findings.compare(STATED, computed) == verdict


def test_a_stated_number_is_an_interval_of_its_rounding():
    claim = pd.Series({"value": 8.0, "rounding": 1.0, "low": np.nan, "high": np.nan})
    assert findings.stated(claim) == Interval(7.5, 8.0, 8.5)


def test_a_criterion_without_an_upper_bound_is_open_above():
    claim = pd.Series({"value": np.nan, "rounding": np.nan, "low": 1.0, "high": np.nan})
    assert (findings.stated(claim).low, findings.stated(claim).high) == (1.0, math.inf)


def test_a_finding_as_data_has_the_agreed_keys_and_is_json():
    found = json.loads(json.dumps(claims.check("Q03").as_dict(), allow_nan=False))
    assert list(found) == [
        *("claim_id", "statement", "stated", "computed", "verdict", "reason", "as_of", "figure_ids"),
    ]
    assert found["stated"] == {"low": 1.0, "high": None, "unit": "ratio"}
    assert list(found["computed"]) == ["low", "value", "high"]


def test_a_finding_that_is_not_checkable_has_no_computed_interval():
    assert claims.check("Q18").as_dict()["computed"] is None


def test_the_letter_is_no_evidence_for_itself():
    letter = set(observations.load().query("source_id == @claims.LETTER_SOURCE")["figure_id"])
    assert len(letter) == 9
    used = {figure for finding in claims.check_all() for figure in finding.figure_ids}
    assert not used & letter


def test_a_finding_uses_nothing_published_after_its_day():
    figures = observations.load().set_index("figure_id")["published"]
    for finding in claims.check_all("2023-12-22"):
        assert (figures.loc[list(finding.figure_ids)] <= pd.Timestamp("2023-12-22")).all()


def test_an_unknown_claim_is_refused_with_the_nearest():
    with pytest.raises(InputError, match=r"unknown claim 'Q1': nearest (is|are) .*Q1"):
        claims.check("Q1")


def test_a_claim_whose_check_does_not_exist_is_named_with_row_and_column(monkeypatch):
    monkeypatch.setattr(claims, "CHECKS", {k: v for k, v in checks.CHECKS.items() if k != "share_of_europe"})
    claims.register.cache_clear()
    with pytest.raises(InputError, match=r"claims.csv, row 15, column check: unknown check 'share_of_europe'"):
        claims.register()
    claims.register.cache_clear()
