"""What is said of a country's share of the Union."""

import pandas as pd
import pytest

from helpers.quantities import Basis, Quantity
from helpers.show.sentences import europe as say

from .made import ENGLISH, quantity

PLACES = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES"]
FULL = {(geo, 2018): 100 + number for number, geo in enumerate(PLACES)}  # Spain has most
GAPS = {("NL", 2019): 900}
UAM = Basis(measure=("uam_first_time_applicants",))
BY_COUNTRY = Basis(measure=("uam_asylum_applicants",))


def work(numerator, denominator):
    parts = {"numerator": numerator, "denominator": denominator, "share": numerator + denominator}
    return quantity("contribution", parts, "log points")


def monthly(release, **shares):
    months = {pd.Timestamp(f"2023-{name[1:]}-01"): share for name, share in shares.items()}
    return quantity("month", months, "percent", Basis(release=release))


@pytest.mark.parametrize(
    ("parts", "driver"),
    [
        # Of a change of 100, 125 is the numerator's and -25 the denominator's.
        (
            (125, -25),
            "Netherlands, 2017 to 2023: the rise of the share is driven by the country's own count (125 %); "
            "the Union's total accounts for -25 %",
        ),
        (
            (-80, -20),
            "Netherlands, 2017 to 2023: the fall of the share is driven by the country's own count (80 %); "
            "the Union's total accounts for 20 %",
        ),
        (
            (30, 70),
            "Netherlands, 2017 to 2023: the change of the share is mostly driven by the Union's total (70 %); "
            "the country's own count accounts for 30 %",
        ),
    ],
    ids=["own rise", "own fall", "the Union's"],
)
def test_a_decomposition_begins_with_what_drives_the_change(parts, driver):
    said = say.decomposition(work(*parts), "NL", 2017, 2023, ENGLISH)
    assert repr(said).startswith(f"{driver}. In log points times 100: ")


def test_a_decomposition_is_said_in_log_points_with_the_rows_of_the_share():
    said = say.decomposition(work(147.4, -22.1), "NL", 2017, 2023, ENGLISH)
    assert repr(said).endswith(
        "In log points times 100: numerator 147, denominator -22, share 125. "
        "A negative denominator means that the Union's total grew and held the share down."
    )
    assert said.data["rows"].to_list() == ["v:2"]


@pytest.mark.parametrize(
    ("release", "words"),
    [
        (
            ("first",),
            "Both figures were published for 2 months of 2023: March and May. Each figure is a first release.",
        ),
        (("first", "revised"), "Both figures were published for 2 months of 2023: March and May."),
    ],
    ids=["first", "revised"],
)
def test_months_are_first_releases_only_where_none_was_revised(release, words):
    assert repr(say.months(monthly(release, _03=9.9, _05=13.4), 2023, ENGLISH)) == words


def test_a_single_month_is_said_in_the_singular():
    assert repr(say.months(monthly(("revised",), _03=9.9), 2023, ENGLISH)) == (
        "Both figures were published for 1 month of 2023: March."
    )


def test_the_largest_country_is_that_of_the_newest_year_with_enough_countries():
    said = say.countries(quantity("geo year", FULL | GAPS), 2023, ENGLISH)
    assert repr(said) == (
        "In 2018, the newest year with 10 countries or more, Spain counted the most; later years have gaps."
    )
    assert said.data["rows"].to_list() == ["v:9"]
    said = say.countries(quantity("geo year", FULL), 2023, ENGLISH)
    assert repr(said) == "In 2018, the newest year, Spain counted the most unaccompanied applicants."


@pytest.mark.parametrize(("found", "year"), [(GAPS, 2023), (FULL, 2017)], ids=["too few countries", "later years"])
def test_no_country_is_called_the_largest_without_a_year_of_enough_countries(found, year):
    countries = quantity("geo year", found, basis=BY_COUNTRY)
    assert repr(say.countries(countries, year, ENGLISH)) == (
        f"No figures were found for '{ENGLISH.measure('uam_asylum_applicants')}'."
    )


def test_without_figures_what_was_asked_for_is_named():
    union = Basis(measure=UAM.measure, place=("EU27_2020",))
    german = Basis(measure=UAM.measure, place=("DE",))
    said = {
        say.decomposition(quantity("contribution", {}), "DE", 2017, 2023, ENGLISH): (
            "Germany: numerator and denominator of the share, 2017 to 2023"
        ),
        say.months(Quantity.none("month", unit="percent", about=german.over(union)), 2023, ENGLISH): (
            f"Germany, {ENGLISH.measure('uam_first_time_applicants')} in per cent of the EU-27"
        ),
        say.countries(Quantity.none("geo", "year", about=BY_COUNTRY), 2023, ENGLISH): (
            ENGLISH.measure("uam_asylum_applicants")
        ),
    }
    assert [*map(repr, said)] == [f"No figures were found for '{wanted}'." for wanted in said.values()]


# Year by year


def test_steps_are_said_over_all_years_and_where_the_share_went_against_the_country():
    steps = quantity(
        "contribution year",
        {
            **{("country", 2018): 1.0, ("rest", 2018): 0.5, ("share", 2018): 1.5},
            **{("country", 2019): -1.0, ("rest", 2019): 2.0, ("share", 2019): 1.0},
        },
        "percentage points",
    )
    assert repr(say.steps(steps, ENGLISH)) == (
        "Over the years up to 2019, the country's own number moved the share by 0.0 percentage points and the rest of "
        "the Union by 2.5; the share changed by 2.5. In the step to 2019 the share rose by 1.0 percentage points "
        "although the country's own number, which fell, took 1.0 away: the rest of the Union fell more."
    )
    assert repr(say.steps(steps.keep([False] * len(steps)), ENGLISH)).startswith("No figures were found for")
