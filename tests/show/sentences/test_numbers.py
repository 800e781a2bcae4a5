"""The values of any quantity at some of its keys."""

import pytest

from helpers.quantities import Basis, Quantity
from helpers.show.sentences import numbers as say

from .made import ENGLISH, quantity

MINORS, OWN = "uam_first_applications", "first_asylum_applications"
COUNT, ALL = ENGLISH.measure(MINORS), ENGLISH.measure(OWN)
NONE = Quantity.none("year", about=Basis(measure=(MINORS,), place=("NL",)))


def counts(values, measure=MINORS):
    return quantity("year", values, basis=Basis(measure=(measure,), place=("NL",)))


def test_the_value_of_each_year_is_said_and_linked_to_its_own_rows_only():
    said = say.at([counts({2017: 1181, 2018: 1225, 2023: 4624})], (2023, 2017), ENGLISH)
    assert repr(said) == f"Netherlands, {COUNT}: 1,181 in 2017; 4,624 in 2023."
    assert said.data["rows"].to_list() == ["v:0", "v:2"]


def test_the_same_year_twice_is_said_once():
    assert repr(say.at([counts({2017: 1181})], (2017, 2017), ENGLISH)) == f"Netherlands, {COUNT}: 1,181 in 2017."


def test_a_year_without_a_value_is_said_to_have_none():
    assert repr(say.at([counts({2017: 1181})], (2017, 2030), ENGLISH)) == (
        f"Netherlands, {COUNT}: 1,181 in 2017; no figure for 2030."
    )


def test_values_of_several_series_are_said_with_their_names():
    said = say.at([counts({2017: 1181, 2018: 1225}), counts({2017: 14716}, OWN)], (2017, 2018), ENGLISH)
    assert repr(said) == f"Netherlands, persons: 1,181 ({COUNT}) and 14,716 ({ALL}) in 2017; 1,225 ({COUNT}) in 2018."


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([counts({2017: 1181})], f"Netherlands, {COUNT}"),
        ([counts({2017: 1181}), counts({2017: 14716}, OWN)], f"Netherlands, {ALL} and {COUNT}"),
        ([NONE], f"Netherlands, {COUNT}"),
    ],
    ids=["one series", "two series", "nothing"],
)
def test_without_any_of_the_years_what_was_asked_for_is_named(parts, wanted):
    said = say.at(parts, (2030,), ENGLISH)
    assert repr(said) == f"No figures were found for '{wanted}'."
    assert said.data.empty
