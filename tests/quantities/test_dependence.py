"""Dependence between months, and what it does to the interval of a break."""

import numpy as np
import pandas as pd
import pytest
from bench.coverage import coverage

from helpers.quantities import breaks, dependence
from helpers.quantities.counts import Series


def test_most_intervals_hold_the_ratio_of_dependent_months():
    assert coverage(30, seed=3)["ratio"] >= 85


def test_dependent_months_count_as_fewer():
    assert dependence.degrees(40, 0.6, 2) == pytest.approx(40 * 0.4 / 1.6 - 2)


@pytest.mark.parametrize(("degrees", "exact"), [(5, 2.571), (10, 2.228), (30, 2.042)])
def test_the_quantile_is_that_of_published_tables(degrees, exact):
    assert dependence.quantile(degrees) == pytest.approx(exact, abs=4e-3)


# By hand: one level of 100, so that a month of 110 lies one standard deviation above it.


def level(persons, alpha=0.0):
    months = np.arange(len(persons))
    series = Series(np.array(persons, float), months, np.eye(len(persons)))
    return dependence.Model(series, np.ones((len(persons), 1)), np.log([100.0]), alpha)


def test_the_correlation_is_that_of_adjacent_residuals_with_the_bias_taken_out():
    changing_thrice = [110] * 4 + [90] * 3 + [110] * 3 + [90] * 3
    assert dependence.correlation(level(changing_thrice)) == pytest.approx(6 / 12 + (1 + 3 * 6 / 12) / 13)
    taking_turns = [110, 110, 90, 90] * 3 + [110]
    assert dependence.correlation(level(taking_turns)) == pytest.approx(1 / 13)


def test_a_correlation_lies_between_nothing_and_nine_tenths():
    assert dependence.correlation(level([110, 90] * 7)) == 0
    assert dependence.correlation(level([110] * 7 + [90] * 6)) == dependence.MOST


def test_with_few_pairs_a_correlation_is_assumed():
    assert dependence.correlation(level([110] * 12)) == dependence.ASSUMED


def test_the_variance_of_a_level_grows_by_the_covariance_of_its_months():
    apart = 275**0.5  # so that the residuals vary as much as the covariance says
    model = level([100 + apart, 100 - apart], alpha=0.09)  # variance 1,000 each, 900 of it shared by half
    assert dependence.inflation(model, 0.5, 0) == pytest.approx(1 + 0.5 * 900 / 1000)


def test_independent_months_that_vary_as_expected_lose_no_information():
    assert dependence.inflation(level([110] * 6 + [90] * 6), 0.0, 0) == pytest.approx(12 / 11)
    assert dependence.inflation(level([100] * 12), 0.0, 0) == 1


def test_a_season_is_estimated_apart_from_a_level(monthly):
    month = np.arange(48)
    wave = np.exp(0.3 * np.cos(2 * np.pi * month / 12))
    found = breaks.find(monthly((1e5 * wave * np.where(month < 24, 1, 2)).tolist()))
    assert found.ratio.value == pytest.approx(2, rel=1e-3)
    assert found.season == pytest.approx(wave[:12] / wave[:12].mean(), rel=1e-3)


def test_the_break_is_found_anew_with_each_last_month(monthly):
    table = monthly([100] * 12 + [300] * 12)
    found = breaks.by_last_month(table, breaks.find(table))
    assert found["last"].tolist() == [
        pd.Timestamp(2021, month, day) for month, day in zip(range(7, 13), ENDS, strict=True)
    ]
    assert set(found["month"]) == {pd.Timestamp("2021-01-01")}
    assert found["value"].tolist() == pytest.approx([3] * 6, rel=1e-2)


ENDS = (31, 31, 30, 31, 30, 31)
