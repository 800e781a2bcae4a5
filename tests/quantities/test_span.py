"""A period as a label."""

import pandas as pd
import pytest

from helpers.quantities import Span


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [("2023-01-01", "2023-12-31", 12), ("2023-01-01", "2023-11-30", 11), ("2023-02-01", "2023-02-28", 1)],
    ids=["a year", "to November", "February"],
)
def test_the_length_of_a_period_is_its_months(first, last, months):
    assert Span(pd.Timestamp(first), pd.Timestamp(last)).months == months


def test_every_span_of_whole_months_up_to_ten_years_has_its_months():
    for start in pd.date_range("2015-01-01", "2024-12-01", freq="MS"):
        for months in range(1, 121):
            end = start + pd.DateOffset(months=months) - pd.Timedelta(days=1)
            assert Span(start, end).months == months


def test_periods_are_in_the_order_of_their_first_days_then_of_their_last():
    spans = [
        Span(pd.Timestamp(first), pd.Timestamp(last))
        for first, last in (("2023-01-01", "2023-12-31"), ("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-09-30"))
    ]
    assert sorted(spans) == [spans[1], spans[2], spans[0]]
