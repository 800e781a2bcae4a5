"""What is said of all claims together."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers import claims
from helpers.claims import Finding
from helpers.quantities import Basis, Value
from helpers.show.sentences import ledger as say

from .made import ENGLISH, NOTHING

THEN, NOW = pd.Timestamp("2023-12-22"), pd.Timestamp("2026-04-29")


def finding(claim_id, verdict, value=None, day=None, row="v:0"):
    """A finding of a day (none: everything known) with a computed value, from one row."""
    computed = None if value is None else Value(value - 0.5, value, value + 0.5, (row,), "percent", Basis(as_of=day))
    claim = claims.register()[claim_id]
    return Finding(claim, computed, verdict, {}, (), day, day or NOW, (row,))


@pytest.fixture
def pairs():
    return [
        (finding("Q01", "reproduced", 8.0, THEN), finding("Q01", "reproduced", 8.0)),
        (finding("Q02", "not checkable", None, THEN), finding("Q02", "reproduced", 15.7, row="v:1")),
        (finding("Q03", "reproduced", 1.5, THEN), finding("Q03", "reproduced", 1.9, row="v:2")),
    ]


def test_verdicts_are_counted_in_their_order(pairs):
    findings = [then for then, _now in pairs]
    assert say.verdicts(findings, ENGLISH) == "reproduced 2 and not checkable 1"


def test_both_days_are_said(pairs):
    assert repr(say.found(pairs, ENGLISH)) == (
        "Of 3 claims, on the letter's day: reproduced 2 and not checkable 1. "
        "Everything known, the newest figure of 29 April 2026: reproduced 3."
    )


def test_another_day_is_said_by_its_date(pairs):
    later = [(then, replace(now, day=pd.Timestamp("2024-06-30"))) for then, now in pairs[:1]]
    assert repr(say.found(later, ENGLISH)) == (
        "Of 1 claim, on the letter's day: reproduced 1. As of 30 June 2024: reproduced 1."
    )


def test_the_title_has_the_verdicts_of_the_other_day(pairs):
    assert say.title(pairs, ENGLISH) == "3 claims against public figures: reproduced 3"


def test_claims_that_follow_from_others_are_counted_apart(pairs):
    part = [(finding("Q16", "holds in part", 3.5, THEN), finding("Q16", "holds in part", 3.5))]
    assert repr(say.independent([*pairs, *part], ENGLISH)) == (
        "Q03 follows from Q01 and Q02. A part of Q16 follows from Q14 and Q15. "
        "3 claims stand by themselves: reproduced 2 and holds in part 1."
    )
    assert repr(say.independent([], ENGLISH)) == NOTHING


def test_a_claim_changed_where_its_verdict_or_its_value_did(pairs):
    assert [now.claim_id for _then, now in say.changed(pairs)] == ["Q02", "Q03"]


def test_the_basis_and_the_rows_alone_are_not_a_change(pairs):
    then, now = pairs[0]
    assert then.computed != now.computed
    assert say.changed([(then, replace(now, rows=("v:9",)))]) == []


def test_changes_name_the_claims_with_another_verdict(pairs):
    said = say.changes(pairs, ENGLISH)
    assert repr(said) == (
        "The computed value or the verdict of 2 claims differs from that of the letter's day. "
        "The verdict changed for Q02."
    )
    assert "v:1" in said.markup
    assert "v:2" in said.markup


def test_changes_of_values_alone_turn_no_verdict(pairs):
    assert repr(say.changes(pairs[2:], ENGLISH)) == (
        "The computed value or the verdict of 1 claim differs from that of the letter's day. "
        "The verdict changed for none."
    )


def test_no_change_is_said_too(pairs):
    assert repr(say.changes(pairs[:1], ENGLISH)) == "No claim has another result than on the letter's day."
    assert say.changed([]) == []


def test_without_claims_nothing_is_found():
    assert repr(say.found([], ENGLISH)) == NOTHING
    assert say.title([], ENGLISH) == "0 claims against public figures: none"
