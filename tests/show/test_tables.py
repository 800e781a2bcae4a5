"""Tables as HTML with links to rows, and cells by their names."""

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers import claims, words
from helpers.quantities import Interval, Quantity, Span, index_of
from helpers.show import findings, links, tables
from helpers.show.labels import label
from helpers.topics.disagreements import Cell

ENGLISH = words.load("en")
YEAR = (pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-31"))


@pytest.fixture(scope="module")
def share_of_2023():
    """The findings on Q02 on both days."""
    return claims.pairs("Q02", as_of="latest")


def test_the_ledger_shows_stated_computed_and_verdict_of_both_days(share_of_2023):
    markup = tables.ledger(share_of_2023, ENGLISH).markup
    assert links.claim(claims.register()["Q02"]) in markup
    assert "15.5 to 16.5 %" in markup
    assert "○ not contradicted" in markup
    assert "✔ reproduced" in markup
    assert "15.7 %" in markup


def test_every_cell_names_its_column_since_narrow_screens_show_no_header(share_of_2023):
    table = BeautifulSoup(tables.ledger(share_of_2023, ENGLISH).markup, "html.parser").table
    header = [cell.text for cell in table.thead.find_all("th")]
    for row in table.tbody.find_all("tr"):
        assert [cell["data-label"] for cell in row.find_all("td")] == header


def test_a_reason_of_the_letters_day_is_given_where_it_is_another_one(share_of_2023):
    markup = tables.ledger(share_of_2023, ENGLISH).markup
    assert "<em>On the letter&#x27;s day:</em>" in markup
    assert "<em>Now:</em>" in markup


def test_a_criterion_of_ours_is_labelled_and_a_stated_number_is_not(share_of_2023):
    assert "amv-criterion" not in tables.ledger(share_of_2023, ENGLISH).markup
    (pair,) = claims.pairs("Q03", as_of="2023-12-22")
    markup = tables.ledger([pair], ENGLISH).markup
    assert "our criterion</span>" in markup
    assert pair[1].claim.criterion[:30] in markup


def test_a_finding_is_one_line_that_leads_to_its_section_and_names_another_verdict_of_the_letters_day():
    shown = tables.found(claims.pairs("Q01", "Q02"), ENGLISH)
    lead, first, second = shown.words.splitlines()
    assert lead.startswith("Found (everything known, ")
    assert first == (
        "Q01 In 2017, 8 % of the asylum inflow in the Netherlands were unaccompanied minors. ✔ reproduced 8.0 %"
    )
    assert second.endswith("✔ reproduced 15.7 %. On the letter's day: ○ not contradicted 0.0 to 18.3 %")
    assert shown.markup.count("<li>") == 2
    assert links.claim(claims.register()["Q02"]) in shown.markup


def test_on_another_country_it_is_said_that_the_claims_are_about_the_letters():
    lead, note_and_more = tables.found(claims.pairs("Q01"), ENGLISH, "BE").words.splitlines()[:2]
    assert lead.startswith("Found (")
    assert note_and_more == (
        "The letter's claims are about the Netherlands. The verdicts are on these claims, not on Belgium, which the "
        "figures of this page are about."
    )


@pytest.mark.parametrize("geo", ["", "NL"], ids=["no country", "the letter's own"])
def test_on_the_letters_own_country_there_is_no_such_note(geo):
    shown = tables.found(claims.pairs("Q01"), ENGLISH, geo)
    assert len(shown.words.splitlines()) == 2
    assert "are about" not in shown.markup


def test_the_data_of_findings_have_a_row_for_each_claim_and_day(share_of_2023):
    data = tables.found(share_of_2023, ENGLISH).data
    assert data[["claim", "day"]].to_numpy().tolist() == [["Q02", "letter"], ["Q02", "now"]]
    assert data["verdict"].to_list() == ["not contradicted", "reproduced"]
    assert np.isnan(data.loc[0, "computed_value"])
    assert data[["stated_low", "stated_high"]].to_numpy().tolist() == [[15.5, 16.5]] * 2
    ((_then, now),) = share_of_2023
    assert data.loc[1, "rows"] == " ".join(now.rows)


def test_a_quantity_is_shown_with_its_keys_bounds_and_rows():
    index = index_of([("minors", 2017)], ["count", "year"])
    table = Quantity.of(index, Interval([79.5], [80.0], [80.5]), [("f4f1aa9f0",)])
    shown = tables.quantity(table, ENGLISH, 1)
    assert [word in shown.markup for word in (">count</th>", "minors", "2017", "79.5 to 80.5")] == [True] * 4
    assert 'data-row="f4f1aa9f0"' in shown.markup


def test_an_empty_quantity_says_so():
    assert tables.quantity(Quantity.none("year"), ENGLISH).words == "This table has no rows."


def test_every_verdict_has_a_mark_of_its_own():
    assert list(tables.MARKS) == list(claims.VERDICTS)
    assert len(set(tables.MARKS.values())) == len(claims.VERDICTS)


@pytest.mark.parametrize(
    ("cell", "level", "words"),
    [
        ("SY", "citizen", "Syria"),
        ("uam_first_applications", "measure", "UAM, first applications (IND)"),
        (pd.Timestamp("2023-12-22"), "day", "2023-12-22"),
        (pd.Timestamp("2023-12-01"), "month", "December 2023"),
        (Span(*YEAR), "period", "2023"),
        (Cell("arrivals", "NL", "SY", *YEAR), "cell", "Netherlands, 2023, Syria"),
        (4207.0, "", "4,207"),
        (0.25, "", "0.2"),
        (2017, "year", "2017"),
        (float("nan"), "", "no figure"),
        ("minors", "count", "minors"),
        (("prospects-study-work", "family-sent"), "motives", "Study and work, Sent ahead"),
        (("IND", "COA"), "offices", "IND, COA"),
    ],
    ids=str,
)
def test_a_cell_is_shown_by_name(cell, level, words):
    assert label(cell, ENGLISH, level) == words


def test_a_finding_without_a_value_shows_a_dash(share_of_2023):
    ((_then, now),) = share_of_2023
    assert findings.computed(claims.check("Q18"), ENGLISH) == "–"
    assert findings.computed(now, ENGLISH).startswith("15.7 %")
