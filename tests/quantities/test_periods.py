"""Published periods split into disjoint ones by subtraction."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import periods


def by_start(table):
    return {f"{row.start:%Y-%m}": (row.months, row.value) for row in table.itertuples()}


def test_cumulatives_inside_one_another_give_the_months_between(observed):
    table = observed(("2023-01/2023-07", 70), ("2023-01/2023-11", 150), ("2023", 170))
    found = periods.disjoint(table.series())
    assert by_start(found) == {"2023-01": (7, 70), "2023-08": (4, 80), "2023-12": (1, 20)}
    assert found["rate"].tolist() == [10, 20, 20]
    assert found["subtracted"].tolist() == [False, True, True]
    assert found["rows"].tolist() == [("f0",), ("f1", "f0"), ("f2", "f1")]


def test_the_days_of_a_period_are_those_of_its_months(observed):
    found = periods.disjoint(observed(("2023-01/2023-07", 70), ("2023", 170)).series())
    assert [f"{day:%Y-%m-%d}" for day in (*found["start"], *found["end"])] == [
        *("2023-01-01", "2023-08-01"),
        *("2023-07-31", "2023-12-31"),
    ]
    assert [len(months) for months in found["calendar"]] == [7, 5]


def test_a_subtracted_period_has_the_rounding_of_both(observed):
    found = periods.disjoint(observed(("2023-01/2023-06", 100), ("2023", 300), rounding=10.0).series())
    assert found.loc[1, ["low", "value", "high"]].tolist() == [190, 200, 210]
    assert found.loc[1, ["rate_low", "rate", "rate_high"]].astype(float).tolist() == [190 / 6, 200 / 6, 210 / 6]


def test_a_rest_that_revised_parts_would_have_left_otherwise_is_wider(observed):
    """January and February were revised to 60 + 55 after January to February was published as 100."""
    rows = [("2023-01", 60), ("2023-02", 55), ("2023-01/2023-02", 100), ("2023-01/2023-03", 150)]
    march = periods.disjoint(observed(*rows).series()).iloc[2]
    # 150 less 100, and 150 less 60 less 55.
    assert march[["low", "value", "high"]].tolist() == [35, 50, 50]


def test_single_months_leave_a_period_with_holes(observed):
    found = periods.disjoint(observed(("2019", 120), ("2019-03", 10), ("2019-07", 20)).series())
    rest = found[found["subtracted"]].iloc[0]
    assert (rest["months"], rest["value"], rest["rate"]) == (10, 90, 9)
    assert len(periods.by_month(found)) == 12


def test_rates_by_month_are_those_of_the_period_that_holds_the_month(observed):
    long = periods.by_month(periods.disjoint(observed(("2019", 120), ("2019-03", 10)).series()))
    rates = dict(zip(long["month"].dt.month, long["rate"], strict=True))
    assert rates == dict.fromkeys(range(1, 13), 10)
    assert long["month"].is_monotonic_increasing


def test_a_part_larger_than_its_total_leaves_no_rest(observed):
    found = periods.disjoint(observed(("2019-03", 30), ("2019-01/2019-03", 20)).series())
    assert by_start(found) == {"2019-03": (1, 30)}


def test_periods_that_cross_are_left_out(observed):
    found = periods.disjoint(observed(("2023-01/2023-05", 50), ("2023-03/2023-07", 90)).series())
    assert by_start(found) == {"2023-01": (5, 50)}


def test_periods_that_are_not_of_whole_months_are_left_out(observed):
    found = periods.disjoint(observed(("2023-01", 50), ("2023-02-01/2023-02-14", 20)).series())
    assert by_start(found) == {"2023-01": (1, 50)}


def test_a_total_that_later_parts_outgrew_is_a_gap_and_not_a_period(observed):
    series = observed(("2023-01", 60), ("2023-02", 50), ("2023-01/2023-02", 100)).series()
    assert by_start(periods.disjoint(series)) == {"2023-01": (1, 60), "2023-02": (1, 50)}
    (gap,) = periods.gaps(series).itertuples()
    assert (gap.published, gap.parts, gap.low, gap.value, gap.high) == (100, 110, -10, -10, -10)
    assert gap.rows == ("f2", "f0", "f1")


def test_a_part_that_outgrew_its_total_is_a_gap_although_other_months_are_missing(observed):
    (gap,) = periods.gaps(observed(("2019-03", 30), ("2019-01/2019-03", 20)).series()).itertuples()
    assert (gap.published, gap.parts, gap.value) == (20, 30, -10)


@pytest.mark.parametrize(
    ("total", "february", "newer"),
    [("2023-04-01", "2023-03-01", "total"), ("2023-03-01", "2023-04-01", "parts"), ("2023-03-01",) * 2 + ("same day",)],
)
def test_a_gap_says_whether_the_total_or_its_newest_part_was_published_later(observed, total, february, newer):
    days = ["2023-02-01", february, total]
    rows = [("2023-01", 60), ("2023-02", 50), ("2023-01/2023-02", 100)]
    series = observed(*rows).series().sort_values("figure_id").assign(published=pd.to_datetime(days))
    assert periods.gaps(series)["newer"].tolist() == [newer]


def test_a_total_within_rounding_of_its_parts_is_not_a_gap(observed):
    assert periods.gaps(
        observed(("2023-01", 60), ("2023-02", 45), ("2023-01/2023-02", 100), rounding=5.0).series()
    ).empty
    assert len(periods.gaps(observed(("2023-01", 60), ("2023-02", 41), ("2023-01/2023-02", 100)).series())) == 1


def test_a_total_with_months_that_nobody_published_is_not_a_gap(observed):
    assert periods.gaps(observed(("2023-01", 60), ("2023-01/2023-03", 200)).series()).empty


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12), st.sets(st.integers(1, 11)))
def test_disjoint_periods_never_overlap_and_add_up_to_the_year(observed, months, cuts):
    rows = [(f"2023-01/2023-{cut:02}", sum(months[:cut])) for cut in sorted(cuts)] + [("2023", sum(months))]
    found = periods.disjoint(observed(*rows).series())
    covered = [month for calendar in found["calendar"] for month in calendar]
    assert sorted(covered) == sorted(set(covered))
    assert len(covered) == 12
    assert found["value"].sum() == sum(months)


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12), st.sets(st.integers(1, 11)), st.sampled_from([5, 10]))
def test_the_bounds_of_a_disjoint_period_contain_its_true_months(observed, months, cuts, step):
    def published(cut):
        return f"2023-01/2023-{cut:02}", step * round(sum(months[:cut]) / step)

    found = periods.disjoint(observed(*map(published, [*sorted(cuts), 12]), rounding=float(step)).series())
    for row in found.itertuples():
        assert row.low <= sum(months[number % 12] for number in row.calendar) <= row.high


def test_no_figures_have_no_periods_no_months_and_no_gaps(observed):
    nothing = observed(("2023", 1)).keep([False]).series()
    found = periods.disjoint(nothing)
    assert found.empty
    assert found["start"].dt.year.empty
    assert periods.by_month(found).empty
    assert periods.gaps(nothing).empty
