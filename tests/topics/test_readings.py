"""Months of the Union with two readings, by hand."""

import pandas as pd
import pytest

from helpers import observations
from helpers.topics import readings

EUROSTAT, MONTHLY, DUTCH = "uam_asylum_applicants", "uam_first_time_applicants", "uam_first_applications"
FEBRUARY = pd.Timestamp("2023-02-01")


@pytest.fixture
def contradicted(figures):
    """Two copies of the Union's February, one of them twice, and the figures that a share to March needs."""
    return figures(
        (DUTCH, "NL", "TOTAL", "2023-01/2023-03", 90, {"office": "IND"}),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-01", 300),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-02", 200, {"source_id": "one"}),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-02", 300, {"source_id": "other"}),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-02", 300, {"source_id": "third"}),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-03", 300),
        (EUROSTAT, "NL", "TOTAL", "2017", 100),
        (EUROSTAT, "EU27_2020", "TOTAL", "2017", 2000),
        office="Eurostat",
    )


def test_each_number_is_a_reading_once_with_the_rows_of_its_copies(contradicted):
    found = readings.of_union(contradicted, 2023)
    assert found.value.to_dict() == {(FEBRUARY, 200): 200, (FEBRUARY, 300): 300}
    assert set(found.at((FEBRUARY, 300)).rows) == {"f3", "f4"}
    assert readings.of_union(contradicted, 2022).empty


def test_a_share_and_its_rise_are_computed_with_each_reading(contradicted):
    shares = readings.shares(contradicted, "NL", 2023, 3)
    assert shares.value.to_dict() == {(FEBRUARY, 200): 100 * 90 / 800, (FEBRUARY, 300): 10}
    assert {value.low == value.value == value.high for _key, value in shares.items()} == {True}
    rises = readings.rises(contradicted, "NL", 2017, 2023, 3)
    assert rises.value.to_dict() == pytest.approx({(FEBRUARY, 200): 11.25 / 5, (FEBRUARY, 300): 2})


def test_a_share_of_earlier_months_or_without_the_country_has_no_readings(contradicted):
    assert readings.shares(contradicted, "NL", 2023, 1).empty
    assert readings.shares(contradicted, "SE", 2023, 3).empty


def test_february_2023_has_two_readings_and_so_has_the_dutch_share():
    figures = observations.load()
    assert sorted(readings.of_union(figures, 2023).level("reading")) == [2475, 2745]
    others = 3100 + 2620 + 2625 + 3065 + 2975 + 3790 + 4465 + 4055
    expected = {(FEBRUARY, number): 100 * 3864 / (others + number) for number in (2475, 2745)}
    assert readings.shares(figures, "NL", 2023, 9).value.to_dict() == pytest.approx(expected)
