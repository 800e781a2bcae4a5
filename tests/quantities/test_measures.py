"""Every measure by a case computed by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from helpers.quantities import measures


def values(table):
    return table["value"].to_dict()


def test_a_share_is_taken_where_both_have_a_figure(quantity):
    share = measures.share(quantity({2017: (79, 80, 81), 2018: (1, 1, 1)}), quantity({2017: (990, 1000, 1010)}))
    assert list(share.index) == [2017]
    assert share.loc[2017, ["low", "value", "high"]].tolist() == pytest.approx([7900 / 1010, 8.0, 8100 / 990])
    assert share.loc[2017, "figure_ids"] == ("f0",)  # both fixtures call their first figure f0


def test_a_ratio_is_no_share_and_can_exceed_one(quantity):
    ratio = measures.ratio(quantity({2017: (150, 150, 150)}), quantity({2017: (100, 100, 100)}))
    assert values(ratio) == {2017: 1.5}


def test_a_difference_has_the_ends_of_both(quantity):
    rest = measures.difference(quantity({2017: (95, 100, 105)}), quantity({2017: (38, 40, 42)}))
    assert rest.loc[2017, ["low", "value", "high"]].tolist() == [53, 60, 67]


def test_growth_is_a_multiple_and_the_base_is_exactly_one(quantity):
    growth = measures.growth(quantity({2017: (99, 100, 101), 2023: (495, 500, 505)}), 2017)
    assert growth.loc[2017, ["low", "value", "high"]].tolist() == [1, 1, 1]
    assert growth.loc[2023, ["low", "value", "high"]].tolist() == pytest.approx([495 / 101, 5, 505 / 99])
    assert growth.loc[2023, "figure_ids"] == ("f0", "f1")


def test_growth_from_a_year_without_a_figure_is_refused(quantity):
    with pytest.raises(KeyError):
        measures.growth(quantity({2017: (1, 1, 1)}), 2016)


def test_an_index_number_has_the_base_as_100(quantity):
    assert values(measures.index(quantity({2017: (80, 80, 80), 2018: (60, 60, 60)}), 2017)) == {2017: 100, 2018: 75}


def test_a_yearly_change_needs_the_year_before(quantity):
    change = measures.change(quantity({2015: (50, 50, 50), 2017: (100, 100, 100), 2018: (80, 80, 80)}))
    assert values(change) == pytest.approx({2018: -20.0})


def test_the_coefficient_of_variation_of_two_four_and_six():
    table = pd.DataFrame({"low": [2.0, 4, 6], "value": [2.0, 4, 6], "high": [2.0, 4, 6]}).assign(
        figure_ids=[("f",)] * 3
    )
    assert measures.variation(table)["value"] == pytest.approx(math.sqrt((4 + 0 + 4) / 2) / 4)


def test_the_ends_of_the_variation_hold_for_every_set_of_true_values():
    value = np.array([300.0, 900, 3900, 1700])
    table = pd.DataFrame({"low": value - 50, "value": value, "high": value + 50}).assign(figure_ids=[("f",)] * 4)
    found = measures.variation(table)
    generator = np.random.default_rng(1)
    for true in value + generator.uniform(-50, 50, (500, 4)):
        assert found["low"] <= true.std(ddof=1) / true.mean() <= found["high"]


def test_a_change_of_a_share_splits_into_numerator_and_denominator(quantity):
    rows = quantity({"p0": (100, 100, 100), "p1": (300, 300, 300), "w0": (2000, 2000, 2000), "w1": (3000, 3000, 3000)})
    work = measures.decomposition((rows.loc["p0"], rows.loc["p1"]), (rows.loc["w0"], rows.loc["w1"]))
    assert work["value"].tolist() == pytest.approx([100 * math.log(3), -100 * math.log(1.5), 100 * math.log(2)])


def test_recognition_with_closed_cases_is_lower_than_without(quantity):
    cases = quantity(
        {("positive", "SY"): (80, 80, 80), ("rejected", "SY"): (20, 20, 20), ("closed", "SY"): (60, 60, 60)}
    )
    rates = measures.recognition_rate(cases.rename_axis(["outcome", "citizen"]))
    assert values(rates) == {("decided", "SY"): 80.0, ("all cases", "SY"): 50.0}


def test_recognition_adds_up_several_positive_outcomes(quantity):
    first = quantity({("positive", "SY"): (30, 30, 30), ("rejected", "SY"): (40, 40, 40)})
    second = quantity({("positive", "SY"): (30, 30, 30)})
    cases = pd.concat([first, second]).rename_axis(["outcome", "citizen"])
    assert values(measures.recognition_rate(cases)) == {("decided", "SY"): 60.0}


def test_a_rank_leaves_open_what_rounding_leaves_open(quantity):
    ranked = measures.rank(quantity({"SY": (48, 49, 50), "IQ": (4.5, 5, 5.5), "SD": (3.5, 4, 4.5), "ER": (17, 18, 19)}))
    assert ranked["place"].to_dict() == {"SY": 1, "ER": 2, "IQ": 3, "SD": 4}
    assert ranked.loc["IQ", ["best", "worst"]].tolist() == [3, 4]
    assert ranked.loc["SY", ["best", "worst"]].tolist() == [1, 1]


def test_equal_values_share_the_better_place(quantity):
    assert measures.rank(quantity({"A": (5, 5, 5), "B": (5, 5, 5), "C": (1, 1, 1)}))["place"].tolist() == [1, 1, 3]


def test_rows_added_up_keep_all_their_figures(quantity):
    whole = measures.summed(quantity({1: (7.5, 10, 12.5), 2: (17.5, 20, 22.5)}))
    assert whole[["low", "value", "high"]].tolist() == [25, 30, 35]
    assert whole["figure_ids"] == ("f0", "f1")


def test_a_count_per_month_and_a_part_of_a_whole(quantity):
    rows = quantity({"count": (900, 909, 918), "share": (47.5, 48, 48.5)})
    assert measures.per_month(rows.loc["count"], 9)["value"] == 101
    part = measures.part_of(rows.loc["count"], rows.loc["share"])
    assert part[["low", "value", "high"]].tolist() == pytest.approx([427.5, 436.32, 445.23])


def test_whole_years_are_the_calendars(observed):
    table = observed(("2017", 1), ("2017-01/2017-11", 2), ("2014/2016", 3))
    assert measures.whole_years(table)["figure_id"].tolist() == ["f0"]


def test_quantities_under_one_another_keep_their_names(quantity):
    table = measures.stacked({"a": quantity({1: (1, 1, 1)}), "b": quantity({1: (2, 2, 2)}).iloc[:0]}, ["name", "year"])
    assert table.index.names == ["name", "year"]
    assert measures.stacked({"b": quantity({1: (2, 2, 2)}).iloc[:0]}, ["name", "year"]).index.names == ["name", "year"]
