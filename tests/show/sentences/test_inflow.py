"""What is said of the inflow: yearly and monthly."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers.quantities import Interval, Quantity
from helpers.quantities.breaks import Break
from helpers.show.sentences import inflow as say

from .made import ENGLISH, quantity

MINORS, EUROSTAT = "uam_first_applications", "uam_asylum_applicants"
OWN, CBS = "first_asylum_applications", "first_asylum_applications_cbs"
EMPTY_TABLE = pd.DataFrame()


def day(text):
    return pd.Timestamp(text)


def broken(plausible, before=50.0, after=200.0, dispersion=0.25):
    """A break in May 2021 among four months, with these plausible months."""
    months = [day(f"2021-0{number}-01") for number in (3, 4, 5, 6)]
    profile = pd.DataFrame({"month": months})
    months = tuple(map(day, plausible))
    return Break(day("2021-05-01"), months, before, after, Interval(2.96, 4.0, 5.41), dispersion, profile)


@pytest.fixture
def levels():
    found = {(EUROSTAT, 2015): 90, (MINORS, 2015): 100, (MINORS, 2017): 1181, (MINORS, 2018): 70, (MINORS, 2020): 2500}
    return quantity("measure year", found)


@pytest.fixture
def shares():
    found = {(OWN, 2017): 8.03, (CBS, 2017): 7.34, (OWN, 2023): 15.12}
    return quantity("denominator year", found, "percent")


@pytest.fixture
def multiples():
    found = {
        ("minors", 2017): (4.90, 4.914, 4.92),
        ("minors", 2019): 5.5,
        ("all", 2017): 2.61,
        ("all", 2019): 5.51,
        ("minors over all", 2017): (1.87, 1.88, 1.89),
        ("minors over all", 2019): (0.99, 1.0, 1.01),
    }
    return quantity("count base_year", found, "ratio")


@pytest.fixture
def revised():
    months = pd.Index([day("2022-08-01"), day("2022-09-01"), day("2022-10-01")], name="month")
    table = pd.DataFrame({"first": [100.0, 451.0, 50.0], "last": [90.0, 651.0, 49.0]}, index=months)
    table = table.assign(change=[-10.0, 200.0, -1.0], per_cent=[-10.0, 44.3, -2.0])
    return table.assign(rows=[("v:0",), ("v:1",), ("v:2",)])


def test_the_title_of_the_level_names_the_three_highest_years_of_any_count(levels):
    assert say.level_title(levels, "NL", ENGLISH) == (
        "Netherlands: the years with the most unaccompanied minors are 2015 (100), 2017 (1,181) and 2020 (2,500)"
    )


def test_the_level_names_years_without_a_figure(levels):
    said = say.level(levels, "NL", 2023, 2017, ENGLISH)
    assert repr(said) == (
        "'UAM, considered so, yearly (Eurostat)': no figure for 2023 and no figure for 2017; "
        "its highest year is 2015 (90). "
        "'UAM, first applications (IND)': no figure for 2023 and 1,181 in 2017; its highest year is 2020 (2,500). "
        "No count of a full year was found for 2016 and 2019."
    )
    assert "v:2" in said.markup
    assert "v:3" not in said.markup


def test_a_year_that_another_office_counted_is_not_missing_and_can_be_the_highest():
    found = {(MINORS, 2015): 2850, (MINORS, 2017): 735, (EUROSTAT, 2016): 50, (EUROSTAT, 2021): 3219}
    levels = quantity("measure year", found)
    assert repr(say.level(levels, "BE", 2017, 2017, ENGLISH)).endswith("was found for 2018, 2019 and 2020.")
    assert say.level_title(levels, "BE", ENGLISH).endswith("2015 (2,850), 2017 (735) and 2021 (3,219)")


def test_a_level_without_gaps_says_nothing_of_gaps():
    said = say.level(quantity("measure year", {(MINORS, 2017): 1181}), "NL", 2017, 2017, ENGLISH)
    assert repr(said) == "'UAM, first applications (IND)': 1,181 in 2017; its highest year is 2017 (1,181)."


def test_the_title_of_shares_compares_two_years_by_the_first_denominator(shares):
    assert say.share_title(shares, "NL", 2023, 2017, ENGLISH) == (
        "Netherlands: minors were 8.0 % of the inflow in 2017 and 15.1 % in 2023"
    )


def test_the_title_of_shares_without_one_of_the_years_has_no_numbers(shares):
    title = "Netherlands: share of unaccompanied minors in the asylum inflow"
    assert say.share_title(shares, "NL", 2024, 2017, ENGLISH) == title


def test_a_share_is_said_by_every_denominator_with_its_range(shares):
    assert repr(say.share(shares, "NL", 2017, ENGLISH)) == (
        "In 2017 the share is 8.0 % of 'first asylum applications (IND)' and 7.3 % of 'first asylum requests (CBS)': "
        "7.3 to 8.0 %, depending only on the denominator."
    )


def test_a_single_share_has_no_range(shares):
    said = "In 2023 the share is 15.1 % of 'first asylum applications (IND)'."
    assert repr(say.share(shares, "NL", 2023, ENGLISH)) == said


def test_growth_is_said_as_index_numbers():
    indexed = quantity("count year", {("minors", 2023): 491.4, ("all", 2023): 260.8}, "index")
    assert say.growth_title(indexed, "NL", 2023, 2017, ENGLISH) == (
        "With 2017 as 100, the number of minors is 491 in 2023, that of all applicants 261"
    )
    assert say.growth_title(indexed, "NL", 2024, 2017, ENGLISH) == (
        "Netherlands: unaccompanied minors and all applicants since 2017"
    )


def test_the_title_of_the_multiples_names_the_base_years_of_the_range(multiples):
    assert say.multiple_title(multiples, "NL", 2023, ENGLISH) == (
        "Up to 2023, the number of minors grew 1.0 to 1.9 times as fast as that of all, from 2019 and 2017 as base"
    )


def test_the_multiple_counts_base_years_that_rounding_cannot_turn(multiples):
    assert repr(say.multiple(multiples, "NL", 2023, 2017, ENGLISH)) == (
        "The number of minors is 4.91 times that of 2017 and, over all base years, 4.9 to 5.5 times that of the base "
        "year. It grew faster than the number of all applicants from 1 of 2 base years."
    )


def test_the_multiple_of_a_base_year_without_a_figure_is_left_out(multiples):
    assert repr(say.multiple(multiples, "NL", 2023, 2018, ENGLISH)).startswith(
        "Over all base years, the number of minors is 4.9 to 5.5 times that of the base year. "
    )


def test_fluctuation_is_said_by_the_two_coefficients_and_their_ratio():
    found = quantity("count", {"minors": 0.754, "all": 0.427, "minors over all": 1.766}, "ratio")
    title = "The minors' inflow varies 1.77 times as much as that of all applicants"
    assert say.fluctuation_title(found, 7, "NL", ENGLISH) == title
    assert repr(say.fluctuation(found, 7, "NL", ENGLISH)) == (
        "The coefficient of variation is 0.75 for minors and 0.43 for all applicants."
    )


def test_a_variation_of_few_years_is_marked_and_no_title():
    found = quantity("count", {"minors": 0.754, "all": 0.427, "minors over all": 1.766}, "ratio")
    neutral = "Netherlands: change on the year before, of minors and of all applicants"
    assert say.fluctuation_title(found, 4, "NL", ENGLISH) == neutral
    assert repr(say.fluctuation(found, 4, "NL", ENGLISH)).endswith(
        "They rest on 4 years only: one odd year can change them much."
    )


def test_a_growth_from_one_base_year_has_no_range():
    one = quantity("count base_year", {("minors", 2017): 4.9, ("all", 2017): 2, ("minors over all", 2017): 2}, "ratio")
    assert say.multiple_title(one, "NL", 2023, ENGLISH) == (
        "Netherlands: growth of the minors against all applicants up to 2023, by base year"
    )


def test_a_few_periods_are_too_few_for_a_break():
    monthly = pd.DataFrame({"rows": [("v:7",), ("v:8",)]})
    said = say.rate(None, monthly, "DE", ENGLISH)
    assert repr(said) == "2 periods with a figure are too few to tell a break in the monthly rate."
    assert "v:8" in said.markup


def test_a_break_is_said_with_its_ratio_and_its_plausible_months():
    found = broken(["2021-04-01", "2021-05-01"])
    title = "From May 2021 on, 4.0 times as many minors came a month (3.0 to 5.4)"
    assert say.rate_title(found, "NL", ENGLISH) == title
    assert say.support_title(found, "NL", ENGLISH) == "2 of 4 months are plausible as the break"


def test_two_rates_that_may_be_equal_are_no_certain_break():
    found = replace(broken(["2021-05-01"]), ratio=Interval(0.1, 0.4, 1.3))
    assert say.rate_title(found, "DE", ENGLISH) == "Germany: unaccompanied minors a month; no break is certain"
    assert repr(say.rate(found, pd.DataFrame({"rows": [("v:7",)]}), "DE", ENGLISH)).startswith(
        "The rate after the best month may be as high as before it (ratio 0.1 to 1.3), so no break is certain."
    )


def test_the_rate_is_said_with_its_deviation():
    # 200 + 0.25 * 200**2 = 10,200, whose root is 101.0; the root of 200 is 14.1
    monthly = pd.DataFrame({"rows": [("v:7",)]})
    said = say.rate(broken(["2021-05-01"]), monthly, "NL", ENGLISH)
    assert repr(said) == (
        "The rate is 50 persons a month before the break and 200 after it. "
        "The only plausible break month is May 2021. "
        "The model allows for overdispersion: at 200 a month its standard deviation is 101, that of a Poisson law 14."
    )
    assert "v:7" in said.markup


def test_revisions_are_counted_by_direction(revised):
    assert say.revision_title(revised, "NL", ENGLISH) == (
        "Later publications revised September 2022 from 451 to 651; 1 month went up, 2 down"
    )


def test_totals_that_do_not_add_up_are_counted(revised):
    gaps = pd.DataFrame({"value": [-269.0, 56.0], "rows": [("v:8",), ("v:9",)]})
    said = say.revision(revised, gaps, "NL", ENGLISH)
    assert repr(said) == (
        "The largest revision of a month is 44.3 % up or down. "
        "2 published totals differ from the sum of their parts as later released, by up to 269 persons."
    )
    assert "v:9" in said.markup


def test_revisions_without_gaps_say_nothing_of_totals(revised):
    gaps = pd.DataFrame({"value": [], "rows": []})
    sentence = "The largest revision of a month is 44.3 % up or down."
    assert repr(say.revision(revised, gaps, "NL", ENGLISH)) == sentence


def test_the_median_revision_needs_more_than_a_handful_of_months(revised):
    many = pd.concat([revised, revised, revised])
    said = repr(say.revision(many, pd.DataFrame({"value": [], "rows": []}), "NL", ENGLISH))
    assert said == "The median revision of a month is 10.0 % up or down, the largest 44.3 %."


def test_without_figures_titles_have_no_numbers():
    nothing = Quantity.none("count", "year")
    titles = {
        say.level_title(Quantity.none("measure", "year"), "NL", ENGLISH): "unaccompanied minors a year",
        say.share_title(Quantity.none("denominator", "year"), "NL", 2023, 2017, ENGLISH): (
            "share of unaccompanied minors in the asylum inflow"
        ),
        say.growth_title(nothing, "NL", 2023, 2017, ENGLISH): "unaccompanied minors and all applicants since 2017",
        say.multiple_title(nothing, "NL", 2023, ENGLISH): (
            "growth of the minors against all applicants up to 2023, by base year"
        ),
        say.fluctuation_title(Quantity.none("count"), 0, "NL", ENGLISH): (
            "change on the year before, of minors and of all applicants"
        ),
        say.rate_title(None, "NL", ENGLISH): "unaccompanied minors a month",
        say.support_title(None, "NL", ENGLISH): "support of each month as the break",
        say.revision_title(EMPTY_TABLE, "NL", ENGLISH): "months released more than once",
    }
    assert list(titles) == [f"Netherlands: {title}" for title in titles.values()]


def test_without_figures_sentences_say_which_of_which_country():
    said = {
        say.level(Quantity.none("measure", "year"), "DE", 2023, 2017, ENGLISH): "unaccompanied minors a year",
        say.share(Quantity.none("denominator", "year"), "DE", 2023, ENGLISH): (
            "share of unaccompanied minors in the asylum inflow of 2023"
        ),
        say.multiple(Quantity.none("count", "base_year"), "DE", 2023, 2017, ENGLISH): (
            "growth of the minors against all applicants up to 2023, by base year"
        ),
        say.fluctuation(Quantity.none("count"), 0, "DE", ENGLISH): (
            "fluctuation of the minors and of all applicants, three years with both counts"
        ),
        say.rate(None, EMPTY_TABLE, "DE", ENGLISH): "unaccompanied minors a month",
        say.revision(EMPTY_TABLE, EMPTY_TABLE, "DE", ENGLISH): "months released more than once",
    }
    expected = [f"No figures were found for 'Germany: {wanted}'." for wanted in said.values()]
    assert [repr(each) for each in said] == expected
