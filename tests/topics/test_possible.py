"""What published figures leave possible for a count that nobody published, by hand."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import Quantity, Value
from helpers.topics import possible

UAM, SHARE, ALL, CBS = (
    "uam_first_applications",
    "uam_nationality_share",
    "first_asylum_applications",
    "first_asylum_applications_cbs",
)
PERCENT = {"unit": "percent", "kind": "share"}
CBS_ROUNDS = {"rounding": 5.0, "office": "CBS"}
NINE, ELEVEN = "2023-01/2023-09", "2023-01/2023-11"
TO_NOVEMBER = (pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30"))


def ends(value):
    return [value.low, value.high]


@pytest.fixture
def eritreans(figures):
    """The public figures on Eritreans in 2023: a list of nine months, both totals, all ages in October and November."""
    return figures(
        (UAM, "NL", "TOTAL", NINE, 3864),
        (UAM, "NL", "TOTAL", ELEVEN, 5412),
        *((SHARE, "NL", code, NINE, share, PERCENT) for code, share in (("SY", 48), ("ER", 19), ("SO", 10))),
        *((SHARE, "NL", code, NINE, share, PERCENT) for code, share in (("IQ", 6), ("YE", 3))),
        (CBS, "NL", "ER", "2023-10", 240, CBS_ROUNDS),
        (CBS, "NL", "ER", "2023-11", 255, CBS_ROUNDS),
        (CBS, "NL", "SD", "2023", 810, CBS_ROUNDS),
    )


# A nationality


def test_later_minors_are_at_most_the_applicants_of_all_ages(eritreans):
    found = possible.of_nationality(eritreans, "NL", "ER", *TO_NOVEMBER)
    assert ends(found) == pytest.approx([0.185 * 3864, 0.195 * 3864 + 242.5 + 257.5])
    assert math.isnan(found.value)
    assert set(found.rows) == {"f0", "f3", "f7", "f8"}
    share = found.share_of(possible.count(eritreans, UAM, "NL", *TO_NOVEMBER))
    assert [round(end, 1) for end in ends(share)] == [13.2, 23.2]


def test_without_applicants_of_all_ages_all_later_minors_can_be_of_the_nationality(eritreans):
    found = possible.of_nationality(eritreans, "NL", "SO", *TO_NOVEMBER)
    assert ends(found) == pytest.approx([0.095 * 3864, 0.105 * 3864 + 5412 - 3864])


def test_a_nationality_that_a_list_of_five_leaves_out_has_at_most_what_the_last_of_them_has(eritreans):
    gambians = possible.of_nationality(eritreans, "NL", "GM", *TO_NOVEMBER)
    assert ends(gambians) == pytest.approx([0, 0.035 * 3864 + 5412 - 3864])
    # All ages of the whole year are fewer still.
    assert ends(possible.of_nationality(eritreans, "NL", "SD", *TO_NOVEMBER)) == [0, 812.5]


def test_a_short_list_leaves_a_nationality_what_it_does_not_name(figures):
    table = figures((UAM, "NL", "TOTAL", "2022", 4207), (UAM, "NL", "SY", "2022", 2425))
    found = possible.of_nationality(table, "NL", "ER", pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31"))
    assert found.low == 0
    assert found.high == pytest.approx(4207 - 2425)


def test_a_published_count_of_the_period_is_taken_as_it_is(figures):
    table = figures((UAM, "NL", "TOTAL", ELEVEN, 5412), (UAM, "NL", "SY", ELEVEN, 2650), (UAM, "NL", "SY", NINE, 1865))
    found = possible.of_nationality(table, "NL", "SY", *TO_NOVEMBER)
    assert [found.low, found.value, found.high] == [2650, 2650, 2650]
    assert found.rows == ("f1",)


def test_without_any_figure_nothing_is_bounded(eritreans):
    assert possible.of_nationality(eritreans, "SE", "SY", *TO_NOVEMBER) is None
    assert possible.count(eritreans, UAM, "SE", *TO_NOVEMBER) is None


# All nationalities


def test_a_count_is_at_least_its_published_parts_and_has_no_upper_bound_where_months_lack(figures):
    table = figures((ALL, "NL", "TOTAL", "2023-01/2023-10", 30000, {"rounding": 1000.0}), (ALL, "NL", "TOTAL", NINE, 9))
    found = possible.count(table, ALL, "NL", *TO_NOVEMBER)
    assert ends(found) == [29500, math.inf]
    assert found.rows == ("f0",)


def test_a_count_is_at_most_that_of_a_longer_period(figures):
    table = figures((ALL, "NL", "TOTAL", "2023", 38377))
    assert ends(possible.count(table, ALL, "NL", *TO_NOVEMBER)) == [0, 38377]


def test_parts_that_cover_a_period_are_added_up(figures):
    table = figures((ALL, "NL", "TOTAL", NINE, 900), (ALL, "NL", "TOTAL", "2023-10/2023-11", 200))
    assert ends(possible.count(table, ALL, "NL", *TO_NOVEMBER)) == [1100, 1100]


def test_what_somebody_else_derived_is_left_out(figures):
    table = figures((ALL, "NL", "TOTAL", NINE, 900, {"origin": "derived"}))
    assert possible.count(table, ALL, "NL", *TO_NOVEMBER) is None


def test_parts_that_outgrew_a_longer_period_bound_from_both_sides(figures):
    table = figures((ALL, "NL", "TOTAL", NINE, 1200), (ALL, "NL", "TOTAL", "2023", 1100))
    assert ends(possible.count(table, ALL, "NL", *TO_NOVEMBER)) == [1100, 1200]


# Any months

MONTHS = pd.period_range("2023-01", "2023-06", freq="M")


def spans_of(numbers, chosen):
    """Exact counts of some runs of months, by their first and last day."""
    values = {
        (MONTHS[first].start_time, MONTHS[last].end_time.normalize()): Value(*[sum(numbers[first : last + 1])] * 3)
        for first, last in chosen
    }
    return Quantity.from_values(values, ["start", "end"], "persons")


RUNS = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted).map(tuple)


@given(st.lists(st.integers(0, 99), min_size=6, max_size=6), st.sets(RUNS, min_size=1, max_size=8).map(sorted), RUNS)
def test_bounds_hold_the_true_count_whatever_was_published(numbers, published, asked):
    spans = spans_of(numbers, published)
    start, end = MONTHS[asked[0]].start_time, MONTHS[asked[1]].end_time.normalize()
    true = sum(numbers[asked[0] : asked[1] + 1])
    assert possible.floor(spans, start, end)[0] <= true <= possible.ceiling(spans, start, end)[0]
    if asked in published:
        assert possible.floor(spans, start, end)[0] == true == possible.ceiling(spans, start, end)[0]
