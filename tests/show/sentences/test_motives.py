"""What is said of the motives that a letter names."""

import pandas as pd
import pytest

from helpers.show.sentences import motives as say

from .made import ENGLISH, NOTHING, quantity


def matrix(cells):
    """Statements by motive and value of an attribute, as `counts.matrix` gives them."""
    index = pd.MultiIndex.from_tuples(list(cells)) if cells else pd.MultiIndex.from_arrays([[], []])
    ids = [tuple(each.split()) for each in cells.values()]
    return pd.DataFrame({"value": [len(each) for each in ids], "rows": pd.Series(ids, index, dtype=object)}, index)


def by_code(levels, columns, rows):
    """A table indexed by codes, each row backed by one statement."""
    index = (
        pd.MultiIndex.from_tuples(list(rows), names=levels) if rows else pd.MultiIndex.from_arrays([[]] * len(levels))
    )
    made = pd.DataFrame([*rows.values()], index, columns=columns)
    return made.assign(rows=[(f"M{number:02}",) for number in range(1, len(made) + 1)])


GROUPS = {
    ("origin", "SY"): "M01 M02",
    ("family", "SY"): "M02 M03",
    ("origin", "ER"): "M03",
    ("origin", "unspecified"): "M04 M05 M06 M07",
}


def test_the_title_of_groups_names_the_nationality_with_most_statements_and_the_silent_ones():
    # M01, M02 and M03 of Syrians, M03 of Eritreans.
    assert say.groups_title(matrix(GROUPS), ENGLISH) == (
        "The letter says most about Syrians; for Somalis, Iraqis, Yemenis and Sudanese it names no motive that "
        "concerns the Netherlands"
    )


def test_nationalities_with_equally_many_statements_share_the_title():
    cells = {("origin", name): "M01" for name in ("SY", "ER", "SO", "IQ", "YE", "SD")}
    title = say.groups_title(matrix(cells | {("family", "SY"): "M02", ("family", "SD"): "M03"}), ENGLISH)
    assert title == "The letter says most about Syrians and Sudanese"


def test_a_statement_with_two_motives_or_nationalities_is_counted_once():
    said = say.groups(matrix(GROUPS), 7, ENGLISH)
    assert repr(said) == "3 of 7 statements on motives name a nationality; the others name none."
    assert [f'data-row="M0{number}"' in said.markup for number in range(1, 5)] == [True, True, True, False]


def test_the_title_of_phases_names_the_phase_with_most_statements():
    phases = {
        ("origin", "before leaving"): "M01 M02",
        ("family", "before leaving"): "M02",
        ("origin", "in Europe"): "M03",
    }
    silent = {("origin", "unspecified"): "M04 M05 M06"}
    title = say.phases_title(matrix(phases | silent), ENGLISH)
    assert title == "Where a phase is stated, it is most often before leaving (2 statements)"
    title = say.phases_title(matrix(dict(list(phases.items())[1:])), ENGLISH)
    assert title == "Where a phase is stated, it is most often before leaving and in Europe (1 statement each)"
    assert say.phases_title(matrix(silent), ENGLISH) == "The letter states no phase for any motive"


def test_all_pairs_that_are_named_together_most_are_in_the_title():
    pairs = {("origin", "transit"): 3, ("origin", "family"): 3, ("family", "transit"): 1}
    title = say.together_title(by_code(["theme", "other"], ["value"], pairs), ENGLISH)
    assert title == (
        "Named in the same paragraph most often: Push from the country of origin + Push from a country on the way "
        "and Push from the country of origin + Family strategy"
    )


@pytest.mark.parametrize(
    ("directions", "sentence"),
    [
        (
            [("for", "plan-open"), ("against", "plan-open"), ("against", "chance")],
            "The letter gives arguments both for and against No set destination.",
        ),
        ([("against", "chance")], "The letter gives arguments both for and against no code."),
        ([], "The letter gives arguments both for and against no code."),
    ],
    ids=["both sides", "against alone", "nothing"],
)
def test_the_codes_with_both_sides_are_named(directions, sentence):
    sides = quantity("direction code", dict.fromkeys(directions, 1.0), "statements")
    assert repr(say.directions(sides, ENGLISH)) == sentence


def test_what_is_said_about_one_nationality_is_split_by_whether_others_share_it():
    profile = pd.DataFrame(
        {"own": [2, 1, 1], "others": [0, 4, 0], "rows": [("M01", "M02"), ("M03",), ("M04",)]},
        index=["family-sent", "networks-help", "family-future"],
    )
    said = say.focus(profile, "SY", ENGLISH)
    assert repr(said) == (
        "The letter says only about Syrians: Sent ahead and Better future for the family. "
        "It says about Syrians and others: Help on arrival."
    )
    assert said.data["rows"].to_list() == ["M01 M02", "M03", "M04"]
    assert repr(say.focus(profile.iloc[:0], "SY", ENGLISH)) == NOTHING


def test_findings_of_the_interviews_are_the_same_changed_or_not_taken_up():
    sides = {
        ("plan-netherlands", "SY"): ("for", "for"),
        ("procedures-reputation", "unspecified"): ("for", "both"),
        ("family-sent", "ER"): ("against", "silent"),
        ("origin-safety", "AF"): ("for", "silent"),
    }
    table = by_code(["code", "nationality"], ["then", "now"], sides)
    assert repr(say.changed(table, ENGLISH)) == (
        "Said then and now: The Netherlands intended (Syria). Changed: Name for fast procedures (no group named). "
        "Not taken up by the letter: Sent ahead (Eritrea) and Unsafe at home (Afghanistan)."
    )


def test_without_statements_there_is_a_plain_title_and_no_sentence():
    assert say.groups_title(matrix({}), ENGLISH) == "The letter names no motive for any nationality"
    assert repr(say.groups(matrix({}), 2, ENGLISH)) == (
        "0 of 2 statements on motives name a nationality; the others name none."
    )
    assert say.phases_title(matrix({}), ENGLISH) == "The letter states no phase for any motive"
    assert (
        say.together_title(by_code(["theme", "other"], ["value"], {}), ENGLISH) == "No two motives are named together"
    )
    assert repr(say.changed(by_code(["code", "nationality"], ["then", "now"], {}), ENGLISH)) == NOTHING
