"""A language as an object: messages, numbers, days, names, in English."""

import math
import pickle

import pandas as pd
import pytest

from helpers import paths
from helpers.errors import InputError
from helpers.quantities.interval import Interval
from helpers.words.language import languages, load

ENGLISH = load("en")


def day(text):
    return pd.Timestamp(text)


def test_a_message_is_formatted_with_its_fields():
    assert ENGLISH.say("From {first} to {last}", first="May", last="June") == "From May to June"


def test_a_message_without_fields_keeps_its_braces():
    assert ENGLISH.say("words in {braces}") == "words in {braces}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 rows of f1"), (1, "1 row of f1"), (1234, "1,234 rows of f1")])
def test_a_count_takes_its_plural_form_and_separators(count, words):
    assert ENGLISH.plural("{count} row of {what}", "{count} rows of {what}", count, what="f1") == words


def test_a_count_that_is_not_whole_is_rejected():
    with pytest.raises(TypeError):
        ENGLISH.plural("{count} row", "{count} rows", 1.5)


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (14716, 0, "14,716"),
        (8.0253, 1, "8.0"),
        (-18.4, 0, "-18"),
        (math.nan, 1, "no figure"),
        (math.inf, 0, "no figure"),
        (None, 0, "no figure"),
    ],
)
def test_a_number_has_separators_and_a_missing_one_is_stated(value, digits, words):
    assert ENGLISH.number(value, digits) == words


@pytest.mark.parametrize(("value", "words"), [(8.04, "8.0 %"), (-18.0, "-18.0 %"), (math.nan, "no figure")])
def test_a_percentage_has_its_sign_and_a_missing_one_has_none(value, words):
    assert ENGLISH.percent(value, 1) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("percent", "7.5 to 8.5 %"),
        ("percentage points", "7.5 to 8.5 percentage points"),
        ("ratio", "7.5 to 8.5 times"),
        ("persons", "7.5 to 8.5 persons"),
        ("none", "7.5 to 8.5"),
    ],
)
def test_a_range_has_its_unit_once(unit, words):
    assert ENGLISH.with_unit("7.5 to 8.5", unit) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(7.5, 8.0, 8.5), "7.5 to 8.5"),
        (Interval(1.0, math.nan, math.inf), "above 1.0"),
        (Interval(-math.inf, math.nan, 2.0), "below 2.0"),
        (Interval(-math.inf, math.nan, math.inf), "no number"),
        (Interval(3.01, 3.02, 3.03), "3.0"),
    ],
    ids=["closed", "open above", "open below", "open", "alike when rounded"],
)
def test_an_interval_is_put_in_words(interval, words):
    assert ENGLISH.ends(interval, 1) == words


def test_days_months_and_years_are_written_out():
    christmas = day("2023-12-25")
    assert ENGLISH.day(christmas) == "25 December 2023"
    assert ENGLISH.month(christmas) == "December 2023"
    assert ENGLISH.month_name(christmas) == "December"
    assert ENGLISH.short_month(christmas) == "Dec"
    assert ENGLISH.year(2023) == "2023"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2021-01-01", "2023-12-31", "2021–2023"),
        ("2023-09-01", "2023-09-30", "September 2023"),
        ("2023-01-01", "2023-11-30", "January to November 2023"),
        ("2022-12-01", "2023-02-28", "December 2022 to February 2023"),
        ("2025-01-01", "2025-09-22", "1 January 2025 to 22 September 2025"),
        ("2016-12-31", "2016-12-31", "31 December 2016"),
    ],
    ids=["year", "years", "month", "months of a year", "months of two years", "days", "day"],
)
def test_a_period_is_written_as_years_months_or_days(start, end, words):
    assert ENGLISH.period(day(start), day(end)) == words


def test_captions_name_the_as_of_day_or_the_newest_figure():
    newest = day("2024-02-05")
    assert ENGLISH.as_of(day("2023-12-22"), newest) == "as of 22 December 2023"
    assert ENGLISH.as_of(None, newest) == "everything known, the newest figure of 5 February 2024"


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ([], "none"),
        (["Syria"], "Syria"),
        (["Syria", "Eritrea"], "Syria and Eritrea"),
        (["Syria", "Eritrea", "{x}", "Iraq"], "Syria, Eritrea, {x} and Iraq"),
    ],
    ids=len,
)
def test_words_are_listed_without_a_comma_before_and(words, row):
    assert ENGLISH.listed(iter(words)) == row


def test_three_years_in_a_row_are_said_as_first_to_last():
    assert ENGLISH.years([2004, 1999, 1998, 2000, 2006, 2007]) == "1998 to 2000, 2004, 2006 and 2007"
    assert ENGLISH.years([]) == "none"


def test_months_in_a_row_are_said_as_first_to_last_over_the_turn_of_a_year():
    months = pd.to_datetime(["2021-12-01", "2022-01-01", "2022-02-01", "2022-05-01"])
    assert ENGLISH.months(months) == "December 2021 to February 2022 and May 2022"


def test_a_sentence_begins_with_a_capital():
    assert ENGLISH.capital("as of today") == "As of today"
    assert ENGLISH.capital("") == ""


def test_a_place_has_a_name_a_form_in_a_sentence_an_adjective_and_nationals():
    assert ENGLISH.place("NL") == "Netherlands"
    assert ENGLISH.in_sentence("NL") == "the Netherlands"
    assert ENGLISH.adjective("SY") == "Syrian"
    assert ENGLISH.persons("SY") == "Syrians"


def test_a_place_without_an_adjective_has_its_name_and_an_unknown_one_its_code():
    assert ENGLISH.persons("TOTAL") == ENGLISH.adjective("TOTAL") == "all nationalities"
    assert ENGLISH.in_sentence("ZZ") == "ZZ"


def test_a_statement_is_about_a_group():
    assert [ENGLISH.group(each) for each in ("all", "unspecified", "ER")] == ["all minors", "no group named", "Eritrea"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name_en": "family", "name_nl": "gezin"}, "family"),
        ({"name": "only one"}, "only one"),
        ({"name_en": pd.NA}, ""),
        ({}, ""),
    ],
    ids=["by language", "one column", "empty", "no column"],
)
def test_a_cell_of_a_register_is_english_in_english(row, words):
    assert ENGLISH.own(row, "name") == words
    assert ENGLISH.own(pd.Series(row, dtype=object), "name") == words


def test_measures_and_codes_are_named_by_their_registers():
    assert ENGLISH.measure("asylum_applicants") == "asylum applicants, all (Eurostat)"
    assert ENGLISH.code_name("family-sent") == "Sent ahead"


def test_labels_say_what_a_code_means():
    assert ENGLISH.verdict("holds in part") == "holds in part"
    assert ENGLISH.unit("percent") == "per cent"
    assert ENGLISH.term("amber") == "fair"
    assert ENGLISH.attribute("actor", "none") == "nobody"
    assert ENGLISH.attribute("confidence", "moderate") == "moderate"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (lambda: ENGLISH.verdict("difers"), "unknown verdict 'difers': nearest is differs"),
        (lambda: ENGLISH.unit("person"), "unknown unit 'person': nearest are persons, percent"),
        (lambda: ENGLISH.measure("asylum_aplicants"), "unknown measure 'asylum_aplicants': nearest are asylum_appl"),
        (lambda: ENGLISH.attribute("phase", "underway"), "unknown phase 'underway': nearest is under way"),
        (lambda: ENGLISH.attribute("phases", "under way"), "unknown attribute 'phases': nearest is phase"),
        (lambda: load("eng"), "unknown language 'eng': nearest is en"),
    ],
    ids=["verdict", "unit", "measure", "phase", "attribute", "language"],
)
def test_an_unknown_code_is_rejected_with_the_nearest_ones(asked, message):
    with pytest.raises(InputError, match=message):
        asked()


def values(*files, column):
    """The distinct values of a column of registers."""
    tables = [pd.read_csv(path, dtype=str, usecols=[column]) for name in files for path in paths.DATA.rglob(name)]
    return sorted(pd.concat(tables)[column].dropna().unique())


@pytest.mark.parametrize("name", ["phase", "actor", "direction", "certainty"])
def test_every_attribute_of_a_coding_has_a_label(name):
    assert all(ENGLISH.attribute(name, value) for value in values("codings.csv", column=name))


@pytest.mark.parametrize("component", ["methodological", "coherence", "adequacy", "relevance"])
def test_every_rating_of_a_finding_has_a_label(component):
    assert ENGLISH.term(component)
    assert all(ENGLISH.attribute("concern", value) for value in values("findings.csv", column=component))
    assert all(ENGLISH.attribute("confidence", value) for value in values("findings.csv", column="confidence"))


@pytest.mark.parametrize(
    ("files", "column"),
    [
        (("measures.csv",), "kind"),
        (("netherlands.csv", "europe.csv", "outside_asylum.csv"), "origin"),
        (("netherlands.csv", "europe.csv", "outside_asylum.csv"), "status"),
        (("sources.csv",), "source_kind"),
        (("sources.csv",), "quality"),
        (("sources.csv",), "suitability"),
        (("studies.csv",), "status"),
    ],
)
def test_every_code_of_the_registers_has_a_label(files, column):
    assert all(map(ENGLISH.term, values(*files, column=column)))


def test_every_unit_of_the_registers_has_a_label():
    units = values("measures.csv", "netherlands.csv", "europe.csv", "outside_asylum.csv", "claims.csv", column="unit")
    assert "persons" in units
    assert [unit for unit in units if not ENGLISH.unit(unit)] == ["none"]


def test_english_needs_no_catalogue():
    assert "en" in languages()
    assert ENGLISH.catalogue is None


def test_languages_of_one_catalogue_are_equal_and_can_be_sent_to_another_process(bracketed):
    sent = pickle.loads(pickle.dumps(bracketed))
    assert sent == bracketed
    assert sent in {bracketed: "a key"}
    assert sent != ENGLISH
    assert sent.say("no figure") == bracketed.say("no figure") == "⟦no figure⟧"


def test_a_file_that_is_not_a_catalogue_is_rejected_with_its_name(tmp_path, monkeypatch):
    folder = tmp_path / "yy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "amv.mo").write_text("no catalogue")
    monkeypatch.setenv("AMV_LOCALE", str(tmp_path))
    assert languages() == ["en", "yy"]
    with pytest.raises(InputError, match=r"yy/LC_MESSAGES/amv.mo: is not a compiled catalogue .* compile it again"):
        load("yy").say("no figure")
