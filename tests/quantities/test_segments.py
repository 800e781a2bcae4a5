"""The break month by least squares."""

import importlib.util

import pandas as pd
import pytest

from helpers.quantities import segments

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("ruptures") is None, reason="ruptures has no release for this Python"
)


def test_two_flat_levels_part_at_the_first_month_of_the_second(monthly):
    assert segments.break_month(monthly([100] * 12 + [300] * 12)) == pd.Timestamp("2021-01-01")


def test_the_month_parts_the_logarithms_not_the_persons(monthly):
    # From 0 to 10 is the larger step of the logarithm, from 10 to 100 that of the persons.
    counts = [0] * 8 + [10] * 8 + [100] * 8
    assert segments.break_month(monthly(counts)) == pd.Timestamp("2020-09-01")


def test_a_period_of_several_months_has_its_rate_in_each_of_them(monthly):
    table = monthly([100] * 12 + [300] * 12)
    merged = pd.DataFrame({"calendar": [sum(table["calendar"][12:15], ())], "value": [900.0]})
    together = pd.concat([table.drop(index=[12, 13, 14]), merged], ignore_index=True)
    assert segments.break_month(together) == pd.Timestamp("2021-01-01")


def test_too_few_months_have_none(monthly):
    assert segments.break_month(monthly([100] * 11)) is None
