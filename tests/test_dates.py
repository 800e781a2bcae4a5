"""Dates: when a figure with a partial publication date was public, and what is a valid day."""

import pandas as pd
import pytest

from helpers import dates
from helpers.errors import InputError


@pytest.mark.parametrize(
    ("printed", "last"),
    [
        pytest.param("2023-12-22", "2023-12-22", id="a day is that day"),
        pytest.param("2023-11", "2023-11-30", id="a bare month counts as its last day"),
        pytest.param("2023-12", "2023-12-31", id="also in December"),
        pytest.param("2024-02", "2024-02-29", id="also in a leap year"),
        pytest.param("2023", "2023-12-31", id="a bare year counts as 31 December"),
    ],
)
def test_a_publication_date_counts_as_the_latest_day_it_can_mean(printed, last):
    assert dates.latest_possible(pd.Series([printed])).tolist() == [pd.Timestamp(last)]


@pytest.mark.parametrize("printed", ["2023-13", "2023-02-30", "May 2023", "2023-1-1", "20231222", "23"])
def test_a_text_that_is_not_a_publication_date_is_missing(printed):
    known = dates.latest_possible(pd.Series([printed, "2023"]))
    assert known.isna().tolist() == [True, False]


def test_a_day_is_read():
    assert dates.day("2023-12-22") == pd.Timestamp(2023, 12, 22)


def test_a_timestamp_is_returned_unchanged():
    day = pd.Timestamp(2023, 12, 22)
    assert dates.day(day) is day


@pytest.mark.parametrize("everything", [None, "latest"])
def test_none_and_latest_set_no_limit(everything):
    assert dates.day(everything) is None


@pytest.mark.parametrize(
    "text", ["2023-1-1", "22-12-2023", "2023/12/22", "2023-12", "2023", "", "yesterday", "2023-12-22T10:00"]
)
def test_an_invalid_day_is_named_with_the_format_to_use(text):
    with pytest.raises(InputError) as caught:
        dates.day(text, "as_of")
    assert str(caught.value) == f"as_of {text!r} is not a day: write YYYY-MM-DD, for example 2023-12-22"


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13-01", "2023-00-10"])
def test_a_day_that_does_not_exist_is_named(text):
    with pytest.raises(InputError, match=f"to '{text}' is not a valid date"):
        dates.day(text, "to")


def test_a_day_looked_from_is_not_in_the_future():
    today = pd.Timestamp.today().normalize()
    assert dates.past_day("2023-12-22") == pd.Timestamp("2023-12-22")
    assert dates.past_day("latest") is None
    with pytest.raises(InputError, match=r"^as_of 2\d{3}-\d\d-\d\d is in the future: write a day up to 2\d{3}-"):
        dates.past_day(today + pd.Timedelta(days=2), "as_of")


def test_digits_of_other_scripts_are_not_a_day():
    with pytest.raises(InputError, match="is not a day: write YYYY-MM-DD"):
        dates.day("２０２３-12-22")


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        pytest.param("2023-01-01", "2023-01-31", 1, id="a month"),
        pytest.param("2023-01-01", "2023-11-30", 11, id="January to November"),
        pytest.param("2022-07-01", "2023-06-30", 12, id="over the turn of the year"),
        pytest.param("2024-02-01", "2024-02-29", 1, id="a leap February"),
        pytest.param("2024-02-01", "2024-02-28", None, id="a leap February less a day"),
        pytest.param("2025-01-01", "2025-09-22", None, id="to the middle of a month"),
        pytest.param("2025-01-02", "2025-02-28", None, id="from the middle of a month"),
    ],
)
def test_only_whole_months_are_counted(start, end, months):
    counted = dates.months_between(*(pd.Series([pd.Timestamp(day)]) for day in (start, end)))
    assert counted.astype(object).where(counted.notna(), None).tolist() == [months]
