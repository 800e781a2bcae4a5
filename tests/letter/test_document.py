"""The facts about a letter: read from its folder, and rejected with file and key if invalid."""

import pandas as pd
import pytest

from helpers import letter as letters
from helpers import observations, paths
from helpers.errors import InputError

FACTS = """day = 2024-05-17
title_en = "A letter"
title_nl = "Een brief"
motives_en = "Why"
motives_nl = "Waarom"
language = "en"
sha256 = "{hash}"
place = "AT"
focus = "TR"
""".format(hash="0a" * 32)


@pytest.fixture
def folder(tmp_path):
    """Writes a letter's folder: `folder(text of letter.toml)`."""

    def write(text):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "letter.toml").write_text(text, encoding="utf-8")
        return tmp_path / "mine"

    return write


def test_the_letter_is_a_source_and_has_studies_in_both_roles():
    facts = letters.load()
    assert facts.day == pd.Timestamp("2023-12-22")
    assert facts.source_id in observations.sources().index
    assert facts.studies == {"reported": "S01", "interviews": "S02"}


def test_the_titles_are_not_sentences_of_the_letter(borrowed):
    facts = letters.load()
    assert not any(borrowed(text) for text in (facts.title_nl, facts.motives_nl))


def test_a_letter_needs_no_dossier_no_source_and_no_studies(folder):
    facts = letters.load(folder(FACTS))
    assert (facts.dossier, facts.address, facts.source_id, facts.studies) == (None, None, None, {})


@pytest.mark.parametrize("key", [line.split(" = ")[0] for line in FACTS.splitlines()])
def test_a_missing_key_is_named(folder, key):
    text = "".join(line for line in FACTS.splitlines(keepends=True) if not line.startswith(f"{key} "))
    with pytest.raises(InputError, match=rf"^mine/letter.toml: key {key} is missing$"):
        letters.load(folder(text))


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("day = 2024-05-17", 'day = "17 May"', "key day: '17 May' is not a day: write day = 2023-12-22"),
        ("day = 2024-05-17", "day = 2024-05-17T10:00:00", "key day: .* is not a day"),
        ('title_en = "A letter"', 'title_en = ""', "key title_en: '' is not a text"),
        ('title_en = "A letter"', "title_en = 7", "key title_en: 7 is not a text"),
        ('"0a', '"0A', "key sha256: '0A.*' is not a SHA-256"),
        ('focus = "TR"', 'focus = "Turkish"', "key focus: 'Turkish' is not a nationality of two letters"),
        ('focus = "TR"', 'focus = "TR"\nadress = "https://a.example"', ": unknown key 'adress': nearest is address"),
        ('focus = "TR"', 'focus = "TR"\naddress = "here"', "key address: 'here' is not an address"),
        ('focus = "TR"', 'focus = "TR"\nstudies = "S01"', "key studies: is not a table of reported and interviews"),
        ('focus = "TR"', 'focus = "TR"\nstudies.reported = "WODC"', "key studies.reported: 'WODC' is not the id"),
        (
            'focus = "TR"',
            'focus = "TR"\nstudies.interview = "S01"',
            ": unknown role 'interview': nearest is interviews",
        ),
        ('focus = "TR"', "focus = TR", ": is not valid TOML: "),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_malformed_key_is_named_with_its_value(folder, was, becomes, message):
    with pytest.raises(InputError, match=rf"^mine/letter.toml(, )?{message}"):
        letters.load(folder(FACTS.replace(was, becomes)))


def test_a_folder_without_facts_is_rejected(tmp_path):
    with pytest.raises(InputError, match=r"^nowhere/letter.toml: cannot be read: No such file"):
        letters.load(tmp_path / "nowhere")


def test_a_file_is_named_by_the_letters_folder(monkeypatch):
    monkeypatch.chdir(paths.LETTER)
    assert letters.named(paths.LETTER / ".", "claims.csv") == "2023-12-22/claims.csv"
    assert letters.named(type(paths.LETTER)("."), "claims.csv") == "2023-12-22/claims.csv"
