"""The verdict that an outcome amounts to, rule by rule, by hand."""

import math

import pandas as pd
import pytest

from helpers.claims.outcome import Dated, Fact, Outcome, Several, Tally, compare, fact, together
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
        (value(8.4, 8.9, 9.4), "consistent"),
        (value(7.0, 8.0, 9.0), "not contradicted"),
        (value(8.4, 8.9, 9.5), "not contradicted"),
        (value(8.6, 8.7, 8.8), "differs"),
        (None, "not checkable"),
    ],
    ids=[
        "inside",
        "the same",
        "partly above",
        "touching",
        "as wide",
        "wider",
        "wider and partly above",
        "apart",
        "nothing computed",
    ],
)
def test_two_intervals_give_a_verdict(computed, verdict):
    assert Outcome(computed, ()).verdict(STATED) == verdict


def test_a_bound_that_is_open_holds_everything_beyond_the_other():
    assert compare(ABOVE_ONE, value(1.2, 1.5, math.inf)) == "reproduced"
    assert compare(ABOVE_ONE, value(0.9, 1.5, 1.6)) == "consistent"
    assert compare(ABOVE_ONE, value(0.8, 0.9, 0.95)) == "differs"


def test_a_width_that_only_floating_point_makes_larger_is_not_wider():
    stated, computed = Interval.rounded(0.2, 0.1), Interval.rounded(0.1, 0.1)
    assert computed.width > stated.width
    assert compare(stated, computed) == "consistent"


def test_a_value_without_an_upper_bound_bounds_less_closely_than_any_statement():
    assert compare(ABOVE_ONE, value(0.8, 0.9, math.inf)) == "not contradicted"
    assert compare(STATED, value(0.0, math.nan, math.inf)) == "not contradicted"


def test_an_outcome_of_one_value_has_no_parts():
    assert Outcome(value(8, 8, 8), ()).parts(STATED) == {}


# Several things


def several(quantity, *multiples):
    each = quantity(dict(enumerate(multiples)), "what", unit="ratio")
    return Several(value(*multiples[0]), (), each)


TRUE, UNSURE, FALSE = (1.1, 1.5, 1.9), (0.9, 1.1, 1.3), (0.5, 0.6, 0.7)
WIDE = (0.5, 1.5, math.inf)


@pytest.mark.parametrize(
    ("multiples", "verdict"),
    [
        ([TRUE, TRUE], "reproduced"),
        ([TRUE, FALSE], "holds in part"),
        ([TRUE, FALSE, UNSURE], "holds in part"),
        ([TRUE, UNSURE], "consistent"),
        ([UNSURE, UNSURE], "consistent"),
        ([TRUE, UNSURE, WIDE], "not contradicted"),
        ([UNSURE, FALSE], "differs"),
        ([FALSE, FALSE], "differs"),
    ],
    ids=["all", "some", "some of three", "some for sure", "none for sure", "some hardly known", "one is not", "none"],
)
def test_a_claim_about_several_things_holds_in_part_where_it_is_true_of_some(quantity, multiples, verdict):
    assert several(quantity, *multiples).verdict(ABOVE_ONE) == verdict


def test_each_of_several_things_has_a_verdict_of_its_own(quantity):
    parts = several(quantity, TRUE, UNSURE, FALSE).parts(ABOVE_ONE)
    assert parts == {0: "reproduced", 1: "consistent", 2: "differs"}


def test_parts_come_to_the_verdict_of_the_weakest():
    assert together(["reproduced"]) == "reproduced"
    assert together(["not contradicted", "consistent", "reproduced"]) == "not contradicted"
    assert together(["not contradicted", "differs"]) == "differs"


# A number of things


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ((5, 5, 5), "reproduced"),
        ((4, 4, 5), "not contradicted"),
        ((2, 3, 4), "holds in part"),
        ((4, 4, 4), "holds in part"),
        ((0, 0, 0), "differs"),
        ((0, 0, 4), "differs"),
    ],
    ids=["all five", "perhaps five", "two to four", "four", "none", "perhaps four"],
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
        (["2021-04-01", "2021-05-01", "2021-06-01", "2021-07-01", "2021-08-01"], "not contradicted"),
        (["2021-05-01", "2021-10-01"], "differs"),
    ],
    ids=["all", "some", "some of more months than are stated", "none"],
)
def test_a_break_is_reproduced_where_every_plausible_month_is_in_the_stated_period(months, verdict):
    assert dated(value(3, 4, 5), *months).verdict(ABOVE_ONE) == verdict


def test_a_break_downwards_differs_whenever_it_was():
    assert dated(value(0.5, 0.6, 0.7), "2021-07-01").verdict(ABOVE_ONE) == "differs"


def test_a_break_that_may_be_none_is_not_reproduced_by_its_month():
    assert dated(value(0.9, 1.1, 1.3), "2021-07-01").verdict(ABOVE_ONE) == "consistent"


def test_a_break_that_may_be_none_differs_where_no_month_is_in_the_stated_period():
    assert dated(value(0.9, 1.1, 1.3), "2021-01-01", "2021-02-01").verdict(ABOVE_ONE) == "differs"


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
