"""Arithmetic on rounded numbers: whatever was rounded, the truth stays inside."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities.interval import Interval, total

STEPS = st.sampled_from([1.0, 5.0, 10.0, 100.0])
TRUE = st.floats(0, 100_000)
CELL = st.tuples(TRUE, STEPS)


def published(true: float, step: float) -> Interval:
    """The interval of a true number once it was rounded and published."""
    return Interval.rounded(round(true / step) * step, step, floor=0.0)


def holds(interval: Interval, true: float) -> bool:
    slack = 1e-9 * max(1.0, abs(true))
    return interval.low - slack <= true <= interval.high + slack


@given(CELL, CELL)
def test_sums_and_differences_contain_the_truth(one, other):
    (a, b), (p, q) = (one[0], other[0]), (published(*one), published(*other))
    assert holds(p + q, a + b)
    assert holds(p - q, a - b)


@given(CELL, st.tuples(st.floats(200, 100_000), STEPS))
def test_ratios_and_their_logarithms_contain_the_truth(one, other):
    (a, b), (p, q) = (one[0], other[0]), (published(*one), published(*other))
    assert holds(p / q, a / b)
    if a > 1e-6:
        assert holds((p / q).log(), math.log(a / b))


@given(st.floats(0, 1), st.floats(200, 100_000), STEPS, STEPS)
def test_a_share_contains_the_truth_and_stays_within_0_and_100(fraction, whole, step, other):
    share = published(fraction * whole, step).share_of(published(whole, other))
    assert holds(share, 100 * fraction)
    assert share.low >= 0
    assert share.high <= max(100, share.low)


@given(CELL, st.tuples(st.floats(0, 100_000), STEPS))
def test_a_share_beside_a_rest_contains_the_truth_and_stays_within_0_and_100(part, rest):
    share = published(*part).share_beside(published(*rest))
    if part[0] + rest[0] > 0:
        assert holds(share, 100 * part[0] / (part[0] + rest[0]))
    assert 0 <= share.low <= share.high <= 100


@given(CELL)
def test_ends_are_in_order_and_a_scale_keeps_them_so(cell):
    for interval in (published(*cell), published(*cell).scaled(-2.5), published(*cell).scaled(3)):
        assert interval.low <= interval.value <= interval.high


@given(st.lists(CELL, min_size=1, max_size=12))
def test_a_sum_of_cells_contains_the_truth_and_widens_with_each(cells):
    parts = [published(*cell) for cell in cells]
    columns = Interval(*(np.array([getattr(part, end) for part in parts]) for end in ("low", "value", "high")))
    whole = total(columns)
    assert holds(whole, sum(true for true, _step in cells))
    assert whole.width == pytest.approx(sum(part.width for part in parts))


@given(CELL, CELL)
def test_what_lies_within_also_overlaps(one, other):
    p, q = published(*one), published(*other)
    if p.within(q):
        assert p.overlaps(q)
    assert p.overlaps(q) == q.overlaps(p)


def test_three_cells_rounded_to_five_are_seven_and_a_half_either_way():
    assert total(Interval.rounded(np.array([10.0, 20.0, 30.0]), 5.0)) == Interval(52.5, 60.0, 67.5)


def test_a_share_pairs_the_smallest_part_with_the_largest_whole():
    share = Interval(79.5, 80.0, 80.5).share_of(Interval(995.0, 1000.0, 1005.0))
    assert share == Interval(100 * 79.5 / 1005, 8.0, 100 * 80.5 / 995)


def test_a_divisor_that_can_be_zero_leaves_the_ratio_open_above():
    assert (Interval(1.0, 2.0, 3.0) / Interval(0.0, 1.0, 2.0)).high == math.inf


def test_a_share_above_100_at_its_lowest_is_left_to_be_refused():
    assert Interval(150.0, 150.0, 150.0).share_of(Interval(100.0, 100.0, 100.0)) == Interval(150.0, 150.0, 150.0)


def test_a_share_that_only_rounding_takes_above_100_stops_there():
    assert Interval(95.0, 100.0, 105.0).share_of(Interval(95.0, 100.0, 105.0)) == Interval(100 * 95 / 105, 100.0, 100.0)
    assert Interval(95.0, 102.0, 105.0).share_of(Interval(95.0, 100.0, 105.0)) == Interval(100 * 95 / 105, 100.0, 100.0)


def test_a_part_beside_a_published_rest_pairs_the_smallest_with_the_largest():
    share = Interval(75.0, 80.0, 85.0).share_beside(Interval(15.0, 20.0, 25.0))
    assert share == Interval(100 * 75 / (75 + 25), 80.0, 100 * 85 / (85 + 15))


def test_a_part_beside_its_rest_is_known_more_closely_than_of_a_rounded_whole():
    part, rest, whole = Interval.rounded(np.array([40.0, 60.0, 100.0]), 5.0).columns().itertuples(index=False)
    beside = Interval(*part).share_beside(Interval(*rest))
    assert beside.width < Interval(*part).share_of(Interval(*whole)).width


def test_a_part_and_a_rest_that_can_both_be_0_leave_the_share_open():
    assert Interval(0.0, 2.0, 2.5).share_beside(Interval(0.0, 0.0, 0.0)) == Interval(0.0, 100.0, 100.0)
    assert Interval(0.0, 0.0, 0.0).share_beside(Interval(0.0, 2.0, 2.5)) == Interval(0.0, 0.0, 100.0)


def test_columns_are_computed_like_single_numbers():
    part, whole = pd.Series([80.0, 90.0]), pd.Series([1000.0, 0.0])
    column = Interval.rounded(part, 1.0, 0.0).share_of(Interval.rounded(whole, 1.0, 0.0))
    single = Interval.rounded(80.0, 1.0, 0.0).share_of(Interval.rounded(1000.0, 1.0, 0.0))
    assert column.low[0] == single.low
    assert column.high[0] == single.high


def test_a_count_does_not_fall_below_its_floor():
    assert Interval.rounded(0.0, 5.0, floor=0.0) == Interval(0.0, 0.0, 2.5)


def test_the_bounds_of_a_table_are_its_columns():
    table = pd.DataFrame({"low": [1.0, 2.0], "value": [2.0, 3.0], "high": [3.0, 4.0], "rows": [("a",), ("b",)]})
    assert Interval.of(table).columns().equals(table[["low", "value", "high"]])


def test_a_quotient_of_columns_is_a_column_with_their_index():
    one = pd.Series([1.0, 2.0], [2022, 2023])
    ratio = Interval(one, one, one) / Interval(one, one, one)
    assert ratio.high.to_dict() == {2022: 1.0, 2023: 1.0}


def test_a_dividend_below_0_is_divided_by_the_other_bound():
    fall = Interval(-6.0, -5.0, -4.0)
    assert fall / Interval(1.0, 2.0, 4.0) == Interval(-6.0, -2.5, -1.0)
    assert Interval(-6.0, 1.0, 8.0) / Interval(2.0, 2.0, 4.0) == Interval(-3.0, 0.5, 4.0)


def test_a_fall_over_what_can_be_zero_is_open_below():
    assert (Interval(-6.0, -5.0, -4.0) / Interval(0.0, 1.0, 2.0)).low == -math.inf


def test_nothing_of_what_can_be_zero_is_nothing():
    ratio = Interval(0.0, 0.0, 0.0) / Interval(0.0, 1.0, 2.0)
    assert (ratio.low, ratio.high) == (0.0, 0.0)
