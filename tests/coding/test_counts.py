"""Motives: counts of coded statements."""

from helpers.coding import codings, counts
from helpers.letter import statements

AGREED = codings.agreed()


def test_a_cell_of_the_matrix_counts_the_statements_that_it_lists():
    for column in ("nationality", "phase", "actor"):
        table = counts.matrix(counts.motives(AGREED), column)
        assert (table["value"] == table["rows"].map(len)).all()
        assert table["certainty"].notna().all()


def test_the_matrix_has_no_row_for_a_cell_without_statements():
    table = counts.matrix(counts.motives(AGREED), "nationality")
    assert "SD" not in table.index.get_level_values(1)
    assert ("family", "SY") in table.index


def test_motives_named_together_are_in_one_paragraph():
    table, unit = counts.together(counts.motives(AGREED)), statements.unit()
    assert (table["value"] > 0).all()
    for ids, count in zip(table["rows"], table["value"], strict=True):
        assert len({unit[each] for each in ids}) == count


def test_both_directions_of_a_contested_code_are_counted():
    sides = counts.directions(AGREED)
    assert set(sides.level("direction")) == {"for", "against"}
    assert sides.at(("against", "procedures-reputation")).rows == ("M59",)


def test_the_study_of_2018_is_compared_only_on_the_codes_and_groups_it_reports():
    table = counts.changed(AGREED)
    assert table.loc[("plan-netherlands", "SY"), ["then", "now"]].tolist() == ["for", "for"]
    assert table.loc[("plan-netherlands", "AF"), ["then", "now"]].tolist() == ["against", "silent"]
    assert table.loc[("procedures-reputation", "unspecified"), ["then", "now"]].tolist() == ["for", "both"]
