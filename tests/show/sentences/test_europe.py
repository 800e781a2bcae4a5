"""What is said of a country's share of the Union."""

import pandas as pd
import pytest

from helpers.quantities import Basis
from helpers.show.sentences import europe as say

from .made import ENGLISH, quantity

LEVELS = "aggregate numerator year"


@pytest.fixture
def shares():
    found = {
        ("EU28", "Eurostat", 2017): 3.76,
        ("EU28 less UK", "Eurostat", 2017): 4.04,
        ("EU27_2020", "national", 2023): 13.38,
        ("share as published", "Eurostat", 2017): 4,
    }
    return quantity(LEVELS, found, "percent")


def work(numerator, denominator):
    parts = {"numerator": numerator, "denominator": denominator, "share": numerator + denominator}
    return quantity("contribution", parts, "log points")


def monthly(release, **shares):
    months = {pd.Timestamp(f"2023-{name[1:]}-01"): share for name, share in shares.items()}
    return quantity("month", months, "percent", Basis(release=release))


def test_the_title_of_shares_names_the_lowest_and_the_highest(shares):
    title = say.share_title(shares, "NL", ENGLISH)
    assert title == (
        "Netherlands: from 3.8 % (2017) to 13.4 % (2023) of the Union's unaccompanied minors, by year and aggregate"
    )


def test_each_share_of_two_years_is_said_with_its_aggregate_and_numerator(shares):
    assert repr(say.share(shares, "NL", 2017, 2023, ENGLISH)) == (
        "2017: 3.8 % of the EU-28 (numerator by Eurostat); "
        "2017: 4.0 % of the EU-28 without the United Kingdom (numerator by Eurostat); 2017: 4 % as published; "
        "2023: 13.4 % of the EU-27 (numerator by the national office)."
    )


def test_a_share_links_only_to_the_rows_of_the_years_that_are_said(shares):
    markup = say.share(shares, "NL", 2023, 2024, ENGLISH).markup
    assert "v:2" in markup
    assert "v:0" not in markup


def test_years_without_a_share_are_said_to_have_no_figures(shares):
    assert repr(say.share(shares, "NL", 2010, 2011, ENGLISH)) == (
        "No figures were found for 'Netherlands: share of the Union's unaccompanied minors in 2010 and 2011'."
    )


def test_a_year_without_a_share_beside_one_that_has_it_is_named(shares):
    assert repr(say.share(shares, "NL", 2023, 2024, ENGLISH)) == (
        "2023: 13.4 % of the EU-27 (numerator by the national office); 2024: no figure."
    )


def test_the_shares_of_a_single_year_have_one_range(shares):
    title = say.share_title(shares.keep(shares.level("year") == 2017), "NL", ENGLISH)
    assert title == "Netherlands: 3.8 to 4.0 % of the Union's unaccompanied minors in 2017"


@pytest.mark.parametrize(
    ("parts", "title"),
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
def test_the_title_of_a_decomposition_names_what_drives_the_change(parts, title):
    assert say.decomposition_title(work(*parts), "NL", 2017, 2023, ENGLISH) == title


def test_a_decomposition_is_said_in_log_points():
    assert repr(say.decomposition(work(147.4, -22.1), "NL", 2017, 2023, ENGLISH)) == (
        "In log points times 100: numerator 147, denominator -22, share 125. "
        "A negative denominator means that the Union's total grew and held the share down."
    )


def test_the_title_of_months_names_the_range_and_the_highest_month():
    title = say.months_title(monthly(("first",), _03=9.9, _09=22.4), "NL", 2023, ENGLISH)
    assert title == "Netherlands: the monthly share varies from 10 % to 22 %, highest in September 2023"


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
    assert repr(say.months(monthly(release, _03=9.9, _05=13.4), "NL", 2023, ENGLISH)) == words


def test_a_single_month_does_not_vary():
    title = say.months_title(monthly(("first",), _03=9.9), "NL", 2023, ENGLISH)
    assert title == "Netherlands: the share is 10 % in March 2023, the only month with both figures"


def test_the_largest_country_is_that_of_the_newest_year_with_enough_countries():
    places = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES"]
    full = {(geo, 2018): 100 + number for number, geo in enumerate(places)}
    gaps = {("NL", 2019): 900}
    title = say.countries_title(quantity("geo year", full | gaps), 2023, ENGLISH)
    assert title == "In 2018, the newest year with 10 countries or more, Spain counted the most; later years have gaps"
    title = say.countries_title(quantity("geo year", full), 2023, ENGLISH)
    assert title == "In 2018, the newest year, Spain counted the most unaccompanied applicants"
    title = say.countries_title(quantity("geo year", gaps), 2023, ENGLISH)
    assert title == "Unaccompanied applicants by country"
    title = say.countries_title(quantity("geo year", full), 2017, ENGLISH)
    assert title == "Unaccompanied applicants by country"


def test_the_title_of_monthly_counts_says_whether_the_country_has_any():
    counts = quantity("geo month", {("EU27_2020", pd.Timestamp("2023-03-01")): 3000})
    assert say.counts_title(counts, "BE", 2023, ENGLISH) == (
        "First-time unaccompanied applicants a month, 2023: the Union alone, with no figure for Belgium"
    )
    both = quantity("geo month", {(geo, pd.Timestamp("2023-03-01")): 300 for geo in ("NL", "EU27_2020")})
    title = "Netherlands and the Union: first-time unaccompanied applicants a month, 2023"
    assert say.counts_title(both, "NL", 2023, ENGLISH) == title
    assert say.counts_title(both.keep([False, False]), "NL", 2023, ENGLISH) == title


def test_the_title_of_the_kingdom_names_its_highest_and_its_newest_year():
    kingdom = quantity("year", {2022: 5817, 2023: 4880})
    assert say.kingdom_title(kingdom, ENGLISH) == (
        "United Kingdom: highest in 2022 (5,817); the newest year, 2023, has 4,880"
    )


def test_without_figures_there_is_a_plain_title_and_no_sentence():
    shares, parts, months = (quantity(LEVELS, {}), quantity("contribution", {}), quantity("month", {}))
    assert say.share_title(shares, "NL", ENGLISH) == "Netherlands: share of the Union's unaccompanied minors"
    assert say.decomposition_title(parts, "NL", 2017, 2023, ENGLISH) == (
        "Netherlands: numerator and denominator of the share, 2017 to 2023"
    )
    assert say.months_title(months, "NL", 2023, ENGLISH) == "Netherlands: share month by month, 2023"
    assert say.countries_title(quantity("geo year", {}), 2023, ENGLISH) == "Unaccompanied applicants by country"
    assert say.kingdom_title(quantity("year", {}), ENGLISH) == "United Kingdom: unaccompanied applicants"
    said = {
        say.share(shares, "DE", 2017, 2023, ENGLISH): "share of the Union's unaccompanied minors in 2017 and 2023",
        say.decomposition(parts, "DE", 2017, 2023, ENGLISH): "numerator and denominator of the share, 2017 to 2023",
        say.months(months, "DE", 2023, ENGLISH): "share month by month, 2023",
    }
    expected = [f"No figures were found for 'Germany: {wanted}'." for wanted in said.values()]
    assert [*map(repr, said)] == expected
