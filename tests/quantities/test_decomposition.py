"""The change of a share as what its part and the rest did, by hand and for any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import Interval
from helpers.quantities.decomposition import moved

EXACT = st.floats(0, 100_000)
POSITIVE = st.floats(1, 100_000)
STEPS = st.sampled_from([1.0, 5.0, 100.0, 2600.0])


def exact(*numbers):
    return tuple(Interval(number, number, number) for number in numbers)


def published(numbers, step):
    """What the numbers rounded to a step can have been."""
    return tuple(Interval.rounded(round(number / step) * step, step, 0.0) for number in numbers)


def share(part, rest):
    return 100 * part / (part + rest)


def contributions(part, rest):
    return moved(part, rest), moved(rest, part).scaled(-1.0)


def test_a_part_of_5_per_cent_that_became_10_by_hand():
    own, other = contributions(exact(100, 300), exact(1900, 2700))
    # Alone, the part makes 5 to 13.636 of it beside the old rest, 3.571 to 10 beside the new one.
    assert own.value == pytest.approx((100 * 300 / 2200 - 5 + 10 - 100 * 100 / 2800) / 2)
    assert own.value == pytest.approx(7.5325, abs=1e-4)
    assert other.value == pytest.approx(-2.5325, abs=1e-4)


@pytest.mark.parametrize(
    ("part", "rest", "own", "other"),
    [((100, 50), (900, 900), True, False), ((100, 100), (900, 400), False, True), ((0, 0), (900, 400), False, False)],
    ids=["only the part", "only the rest", "no part"],
)
def test_what_did_not_move_contributes_nothing(part, rest, own, other):
    found = contributions(exact(*part), exact(*rest))
    assert [each.value != 0 for each in found] == [own, other]


def test_the_bounds_of_a_step_that_only_the_part_makes_pair_its_ends():
    own = moved((Interval(95, 100, 105), Interval(195, 200, 205)), exact(900, 900))
    assert own.low == pytest.approx(share(195, 900) - share(105, 900))
    assert own.high == pytest.approx(share(205, 900) - share(95, 900))


def test_a_change_is_largest_where_the_rest_is_the_mean_of_the_parts():
    own = moved(exact(100, 400), (Interval(10, 500, 5000),) * 2)
    assert own.high == pytest.approx(share(400, 200) - share(100, 200))
    assert own.low == pytest.approx(share(400, 5000) - share(100, 5000))


@given(st.tuples(EXACT, EXACT), st.tuples(POSITIVE, POSITIVE))
def test_part_and_rest_add_up_to_the_change_of_the_share(part, rest):
    own, other = contributions(exact(*part), exact(*rest))
    assert own.value + other.value == pytest.approx(share(part[1], rest[1]) - share(part[0], rest[0]), abs=1e-9)


@given(st.tuples(POSITIVE, POSITIVE), st.tuples(POSITIVE, POSITIVE), STEPS, STEPS)
def test_the_bounds_contain_what_any_numbers_of_that_rounding_give(part, rest, step, other_step):
    truth = contributions(exact(*part), exact(*rest))
    bounds = contributions(published(part, step), published(rest, other_step))
    for true, bound in zip(truth, bounds, strict=True):
        assert bound.low - 1e-9 <= true.value <= bound.high + 1e-9


@given(st.tuples(EXACT, EXACT), POSITIVE)
def test_a_part_that_grows_never_lowers_its_share(part, rest):
    own = moved(exact(*part), exact(rest, rest)).value
    assert own * (part[1] - part[0]) >= 0
