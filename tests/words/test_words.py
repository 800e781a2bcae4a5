"""Numbers, days and names as a reader sees them."""

import math

import pandas as pd
import pytest

from helpers import words as text
from helpers.errors import InputError
from helpers.quantities.interval import Interval


@pytest.fixture(autouse=True)
def english():
    text.use("en")
    yield
    text.use("en")


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (14716, 0, "14,716"),
        (8.0253, 1, "8.0"),
        (-18.4, 0, "-18"),
        (math.nan, 1, "no figure"),
        (math.inf, 0, "no figure"),
    ],
)
def test_a_number_has_separators_and_a_missing_one_is_said(value, digits, words):
    assert text.number(value, digits) == words


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
    assert text.ends(interval, 1) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2021-01-01", "2023-12-31", "2021-2023"),
        ("2023-09-01", "2023-09-30", "September 2023"),
        ("2023-01-01", "2023-11-30", "January to November 2023"),
        ("2022-12-01", "2023-02-28", "December 2022 to February 2023"),
    ],
)
def test_a_period_is_said_as_a_reader_would(start, end, words):
    assert text.period(pd.Timestamp(start), pd.Timestamp(end)) == words


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("NL", "Netherlands"),
        ("EL", "Greece"),
        ("UK", "United Kingdom"),
        ("ER", "Eritrea"),
        ("TOTAL", "all nationalities"),
    ],
)
def test_a_code_has_a_name(code, name):
    assert text.place(code) == name


def test_captions_name_the_day_in_use():
    text.use("en", "2023-12-22")
    assert text.as_of() == "as of 22 December 2023"
    text.use("en", "latest")
    assert text.as_of().startswith("everything known, the newest figure of ")


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match="unknown lang 'xx'"):
        text.use("xx")


def test_many_rows_fold_away_and_few_stand_open():
    few, many = ["f4f1aa9f0"], ["f4f1aa9f0", "f6cfbd29e", "f1e047825", "f451c03e6"]
    assert text.rows(few) == '<a class="amv-row" href="../figures/uam_first_applications.html#f4f1aa9f0">f4f1aa9f0</a>'
    assert text.rows(many).startswith('<details class="amv-rows"><summary>4 rows</summary>')
    assert text.rows(many).count("<a ") == 4
