"""Motives beside figures: the arithmetic of purpose and composition, and the joint display, by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import observations
from helpers.quantities import Interval, Quantity, Span
from helpers.topics import joint

SHARE = "uam_nationality_share"
GROUPS = ["SY", "ER", "AF"]


def shares(*values, half=0.5):
    index = pd.Index([f"20{number:02}" for number in range(len(values))], name="period")
    ends = ([value + shift for value in values] for shift in (-half, 0, half))
    return Quantity.of(index, Interval(*ends), [("f1",)] * len(values), "percent")


# How many of the others are needed


def test_with_two_fifths_syrian_a_majority_needs_a_sixth_of_the_others():
    needed = joint.needed(shares(40.0, half=0.0))
    assert needed.at(("all", "2000")).value == pytest.approx(100 / 6)
    assert needed.at(("three quarters", "2000")).value == pytest.approx(100 / 3)
    assert needed.at(("all", "2000")).rows == ("f1",)


def test_where_most_are_syrian_nobody_else_is_needed():
    assert joint.needed(shares(57.6)).at(("all", "2000")).value == 0


@given(st.floats(1, 98), st.sampled_from(["all", "three quarters"]))
def test_the_needed_part_makes_exactly_a_majority_and_lies_within_its_bounds(share, assumed):
    value = joint.needed(shares(share)).at((assumed, "2000"))
    assert value.low <= value.value <= value.high
    total = joint.ASSUMED[assumed] * share + value.value / 100 * (100 - share)
    assert total == pytest.approx(50) or (value.value == 0 and total > 50)


@given(st.floats(1, 98), st.floats(-0.5, 0.5), st.sampled_from(["all", "three quarters"]))
def test_the_bounds_hold_for_every_share_that_rounding_allows(share, shift, assumed):
    value = joint.needed(shares(share)).at((assumed, "2000"))
    true = joint.needed(shares(share + shift, half=0.0)).at((assumed, "2000")).value
    assert value.low - 1e-9 <= true <= value.high + 1e-9


def test_one_nationality_s_share_is_given_for_each_period(figures):
    table = figures(
        (SHARE, "NL", "SY", "2022", 40),
        (SHARE, "NL", "SY", "2023", 50),
        (SHARE, "NL", "ER", "2023", 20),
        unit="percent",
    )
    found = joint.share_by_list(table, "NL", "SY")
    spans = [Span(pd.Timestamp(f"{year}-01-01"), pd.Timestamp(f"{year}-12-31")) for year in (2022, 2023)]
    assert found.value.to_dict() == dict(zip(spans, [40, 50], strict=True))
    assert found.index.name == "period"


# The joint display


@pytest.fixture
def two_lists(figures):
    """Two published lists: Syrians in both, Eritreans in the older, Sudanese in the newer one."""
    return figures(
        (SHARE, "NL", "SY", "2022", 40),
        (SHARE, "NL", "ER", "2022", 20),
        (SHARE, "NL", "SY", "2023", 50),
        (SHARE, "NL", "SD", "2023", 4),
        (SHARE, "NL", "SY", "2023-12", 70),
        unit="percent",
    )


@pytest.fixture
def motives():
    """Agreed codings: Syrians in three statements, Afghans in one, all nationalities in one."""
    rows = [
        ("SY", "family", "M01"),
        ("SY", "family", "M02"),
        ("SY", "war", "M02"),
        ("SY", "war", "M02"),
        ("SY", "costs", "M03"),
        ("AF", "war", "M04"),
        ("all", "war", "M05"),
    ]
    return pd.DataFrame(rows, columns=["nationality", "theme", "statement_id"])


@pytest.fixture
def findings():
    """Findings rated by confidence, by the nationalities that they name."""
    levels = pd.CategoricalDtype(["high", "moderate", "low"], ordered=True)
    named = [("SY", "AF"), ("SY",), ("ER",), ()]
    confidence = pd.Series(["moderate", "high", "low", "low"], dtype=levels)
    return pd.DataFrame({"nationalities": named, "confidence": confidence})


@pytest.fixture
def display(two_lists, motives, findings):
    return joint.display(two_lists, motives, findings, GROUPS, "NL")


def test_the_display_has_the_newest_long_list_of_each_nationality(display):
    assert display["share"].dropna().to_dict() == {"SY": 50, "ER": 20, "SD": 4}
    assert display.loc["ER", "period"] == Span(pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31"))
    assert display.loc["SY", ["low", "high"]].tolist() == [50, 50]


def test_the_display_is_ordered_by_share_then_by_statements(display):
    assert display.index.tolist() == ["SY", "ER", "SD", "AF"]
    assert display.index.name == "nationality"


def test_statements_and_themes_are_those_of_the_nationality(display):
    assert display["statements"].to_dict() == {"SY": 3, "ER": 0, "SD": 0, "AF": 1}
    assert display.loc["SY", "motives"] == ("family", "costs", "war")
    assert display.loc["ER", "motives"] == ()


def test_the_confidence_runs_from_the_best_finding_to_the_worst(display):
    assert display["confidence"].to_dict() == {
        "SY": ("high", "moderate"),
        "ER": ("low",),
        "SD": (),
        "AF": ("moderate",),
    }


def test_the_display_separates_figures_without_motives_from_motives_without_figures(display):
    assert display["known_from"].to_dict() == {
        "SY": "both",
        "ER": "figures alone",
        "SD": "figures alone",
        "AF": "letter alone",
    }


def test_a_nationality_with_neither_figure_nor_statement_is_named(two_lists, findings):
    nobody = pd.DataFrame({"nationality": [], "theme": [], "statement_id": []}, dtype=object)
    table = joint.display(two_lists, nobody, findings, ["SY", "AF"], "NL")
    assert table.loc["AF", "known_from"] == "neither"
    assert table.loc["SY", "known_from"] == "figures alone"


def test_every_number_of_the_display_leads_to_its_rows(display):
    assert display["rows"].to_dict() == {
        "SY": ("f2", "M01", "M02", "M03"),
        "ER": ("f1",),
        "SD": ("f3",),
        "AF": ("M04",),
    }


def test_published_lists_give_the_sudanese_a_share_and_foreign_countries_none(motives, findings):
    figures = observations.load()
    table = joint.display(figures, motives, findings, GROUPS, "NL")
    assert table.loc["SD", ["share", "statements", "known_from"]].tolist() == [4, 0, "figures alone"]
    assert table.loc["SY", "known_from"] == "both"
    assert (table["rows"].map(len) >= table["statements"] + table["share"].notna()).all()
    abroad = joint.display(figures, motives, findings, GROUPS, "SE")
    assert abroad.loc["SY", "known_from"] == "letter alone"
