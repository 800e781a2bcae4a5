"""What changed a country's share from year to year, by hand."""

import pytest

from helpers import observations
from helpers.topics import contributions, europe

EUROSTAT, NATIONAL = "uam_asylum_applicants", "uam_first_applications"


@pytest.fixture
def years(figures):
    """Three years; the second is the last of the 28 states, and has the 27 too."""
    return figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 100),
        (EUROSTAT, "EU28", "TOTAL", "2017", 2000),
        (EUROSTAT, "NL", "TOTAL", "2018", 90),
        (EUROSTAT, "EU28", "TOTAL", "2018", 1200),
        (EUROSTAT, "UK", "TOTAL", "2018", 300),
        (EUROSTAT, "NL", "TOTAL", "2019", 180),
        (EUROSTAT, "EU27_2020", "TOTAL", "2019", 1000),
        (NATIONAL, "NL", "TOTAL", "2017", 101, {"office": "IND"}),
        (NATIONAL, "NL", "TOTAL", "2019", 181, {"office": "IND"}),
        office="Eurostat",
    )


def mean(first, second):
    return 100 * (first + second) / 2


def test_each_year_is_split_within_one_membership(years):
    work = contributions.by_year(years, "NL", 2017, 2019)
    # 2018, of 28 states: 100 to 90 beside 1900 to 1110.
    assert work.value["country", 2018] == pytest.approx(mean(90 / 1990 - 100 / 2000, 90 / 1200 - 100 / 1210))
    assert work.value["rest", 2018] == pytest.approx(mean(100 / 1210 - 100 / 2000, 90 / 1200 - 90 / 1990))
    assert ("membership", 2018) not in work
    # 2019, of 27 states: 90 to 180 beside 810 to 820; before that, 90 of 1200 became 90 of 900.
    assert work.value["country", 2019] == pytest.approx(mean(180 / 990 - 90 / 900, 180 / 1000 - 90 / 910))
    assert work.value["rest", 2019] == pytest.approx(mean(90 / 910 - 90 / 900, 180 / 1000 - 180 / 990))
    assert work.value["membership", 2019] == pytest.approx(10 - 7.5)
    assert work.value["share", 2018] == pytest.approx(7.5 - 5)
    assert work.value["share", 2019] == pytest.approx(18 - 7.5)
    assert work.unit == "percentage points"


def test_the_contributions_of_a_year_and_of_all_years_add_up_to_the_change_of_the_share(years):
    work = contributions.by_year(years, "NL", 2017, 2019)
    parts = work.keep(work.level("contribution") != "share").value.groupby(level="year").sum()
    assert parts.to_dict() == pytest.approx(work.only(contribution="share").value.to_dict())
    total = contributions.chained(work).value
    assert total["country"] + total["rest"] + total["membership"] == pytest.approx(total["share"])
    assert total["share"] == pytest.approx(18 - 5)


def test_every_contribution_leads_to_the_rows_of_both_years(years):
    work = contributions.by_year(years, "NL", 2017, 2019)
    assert set(work.at(("country", 2018)).rows) == {"f0", "f1", "f2", "f3"}
    assert set(work.at(("membership", 2019)).rows) == {"f2", "f3", "f4"}
    assert work.at(("rest", 2018)).basis.mixed == ()
    assert work.at(("membership", 2019)).basis.mixed == ("aggregate",)


def test_a_share_that_rose_while_the_country_s_number_fell_is_found(years):
    against = contributions.against(contributions.by_year(years, "NL", 2017, 2019))
    assert against.value.to_dict() == {2018: pytest.approx(7.5 - 5)}
    assert contributions.against(contributions.by_year(years, "NL", 2018, 2019)).empty
    assert contributions.against(contributions.by_year(years, "NL", 2016, 2019)).empty


def test_contributions_are_added_up_from_the_base_year_to_each_year(years):
    work = contributions.by_year(years, "NL", 2017, 2019)
    since = contributions.since_base(work)
    assert since.value["country", 2018] == work.value["country", 2018]
    assert since.value["country", 2019] == pytest.approx(work.value["country", 2018] + work.value["country", 2019])
    assert since.value["share", 2019] == pytest.approx(18 - 5)
    assert contributions.since_base(contributions.by_year(years, "NL", 2016, 2019)).empty


def test_a_year_without_a_share_ends_at_the_newest_before_it(years):
    assert contributions.by_year(years, "NL", 2017, 2023).level("year").max() == 2019


def test_a_step_between_memberships_that_no_number_links_is_not_taken(years):
    table = years.keep(~years.table["figure_id"].isin(["f2", "f4"]))  # no country of 2018, no kingdom
    assert contributions.by_year(table, "NL", 2017, 2019).empty


def test_a_missing_year_is_stepped_over(figures):
    table = figures(
        (NATIONAL, "NL", "TOTAL", "2020", 100, {"office": "IND"}),
        (NATIONAL, "NL", "TOTAL", "2022", 300, {"office": "IND"}),
        (EUROSTAT, "EU27_2020", "TOTAL", "2020", 2000),
        (EUROSTAT, "EU27_2020", "TOTAL", "2022", 3000),
        office="Eurostat",
    )
    work = contributions.by_year(table, "NL", 2020, 2022)
    assert list(work.index) == [("country", 2022), ("rest", 2022), ("share", 2022)]
    assert work.value["country", 2022] == pytest.approx(7.5325, abs=1e-4)
    assert work.basis.mixed == ("office",)


@pytest.mark.parametrize(("base", "year"), [(2016, 2019), (2017, 2017), (2019, 2017)])
def test_a_change_between_years_without_a_share_is_empty(years, base, year):
    assert contributions.by_year(years, "NL", base, year).empty


def test_the_dutch_share_rose_to_2019_while_its_number_fell():
    figures = observations.load()
    work = contributions.by_year(figures, "NL", 2017, 2019)
    total = contributions.chained(work)
    assert total.at("country").high < 0
    assert total.at("share").value == pytest.approx(100 * (1000 / 13795 - 1180 / 31410))
    assert 2019 in contributions.against(contributions.since_base(work))
    assert europe.UNION in work.basis.aggregate
