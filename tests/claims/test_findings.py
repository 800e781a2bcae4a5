"""The finding on a claim: what it rests on, and that its reason is data."""

import doctest
import math
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers import claims, letter, observations
from helpers.claims.outcome import Fact, Outcome, Several
from helpers.claims.verdicts import judged
from helpers.errors import InputError
from helpers.quantities import Interval, Quantity, Value
from helpers.topics import europe

LETTER = letter.load()
LATEST = "latest"
# Codes with blanks: sums of countries, verdicts, and the name of a share that was not computed here.
CODES = {*observations.places().index, *claims.VERDICTS, europe.AS_PUBLISHED}


# What it holds


def test_a_finding_holds_what_is_stated_what_was_computed_and_the_verdict(findings):
    found = findings["Q03", LATEST]
    assert (found.claim_id, found.claim.unit, found.verdict) == ("Q03", "ratio", "reproduced")
    assert (found.stated.low, found.stated.high) == (1.0, math.inf)
    assert found.computed.low <= found.computed.value <= found.computed.high


def test_a_finding_that_is_not_checkable_has_no_computed_interval(findings):
    assert findings["Q18", LATEST].computed is None
    assert findings["Q18", LATEST].verdict == "not checkable"


def test_every_verdict_is_one_of_the_register(findings):
    assert {finding.verdict for finding in findings.values()} <= set(claims.VERDICTS)
    parts = {verdict for finding in findings.values() for verdict in finding.parts.values()}
    assert parts <= set(claims.VERDICTS)


def test_a_claim_about_several_things_has_a_verdict_on_each(findings):
    assert findings["Q12", LATEST].parts == {
        ("persons", 2021): "reproduced",
        ("multiple", 2021): "differs",
        ("persons", 2022): "not contradicted",
        ("multiple", 2022): "consistent",
    }
    nationalities, averages = ("SY", "ER", "SO", "IQ", "SD"), ("others", "all", "union")
    assert set(findings["Q13", LATEST].parts) == {(each, average) for each in nationalities for average in averages}
    assert findings["Q01", LATEST].parts == {}


def test_a_finding_knows_the_day_it_was_looked_at_from(findings):
    then, now = findings["Q01", f"{LETTER.day:%Y-%m-%d}"], findings["Q01", LATEST]
    assert (then.day, then.as_of) == (LETTER.day, LETTER.day)
    assert now.day is None
    assert now.as_of == observations.newest(observations.load().table)


# What it rests on


def test_the_letter_is_not_evidence_for_itself(findings):
    figures = observations.load().table
    own = set(figures.loc[figures["source_id"] == LETTER.source_id, "figure_id"])
    assert own
    assert not own & {row for finding in findings.values() for row in finding.rows}
    assert not own & set(claims.evidence().table["figure_id"])
    assert len(claims.evidence()) == len(figures) - len(own)


def test_a_finding_uses_nothing_published_after_its_day(findings):
    published = observations.load().table.set_index("figure_id")["published"]
    for (_claim, day), finding in findings.items():
        if day != LATEST:
            assert (published.loc[list(finding.rows)] <= pd.Timestamp(day)).all()


def test_every_row_of_a_finding_is_a_published_figure(findings):
    known = set(observations.load().table["figure_id"])
    assert all(set(finding.rows) <= known for finding in findings.values())


def test_a_computed_value_and_every_fact_lead_to_rows_of_the_finding(findings):
    for finding in findings.values():
        assert finding.computed is None or set(finding.computed.rows) <= set(finding.rows)
        assert finding.computed is None or finding.computed.rows
        assert all(set(fact.rows) <= set(finding.rows) for fact in finding.reason)


# The reason is data


def strings(value):
    """Every string in a value of a fact: codes, labels of quantities, keys and items."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, Quantity):
        yield from (text for label in value.index for text in strings(label))
    elif isinstance(value, list | tuple | set):
        yield from (text for part in value for text in strings(part))


def test_no_reason_holds_a_sentence(findings, other_findings):
    for finding in (*findings.values(), *(each for found in other_findings.values() for each in found)):
        for fact in finding.reason:
            assert fact.kind.isidentifier()
            assert {text for text in strings(fact.values) if " " in text} <= CODES, (finding.claim_id, fact.kind)


def test_strings_are_found_wherever_they_are_in_a_value(quantity):
    nested = {"a": ["b", ("c", 1)], "d": quantity({("e", 2017): (1, 1, 1)}, "geo", "year")}
    assert sorted(strings(nested)) == ["a", "b", "c", "d", "e"]


def test_every_finding_has_a_reason(findings):
    assert all(finding.reason for finding in findings.values())


# How it is judged


def made(outcome, claim_id="Q01"):
    return judged(claims.register()[claim_id], outcome, None, pd.Timestamp("2024-06-01"))


def test_a_value_set_beside_the_stated_one_gets_a_verdict_of_its_own():
    facts = (Fact("full_year", {"compared": Value(8.6, 8.7, 8.8, ("b",))}), Fact("other", {"year": 2017}))
    finding = made(Outcome(Value(8.0, 8.0, 8.0, ("a",)), facts))
    assert finding.reason[0].values["verdict"] == "differs"
    assert finding.reason[0].values["compared"] == Value(8.6, 8.7, 8.8, ("b",))
    assert finding.reason[1] is facts[1]
    assert finding.verdict == "reproduced"


def test_an_outcome_is_held_against_what_its_claim_states(quantity):
    assert claims.register()["Q01"].stated == Interval(7.5, 8.0, 8.5)
    each = quantity({"SY": (8, 8, 8), "ER": (9, 9, 9)}, "citizen", unit="percent")
    finding = made(Several(Value(8.0, 8.5, 9.0), (), each))
    assert finding.parts == {"SY": "reproduced", "ER": "differs"}
    assert finding.verdict == "holds in part"
    assert finding.as_of == pd.Timestamp("2024-06-01")


def judged_at(thresholds, outcome):
    claim = replace(claims.register()["Q03"], thresholds=thresholds)
    return judged(claim, outcome, None, pd.Timestamp("2024-06-01"))


@pytest.mark.parametrize(
    ("ends", "verdict", "each"),
    [
        ((1.6, 1.7, 1.8), "reproduced", ["reproduced", "reproduced", "reproduced"]),
        ((1.3, 1.4, 1.45), "holds in part", ["reproduced", "reproduced", "differs"]),
        ((1.2, 1.3, 1.4), "holds in part", ["reproduced", "consistent", "differs"]),
        ((0.7, 0.8, 0.9), "differs", ["differs", "differs", "differs"]),
    ],
    ids=["all", "two", "one for sure", "none"],
)
def test_a_verdict_that_depends_on_the_threshold_holds_in_part(ends, verdict, each):
    found = judged_at((1.0, 1.25, 1.5), Outcome(Value(*ends), ()))
    assert found.verdict == verdict
    assert found.thresholds == dict(zip((1.0, 1.25, 1.5), each, strict=True))


def test_what_no_figure_bounds_is_not_judged_at_any_threshold():
    found = judged_at((1.0, 1.25, 1.5), Outcome(None, ()))
    assert (found.verdict, found.thresholds) == ("not checkable", {})


def test_several_values_set_beside_the_stated_one_get_a_verdict_each(quantity):
    shares = quantity({2016: (7.6, 8, 8.4), 2017: (9, 9, 9)}, unit="percent")
    finding = made(Outcome(Value(8.0, 8.0, 8.0, ("a",)), (Fact("other_years", {"compared": shares}),)))
    assert finding.reason[0].values["verdict"] == {2016: "reproduced", 2017: "differs"}


# Asking


def test_findings_on_two_days_are_paired(findings):
    ((then, now),) = claims.pairs("Q02", as_of="2018-01-31")
    assert (then.claim_id, then.day) == ("Q02", LETTER.day)
    assert (now.claim_id, now.day) == ("Q02", pd.Timestamp("2018-01-31"))
    assert then.verdict == findings["Q02", f"{LETTER.day:%Y-%m-%d}"].verdict


def test_all_claims_are_paired_where_none_is_named(findings):
    found = claims.pairs(as_of=f"{LETTER.day:%Y-%m-%d}")
    assert [then.claim_id for then, _now in found] == list(claims.register())
    assert all(then.verdict == now.verdict for then, now in found)


@pytest.mark.parametrize(
    ("claim", "day", "message"),
    [
        ("Q1", None, r"unknown claim 'Q1': nearest (is|are) .*Q1"),
        ("Q01", "22-12-2023", "as_of '22-12-2023' is not a day: write YYYY-MM-DD"),
        ("Q01", "1900-01-01", "as_of 1900-01-01 is before any figure"),
    ],
    ids=["claim", "malformed day", "too early"],
)
def test_a_wrong_question_is_refused_with_what_is_near(claim, day, message):
    with pytest.raises(InputError, match=message):
        claims.check(claim, day)


def test_the_examples_of_checking_are_true():
    assert doctest.testmod(claims) == (0, 1)
