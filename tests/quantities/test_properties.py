"""Whatever was rounded, the truth stays inside; whatever was combined, no row and no difference is lost."""

import math
import operator
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import Basis, Interval, Quantity, appended, stacked, statistics
from helpers.quantities.basis import COMPARED

YEARS = range(2015, 2020)
COUNT = st.floats(0, 100_000)
POSITIVE = st.floats(0.5, 100_000)
NAMES = st.sets(st.sampled_from(["A", "B"])).map(sorted).map(tuple)
BASES = st.builds(
    Basis,
    **dict.fromkeys(("measure", *COMPARED), NAMES),
    as_of=st.none() | st.sampled_from([pd.Timestamp("2018-01-31"), pd.Timestamp("2023-12-22")]),
)


@st.composite
def bounds(draw, true):
    """Bounds that a true count lies within, as often at one of them, and a value between them."""
    slack = st.sampled_from([0.0, 0.5, 2.5, 50.0]) | st.floats(0, 500)
    low, high = max(true - draw(slack), 0.0), true + draw(slack)
    return low, min(low + draw(st.floats(0.01, 1)) * (high - low), high), high


@st.composite
def counts(draw, ids="a", true=COUNT, sizes=(1, 5)):
    """True counts by year, and a quantity with bounds that they lie within."""
    years = draw(st.lists(st.sampled_from(YEARS), min_size=sizes[0], max_size=sizes[1], unique=True).map(sorted))
    truth = {year: draw(true) for year in years}
    low, value, high = zip(*(draw(bounds(each)) for each in truth.values()), strict=True)
    rows = [(f"{ids}{year}",) for year in years]
    return truth, Quantity.of(pd.Index(years, name="year"), Interval(low, value, high), rows, "persons", draw(BASES))


@st.composite
def parts_of_wholes(draw):
    """Counts and the larger counts that contain them."""
    truth, part = draw(counts())
    whole = {year: own + draw(POSITIVE) for year, own in truth.items()}
    low, value, high = zip(*(draw(bounds(each)) for each in whole.values()), strict=True)
    rows = [(f"b{year}",) for year in truth]
    return (truth, part), (whole, Quantity.of(part.index, Interval(low, value, high), rows, "persons", draw(BASES)))


def contains(interval, true):
    """Whether a number lies within bounds, up to the last digits of a float."""
    slack = 1e-9 * max(1.0, abs(true))
    return interval.low - slack <= true <= interval.high + slack


def sources(quantity):
    return {key: set(value.rows) for key, value in quantity.items()}


PAIRS = {
    "+": (operator.add, operator.add, COUNT),
    "-": (operator.sub, operator.sub, COUNT),
    "/": (operator.truediv, operator.truediv, POSITIVE),
    "share beside": (Quantity.share_beside, lambda part, rest: 100 * part / (part + rest), POSITIVE),
}


@pytest.mark.parametrize("name", PAIRS)
@given(data=st.data())
def test_two_quantities_give_what_their_bounds_allow_from_the_rows_of_both(data, name):
    operation, exact, divisor = PAIRS[name]
    (one, first), (other, second) = data.draw(counts("a")), data.draw(counts("b", divisor))
    result = operation(first, second)
    assert set(result.index) == set(one) & set(other)
    for year, value in result.items():
        assert contains(value, exact(one[year], other[year]))
        assert set(value.rows) == {f"a{year}", f"b{year}"}
        meet = Basis.over if name == "/" else Basis.combined
        assert value.basis == meet(first.at(year).basis, second.at(year).basis)


@given(parts_of_wholes())
def test_a_share_contains_the_truth_and_names_part_and_whole(pair):
    (truth, part), (whole, larger) = pair
    share = part.share_of(larger)
    for year, value in share.items():
        assert contains(value, 100 * truth[year] / whole[year])
        assert set(value.rows) == {f"a{year}", f"b{year}"}
        assert value.basis == part.at(year).basis.over(larger.at(year).basis)


@given(counts("a"), counts("b", POSITIVE), counts("c"))
def test_a_difference_can_be_below_0_and_its_ratio_contains_the_truth(first, divisor, second):
    """As in the rise of one nationality over the rise of another."""
    for year, value in ((first[1] - second[1]) / divisor[1]).items():
        assert contains(value, (first[0][year] - second[0][year]) / divisor[0][year])
        assert set(value.rows) == {f"a{year}", f"b{year}", f"c{year}"}


@given(counts(true=POSITIVE), st.sampled_from([(Quantity.growth, 1.0), (Quantity.index_to, 100.0)]))
def test_growth_contains_the_truth_and_names_its_base(made, operation):
    (truth, quantity), (grown, factor) = made, operation
    base = min(truth)
    result = grown(quantity, base)
    for year, value in result.items():
        assert contains(value, factor * truth[year] / truth[base])
        assert set(value.rows) == {f"a{base}", f"a{year}"}
    assert result.basis == replace(quantity.basis, whole=(), within=(), base=(str(base),))


@given(counts(true=POSITIVE))
def test_a_change_contains_the_truth_and_names_both_years(made):
    truth, quantity = made
    result = quantity.change()
    assert set(result.index) == {year for year in truth if year - 1 in truth}
    for year, value in result.items():
        assert contains(value, 100 * (truth[year] / truth[year - 1] - 1))
        assert set(value.rows) == {f"a{year - 1}", f"a{year}"}
        assert value.basis == replace(quantity.basis, whole=(), within=(), base=("previous",))


@given(counts(true=POSITIVE), st.floats(-3, 3), st.floats(-10, 10_000))
def test_one_value_at_a_time_contains_the_truth_and_keeps_its_rows(made, factor, floor):
    truth, quantity = made
    results = {
        "log points": (quantity.log_points(), lambda true: 100 * math.log(true)),
        "scaled": (quantity.scaled(factor), lambda true: factor * true),
        "floor": (quantity.at_least(floor), lambda true: max(true, floor)),
    }
    for result, exact in results.values():
        assert all(contains(value, exact(truth[year])) for year, value in result.items())
        assert sources(result) == sources(quantity)
        assert result.basis == quantity.basis


@given(counts())
def test_a_sum_contains_the_truth_and_names_every_row(made):
    truth, quantity = made
    assert contains(quantity.sum(), sum(truth.values()))
    assert set(quantity.sum().rows) == {f"a{year}" for year in truth}
    assert quantity.sum().basis == quantity.basis


@given(counts("a"), counts("b"))
def test_sums_by_year_contain_the_truth_and_name_every_row(one, other):
    both = stacked({"a": one[1], "b": other[1]}, ["part", "year"])
    for year, value in both.sum_by("year").items():
        held = [truth[year] for truth, _quantity in (one, other) if year in truth]
        assert contains(value, sum(held))
        assert len(value.rows) == len(held)
    assert both.sum_by("year").basis == both.basis == one[1].basis.joined(other[1].basis)


@given(counts())
def test_a_place_lies_between_the_best_and_the_worst(made):
    truth, quantity = made
    ranked = statistics.places(quantity)
    for year, value in ranked.items():
        assert value.low <= 1 + sum(other > truth[year] for other in truth.values()) <= value.high
        assert value.low <= value.value <= value.high
    assert sources(ranked) == sources(quantity)
    assert ranked.basis == quantity.basis


@given(counts("a", POSITIVE, (5, 5)), counts("b", POSITIVE, (5, 5)))
def test_contributions_to_a_change_contain_the_truth_and_name_both_years(part, whole):
    first, last = min(YEARS), max(YEARS)
    work = statistics.decomposition(part[1], whole[1], first, last)
    above, below = (100 * math.log(truth[last] / truth[first]) for truth, _quantity in (part, whole))
    for name, true in {"numerator": above, "denominator": -below, "share": above - below}.items():
        assert contains(work.at(name), true)
    assert sources(work) == {
        "numerator": {f"a{first}", f"a{last}"},
        "denominator": {f"b{first}", f"b{last}"},
        "share": {f"a{first}", f"a{last}", f"b{first}", f"b{last}"},
    }
    assert work.basis == part[1].basis.combined(whole[1].basis)


@given(counts())
def test_a_spread_holds_every_case_and_names_every_row(made):
    truth, quantity = made
    value = statistics.spread(quantity)
    assert all(contains(value, true) for true in truth.values())
    assert set(value.rows) == set(quantity.rows)


@given(counts(), st.sets(st.sampled_from(YEARS)))
def test_choosing_naming_and_ordering_leave_every_value_as_it_was(made, chosen):
    quantity = made[1]
    kept = quantity.keep(quantity.index.isin(chosen))
    results = [
        kept,
        quantity.rename(quantity.index + 100).rename(quantity.index),
        quantity.sort("value", ascending=False),
        stacked({"a": quantity}, ["name", "year"]).only(name="a"),
        stacked({"a": quantity}, ["name", "year"]).drop_level("name"),
        appended(kept, quantity.keep(~quantity.index.isin(chosen))),
        Quantity.from_values(dict(quantity.items()), ["year"]),
    ]
    for result in results:
        assert dict(result.items()).items() <= dict(quantity.items()).items()
        assert result.unit == quantity.unit
        assert result.empty or result.basis == quantity.basis
    assert all(len(result) == len(quantity) for result in results[1:])
