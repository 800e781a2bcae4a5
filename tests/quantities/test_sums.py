"""Values added up, all of them or by label, by hand."""

import math

from helpers.quantities import Basis


def ends(value):
    return [value.low, value.value, value.high]


def test_values_added_up_keep_all_their_figures(quantity):
    whole = quantity({1: (7.5, 10, 12.5), 2: (17.5, 20, 22.5)}, office=("IND",)).sum()
    assert ends(whole) == [25, 30, 35]
    assert whole.rows == ("f0", "f1")
    assert (whole.unit, whole.basis) == ("persons", Basis(office=("IND",)))


def test_values_are_added_up_within_labels_of_a_level(quantity):
    made = quantity(
        {("refugee", 2022): (7, 8, 9), ("other", 2022): (1, 2, 3), ("refugee", 2023): (17, 18, 19)}, "status", "year"
    )
    found = made.sum_by("year")
    assert [(key, ends(value), value.rows) for key, value in found.items()] == [
        (2022, [8, 10, 12], ("f0", "f1")),
        (2023, [17, 18, 19], ("f2",)),
    ]


def test_a_value_that_is_not_a_number_is_not_added_up_as_zero(quantity):
    made = quantity({("a", 2022): (1, 1, 1), ("b", 2022): (0, math.nan, 5)}, "part", "year")
    assert math.isnan(made.sum().value)
    assert math.isnan(made.sum_by("year").at(2022).value)
