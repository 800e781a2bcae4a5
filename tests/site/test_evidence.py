"""The pages of the qualitative side as rendered Markdown."""

import pytest
from bs4 import BeautifulSoup

from helpers.coding import codebook, codings, studies, synthesis
from helpers.letter import passages, statements
from helpers.site import evidence
from helpers.words import load

PLACES = {"M": "statements", "F": "findings", "S": "studies"}


@pytest.fixture(scope="module")
def made():
    """Every page by its name, without the letter's text."""
    pages = evidence.all_pages({}, load("en"))
    return {name: BeautifulSoup(page, "html.parser") for name, page in pages.items()}


def test_every_statement_finding_study_and_code_has_its_anchor(made):
    ids = {
        "statements": [key.lower() for key in statements.passages().index],
        "findings": [key.lower() for key in synthesis.findings().index],
        "studies": [key.lower() for key in studies.load().index],
        "codes": list(codebook.load().index),
    }
    for name, expected in ids.items():
        found = [article["id"] for article in made[f"motives/{name}"].select("article[id]")]
        assert sorted(found) == sorted(expected), name


def test_a_finding_links_to_its_evidence_and_the_evidence_links_back(made):
    for finding, row in synthesis.findings().iterrows():
        place = made["motives/findings"].select_one(f"article#{finding.lower()}")
        for key in (each for name in synthesis.EVIDENCE for each in row[name]):
            name = PLACES[key[0]]
            assert place.select_one(f'a[href="{name}.html#{key.lower()}"]'), (finding, key)
            back = made[f"motives/{name}"].find(id=key.lower())
            assert back.select_one(f'a[href="findings.html#{finding.lower()}"]'), (finding, key)


def test_a_code_is_shown_with_its_coders_their_reasons_and_their_differences(made):
    listed = made["motives/statements"]
    for row in codings.load().itertuples():
        shown = listed.find(id=row.statement_id.lower()).text
        assert row.memo in shown
        assert row.coder in shown
    differences = made["motives/agreement"].text
    for (statement, _code), reason in codings.resolutions().items():
        assert reason in differences
        assert reason in listed.find(id=statement.lower()).text


def test_a_value_that_differs_from_the_agreed_coding_is_marked(made):
    marked = [row for row in made["motives/agreement"].select("table.codings tbody tr") if row.mark]
    assert len(marked) > len(codings.contested()) / 2
    for row in marked:
        *_given, agreed, _why = row.select("td.note")
        assert not agreed.mark
        words = "; ".join(agreed.find_all(string=True, recursive=False)).strip().split("; ")
        assert not {mark.text for mark in row.select("mark")} & set(words)


def test_the_pages_say_how_every_coding_was_made(made):
    for name in ("index", "agreement"):
        shown = made[f"motives/{name}"].text
        assert all(made in shown for made in codings.made()["made_en"])


def test_each_concern_about_a_finding_is_given_with_its_reason(made):
    for finding, row in synthesis.findings().iterrows():
        shown = made["motives/findings"].select_one(f"article#{finding.lower()}").text
        for component in ("methodological", "coherence", "adequacy", "relevance"):
            assert f"{row[component]} concerns: {row[f'{component}_reason']}" in shown


def test_without_the_letter_no_passage_is_shown_and_with_it_every_one(made, letter, tmp_path):
    assert not made["motives/statements"].select("article blockquote")
    (tmp_path / "letter.txt").write_text(letter, encoding="utf-8")
    page = evidence.all_pages(passages.passages(tmp_path / "letter.txt"), load("en"))["motives/statements"]
    shown = BeautifulSoup(page, "html.parser").select("article blockquote")
    assert len(shown) == len(statements.passages())
    assert {quotation["lang"] for quotation in shown} == {"nl"}
