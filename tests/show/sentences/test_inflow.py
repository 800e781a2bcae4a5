"""What is said of the inflow: yearly and monthly."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers.quantities import Basis, Interval, Quantity, statistics
from helpers.quantities.breaks import Break
from helpers.show.sentences import inflow as say

from .made import ENGLISH, quantity

MINORS, EUROSTAT = "uam_first_applications", "uam_asylum_applicants"
OWN = "first_asylum_applications"
BOTH = f"{ENGLISH.measure(OWN)} and {ENGLISH.measure(MINORS)}"
NO_GAPS = pd.DataFrame({"value": [], "rows": []})
EMPTY_TABLE = pd.DataFrame()
YEAR = pd.DateOffset(years=1)


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
def minors():
    return quantity("base_year", {2017: (4.90, 4.914, 4.92), 2019: 5.5}, "ratio")


@pytest.fixture
def over():
    # Of the second, rounding leaves open on which side of 1 it is.
    return quantity("base_year", {2017: (1.87, 1.88, 1.89), 2019: (0.99, 1.0, 1.01)}, "ratio")


def yearly(*counts, measure=MINORS):
    """Counts of the years from 2017 on."""
    return quantity("year", dict(enumerate(counts, 2017)), basis=Basis(measure=(measure,), place=("NL",)))


@pytest.fixture
def revised():
    months = pd.Index([day("2022-08-01"), day("2022-09-01"), day("2022-10-01")], name="month")
    table = pd.DataFrame({"first": [100.0, 451.0, 50.0], "last": [90.0, 651.0, 49.0]}, index=months)
    table = table.assign(change=[-10.0, 200.0, -1.0], per_cent=[-10.0, 44.3, -2.0])
    return table.assign(rows=[("v:0",), ("v:1",), ("v:2",)])


def test_the_level_names_the_years_that_no_count_covers(levels):
    said = say.level(levels, ENGLISH)
    assert repr(said) == "Between 2015 and 2020, no count of a full year was found for 2016 and 2019."
    assert len(said.data) == len(levels)


def test_a_year_that_another_office_counted_is_not_missing():
    found = {(MINORS, 2015): 2850, (MINORS, 2017): 735, (EUROSTAT, 2016): 50, (EUROSTAT, 2019): 3219}
    assert repr(say.level(quantity("measure year", found), ENGLISH)).endswith("was found for 2018.")


@pytest.mark.parametrize(("found", "last"), [({2017: 1181}, 2017), ({2017: 1181, 2018: 1225}, 2018)], ids=str)
def test_a_level_without_gaps_names_none(found, last):
    levels = quantity("measure year", {(MINORS, year): count for year, count in found.items()})
    assert repr(say.level(levels, ENGLISH)) == f"Every year from 2017 to {last} has a count."


def test_the_multiple_counts_base_years_that_rounding_cannot_turn(minors, over):
    said = say.multiple(minors, over, 2017, ENGLISH)
    assert repr(said) == (
        "The number of minors is 4.91 times that of 2017 and, over all base years, 4.9 to 5.5 times that of the base "
        "year. Their multiple is larger than that of all applicants from 1 of 2 base years."
    )
    assert said.data["value"].to_list() == [4.914, 5.5, 1.88, 1.0]


def test_the_multiple_of_a_base_year_without_a_figure_is_left_out(minors, over):
    assert repr(say.multiple(minors, over, 2018, ENGLISH)).startswith(
        "Over all base years, the number of minors is 4.9 to 5.5 times that of the base year. "
    )


def swings(*counts, **options):
    return statistics.swings(yearly(*counts, **options))


def test_fluctuation_is_said_by_the_mean_factors_and_the_ratio_of_their_logarithms():
    minors, everyone = swings(*[1, 3] * 4), swings(*[3, 5] * 4, measure=OWN)  # log 3 over log 5/3 is 2.15
    assert repr(say.fluctuation(minors, everyone, ENGLISH)) == (
        "From one year to the next, the number of minors changed by a factor of 3.00 on average and that of all "
        "applicants by a factor of 1.67, up or down. The mean change of minors in log points is 2.15 times that of "
        "all applicants."
    )


def test_a_variation_of_few_years_is_marked():
    said = say.fluctuation(swings(1, 3, 1, 3), swings(3, 5, 3, 5, measure=OWN), ENGLISH)
    assert repr(said).endswith("They rest on 3 years only: one odd year can change them much.")


def test_two_years_are_too_few_for_a_mean_change():
    said = say.fluctuation(swings(1, 3), swings(3, 5, measure=OWN), ENGLISH)
    assert repr(said) == "Too few figures were found for 'Netherlands, change on the year before'."


def test_a_few_periods_are_too_few_for_a_break():
    monthly = pd.DataFrame({"rows": [("v:7",), ("v:8",)]})
    said = say.rate(None, monthly, "DE", ENGLISH)
    assert repr(said) == "2 periods with a figure are too few to find a break in the monthly rate."
    assert "v:8" in said.markup


def test_a_break_is_said_with_its_ratio_and_its_plausible_months():
    found = broken(["2021-04-01", "2021-05-01"])
    title = "From May 2021 on, 4.0 times as many minors came a month (3.0 to 5.4)"
    assert say.rate_title(found, "NL", ENGLISH) == title
    assert say.support_title(found, "NL", ENGLISH) == "2 of 4 months are plausible as the break"


def test_two_rates_that_may_be_equal_are_not_a_certain_break():
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


def test_the_month_of_the_other_method_is_said():
    assert repr(say.least_squares(day("2021-08-01"), ENGLISH)).endswith("ruptures, part at August 2021.")
    assert repr(say.least_squares(None, ENGLISH)).startswith("No figures were found for 'break month by least squares")


def test_what_depends_on_the_last_month_is_said_with_how_often_no_break_is_certain():
    found = pd.DataFrame(
        {
            "last": [day("2023-10-31"), day("2023-11-30"), day("2023-12-31")],
            "month": [day("2021-06-01"), day("2021-08-01"), day("2021-08-01")],
            **{"low": [0.9, 1.0, 1.1], "value": [2.0, 3.0, 4.0], "high": [5.0, 6.0, 7.0], "rows": [("f1",)] * 3},
        }
    )
    assert repr(say.last_months(found, ENGLISH)) == (
        "With 3 last months, from October 2023 to December 2023, the break month is June 2021 and August 2021 and the "
        "ratio 2.0 to 4.0; with 2 of them no break is certain."
    )


def test_the_largest_revision_of_a_month_is_said(revised):
    said = say.revision(revised, NO_GAPS, "NL", ENGLISH)
    assert repr(said) == "The largest revision took September 2022 from 451 to 651."
    assert said.data["rows"].to_list() == ["v:0", "v:1", "v:2"]


def test_totals_that_do_not_add_up_are_counted(revised):
    gaps = pd.DataFrame({"value": [-269.0, 56.0], "newer": ["parts", "total"], "rows": [("v:8",), ("v:9",)]})
    said = say.revision(revised, gaps, "NL", ENGLISH)
    assert repr(said) == (
        "The largest revision took September 2022 from 451 to 651. "
        "2 published totals differ from the sum of their parts, by up to 269 persons. "
        "The total is the newer in 1, the newest part in 1."
    )
    assert "v:9" in said.markup
    assert repr(say.revision(revised, gaps.head(1), "NL", ENGLISH)).endswith(
        "1 published total differs from the sum of its parts, by 269 persons. "
        "The total is the newer in 0, the newest part in 1."
    )


def test_the_median_revision_needs_more_than_a_handful_of_months(revised):
    other = revised.set_axis(revised.index + YEAR), revised.set_axis(revised.index - YEAR)
    assert repr(say.revision(pd.concat([revised, *other]), NO_GAPS, "NL", ENGLISH)).endswith(
        " 3 months went up and 6 down, in the median by 10.0 %."
    )


def test_without_figures_titles_of_months_have_no_numbers():
    assert say.rate_title(None, "NL", ENGLISH) == "Netherlands: unaccompanied minors a month"
    assert say.support_title(None, "NL", ENGLISH) == "Netherlands: support of each month as the break"


def test_without_figures_what_was_asked_for_is_named():
    german = Basis(measure=(MINORS,), place=("DE",))
    whole = Basis(measure=(OWN,), place=("DE",))
    levels, minors = (Quantity.none(*names, about=german) for names in (("measure", "year"), ("base_year",)))
    count = ENGLISH.measure(MINORS)
    said = {
        say.level(levels, ENGLISH): f"Germany, {count}",
        say.multiple(minors, Quantity.none("base_year", about=german.over(whole)), 2017, ENGLISH): (
            f"Germany, growth of {count}, by base year"
        ),
        say.rate(None, EMPTY_TABLE, "DE", ENGLISH): "Germany: unaccompanied minors a month",
        say.revision(EMPTY_TABLE, EMPTY_TABLE, "DE", ENGLISH): "Germany: months released more than once",
    }
    assert [repr(each) for each in said] == [f"No figures were found for '{wanted}'." for wanted in said.values()]
    both = (Quantity.none("year", about=each) for each in (german, whole))
    assert repr(say.fluctuation(*both, ENGLISH)) == (f"Too few figures were found for 'Germany, {BOTH}'.")
