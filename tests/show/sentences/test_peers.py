"""Sentences on comparable states and on the steps after arrival."""

import pandas as pd

from helpers import words
from helpers.quantities import Quantity, Value
from helpers.show.sentences import arrival, peers

ENGLISH = words.load("en")


def quantity(values, names, unit="persons"):
    made = {key: Value(number, number, number, ("f",), unit) for key, number in values.items()}
    return Quantity.from_values(made, names, unit)


def test_each_state_is_set_against_its_own_base_year_in_its_newest_year():
    minors = quantity({("NL", 2017): 10, ("NL", 2022): 40, ("BE", 2017): 20, ("BE", 2021): 30}, ["geo", "year"])
    said = peers.since(minors, 2017, 2023, ENGLISH).words
    assert "Netherlands 4.0 in 2022 and Belgium 1.5 in 2021" in said


def test_a_state_without_the_base_year_is_not_named():
    minors = quantity({("NL", 2017): 10, ("NL", 2022): 40, ("BE", 2021): 30}, ["geo", "year"])
    assert "Belgium" not in peers.since(minors, 2017, 2023, ENGLISH).words


def test_both_shares_of_the_union_are_of_one_year():
    values = {("NL", "with Austria", 2022): 10, ("NL", "without Austria", 2022): 16, ("NL", "with Austria", 2023): 12}
    said = peers.without_austria(quantity(values, ["geo", "aggregate", "year"], "percent"), "NL", 2023, ENGLISH).words
    assert said == "Netherlands, share of the Union in 2022: 10.0 %, and 16.0 % of the Union without Austria."


def test_a_step_is_shown_with_its_period_number_and_definition():
    key = ("left", "uam_registered_missing", "persons", "TOTAL", pd.Timestamp("2021-01-01"), pd.Timestamp("2023-12-31"))
    found = quantity({key: 850}, ["step", "measure", "unit", "citizen", "start", "end"])
    shown = arrival.steps(found, ENGLISH).words
    assert "left to an unknown destination" in shown
    assert "850 persons" in shown
    assert "registered as missing over three years" in shown


def test_a_step_without_a_figure_is_listed_with_what_would_fill_it():
    said = arrival.gaps(["transferred"], "NL", ENGLISH).words
    assert "transferred under the Dublin rules: outgoing transfers" in said
    assert arrival.gaps([], "NL", ENGLISH).words == "Every step has a figure."
