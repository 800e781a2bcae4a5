"""Variation, places, contributions and spread by cases computed by hand."""

import math

import numpy as np
import pytest

from helpers.quantities import Basis, Quantity, statistics


def ends(value):
    return [value.low, value.value, value.high]


def test_a_place_leaves_open_what_rounding_leaves_open(quantity):
    shares = {"SY": (48, 49, 50), "IQ": (4.5, 5, 5.5), "SD": (3.5, 4, 4.5), "ER": (17, 18, 19)}
    ranked = statistics.places(quantity(shares, "citizen", unit="percent"))
    assert ranked.value.to_dict() == {"SY": 1, "ER": 2, "IQ": 3, "SD": 4}
    assert list(ranked.index) == ["SY", "ER", "IQ", "SD"]
    assert ends(ranked.at("IQ")) == [3, 3, 4]
    assert ends(ranked.at("SD")) == [3, 4, 4]
    assert ends(ranked.at("SY")) == [1, 1, 1]
    assert ranked.at("SY").rows == ("f0",)
    assert ranked.unit == "place"


def test_equal_values_share_the_better_place(quantity):
    ranked = statistics.places(quantity({"A": (5, 5, 5), "B": (5, 5, 5), "C": (1, 1, 1)}, "citizen"))
    assert ranked.value.tolist() == [1, 1, 3]


def test_a_change_of_a_share_splits_into_numerator_and_denominator(quantity):
    part = quantity({2017: (100, 100, 100), 2023: (300, 300, 300)}, ids="p", office=("IND",))
    whole = quantity({2017: (2000, 2000, 2000), 2023: (3000, 3000, 3000)}, ids="w", office=("Eurostat",))
    work = statistics.decomposition(part, whole, 2017, 2023)
    assert list(work.index) == ["numerator", "denominator", "share"]
    assert work.value.tolist() == pytest.approx([100 * math.log(3), -100 * math.log(1.5), 100 * math.log(2)])
    assert [value.rows for _name, value in work.items()] == [("p1", "p0"), ("w1", "w0"), ("p1", "p0", "w1", "w0")]
    assert (work.unit, work.basis.mixed) == ("log points", ("office",))


def test_the_bounds_of_a_contribution_pair_the_smallest_with_the_largest(quantity):
    part = quantity({2017: (90, 100, 110), 2023: (290, 300, 310)})
    whole = quantity({2017: (1900, 2000, 2100), 2023: (2900, 3000, 3100)})
    work = statistics.decomposition(part, whole, 2017, 2023)
    assert ends(work.at("numerator"))[::2] == pytest.approx([100 * math.log(290 / 110), 100 * math.log(310 / 90)])
    assert ends(work.at("denominator"))[::2] == pytest.approx(
        [-100 * math.log(3100 / 1900), -100 * math.log(2900 / 2100)]
    )
    assert work.at("share").low == pytest.approx(work.at("numerator").low + work.at("denominator").low)


def test_a_change_between_years_without_a_figure_is_refused(quantity):
    counts = quantity({2017: (100, 100, 100)})
    with pytest.raises(KeyError):
        statistics.decomposition(counts, counts, 2017, 2023)


def test_a_spread_over_cases_runs_from_the_lowest_bound_to_the_highest(quantity):
    value = statistics.spread(quantity({"FR": (1, 2, 3), "IT": (8, 9, 10), "ES": (4, 5, 6)}, "geo", unit="percent"))
    assert ends(value) == [1, 5, 10]
    assert (value.rows, value.unit) == (("f0", "f1", "f2"), "percent")


def test_a_year_that_may_be_as_the_year_before_can_have_had_no_swing(quantity):
    found = statistics.swings(quantity({2015: (90, 100, 110), 2016: (95, 105, 115), 2018: (50, 50, 50)}))
    assert list(found.index) == [2016]
    assert ends(found.at(2016)) == pytest.approx([0, 100 * np.log(1.05), 100 * np.log(115 / 90)])
    assert found.unit == "log points"


def test_a_mean_has_the_means_of_the_bounds(quantity):
    found = statistics.mean(quantity({2015: (1, 2, 3), 2016: (3, 4, 8)}, unit="log points"))
    assert ends(found) == [2, 3, 5.5]
    assert (found.unit, found.rows) == ("log points", ("f0", "f1"))


def test_swings_of_a_single_year_have_no_value_and_still_say_what_they_are_of():
    basis = Basis(measure=("uam_first_applications",), place=("DE",))
    found = statistics.swings(Quantity.none("year", about=basis))
    assert found.empty
    assert (found.basis.measure, found.basis.place) == (basis.measure, basis.place)
