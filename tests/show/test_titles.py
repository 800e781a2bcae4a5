"""Titles of charts: what a quantity is and where, and its main numbers, by hand for every case."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers.quantities import Basis, Quantity, Value, beside
from helpers.show import subjects, titles

from .sentences.made import ENGLISH, quantity

MINORS, OWN, CBS = "uam_first_applications", "first_asylum_applications", "first_asylum_applications_cbs"
EUROSTAT = "uam_asylum_applicants"
COUNT = "UAM, first applications (IND)"
DUTCH = Basis(measure=(MINORS,), place=("NL",))
EVERYONE = Basis(measure=(OWN,), place=("NL",))
SHARE = DUTCH.over(EVERYONE)


def yearly(values, unit="persons", basis=DUTCH):
    return quantity("year", values, unit, basis)


def title(table):
    return titles.title(table, ENGLISH)


def about(table):
    return subjects.about(table, ENGLISH)


def values(levels, found, unit="persons"):
    return titles.values(quantity(levels, found, unit), ENGLISH)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({2017: 1181}, "1,181 in 2017"),
        ({2017: 1181, 2018: 1225}, "1,225 in 2018, the highest since 2017"),
        ({2018: 1225, 2017: 1181}, "1,225 in 2018, the highest since 2017"),
        ({2017: 1225, 2018: 1181}, "1,181 in 2018, the lowest since 2017; highest 1,225 in 2017"),
        ({2017: 30, 2018: 50, 2019: 10}, "10 in 2019, the lowest since 2017; highest 50 in 2018"),
        ({2017: 30, 2018: 50, 2019: 40}, "40 in 2019; highest 50 in 2018"),
        ({2017: 30, 2018: 30}, "30 in 2018 and before"),
        ({2017: 50, 2018: 30, 2019: 50}, "50 in 2019; highest 50 in 2017"),
        ({2017: 50, 2018: 30, 2019: 30}, "30 in 2019; highest 50 in 2017"),
    ],
    ids=["one", "rising", "unordered", "falling", "lowest", "between", "equal", "highest twice", "lowest twice"],
)
def test_a_single_series_is_titled_by_its_newest_and_its_highest_value(found, words):
    assert title(yearly(found)) == f"Netherlands, {COUNT}: {words}"


def test_a_country_is_named_before_the_union_that_it_is_part_of():
    both = Basis(measure=(MINORS,), place=("EU27", "NL"))
    assert about(yearly({2017: 1181}, basis=both)).startswith("Netherlands and EU-27, ")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({2015: 30, 2022: 50}, "50 in 2022, the highest since 2015 among those shown"),
        ({2015: 50, 2016: 90, 2022: 30}, "30 in 2022, the lowest since 2015 among those shown; highest 90 in 2016"),
    ],
    ids=["highest", "lowest"],
)
def test_years_without_a_figure_are_not_claimed_to_be_lower_or_higher(found, words):
    assert values("year", found) == words


@pytest.mark.parametrize(
    ("first", "words"),
    [("2022-12", "December 2022"), ("2022-10", "October 2022 among those shown")],
    ids=["in a row", "with a gap"],
)
def test_months_are_named_with_their_year(first, words):
    months = {pd.Timestamp(f"{month}-01"): share for month, share in {first: 9.9, "2023-01": 22.4}.items()}
    assert values("month", months, "percent") == f"22.4 % in January 2023, the highest since {words}"


def test_a_quantity_by_base_year_has_no_newest_value():
    assert values("base_year", {2017: 1.9, 2019: 1.1, 2021: 2.5}, "ratio") == (
        "highest 2.5 times (2021), lowest 1.1 times (2019)"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({("minors", 2017): 5, ("minors", 2018): 7}, "7 (minors) in 2018"),
        ({("minors", 2018): 7, ("all", 2018): 90}, "7 (minors) and 90 (all) in 2018"),
        ({("minors", 2018): 7, ("all", 2017): 90}, "7 (minors) in 2018"),
    ],
    ids=["one series", "two series", "a series that ends earlier"],
)
def test_series_are_titled_by_their_values_at_the_newest_year_alone(found, words):
    assert values("count year", found) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ("NL BE DE", "1 (Netherlands), 2 (Belgium) and 3 (Germany) in 2018"),
        ("NL BE DE FR", "1 to 4 persons in 2018"),
    ],
    ids=["three series", "four series"],
)
def test_more_than_three_series_are_titled_by_their_range(places, words):
    found = {(place, 2018): number for number, place in enumerate(places.split(), 1)}
    assert values("geo year", found | {("NL", 2017): 99}) == words


def test_a_range_of_equal_values_is_one_number():
    assert values("geo year", {(place, 2018): 5 for place in ("NL", "BE", "DE", "FR")}, "percent") == "5.0 % in 2018"


def test_a_series_of_several_levels_is_named_by_all_of_them():
    found = {("EU28", "Eurostat", 2017): 3.76, ("EU28", "Eurostat", 2018): 4.04}
    assert (
        values("aggregate numerator year", found, "percent")
        == "4.0 % (EU-28 (with the United Kingdom), by Eurostat) in 2018"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"SY": 40}, "40.0 % (Syria)"),
        ({"SY": 40, "ER": 12.3}, "highest 40.0 % (Syria), lowest 12.3 % (Eritrea)"),
        ({"ER": 12.3, "SY": 40, "SO": -1}, "highest 40.0 % (Syria), lowest -1.0 % (Somalia)"),
    ],
    ids=["one", "two", "three"],
)
def test_categories_are_titled_by_the_highest_and_the_lowest(found, words):
    assert values("citizen", found, "percent") == words


def test_categories_of_several_levels_are_named_by_all_of_them():
    assert values("geo citizen", {("NL", "SY"): 40, ("BE", "ER"): 12}) == (
        "highest 40 (Netherlands, Syria), lowest 12 (Belgium, Eritrea)"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Value(1180, 1181, 1182), "1,181"),
        (Value(8.02, 8.025, 8.03, unit="percent"), "8.0 %"),
        (Value(7.5, 8, 8.5, unit="percent"), "8 %"),
        (Value(490, 491.4, 492, unit="index"), "491"),
        (Value(1.8, 1.88, 1.9, unit="ratio"), "1.9 times"),
        (Value(-3.1, -3, -2.9, unit="percentage points"), "-3.0 percentage points"),
    ],
    ids=["persons", "narrow", "as wide as one", "index", "ratio", "points"],
)
def test_a_value_has_as_many_digits_as_its_unit_and_its_bounds_allow(value, words):
    assert titles.amount(value, ENGLISH) == words


def test_values_of_several_units_are_in_no_title():
    table = quantity("what year", {("per month", 2017): 98, ("share", 2017): 8}, basis=DUTCH)
    assert title(table) == "Netherlands, persons per month and share of the total"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (Quantity.none("year", about=DUTCH), f"Netherlands, {COUNT}"),
        (yearly({2017: 5}).keep([False]), f"Netherlands, {COUNT}"),
        (Quantity.none("year", unit="percent", about=SHARE), f"Netherlands, {COUNT} in per cent of {{own}}"),
        (Quantity.none("measure", "year", about=DUTCH.joined(EVERYONE)), f"Netherlands, {{own}} and {COUNT}"),
    ],
    ids=["none", "nothing kept", "share", "several series"],
)
def test_a_quantity_without_values_is_titled_by_what_was_asked_for(table, words):
    assert title(table) == words.format(own="first asylum applications (IND)")


def test_arithmetic_on_nothing_still_names_what_was_asked_for():
    nothing, everyone = Quantity.none("year", about=DUTCH), yearly({2017: 90}, basis=EVERYONE)
    assert title(nothing.share_of(everyone)) == f"Netherlands, {COUNT} in per cent of first asylum applications (IND)"
    assert title(nothing.index_to(2017)) == f"Netherlands, {COUNT}, 2017 = 100"
    assert title(nothing.change()) == f"Netherlands, {COUNT}, change on the year before"


@pytest.mark.parametrize(
    ("places", "levels", "words"),
    [
        (("NL",), "year", f"Netherlands, {COUNT}"),
        (("BE", "NL"), "year", f"Belgium and Netherlands, {COUNT}"),
        (("BE", "DE", "NL"), "year", COUNT),
        (("NL",), "geo", COUNT),
        ((), "year", COUNT),
    ],
    ids=["one", "two", "three", "named by the series", "none"],
)
def test_one_or_two_places_are_named_unless_the_series_name_them(places, levels, words):
    table = quantity(levels, {"NL" if levels == "geo" else 2017: 5}, basis=replace(DUTCH, place=places))
    assert about(table) == words


def test_a_place_alone_is_a_subject_where_the_series_name_their_measures():
    table = quantity("measure year", {(MINORS, 2017): 5}, "none", basis=DUTCH)
    assert about(table) == "Netherlands"


@pytest.mark.parametrize(
    ("basis", "unit", "words"),
    [
        (Basis(measure=(MINORS, OWN)), "persons", f"First asylum applications (IND) and {COUNT}"),
        (Basis(measure=(MINORS, OWN, CBS)), "persons", "Persons"),
        (Basis(concept=("first applications",)), "persons", "First applications"),
        (Basis(concept=("first applications", "applicants")), "percent", "Per cent"),
        (Basis(), "percent", "Per cent"),
    ],
    ids=["two measures", "three measures", "one concept", "two concepts", "nothing"],
)
def test_a_subject_is_a_measure_else_a_concept_else_a_unit(basis, unit, words):
    assert about(yearly({2017: 5}, unit, basis)) == words


def test_a_count_of_one_nationality_names_its_persons_unless_the_series_do():
    syrians = replace(DUTCH, citizen=("SY",))
    assert about(yearly({2017: 5}, basis=syrians)) == f"Netherlands, {COUNT}, Syrians"
    assert about(quantity("citizen year", {("SY", 2017): 5}, basis=syrians)) == f"Netherlands, {COUNT}"


@pytest.mark.parametrize(
    ("whole", "unit", "words"),
    [
        (EVERYONE, "percent", "in per cent of first asylum applications (IND)"),
        (EVERYONE, "percentage points", "in per cent of first asylum applications (IND)"),
        (EVERYONE, "ratio", "over first asylum applications (IND)"),
        (Basis(measure=(MINORS,), place=("EU28",)), "percent", "in per cent of the EU-28"),
        (
            Basis(measure=(EUROSTAT,), place=("EU28",)),
            "percent",
            "in per cent of UAM, considered so, yearly (Eurostat) of the EU-28",
        ),
        (Basis(measure=(OWN, CBS, EUROSTAT), place=("NL",)), "percent", ", in per cent"),
    ],
    ids=["same place", "points", "ratio", "same measure", "other measure and place", "many denominators"],
)
def test_a_share_names_what_it_is_of(whole, unit, words):
    expected = f"Netherlands, {COUNT}{words}" if words.startswith(",") else f"Netherlands, {COUNT} {words}"
    assert about(yearly({2017: 8}, unit, DUTCH.over(whole))) == expected


@pytest.mark.parametrize(
    ("level", "words"),
    [("aggregate", "in per cent of the European total"), ("denominator", "in per cent")],
)
def test_a_share_leaves_to_the_series_what_they_name(level, words):
    table = quantity(f"{level} year", {("EU28" if level == "aggregate" else OWN, 2017): 8}, "percent", SHARE)
    comma = "," if level == "denominator" else ""
    assert about(table) == f"Netherlands, {COUNT}{comma} {words}"


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (DUTCH, f"growth of {COUNT}, by base year"),
        (SHARE, f"growth of {COUNT} over that of first asylum applications (IND), by base year"),
    ],
    ids=["of one", "of one over another"],
)
def test_growth_by_base_year_says_so(basis, words):
    assert about(quantity("base_year", {2017: 2}, "ratio", basis)) == f"Netherlands, {words}"


@pytest.mark.parametrize(
    ("base", "unit", "words"),
    [
        (("2017",), "index", f"{COUNT}, 2017 = 100"),
        (("2017",), "ratio", f"{COUNT}, 2017 = 1"),
        (("previous",), "percent", f"{COUNT}, change on the year before"),
        ((), "percentage points", f"{COUNT}, difference"),
    ],
    ids=["index", "growth", "change", "difference"],
)
def test_what_a_quantity_is_compared_with_is_said(base, unit, words):
    assert about(yearly({2017: 5}, unit, replace(DUTCH, base=base))) == f"Netherlands, {words}"


@pytest.mark.parametrize(
    ("base", "unit", "words"),
    [(("2017",), "index", "2017 = 100"), (("previous",), "percent", "change on the year before")],
    ids=["index", "change"],
)
def test_a_comparison_is_the_subject_where_the_series_name_their_measures(base, unit, words):
    parts = [yearly({2017: 5}, unit, replace(each, base=base)) for each in (DUTCH, EVERYONE)]
    assert about(beside(*parts)) == f"Netherlands, {words}"


def test_several_base_years_are_all_named():
    parts = yearly({2017: 5, 2018: 9}).index_to(2017), yearly({2017: 5, 2018: 9}, basis=EVERYONE).index_to(2018)
    assert about(beside(*parts)) == "Netherlands, 2017 and 2018 = 100"


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ("list citizen", "nationalities of unaccompanied minors"),
        ("what year", "persons per month and share of the total"),
        ("assumption year", "share of the Union with minors outside asylum counted"),
        ("assumed period", "others who must have meant to come for a majority of all"),
        ("contribution", "contributions to the change of the share"),
        ("aggregate numerator year", "share of the Union's unaccompanied applicants"),
        ("direction code", "statements for and against"),
        ("number cell", "numbers of offices that disagree, lowest as 100"),
        ("geo flow year", "minors in asylum and in the flow outside asylum"),
        ("release month", "months released more than once"),
        ("measure geo", "revisions between vintages"),
    ],
)
def test_what_was_computed_from_several_measures_is_named_by_its_levels(levels, words):
    nothing = Quantity.none(*levels.split(), about=Basis(measure=(MINORS,)))
    assert about(nothing) == words[0].upper() + words[1:]
