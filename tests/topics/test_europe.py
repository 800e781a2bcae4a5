"""The share of the Union, its parts, its months and its rise, by hand."""

import math

import pytest

from helpers.topics import europe

EUROSTAT, MONTHLY, NATIONAL = "uam_asylum_applicants", "uam_first_time_applicants", "uam_first_applications"


def ends(value):
    return [value.low, value.value, value.high]


@pytest.fixture
def union(figures):
    """Yearly figures of 2017 with and without the United Kingdom, first months of 2023 by month."""
    return figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 120),
        (EUROSTAT, "EU28", "TOTAL", "2017", 2400),
        (EUROSTAT, "UK", "TOTAL", "2017", 400),
        (NATIONAL, "NL", "TOTAL", "2023-01/2023-03", 90, {"office": "IND"}),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-01", 200),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-02", 300),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-03", 400),
        (MONTHLY, "NL", "TOTAL", "2023-03", 44),
        ("share_of_eu_uam", "NL", "TOTAL", "2017", 5, {"unit": "percent"}),
        (NATIONAL, "NL", "TOTAL", "2022", 100, {"office": "IND"}),
        (EUROSTAT, "EU27_2020", "TOTAL", "2022", 1000),
        office="Eurostat",
        rounding=2.0,
    )


def without(figures, *ids):
    return figures.keep(~figures.table["figure_id"].isin(ids))


# Shares of years


def test_the_union_without_the_united_kingdom_is_a_difference(union):
    shares = europe.shares(union, "NL")
    assert shares.at(("EU28", "Eurostat", 2017)).value == 100 * 120 / 2400
    assert shares.at(("EU28 less UK", "Eurostat", 2017)).value == 100 * 120 / 2000
    assert shares.at(("EU28 less UK", "Eurostat", 2017)).rows == ("f0", "f1", "f2")
    assert shares.at(("share as published", "Eurostat", 2017)).value == 5


def test_the_united_kingdom_is_subtracted_as_eurostat_counted_it(figures):
    table = figures(
        (EUROSTAT, "EU28", "TOTAL", "2017", 2400, {"office": "Eurostat"}),
        (EUROSTAT, "UK", "TOTAL", "2017", 400, {"office": "Home Office"}),
    )
    assert europe.denominators(table)["EU28 less UK"].empty
    assert europe.denominators(table)["EU28"].at(2017).value == 2400


def test_the_national_count_is_used_under_its_own_name(union):
    shares = europe.shares(union, "NL")
    assert shares.at(("EU27_2020", "national", 2022)).value == 10
    assert "national" not in shares.only(year=2017).level("numerator")


def test_a_national_numerator_marks_the_shares_as_mixed(union):
    assert europe.shares(union, "NL").basis.mixed == ("office",)
    assert europe.shares(union.counted_by("Eurostat"), "NL").basis.mixed == ()


# Releases


@pytest.fixture
def revised(figures):
    """A year whose total was revised and whose country was not, and one in which both were."""
    later = {"release": "revised", "published": "2025-01-01"}
    return figures(
        (EUROSTAT, "NL", "TOTAL", "2019", 100),
        (EUROSTAT, "EU27_2020", "TOTAL", "2019", 1250),
        (EUROSTAT, "EU27_2020", "TOTAL", "2019", 1400, later),
        (EUROSTAT, "NL", "TOTAL", "2018", 50),
        (EUROSTAT, "NL", "TOTAL", "2018", 60, later),
        (EUROSTAT, "EU27_2020", "TOTAL", "2018", 500),
        (EUROSTAT, "EU27_2020", "TOTAL", "2018", 600, later),
        (EUROSTAT, "EU27_2020", "TOTAL", "2021", 2000),
        (EUROSTAT, "EU27_2020", "TOTAL", "2021", 2500, later),
        (NATIONAL, "NL", "TOTAL", "2021", 250, {"office": "IND"}),
        office="Eurostat",
    )


def test_both_sides_of_a_share_are_of_the_newest_release_that_has_both(revised):
    shares = europe.shares(revised, "NL").only(aggregate="EU27_2020", numerator="Eurostat")
    assert shares.value.to_dict() == {2018: 10, 2019: 8}
    assert shares.at(2018).rows == ("f4", "f6")
    assert shares.at(2019).rows == ("f0", "f1")
    assert shares.basis.mixed == ()


def test_another_office_s_count_is_set_against_the_latest_release(revised):
    share = europe.shares(revised, "NL").at(("EU27_2020", "national", 2021))
    assert (share.value, share.rows) == (10, ("f9", "f8"))
    assert share.basis.mixed == ("office", "release")


def test_a_share_whose_sides_share_no_release_says_so(revised):
    share = europe.shares(without(revised, "f1"), "NL").at(("EU27_2020", "Eurostat", 2019))
    assert (share.value, share.basis.mixed) == (pytest.approx(100 / 14), ("release",))


# Months


def test_a_share_to_a_month_needs_every_month_of_the_union(union):
    share = europe.share_to_month(union, "NL", 2023, 3)
    assert share.at(2023).value == pytest.approx(100 * 90 / 900)
    assert share.at(2023).low == pytest.approx(100 * 89 / 903)  # each count rounded to 2
    assert set(share.at(2023).rows) == {"f3", "f4", "f5", "f6"}
    assert europe.share_to_month(without(union, "f5"), "NL", 2023, 3).empty


def test_the_months_of_the_union_cover_what_the_country_s_figure_covers(union):
    basis = europe.share_to_month(union, "NL", 2023, 3).basis
    assert basis.coverage == ("01-03",)
    assert basis.mixed == ("office",)  # the national office's minors over Eurostat's


def test_the_parts_of_a_share_that_are_missing_are_left_out(union):
    assert set(europe.to_month(union, "NL", 2023, 3)) == {"country", "union"}
    assert set(europe.to_month(union, "NL", 2023, 2)) == {"union"}
    assert set(europe.to_month(without(union, "f4"), "NL", 2023, 3)) == {"country"}
    assert europe.to_month(union, "NL", 2021, 12) == {}


def test_twelve_months_of_the_union_cover_a_year(figures):
    months = [(MONTHLY, "EU27_2020", "TOTAL", f"2023-{month:02}", 100) for month in range(1, 13)]
    parts = europe.to_month(figures(*months, (NATIONAL, "NL", "TOTAL", "2023", 60)), "NL", 2023, 12)
    assert (parts["union"].value, parts["union"].basis.coverage) == (1200, ("year",))
    assert (parts["country"].value, parts["country"].basis.coverage) == (60, ("year",))


# The rise


def test_the_base_share_is_of_the_27_states_as_published_or_less_the_united_kingdom(union):
    share = europe.base_share(union, "NL", 2017)
    assert share.value.to_dict() == {2017: 100 * 120 / 2000}
    assert share.at(2017).rows == ("f0", "f1", "f2")
    assert share.basis.aggregate == ("EU27_2020",)
    assert europe.base_share(union, "NL", 2022).value.to_dict() == {2022: 10}
    assert europe.base_share(union, "NL", 2016).empty
    assert europe.base_share(without(union, "f2"), "NL", 2017).empty


def test_the_rise_is_one_share_over_the_other(union):
    rise = europe.rise(union, "NL", 2017, 2023, 3)
    now, before = (89 / 903, 10 / 100, 91 / 897), (119 / 2002, 6 / 100, 121 / 1998)
    assert ends(rise.at(2023)) == pytest.approx([now[0] / before[2], 10 / 6, now[2] / before[0]])
    assert set(rise.at(2023).rows) == {"f0", "f1", "f2", "f3", "f4", "f5", "f6"}
    assert rise.unit == "ratio"


def test_a_rise_from_a_whole_year_to_some_months_says_what_differs(union):
    assert set(europe.rise(union, "NL", 2017, 2023, 3).basis.mixed) == {"coverage", "office"}


def test_a_rise_without_one_of_its_shares_is_empty(union):
    assert europe.rise(union, "NL", 2016, 2023, 3).empty
    assert europe.rise(union, "NL", 2017, 2023, 4).empty


def test_numerator_and_denominator_make_up_the_whole_change(union):
    work = europe.decomposition(union, "NL", 2017, 2023, 3)
    # Per month: 10 to 30 of the country, 2000 / 12 to 300 of the Union.
    assert work.value["numerator"] == pytest.approx(109.861, abs=1e-3)  # 100 log 3
    assert work.value["denominator"] == pytest.approx(-58.779, abs=1e-3)  # -100 log 1.8
    assert work.value["share"] == pytest.approx(51.083, abs=1e-3)  # 100 log (10 / 6)
    contributions = europe.contributions(work)
    assert contributions[["numerator", "denominator"]].sum() == pytest.approx(100)
    assert contributions["numerator"] == pytest.approx(100 * math.log(3) / math.log(10 / 6))


def test_the_change_of_the_share_is_the_logarithm_of_its_rise(union):
    rise, work = europe.rise(union, "NL", 2017, 2023, 3), europe.decomposition(union, "NL", 2017, 2023, 3)
    assert work.value["share"] == pytest.approx(100 * math.log(rise.at(2023).value))


@pytest.mark.parametrize(("base", "month"), [(2016, 3), (2017, 4)], ids=["base year", "month"])
def test_a_change_without_one_of_its_parts_is_empty(union, base, month):
    work = europe.decomposition(union, "NL", base, 2023, month)
    assert work.empty
    assert europe.contributions(work).empty


def test_countries_are_states_from_a_year_on(figures):
    table = figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 1180),
        (EUROSTAT, "NL", "TOTAL", "2013", 310),
        (EUROSTAT, "NL", "SY", "2017", 90),
        (EUROSTAT, "EU28", "TOTAL", "2017", 31400),
        (EUROSTAT, "EU", "TOTAL", "2017", 31400),
        (EUROSTAT, "BE", "TOTAL", "2017", 735),
        (EUROSTAT, "BE", "TOTAL", "2017-01/2017-06", 300),
    )
    assert dict(europe.countries(table).value) == {("BE", 2017): 735, ("NL", 2017): 1180}
    assert ("NL", 2013) in europe.countries(table, since=2010)
