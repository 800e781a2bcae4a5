"""The verdict that an outcome amounts to, rule by rule, by hand."""

import math

import pandas as pd
import pytest

from helpers.claims.outcome import Dated, Fact, Outcome, Several, Tally, compare, fact
from helpers.quantities import Interval, Value

STATED = Interval(7.5, 8.0, 8.5)
ABOVE_ONE = Interval(1.0, math.nan, math.inf)
FIVE = Interval(5.0, math.nan, 5.0)
SUMMER = (pd.Timestamp("2021-06-01"), pd.Timestamp("2021-09-30"))


def value(low, middle, high, *rows):
    return Value(low, middle, high, rows)


@pytest.mark.parametrize(
    ("computed", "verdict"),
    [
        (value(7.6, 8.0, 8.4), "reproduced"),
        (value(7.5, 8.0, 8.5), "reproduced"),
        (value(8.4, 8.6, 8.8), "consistent"),
        (value(8.5, 8.6, 8.8), "consistent"),
        (value(7.0, 8.0, 9.0), "consistent"),
        (value(8.6, 8.7, 8.8), "differs"),
        (None, "not checkable"),
    ],
    ids=["inside", "the same", "partly above", "touching", "wider", "apart", "nothing computed"],
)
def test_two_intervals_give_a_verdict(computed, verdict):
    assert Outcome(computed, ()).verdict(STATED) == verdict


def test_a_bound_that_is_open_holds_everything_beyond_the_other():
    assert compare(ABOVE_ONE, value(1.2, 1.5, math.inf)) == "reproduced"
    assert compare(ABOVE_ONE, value(0.9, 1.5, 1.6)) == "consistent"
    assert compare(ABOVE_ONE, value(0.8, 0.9, 0.95)) == "differs"


def test_an_outcome_of_one_value_has_no_parts():
    assert Outcome(value(8, 8, 8), ()).parts(STATED) == {}


# Several things


def several(quantity, *multiples):
    each = quantity(dict(enumerate(multiples)), "what", unit="ratio")
    return Several(value(*multiples[0]), (), each)


TRUE, UNSURE, FALSE = (1.1, 1.5, 1.9), (0.9, 1.1, 1.3), (0.5, 0.6, 0.7)


@pytest.mark.parametrize(
    ("multiples", "verdict"),
    [
        ([TRUE, TRUE], "reproduced"),
        ([TRUE, FALSE], "holds in part"),
        ([TRUE, UNSURE], "holds in part"),
        ([FALSE, FALSE], "differs"),
    ],
    ids=["all", "some", "some for sure", "none"],
)
def test_a_claim_about_several_things_holds_in_part_where_it_is_true_of_some(quantity, multiples, verdict):
    assert several(quantity, *multiples).verdict(ABOVE_ONE) == verdict


def test_each_of_several_things_has_a_verdict_of_its_own(quantity):
    parts = several(quantity, TRUE, UNSURE, FALSE).parts(ABOVE_ONE)
    assert parts == {0: "reproduced", 1: "consistent", 2: "differs"}


# A number of things


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ((5, 5, 5), "reproduced"),
        ((4, 4, 5), "consistent"),
        ((4, 4, 4), "holds in part"),
        ((0, 0, 0), "differs"),
        ((0, 0, 4), "differs"),
    ],
    ids=["all five", "perhaps five", "four", "none", "perhaps four"],
)
def test_a_list_holds_in_part_where_fewer_are_in_it_than_stated(number, verdict):
    assert Tally(value(*number), ()).verdict(FIVE) == verdict


def test_a_list_that_nobody_published_is_not_checkable():
    assert Tally(None, ()).verdict(FIVE) == "not checkable"


# A thing with a time


def dated(computed, *months):
    return Dated(computed, (), tuple(pd.Timestamp(month) for month in months), SUMMER)


@pytest.mark.parametrize(
    ("months", "verdict"),
    [
        (["2021-06-01", "2021-09-01"], "reproduced"),
        (["2021-05-01", "2021-06-01"], "consistent"),
        (["2021-05-01", "2021-10-01"], "differs"),
    ],
    ids=["all", "some", "none"],
)
def test_a_break_is_reproduced_where_every_plausible_month_is_in_the_stated_period(months, verdict):
    assert dated(value(3, 4, 5), *months).verdict(ABOVE_ONE) == verdict


def test_a_break_downwards_differs_whenever_it_was():
    assert dated(value(0.5, 0.6, 0.7), "2021-07-01").verdict(ABOVE_ONE) == "differs"


def test_a_break_that_may_be_none_is_not_reproduced_by_its_month():
    assert dated(value(0.9, 1.1, 1.3), "2021-07-01").verdict(ABOVE_ONE) == "consistent"


# The rows behind it


def test_an_outcome_names_the_rows_of_its_value_and_of_its_reason_once():
    reason = (Fact("first", {}, ("b", "c")), Fact("second", {}, ("a", "d")))
    assert Outcome(value(8, 8, 8, "a", "b"), reason).rows == ("a", "b", "c", "d")
    assert Outcome(None, reason).rows == ("b", "c", "a", "d")


def test_a_fact_names_the_rows_of_the_values_in_it(quantity):
    shares = quantity({2017: (7, 8, 9), 2018: (8, 9, 10)})
    found = fact("shares", ["x"], share=value(8, 8, 8, "a"), shares=shares, year=2017, places=["NL"])
    assert found.rows == ("x", "a", "f0", "f1")
    assert (found.kind, found.values["year"]) == ("shares", 2017)


def test_a_fact_without_values_names_no_rows():
    assert fact("too_few", needed=12).rows == ()
