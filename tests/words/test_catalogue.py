"""A translator's catalogue is brought up to date, checked and compiled."""

import pytest
from babel.messages.catalog import Catalog

from helpers.errors import InputError
from helpers.words import catalogue
from helpers.words.language import load
from helpers.words.messages import LOCALE


def made(*translations):
    """A catalogue of Dutch: `made(("message", "translation"), ...)`."""
    catalog = Catalog(locale="nl", fuzzy=False)
    for message, translation in translations:
        catalog.add(message, translation)
    return catalog


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("{low} to {high}", "{low} tot {hoog}", "field {hoog} is unknown"),
        ("{low} to {high}", "tot {high}", "field {low} is missing"),
        ("{low} to {high}", "{low tot {high}", "a brace of the translation is not closed or not opened"),
        (("{count} row", "{count} rows"), ("{count} rij", "{aantal} rijen"), "field {aantal} is unknown"),
        ("see [it](a.html)", "zie [het](b.html)", "a.html is missing"),
        ("set `lang`", "zet `taal`", "taal is not in the message"),
        ("## Q01, Q02 · Shares", "## Q01 · Aandelen", "Q02 is missing"),
    ],
)
def test_a_fault_is_named_with_its_message(message, translation, fault):
    (first, *_more) = [line for line in catalogue.faults(made((message, translation))) if fault in line]
    assert str(message if isinstance(message, str) else message[0])[:8] in first


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("{low} to {high}", "{low} tot {high}"),
        ("{low} to {high}", ""),
        (("{count} row", "{count} rows"), ("een rij", "{count} rijen")),
        ("8 % of them are", "8 procent van hen is"),
        ("words in { braces", "woorden tussen { accolades"),
    ],
    ids=["fields", "untranslated", "a count in words", "a percent sign", "no fields"],
)
def test_a_right_translation_has_no_fault(message, translation):
    assert catalogue.faults(made((message, translation))) == []


def test_a_written_catalogue_is_used_and_the_untranslated_stays_english(tmp_path, monkeypatch):
    rows = ("{count} row", "{count} rows"), ("{count} rij", "{count} rijen")
    texts = made(("no figure", "geen cijfer"), ("no number", ""), rows)
    catalogue.write(texts, "nl", tmp_path)
    monkeypatch.setenv("AMV_LOCALE", str(tmp_path))
    dutch = load("nl")
    assert (dutch.number(None), dutch.say("no number")) == ("geen cijfer", "no number")
    assert [dutch.plural(*rows[0], count) for count in (1, 1234)] == ["1 rij", "1.234 rijen"]
    assert dutch.number(5804.25, 1) == "5.804,2"


def test_a_faulty_catalogue_is_kept_for_its_translator_and_not_compiled(tmp_path):
    with pytest.raises(InputError, match=r"amv.po: '\{low\} to \{high\}': field \{hoog\} is unknown"):
        catalogue.write(made(("{low} to {high}", "{low} tot {hoog}")), "nl", tmp_path)
    assert catalogue.read("nl", tmp_path).get("{low} to {high}").string == "{low} tot {hoog}"
    assert not catalogue.path("nl", tmp_path, "mo").exists()


def test_an_update_adds_new_messages_and_proposes_for_changed_ones():
    kept = made(("no figure", "geen cijfer"), ("the highest year with a figure", "het hoogste jaar met een cijfer"))
    catalogue.update(kept, made(("no figure", ""), ("the highest year with figures", ""), ("entirely new", "")))
    assert kept.get("no figure").string == "geen cijfer"
    assert kept.get("the highest year with figures").fuzzy
    assert kept.get("entirely new").string == ""


def test_a_broken_file_is_rejected_with_its_name(tmp_path):
    file = catalogue.path("nl", tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text('msgid "no figure"\nnonsense\n')
    with pytest.raises(InputError, match=r"nl/LC_MESSAGES/amv.po: cannot be read as a catalogue"):
        catalogue.read("nl", tmp_path)


def test_every_catalogue_of_the_project_is_without_fault_and_compiled_as_it_stands(tmp_path):
    for file in LOCALE.glob("*/LC_MESSAGES/amv.po"):
        language = file.parts[-3]
        catalogue.write(catalogue.read(language), language, tmp_path)
        assert catalogue.path(language, tmp_path, "mo").read_bytes() == file.with_suffix(".mo").read_bytes(), language
