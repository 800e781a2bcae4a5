"""What a computed value counts, put in words."""

import pytest

from helpers.quantities import Basis
from helpers.show.basis import basis
from helpers.words import load

ENGLISH = load("en")


def test_everything_known_of_the_figures_is_said():
    found = Basis(
        measure=("first_asylum_applications", "uam_first_applications"),
        office=("CBS", "IND"),
        aggregate=("EU27_2020",),
        concept=("first applications",),
        release=("first", "revised"),
        coverage=("year",),
    )
    assert basis(found, ENGLISH) == (
        "Measures: first asylum applications (IND); UAM, first applications (IND); counted by: CBS and IND; "
        "concepts: first applications; aggregates: EU-27 (without the United Kingdom); "
        "releases: first and revised; periods: whole years."
    )


def test_what_is_not_known_is_left_out():
    assert basis(Basis(office=("IND",)), ENGLISH) == "Counted by: IND."


def test_a_basis_of_no_figures_is_empty():
    assert basis(Basis(), ENGLISH) == ""


def test_fields_in_which_combined_figures_differ_are_named():
    ours = Basis(office=("IND",), concept=("first applications",), coverage=("01-09",))
    theirs = Basis(office=("Eurostat",), concept=("first-time applicants",), coverage=("year",))
    sentence = basis(ours.combined(theirs), ENGLISH)
    assert sentence.endswith("The figures that were combined differ in office, concept and period.")


def test_figures_that_are_counted_alike_are_not_said_to_differ():
    ours = Basis(office=("IND",))
    assert "differ" not in basis(ours.combined(ours), ENGLISH)


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (("month",), "single months"),
        (("day", "years"), "several years together and single days"),
        (("01-09",), "January to September"),
        (("01-09", "year"), "whole years and January to September"),
        (("01-06", "01-09", "01-11", "month", "year"), "whole years, single months and other parts of a year"),
    ],
)
def test_periods_are_said_and_many_parts_of_a_year_are_summed_up(coverage, words):
    assert basis(Basis(coverage=coverage), ENGLISH) == f"Periods: {words}."


@pytest.mark.parametrize(("release", "words"), [("first", "first"), ("revised", "revised"), ("live", "live table")])
def test_a_release_is_said(release, words):
    assert basis(Basis(release=(release,)), ENGLISH) == f"Releases: {words}."
