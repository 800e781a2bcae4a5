"""Tables and sentences as HTML with links to rows."""

import pandas as pd

from helpers import words as text
from helpers.show import tables


def test_a_sentence_leads_to_the_rows_of_its_numbers():
    row = pd.Series({"low": 1.0, "value": 2.0, "high": 3.0, "figure_ids": ("f4f1aa9f0",)})
    shown = tables.said("2 of them came.", row)
    assert repr(shown) == "2 of them came."
    assert 'href="../figures/uam_first_applications.html#f4f1aa9f0"' in shown._repr_html_()


def test_words_of_a_sentence_cannot_be_markup():
    assert "<script>" not in tables.said("<script>alert(1)</script>").markup


def test_the_ledger_shows_stated_computed_and_verdict_of_both_days():
    text.use("en", "latest")
    markup = tables.checked("Q02", as_of="latest").markup
    assert 'href="../notebooks/01-inflow.html#q02"' in markup
    assert "15.5 to 16.5 %" in markup
    assert "not checkable" in markup
    assert "reproduced" in markup
    assert "15.7 %" in markup


def test_a_verdict_is_told_by_a_mark_and_a_word_and_not_by_colour_alone():
    assert set(tables.MARKS) == {text.verdict(name) for name in tables.MARKS}
    assert len(set(tables.MARKS.values())) == 5


def test_cells_are_said_by_name():
    assert tables.label("SY") == "Syria"
    assert tables.label(pd.Timestamp("2023-12-22")) == "2023-12-22"
    assert tables.label(4207.0) == "4,207"
    assert tables.label(float("nan")) == "no figure"


def test_the_codes_of_a_tuple_are_told_by_their_names():
    assert tables.label(("prospects-study-work", "SY", "NJi (IND; COA)")) == "Study and work, Syria, NJi (IND; COA)"
