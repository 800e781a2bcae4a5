"""The letter's own text: taken where it is the right one, refused with both hashes where not."""

import pytest

from helpers import claims
from helpers import letter as letters
from helpers.errors import InputError
from helpers.letter import passages, statements


@pytest.fixture
def copy(letter, tmp_path):
    """A copy of the letter with its white space folded."""
    path = tmp_path / "letter.txt"
    path.write_text(letter, encoding="utf-8")
    return path


def test_every_statement_and_claim_gets_its_passage(copy):
    found = passages.passages(copy)
    assert set(found) == set(statements.passages().index) | set(claims.register())


def test_without_the_text_there_are_no_passages():
    assert passages.passages(None) == {}


def test_another_text_is_rejected_with_both_hashes(tmp_path):
    (tmp_path / "other.txt").write_text("another letter")
    with pytest.raises(
        InputError, match=f"{passages.sha256('another letter')}, 2023-12-22/letter.toml has {letters.load().sha256}"
    ):
        passages.read(tmp_path / "other.txt")


def test_a_file_that_is_not_text_is_rejected(tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF\xff\xfe")
    with pytest.raises(InputError, match=r"scan.pdf: cannot be read as the letter's text"):
        passages.read(tmp_path / "scan.pdf")


def test_a_locator_outside_the_text_is_named_with_its_row():
    with pytest.raises(InputError, match=r"statements.csv, row 3, column passage_end: \d+ is outside the text of 300"):
        passages.located(
            "x" * 300, statements.passages().assign(passage_sha256=passages.sha256("x" * 234)), "statements.csv"
        )


def test_a_hash_that_does_not_match_is_named_with_both():
    with pytest.raises(
        InputError,
        match=r"statements.csv, row 2, column passage_sha256: [0-9a-f]{64} is not the hash of characters 0 to 234",
    ):
        passages.located("x" * 20000, statements.passages(), "statements.csv")
