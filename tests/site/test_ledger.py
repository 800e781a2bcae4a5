"""The home page: the bounds of each claim, both verdicts, the reasons, the basis and the rows."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from helpers import claims
from helpers.show import findings
from helpers.show.basis import basis
from helpers.show.sentences.reasons import reason
from helpers.site import ledger
from helpers.site.executed import Notebook
from helpers.words import load

ENGLISH = load("en")


@pytest.fixture(scope="module")
def pairs():
    """The findings on every claim, of both days."""
    return claims.pairs()


@pytest.fixture(scope="module")
def home():
    """The home page, before it is rendered: Markdown with parts of HTML."""
    made = ledger.home([Notebook("01-inflow", "The inflow", ("Q01",))], ENGLISH)
    return BeautifulSoup(made, "html.parser")


def text_of(element):
    return " ".join(element.text.split())


def test_the_home_page_shows_every_claim_with_stated_computed_and_verdict(home, pairs):
    for then, now in pairs:
        row = text_of(home.select_one(f"table.ledger tr#{now.claim_id.lower()}"))
        assert findings.statement(now.claim, ENGLISH) in row
        assert findings.stated(now, ENGLISH) in row
        for finding in (then, now):
            assert f"{finding.verdict} {findings.computed(finding, ENGLISH)}" in row


def test_a_claim_links_to_the_section_that_checks_it(home, pairs):
    for _then, now in pairs:
        anchor = now.claim_id.lower()
        assert home.select_one(f"tr#{anchor} th a")["href"] == f"notebooks/{now.claim.notebook}.html#{anchor}"


def test_a_claim_without_a_number_is_labelled_as_our_criterion_with_its_text(home):
    for claim_id, claim in claims.register().items():
        row = home.select_one(f"table.ledger tr#{claim_id.lower()}")
        label = "stated by the letter" if claim.criterion is None else "our criterion"
        assert text_of(row.select_one("td.bounds .aside")) == label
        assert claim.criterion is None or f"Our criterion: {claim.criterion}" in text_of(row)


def test_the_reason_for_a_criterion_is_given(home):
    ours = {key: claim for key, claim in claims.register().items() if claim.criterion is not None}
    assert ours
    for claim_id, claim in ours.items():
        details = text_of(home.find(id=f"{claim_id.lower()}-rows"))
        assert "Our criterion, because the letter gives no number" in details
        assert f"Why this criterion: {claim.row['criterion_reason']}" in details


def test_a_claim_with_a_stated_number_is_not_labelled_as_our_criterion(home):
    stated = [key for key, claim in claims.register().items() if claim.criterion is None]
    assert stated
    assert all("riterion" not in home.find(id=f"{claim_id.lower()}-rows").text for claim_id in stated)


def test_every_claim_has_both_reasons_below_the_table(home, pairs):
    for then, now in pairs:
        details = text_of(home.find(id=f"{now.claim_id.lower()}-rows"))
        assert all(" ".join(reason(finding, ENGLISH).split()) in details for finding in (then, now))


def test_the_basis_of_every_computed_value_is_shown(home, pairs):
    for pair in pairs:
        shown = [text_of(each) for each in home.find(id=f"{pair[1].claim_id.lower()}-rows").select(".basis")]
        assert shown == [basis(each.computed.basis, ENGLISH) for each in pair if each.computed is not None]


def test_a_basis_that_is_mixed_names_what_differs(home, pairs):
    mixed = [now for _then, now in pairs if now.computed is not None and now.computed.basis.mixed]
    assert mixed
    for finding in mixed:
        assert "The figures that were combined differ in" in home.find(id=f"{finding.claim_id.lower()}-rows").text


def test_rows_are_marked_by_the_day_they_were_used_on(home, pairs):
    for then, now in pairs:
        rows = home.find(id=f"{now.claim_id.lower()}-rows").select("tbody tr")
        used = {row.th.text: [cell.text for cell in row.select("td")[-2:]] for row in rows}
        assert set(used) == {*then.rows, *now.rows}
        words = {True: "yes", False: "no"}
        assert used == {key: [words[key in then.rows], words[key in now.rows]] for key in used}


def test_the_tallies_count_the_verdicts(home, pairs):
    for line, found in zip(home.select("dl.tallies > div"), zip(*pairs, strict=True), strict=True):
        counts = Counter(finding.verdict for finding in found)
        shown = {text_of(each.select_one(".verdict"))[2:]: int(each.strong.text) for each in line.select(".count")}
        assert shown == counts


def test_the_legend_explains_every_verdict(home):
    legend = text_of(home.select_one("dl.legend"))
    assert all(ENGLISH.verdict(verdict) in legend for verdict in claims.VERDICTS)


def test_the_home_page_links_to_the_notebooks(home):
    assert home.select_one('li a[href="notebooks/01-inflow.html"]').text == "The inflow"
