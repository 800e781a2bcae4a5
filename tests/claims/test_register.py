"""The register of claims, row by row."""

import hashlib
import json
from pathlib import Path

import pytest

from helpers import claims, observations, paths

ROWS = [row for _, row in claims.register().iterrows()]


def test_there_are_nineteen_claims_in_order():
    assert list(claims.register().index) == [f"Q{number:02}" for number in range(1, 20)]


@pytest.mark.parametrize("claim", ROWS, ids=lambda row: row["claim_id"])
def test_a_claim_names_codes_that_exist_and_a_section_that_carries_its_id(claim):
    known = observations.load()
    for column in ("measure", "geo", "citizen"):
        values = [] if claim.isna()[column] else claim[column].split()
        assert set(values) <= set(known[column].cat.categories), column
    notebook = json.loads((paths.NOTEBOOKS / f"{claim['notebook']}.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    headings = [line for text in cells for line in text.splitlines() if line.startswith("#")]
    assert any(claim["claim_id"] in heading for heading in headings)


@pytest.mark.parametrize("claim", ROWS, ids=lambda row: row["claim_id"])
def test_a_locator_finds_its_passage(claim, letter):
    passage = letter[claim["passage_start"] : claim["passage_end"]]
    assert hashlib.sha256(passage.encode()).hexdigest() == claim["passage_sha256"]


@pytest.mark.parametrize("claim", ROWS, ids=lambda row: row["claim_id"])
def test_a_paraphrase_shares_no_six_words_in_a_row_with_the_letter(claim, borrowed):
    assert not borrowed(claim["statement_nl"])


def test_no_sentence_of_the_letter_stands_in_the_project():
    """Locators and paraphrases only: the table has no column with the letter's words."""
    assert not {"passage", "quote", "text"} & set(claims.register().columns)
    assert Path(paths.CLAIMS).stat().st_size < 20_000
