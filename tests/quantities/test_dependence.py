"""Dependence between months, and what it does to the interval of a break."""

import pytest
from bench.coverage import coverage

from helpers.quantities import dependence


def test_most_intervals_hold_the_ratio_of_dependent_months():
    assert coverage(30, seed=3)["ratio"] >= 85


def test_dependent_months_count_as_fewer():
    assert dependence.degrees(40, 0.6, 2) == pytest.approx(40 * 0.4 / 1.6 - 2)


@pytest.mark.parametrize(("degrees", "exact"), [(5, 2.571), (10, 2.228), (30, 2.042)])
def test_the_quantile_is_that_of_the_printed_tables(degrees, exact):
    assert dependence.quantile(degrees) == pytest.approx(exact, abs=4e-3)
