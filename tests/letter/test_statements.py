"""The letter's passages and the codebook, row by row."""

import hashlib
import shutil

import pytest

from helpers import letter as letters
from helpers import paths, schemas
from helpers.coding import codebook
from helpers.errors import InputError
from helpers.letter import statements

TABLE = letters.read(paths.LETTER, "statements.csv", schemas.STATEMENTS)
CODES = codebook.load()


def test_passages_follow_one_another_without_overlap():
    gaps = TABLE["passage_start"].iloc[1:].to_numpy() - TABLE["passage_end"].iloc[:-1].to_numpy()
    assert set(gaps) == {1}


def test_the_passages_tile_the_letter(letter):
    passages = [letter[row.passage_start : row.passage_end] for row in TABLE.itertuples()]
    assert " ".join(passages) == letter
    assert [hashlib.sha256(p.encode()).hexdigest() for p in passages] == TABLE["passage_sha256"].to_list()


def test_no_paraphrase_shares_six_words_in_a_row_with_the_letter(borrowed):
    for language in ("en", "nl"):
        for statement in TABLE[f"statement_{language}"].dropna():
            assert not borrowed(statement)


def test_every_passage_was_read_against_the_letter_and_the_reader_is_named_as_what_it_is():
    table = statements.readings()
    assert list(table.index.get_level_values("statement_id")) == TABLE["statement_id"].to_list()
    assert set(table["kind"]) == {"automated"}


def test_a_paraphrase_that_was_changed_after_its_reading_must_be_read_again(tmp_path):
    folder = shutil.copytree(paths.LETTER, tmp_path / "copy")
    table = schemas.text(folder / "statements.csv", schemas.STATEMENTS)
    table.loc[table["statement_id"] == "M35", "statement_en"] = "Safety is among the two reasons named most."
    table.to_csv(folder / "statements.csv", index=False)
    with pytest.raises(
        InputError, match=r"^copy/motives/readings.csv, row \d+, column read_sha256: M35 was changed after"
    ):
        statements.readings(folder)


def test_a_corrected_passage_says_what_was_wrong(tmp_path):
    folder = shutil.copytree(paths.LETTER, tmp_path / "copy")
    table = schemas.text(folder / statements.READINGS, schemas.READINGS)
    table.loc[0, "result"] = "corrected"
    table.to_csv(folder / statements.READINGS, index=False)
    with pytest.raises(InputError, match=r"row 2, column fault: '' must be given for a corrected passage"):
        statements.readings(folder)


def test_a_passage_is_paraphrased_in_both_languages_or_says_why_not():
    coded = TABLE["statement_id"].str.startswith("M")
    assert (TABLE["statement_en"].notna() == coded).all()
    assert (TABLE["statement_nl"].notna() == coded).all()
    assert (TABLE["reason"].isna() == coded).all()


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("passage_end", "0", "row 2, column passage_end: '0' is not after passage_start"),
        ("reason", "", "row 2, column reason: '' must be given for a passage without a statement"),
        ("passage_sha256", "abc", "row 2, column passage_sha256: 'abc' is not written as"),
        ("statement_id", "N02", "row 3, column statement_id: 'N02' is duplicated"),
    ],
)
def test_a_bad_passage_is_named_with_file_row_and_column(tmp_path, column, value, message):
    table = schemas.text(paths.LETTER / "statements.csv", schemas.STATEMENTS)
    table.loc[0, column] = value or None
    table.to_csv(tmp_path / "statements.csv", index=False)
    with pytest.raises(InputError, match=r"^statements\.csv, row") as error:
        schemas.read(tmp_path / "statements.csv", schemas.STATEMENTS)
    assert message in str(error.value)


@pytest.mark.parametrize("code", CODES.index)
def test_a_code_has_a_root_and_no_cycle(code):
    seen = []
    while isinstance(code, str):
        assert code not in seen
        seen.append(code)
        code = CODES.at[code, "parent"]
