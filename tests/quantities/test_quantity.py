"""Every operation of a quantity by a case computed by hand."""

import math

import pandas as pd
import pytest

from helpers.errors import InputError
from helpers.quantities import Basis, Interval, Quantity, Value

ENDS = ["low", "value", "high"]


def ends(value):
    return [value.low, value.value, value.high]


def one(number, *rows, unit="persons", basis=None):
    return Value(number, number, number, rows, unit, basis or Basis())


# What it is made of


def test_a_quantity_is_made_of_columns_and_the_rows_behind_each_value():
    index = pd.Index([2022, 2023], name="year")
    made = Quantity.of(index, Interval([7, 17], [8, 18], [9, 19]), [("a",), ("b", "c")], "persons")
    assert made.table[ENDS].to_numpy().tolist() == [[7, 8, 9], [17, 18, 19]]
    assert made.rows == ("a", "b", "c")
    assert made.basis == Basis()


def test_single_values_make_a_quantity_of_their_unit_with_their_bases_joined():
    ind, cbs = Basis(office=("IND",)), Basis(office=("CBS",))
    made = Quantity.from_values(
        {"SY": one(50, "a", unit="percent", basis=ind), "ER": one(20, "b", unit="percent", basis=cbs)}, ["citizen"]
    )
    assert made.value.to_dict() == {"SY": 50, "ER": 20}
    assert made.index.name == "citizen"
    assert made.unit == "percent"
    assert made.basis == Basis(office=("CBS", "IND"))
    assert Quantity.from_values({"SY": one(50)}, ["citizen"], "index").unit == "index"


def test_a_quantity_without_values_has_its_levels_and_its_unit():
    nothing = Quantity.none("count", "year", unit="index")
    assert nothing.empty
    assert len(nothing) == 0
    assert nothing.rows == ()
    assert list(nothing.index.names) == ["count", "year"]
    assert nothing.unit == "index"
    assert 2017 not in Quantity.none("year")


def test_a_single_value_has_its_bounds_rows_unit_and_basis(quantity):
    made = quantity({2022: (7, 8, 9), 2023: (17, 18, 19)}, unit="percent", office=("IND",))
    assert made.at(2023) == Value(17.0, 18.0, 19.0, ("f1",), "percent", Basis(office=("IND",)))
    assert made.get(2023) == made.at(2023)


def test_a_missing_key_is_refused_or_none(quantity):
    made = quantity({2022: (7, 8, 9)})
    with pytest.raises(KeyError):
        made.at(2023)
    assert made.get(2023) is None
    assert (2022 in made, 2023 in made) == (True, False)


def test_a_key_that_several_values_have_is_refused(quantity):
    made = quantity({("NL", 2022): (1, 1, 1), ("NL", 2023): (2, 2, 2)}, "geo", "year")
    with pytest.raises(KeyError, match="NL"):
        made.at("NL")
    with pytest.raises(KeyError, match="NL"):
        made.drop_level("year").at("NL")


def test_items_are_keys_with_their_values_in_order(quantity):
    made = quantity({("NL", 2022): (7, 8, 9), ("BE", 2022): (1, 2, 3)}, "geo", "year")
    assert [(key, ends(value), value.rows) for key, value in made.items()] == [
        (("NL", 2022), [7, 8, 9], ("f0",)),
        (("BE", 2022), [1, 2, 3], ("f1",)),
    ]


# Choosing and naming


def test_a_mask_keeps_values_with_their_unit_and_basis(quantity):
    kept = quantity({2022: (1, 1, 1), 2023: (2, 2, 2)}, unit="percent", office=("IND",)).keep([False, True])
    assert kept.value.to_dict() == {2023: 2}
    assert (kept.rows, kept.unit, kept.basis.office) == (("f1",), "percent", ("IND",))


def test_a_label_of_a_level_is_dropped_while_others_remain(quantity):
    made = quantity({("NL", 2022): (1, 1, 1), ("NL", 2023): (2, 2, 2), ("BE", 2023): (3, 3, 3)}, "geo", "year")
    assert made.only(geo="NL").value.to_dict() == {2022: 1, 2023: 2}
    assert made.only(year=2023).value.to_dict() == {"NL": 2, "BE": 3}
    assert made.only(year=2023, geo="BE").value.to_dict() == {"BE": 3}
    assert made.only(geo="SE").empty


def test_labels_are_read_level_by_level_and_a_level_can_go(quantity):
    made = quantity({("NL", 2022): (1, 1, 1), ("BE", 2023): (3, 3, 3)}, "geo", "year")
    assert list(made.level("geo")) == ["NL", "BE"]
    assert made.drop_level("geo").value.to_dict() == {2022: 1, 2023: 3}


def test_other_labels_keep_the_order(quantity):
    renamed = quantity({2022: (1, 1, 1), 2023: (2, 2, 2)}).rename(pd.Index(["a", "b"], name="letter"))
    assert renamed.value.to_dict() == {"a": 1, "b": 2}
    assert renamed.index.name == "letter"


def test_a_quantity_is_ordered_by_its_index_or_by_a_column(quantity):
    made = quantity({2023: (1, 1, 1), 2021: (3, 3, 3), 2022: (2, 2, 2)})
    assert list(made.sort().index) == [2021, 2022, 2023]
    assert list(made.sort("value").index) == [2023, 2022, 2021]
    assert list(made.sort("value", ascending=False).index) == [2021, 2022, 2023]
    assert made.sort().at(2021).rows == ("f1",)


# Two quantities


def test_a_sum_and_a_difference_have_the_bounds_of_both(quantity):
    whole, part = quantity({2017: (95, 100, 105)}), quantity({2017: (38, 40, 42)}, ids="g")
    assert ends((whole + part).at(2017)) == [133, 140, 147]
    assert ends((whole - part).at(2017)) == [53, 60, 67]
    assert (whole - part).at(2017).rows == ("f0", "g0")


def test_a_difference_of_shares_is_in_percentage_points(quantity):
    one, other = (quantity({"SY": (value, value, value)}, "citizen", unit="percent") for value in (80, 60))
    assert (one - other).unit == "percentage points"
    assert (one + other).unit == "percent"


def test_a_ratio_is_not_a_share_and_can_exceed_one(quantity):
    ratio = quantity({2017: (150, 150, 150)}) / quantity({2017: (100, 100, 100)})
    assert ratio.value.to_dict() == {2017: 1.5}
    assert ratio.unit == "ratio"


def test_a_share_is_taken_where_both_have_a_figure(quantity):
    share = quantity({2017: (79, 80, 81), 2018: (1, 1, 1)}).share_of(quantity({2017: (990, 1000, 1010)}, ids="g"))
    assert list(share.index) == [2017]
    assert ends(share.at(2017)) == pytest.approx([7900 / 1010, 8.0, 8100 / 990])
    assert share.at(2017).rows == ("f0", "g0")
    assert share.unit == "percent"


def test_a_share_above_100_whatever_the_rounding_is_refused_with_its_rows(quantity):
    counts = quantity({2017: (79, 80, 81), 2018: (119, 120, 121)})
    with pytest.raises(InputError, match=r"^f1, g1: a share of at least 117.82 % at 2018 is above 100 %$"):
        counts.share_of(quantity({2017: (99, 100, 101), 2018: (99, 100, 101)}, ids="g"))
    assert counts.share_of(quantity({2018: (110, 119, 120)}, ids="g")).at(2018).high == 100


def test_a_figure_behind_both_sides_is_named_once(quantity):
    share = quantity({2017: (79, 80, 81)}).share_of(quantity({2017: (990, 1000, 1010)}))
    assert share.at(2017).rows == ("f0",)


def test_a_share_beside_the_rest_adds_the_rest_to_the_part(quantity):
    share = quantity({2017: (75, 80, 85)}).share_beside(quantity({2017: (15, 20, 25)}, ids="g"))
    assert ends(share.at(2017)) == [75.0, 80.0, 85.0]
    assert share.at(2017).rows == ("f0", "g0")
    assert share.unit == "percent"


def test_two_offices_mark_the_result_as_mixed_and_keep_what_both_are(quantity):
    minors = quantity({2017: (80, 80, 80)}, office=("IND",), coverage=("year",), measure=("minors",))
    everyone = quantity({2017: (1000, 1000, 1000)}, office=("CBS",), coverage=("year",), measure=("all",))
    basis = minors.share_of(everyone).basis
    offices = ("CBS", "IND")
    assert basis == Basis(("minors",), offices, coverage=("year",), mixed=("office",), whole=("all",))


def test_quantities_without_a_key_in_common_give_nothing(quantity):
    nothing = quantity({2017: (1, 1, 1)}) / quantity({2018: (1, 1, 1)})
    assert nothing.empty
    assert (quantity({2017: (1, 1, 1)}) / Quantity.none("year")).empty


def test_operands_meet_at_their_keys_and_not_at_their_places(quantity):
    counts = quantity({2017: (10, 10, 10), 2018: (30, 30, 30)})
    totals = quantity({2018: (300, 300, 300), 2017: (50, 50, 50)})
    assert counts.share_of(totals).value.to_dict() == {2017: 20, 2018: 10}


# One quantity


def test_a_factor_scales_the_bounds_and_a_negative_one_swaps_them(quantity):
    made = quantity({2017: (900, 909, 918)})
    assert ends(made.scaled(1 / 9, "persons per month").at(2017)) == pytest.approx([100, 101, 102])
    assert made.scaled(1 / 9, "persons per month").unit == "persons per month"
    assert ends(made.scaled(-1).at(2017)) == [-918, -909, -900]
    assert made.scaled(2).unit == "persons"


def test_log_points_are_a_hundred_natural_logarithms(quantity):
    found = quantity({2017: (1, math.e, math.e**2), 2018: (0, 1, 1)}).log_points()
    assert ends(found.at(2017)) == pytest.approx([0, 100, 200])
    assert found.at(2018).low == -math.inf
    assert found.unit == "log points"


def test_a_floor_raises_values_and_bounds(quantity):
    found = quantity({"FR": (450, 500, 550), "IT": (-105, -100, -95), "ES": (-5, 0, 5)}, "geo").at_least(0.0)
    assert [ends(value) for _key, value in found.items()] == [[450, 500, 550], [0, 0, 0], [0, 0, 5]]


def test_growth_is_a_multiple_and_the_base_is_exactly_one(quantity):
    growth = quantity({2017: (99, 100, 101), 2023: (495, 500, 505)}).growth(2017)
    assert ends(growth.at(2017)) == [1, 1, 1]
    assert ends(growth.at(2023)) == pytest.approx([495 / 101, 5, 505 / 99])
    assert growth.at(2023).rows == ("f1", "f0")
    assert growth.unit == "ratio"
    assert growth.basis.base == ("2017",)


def test_growth_from_a_year_without_a_figure_is_empty(quantity):
    growth = quantity({2017: (1, 1, 1)}).growth(2016)
    assert growth.empty
    assert growth.unit == "ratio"
    assert growth.basis.base == ("2016",)


def test_growth_to_a_year_is_a_multiple_of_each_earlier_year(quantity):
    counts = quantity({2015: (10, 10, 10), 2017: (19, 20, 21), 2019: (40, 40, 40), 2020: (7, 7, 7)}, "year")
    growth = counts.growth_to(2019)
    assert growth.index.name == "base_year"
    assert growth.value.to_dict() == {2015: 4, 2017: 2}
    assert ends(growth.at(2017)) == pytest.approx([40 / 21, 2, 40 / 19])
    assert growth.at(2015).rows == ("f2", "f0")
    assert counts.growth_to(2018).empty


def test_a_quantity_without_values_says_what_was_asked_for():
    asked = Quantity.none("year", about=Basis(("minors",), place=("SE",)))
    whole = Quantity.none("year", about=Basis(("all",), place=("SE",)))
    assert asked.share_of(whole).basis == Basis(("minors",), place=("SE",), whole=("all",), within=("SE",))
    assert asked.scaled(2.0).basis.place == ("SE",)


def test_the_values_among_some_keys_are_those_that_have_one(quantity):
    assert quantity({2015: (1, 1, 1), 2017: (2, 2, 2)}).among([2017, 2018]).value.to_dict() == {2017: 2}


def test_an_index_number_has_the_base_as_100(quantity):
    index = quantity({2017: (80, 80, 80), 2018: (60, 60, 60)}).index_to(2017)
    assert index.value.to_dict() == {2017: 100, 2018: 75}
    assert index.unit == "index"


def test_a_yearly_change_needs_the_year_before(quantity):
    change = quantity({2015: (50, 50, 50), 2017: (100, 100, 100), 2018: (80, 80, 80)}).change()
    assert change.value.to_dict() == pytest.approx({2018: -20.0})
    assert change.at(2018).rows == ("f2", "f1")
    assert change.unit == "percent"
    assert change.index.name == "year"


def test_a_yearly_change_has_the_bounds_of_both_years(quantity):
    change = quantity({2017: (95, 100, 105), 2018: (190, 200, 210)}).change()
    assert ends(change.at(2018)) == pytest.approx([100 * (190 / 105 - 1), 100, 100 * (210 / 95 - 1)])
