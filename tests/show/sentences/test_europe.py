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


def steps(**parts):
    values = {
        (name, year): value for name, pair in parts.items() for year, value in zip((2018, 2019), pair, strict=True)
    }
    return quantity("contribution year", values, "percentage points")


def test_the_steps_of_all_years_are_added_up_with_the_years_of_opposite_ways():
    # The number fell and the rest of the Union fell more, until 2019.
    work = steps(country=(-0.5, -0.4), rest=(2.0, 1.0), share=(1.5, 0.6))
    assert repr(say.steps(work, "NL", 2017, ENGLISH)) == (
        "Netherlands, 2017 to 2019, in percentage points: the share changed by 2.1, made up of -0.9 (the country's own "
        "number) and 3.0 (the rest of the Union). Against 2017 the share was higher in "
        "2018 and 2019 although the country's own number was lower: the rest of the Union had fallen more."
    )


def test_a_share_that_fell_although_the_number_rose_is_said_so():
    work = steps(country=(0.5, 3.0), rest=(-2.0, 1.0), share=(-1.5, 4.0))
    assert repr(say.steps(work, "SE", 2017, ENGLISH)).endswith(
        "Against 2017 the share was lower in 2018 although the country's own number was higher: "
        "the rest of the Union had grown more."
    )


FEBRUARY = pd.Timestamp("2023-02-01")


def test_both_readings_of_a_month_are_said_with_what_each_makes_of_the_share():
    of_netherlands = Basis(place=("NL",))
    counts = quantity("month reading", {(FEBRUARY, 2475): 2475, (FEBRUARY, 2745): 2745})
    shares = quantity("month reading", {(FEBRUARY, 2475): 13.246, (FEBRUARY, 2745): 13.125}, "percent")
    rises = quantity("month reading", {(FEBRUARY, 2475): 3.278, (FEBRUARY, 2745): 3.248}, "ratio")
    assert repr(say.readings(counts, 2023, ENGLISH)) == (
        "Copies of one release give the Union's February 2023 as 2,475 and 2,745. "
        "Nothing decides between them, so bounds span both."
    )
    assert repr(say.shares_by_reading(shares.asked(of_netherlands), 2023, 9, ENGLISH)) == (
        "Netherlands, share of the Union, January to September 2023: "
        "13.25 % with 2,475 in February and 13.12 % with 2,745 in February."
    )
    assert repr(say.rises_by_reading(rises.asked(of_netherlands), 2017, ENGLISH)) == (
        "Netherlands, share over that of 2017: 3.28 times with 2,475 in February and 3.25 times with 2,745 in February."
    )


def test_a_year_without_contradictions_says_so():
    assert repr(say.readings(quantity("month reading", {}), 2022, ENGLISH)) == (
        "No copies of one release contradict each other on a month of the Union in 2022."
    )


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
        say.steps(quantity("contribution year", {}), "DE", 2017, ENGLISH): (
            "Germany: change of the share from year to year since 2017"
        ),
        say.shares_by_reading(Quantity.none("month", "reading", about=german), 2023, 9, ENGLISH): (
            "Germany: share of the Union by reading, January to September 2023"
        ),
        say.rises_by_reading(Quantity.none("month", "reading", about=german), 2017, ENGLISH): (
            "Germany: share over that of 2017 by reading"
        ),
        say.countries(Quantity.none("geo", "year", about=BY_COUNTRY), 2023, ENGLISH): (
            ENGLISH.measure("uam_asylum_applicants")
        ),
    }
    assert [*map(repr, said)] == [f"No figures were found for '{wanted}'." for wanted in said.values()]
