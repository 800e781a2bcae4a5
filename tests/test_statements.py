"""The letter's passages and the codebook, row by row."""

import hashlib
import re

import pytest

from helpers import paths, schemas

LETTER = paths.ROOT.parent / "shared" / "letter"
needs_letter = pytest.mark.skipif(not LETTER.is_dir(), reason="the letter's text is not part of the project")
TABLE = schemas.read(paths.STATEMENTS, schemas.STATEMENTS)
CODES = schemas.read(paths.CODEBOOK, schemas.CODEBOOK).set_index("code")


def folded() -> str:
    (path,) = LETTER.glob("*.txt")
    return " ".join(path.read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_passages_follow_one_another_without_overlap():
    gaps = TABLE["passage_start"].iloc[1:].to_numpy() - TABLE["passage_end"].iloc[:-1].to_numpy()
    assert set(gaps) == {1}


@needs_letter
def test_the_passages_tile_the_letter():
    text = folded()
    passages = [text[row.passage_start : row.passage_end] for row in TABLE.itertuples()]
    assert " ".join(passages) == text
    assert [hashlib.sha256(p.encode()).hexdigest() for p in passages] == TABLE["passage_sha256"].to_list()


@needs_letter
def test_no_paraphrase_shares_six_words_in_a_row_with_the_letter():
    letter = words(folded())
    runs = {tuple(letter[start : start + 6]) for start in range(len(letter) - 5)}
    for own in map(words, TABLE["statement_nl"].dropna()):
        assert not [own[start : start + 6] for start in range(len(own) - 5) if tuple(own[start : start + 6]) in runs]


@pytest.mark.parametrize("code", CODES.index)
def test_a_code_leads_up_to_a_root_without_a_circle(code):
    seen = []
    while isinstance(code, str):
        assert code not in seen
        seen.append(code)
        code = CODES.at[code, "parent"]
