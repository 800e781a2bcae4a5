"""Motives beside figures: the arithmetic of purpose and composition by hand, and the joint display."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import observations
from helpers.coding import codings
from helpers.topics import joint

AGREED = codings.agreed()


def shares(*values, half=0.5):
    index = pd.Index([f"20{number:02}" for number in range(len(values))], name="period")
    value = pd.Series(values, index)
    return pd.DataFrame({"low": value - half, "value": value, "high": value + half}).assign(
        figure_ids=[("f1",)] * len(values)
    )


def test_with_two_fifths_syrian_a_majority_needs_a_sixth_of_the_others():
    needed = joint.needed(shares(40.0, half=0.0))
    assert needed.loc[("all", "2000"), "value"] == pytest.approx(100 / 6)
    assert needed.loc[("three quarters", "2000"), "value"] == pytest.approx(100 / 3)


def test_where_most_are_syrian_nobody_else_is_needed():
    assert joint.needed(shares(57.6)).loc[("all", "2000"), "value"] == 0


@given(st.floats(1, 98), st.sampled_from(["all", "three quarters"]))
def test_the_needed_part_makes_exactly_a_majority_and_lies_within_its_ends(share, assumed):
    row = joint.needed(shares(share)).loc[(assumed, "2000")]
    assert row["low"] <= row["value"] <= row["high"]
    total = joint.ASSUMED[assumed] * share + row["value"] / 100 * (100 - share)
    assert total == pytest.approx(50) or (row["value"] == 0 and total > 50)


def test_the_joint_display_tells_figures_without_motives_from_motives_without_figures():
    table = joint.display(observations.load(), AGREED, "NL")
    assert table.loc["SY", "reading"] == "both"
    assert table.loc["SD", ["statements", "reading"]].tolist() == [0, "figures alone"]
    assert table.loc["SD", "share"] == 4
    abroad = joint.display(observations.load(), AGREED, "SE")
    assert abroad.loc["SY", "reading"] == "letter alone"


def test_every_number_of_the_joint_display_leads_to_its_rows():
    table = joint.display(observations.load(), AGREED, "NL")
    assert (table["figure_ids"].map(len) >= table["statements"] + table["share"].notna()).all()
