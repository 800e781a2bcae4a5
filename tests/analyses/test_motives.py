"""Motives: counts by hand, and the arithmetic of purpose and composition."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import observations
from helpers.analyses import joint, motives
from helpers.motives import codings, statements

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


def test_a_cell_of_the_matrix_counts_the_statements_that_it_lists():
    for column in ("nationality", "phase", "actor"):
        table = motives.matrix(motives.motives(AGREED), column)
        assert (table["value"] == table["figure_ids"].map(len)).all()
        assert table["certainty"].notna().all()


def test_the_matrix_leaves_out_what_the_letter_is_silent_on():
    table = motives.matrix(motives.motives(AGREED), "nationality")
    assert "SD" not in table.index.get_level_values(1)
    assert ("family", "SY") in table.index


def test_motives_named_together_are_of_one_paragraph():
    table, unit = motives.together(motives.motives(AGREED)), statements.unit()
    assert (table["value"] > 0).all()
    for ids, count in zip(table["figure_ids"], table["value"], strict=True):
        assert len({unit[each] for each in ids}) == count


def test_both_directions_of_a_contested_code_are_counted():
    table = motives.directions(AGREED)
    assert set(table.index.get_level_values("direction")) == {"for", "against"}
    assert table.loc[("against", "procedures-reputation"), "figure_ids"] == ("M59",)


def test_the_study_of_2018_is_compared_on_what_it_speaks_of_only():
    table = motives.changed(AGREED)
    assert table.loc[("plan-netherlands", "SY"), ["then", "now"]].tolist() == ["for", "for"]
    assert table.loc[("plan-netherlands", "AF"), ["then", "now"]].tolist() == ["against", "silent"]
    assert table.loc[("procedures-reputation", "unspecified"), ["then", "now"]].tolist() == ["for", "both"]


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
