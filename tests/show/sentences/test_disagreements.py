"""What is said of offices that disagree, and of revisions between vintages."""

import pandas as pd
import pytest

from helpers.observations import CELL
from helpers.show.sentences import disagreements as say

from .made import ENGLISH, quantity

YEAR = pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31")
QUARTER = pd.Timestamp("2019-01-01"), pd.Timestamp("2019-03-31")

CBS = ENGLISH.measure("first_asylum_applications_cbs")


def table(cells):
    """Disagreements by cell, each with its lowest and highest number and the days between them."""
    index = pd.MultiIndex.from_tuples(list(cells), names=CELL) if cells else pd.MultiIndex.from_arrays([[]] * 5)
    made = pd.DataFrame(list(cells.values()), index, columns=["lowest", "highest", "days"])
    return made.assign(rows=[(f"v:{number}",) for number in range(len(made))])


@pytest.fixture
def apart():
    return table(
        {
            ("uam_national_applications", "CH", "TOTAL", *YEAR): (2450.0, 2877.0, 320),
            ("first_asylum_applications_cbs", "NL", "SY", *QUARTER): (575.0, 585.0, 0),
            ("first_asylum_applications_cbs", "NL", "TOTAL", *QUARTER): (5750.0, 5760.0, 7),
        }
    )


@pytest.fixture
def changes():
    shares = {
        ("uam_asylum_applicants", "NL"): 2.04,
        ("asylum_applicants", "NL"): 0.5,
        ("asylum_applicants", "BE"): 0.3,
        ("uam_asylum_applicants", "BE"): 0.1,
    }
    return quantity("measure geo", shares, "percent")


@pytest.fixture
def moved(changes):
    return pd.DataFrame({"cells": [2, 1, 1, 1], "net": 5.0, "final": [1, 0, 0, 0]}, changes.index)


def test_disagreements_are_counted_and_the_widest_is_said_with_its_own_rows(apart):
    said = say.between_offices(apart, ENGLISH)
    assert repr(said) == ("Offices disagree on 3 cells; the widest gap is Switzerland, 2022, with 2,450 against 2,877.")
    assert said.data["rows"].to_list() == ["v:0"]


def test_a_single_disagreement_is_not_the_widest_one(apart):
    assert repr(say.between_offices(apart.head(1), ENGLISH)) == (
        "Offices disagree on 1 cell: Switzerland, 2022, with 2,450 against 2,877."
    )


def test_numbers_published_within_days_of_each_other_are_said_cell_by_cell(apart):
    said = say.between_copies(apart, ENGLISH)
    assert repr(said) == (
        "Published within 7 days of each other, so hardly a revision: "
        f"{CBS}, Syrians, Netherlands, January to March 2019: 575 and 585; "
        f"{CBS}, Netherlands, January to March 2019: 5,750 and 5,760."
    )
    assert "v:1" in said.markup
    assert "v:0" not in said.markup


def test_numbers_published_long_after_each_other_can_be_revisions(apart):
    assert repr(say.between_copies(apart.head(1), ENGLISH)) == (
        "None of these numbers were published within 7 days of each other, so all can be revisions."
    )


def test_the_largest_revision_is_named_and_changed_and_final_cells_are_added_up(changes, moved):
    # 2 + 1 + 1 + 1 cells changed, of the Netherlands and of Belgium; 1 became final.
    said = say.revised(changes, moved, ENGLISH)
    assert repr(said) == (
        "The largest revision is that of the Netherlands: 2.0 % of what was first served "
        f"({ENGLISH.measure('uam_asylum_applicants')}). "
        "5 cells of 2 countries and aggregates changed. 1 provisional cell became final."
    )


def test_a_sentence_on_revisions_links_to_the_largest_three(changes, moved):
    markup = say.revised(changes, moved, ENGLISH).markup
    assert [f"v:{number}" in markup for number in range(4)] == [True, True, True, False]


def test_without_disagreements_it_is_said_that_there_are_none():
    assert repr(say.between_offices(table({}), ENGLISH)) == "No two offices publish different numbers for one cell."
    assert repr(say.between_copies(table({}), ENGLISH)) == (
        "No copies of one office's number that were published within 7 days of each other differ."
    )


def test_without_two_vintages_no_command_is_advised(moved):
    assert repr(say.revised(quantity("measure geo", {}), moved.iloc[:0], ENGLISH)) == (
        "By this day, no table has two vintages that differ."
    )
