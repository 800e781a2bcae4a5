"""Level, share, growth, fluctuation, monthly rates and revisions, by hand."""

import math

import pandas as pd
import pytest

from helpers import observations
from helpers.quantities import beside, statistics
from helpers.topics import inflow

UAM, ALL, CBS = "uam_first_applications", "first_asylum_applications", "first_asylum_applications_cbs"
EUROSTAT, PUBLISHED, OWN = "uam_asylum_applicants", "uam_share_of_asylum_requests", "uam_share_of_first_applications"


def ends(value):
    return [value.low, value.value, value.high]


@pytest.fixture
def two_counts(figures):
    """Minors and all applicants of three years, with a second office's total for one of them."""
    return figures(
        (UAM, "NL", "TOTAL", "2017", 80),
        (UAM, "NL", "TOTAL", "2018", 90),
        (UAM, "NL", "TOTAL", "2019", 160),
        (ALL, "NL", "TOTAL", "2017", 1000),
        (ALL, "NL", "TOTAL", "2018", 900),
        (ALL, "NL", "TOTAL", "2019", 1000),
        (CBS, "NL", "TOTAL", "2017", 1100, {"office": "CBS"}),
        office="IND",
    )


def test_a_share_is_given_for_every_denominator_of_a_year(two_counts):
    shares = inflow.shares(two_counts, "NL")
    assert shares.at((ALL, 2017)).value == pytest.approx(100 * 80 / 1000)
    assert shares.at((CBS, 2017)).value == pytest.approx(100 * 80 / 1100)
    assert shares.at((ALL, 2017)).low == pytest.approx(100 * 80 / 1000)
    assert shares.at((CBS, 2017)).rows == ("f0", "f6")
    assert (CBS, 2018) not in shares
    assert shares.unit == "percent"


def test_a_share_of_two_offices_is_marked_as_mixed(two_counts):
    assert inflow.shares(two_counts, "NL").basis.mixed == ("office",)
    own = two_counts.counted_by("IND")
    assert inflow.shares(own, "NL").basis.mixed == ()


def test_a_published_share_is_kept_beside_the_computed_ones(figures):
    table = figures((UAM, "NL", "TOTAL", "2017", 80), (PUBLISHED, "NL", "TOTAL", "2017", 7, {"unit": "percent"}))
    assert inflow.shares(table, "NL").at((PUBLISHED, 2017)).value == 7


def test_the_multiple_depends_on_the_base_year(two_counts):
    multiples = inflow.multiples(two_counts, "NL", 2019).value
    assert multiples[("minors", 2017)] == 160 / 80
    assert multiples[("minors", 2018)] == pytest.approx(160 / 90)
    assert multiples[("all", 2018)] == pytest.approx(1000 / 900)
    assert multiples[("minors over all", 2018)] == pytest.approx((160 / 90) / (1000 / 900))


def test_a_multiple_leads_to_the_rows_of_both_years_and_both_counts(two_counts):
    multiples = inflow.multiples(two_counts, "NL", 2019)
    assert set(multiples.at(("minors", 2017)).rows) == {"f0", "f2"}
    assert set(multiples.at(("minors over all", 2017)).rows) == {"f0", "f2", "f3", "f5"}


def test_a_year_without_a_figure_has_no_multiples(two_counts):
    assert inflow.multiples(two_counts, "NL", 2030).empty


def test_a_country_without_figures_gives_nothing(two_counts):
    assert inflow.shares(two_counts, "SE").empty
    assert inflow.monthly(two_counts, "SE", 2017, 2023).empty


def test_both_counts_are_of_the_years_that_have_both(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2016", 70),
        (UAM, "NL", "TOTAL", "2017", 80),
        (ALL, "NL", "TOTAL", "2017", 1000),
        (ALL, "NL", "TOTAL", "2018", 900),
    )
    minors, everyone = inflow.both(table, "NL")
    assert (minors.value.to_dict(), everyone.value.to_dict()) == ({2017: 80}, {2017: 1000})


def test_a_swing_is_the_distance_from_the_year_before_up_or_down(two_counts):
    swings = inflow.swings(two_counts, "NL")
    log = {key: 100 * math.log(ratio) for key, ratio in RATIOS.items()}
    assert swings.value.to_dict() == pytest.approx(log)
    assert swings.at(("all", 2018)).low == pytest.approx(100 * math.log(1000 / 900))
    assert swings.at(("all", 2018)).rows == ("f4", "f3")
    assert inflow.swings(two_counts, "SE").empty


RATIOS = {("minors", 2018): 90 / 80, ("minors", 2019): 160 / 90, ("all", 2018): 1000 / 900, ("all", 2019): 1000 / 900}


def test_a_share_over_part_of_a_year_needs_both_counts_of_exactly_that_part(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2023-01/2023-11", 150),
        (ALL, "NL", "TOTAL", "2023-01/2023-11", 1000),
        (ALL, "NL", "TOTAL", "2023", 1100),
    )
    days = [pd.Timestamp(day) for day in ("2023-01-01", "2023-11-30", "2023-12-31")]
    minors, everyone, share = inflow.share_over(table, UAM, ALL, "NL", days[0], days[1])
    assert ends(share.at(2023)) == pytest.approx([15, 15, 15])
    assert (minors.at(2023).value, everyone.at(2023).value) == (150, 1000)
    minors, everyone, share = inflow.share_over(table, UAM, ALL, "NL", days[0], days[2])
    assert (minors.empty, everyone.empty, share.empty) == (True, False, True)


def test_the_office_s_own_shares_are_those_that_end_before_a_day(figures):
    months = ("2023-01/2023-09", "2023-01/2023-06", "2023-01/2023-11", "2023-02/2023-06")
    table = figures(*((OWN, "NL", "TOTAL", when, 15) for when in months))
    found = inflow.office_share(table, "NL", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30"))
    assert found["figure_id"].tolist() == ["f1", "f0"]


def test_monthly_rates_leave_out_what_somebody_else_derived(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2023", 170),
        (UAM, "NL", "TOTAL", "2023-12", 999, {"origin": "derived", "rank": 0}),
    )
    (period,) = inflow.monthly(table, "NL", 2023, 2023).itertuples()
    assert (period.months, period.value, period.rows) == (12, 170, ("f0",))


def test_monthly_rates_run_from_a_year_to_a_year(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2021", 120),
        (UAM, "NL", "TOTAL", "2022", 240),
        (UAM, "NL", "TOTAL", "2023-01/2023-06", 180),
        (UAM, "NL", "TOTAL", "2023", 480),
    )
    assert inflow.monthly(table, "NL", 2022, 2023)["rate"].tolist() == [20, 30, 50]
    assert inflow.monthly(table, "NL", 2021, 2022)["rate"].tolist() == [10, 20]


def test_the_break_of_a_monthly_rate_needs_enough_months(monthly):
    assert inflow.rate_break(monthly([100] * 10)) is None
    found = inflow.rate_break(monthly([100] * 12 + [300] * 12))
    assert found.month == pd.Timestamp("2021-01-01")


def test_a_handful_of_yearly_counts_has_no_break(figures):
    counts = (100, 100, 100, 900, 900, 900)
    rows = [(UAM, "NL", "TOTAL", str(2015 + number), count) for number, count in enumerate(counts)]
    monthly = inflow.monthly(figures(*rows), "NL", 2015, 2022)
    assert len(monthly) == statistics.FEWEST - 1
    assert inflow.rate_break(monthly) is None


def test_a_year_is_missing_where_no_count_has_it(figures):
    table = figures(
        (UAM, "BE", "TOTAL", "2015", 2850),
        (UAM, "BE", "TOTAL", "2016", 70),
        (EUROSTAT, "BE", "TOTAL", "2016", 75),
        (EUROSTAT, "BE", "TOTAL", "2018", 3219),
    )
    counts = beside(*(table.yearly(measure, "BE") for measure in (UAM, EUROSTAT)))
    assert inflow.missing_years(counts) == [2017]


def test_totals_that_their_parts_outgrew_are_found(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2023-01", 60),
        (UAM, "NL", "TOTAL", "2023-02", 50),
        (UAM, "NL", "TOTAL", "2023-01/2023-02", 100),
    )
    (gap,) = inflow.gaps(table, "NL").itertuples()
    assert (gap.published, gap.parts, gap.rows) == (100, 110, ("f2", "f0", "f1"))


@pytest.fixture
def releases(figures):
    """A month that was released twice, one that was released once, and a year that was released twice."""
    return figures(
        (UAM, "NL", "TOTAL", "2022-09", 451, {"published": "2022-10-10"}),
        (UAM, "NL", "TOTAL", "2022-09", 651, {"published": "2022-11-30"}),
        (UAM, "NL", "TOTAL", "2022-10", 595, {"published": "2022-11-30"}),
        (UAM, "NL", "TOTAL", "2022", 4207, {"published": "2023-01-11"}),
        (UAM, "NL", "TOTAL", "2022", 4205, {"published": "2023-12-21"}),
    )


def test_a_revised_month_has_its_first_and_its_last_release(releases):
    (row,) = inflow.revised_months(releases, "NL").itertuples()
    assert (row.first, row.last, row.change) == (451, 651, 200)
    assert row.per_cent == pytest.approx(100 * 200 / 451)
    assert row.rows == ("f0", "f1")


def test_two_offices_for_one_month_are_not_a_revision(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2022-09", 451, {"published": "2022-10-10", "office": "IND"}),
        (UAM, "NL", "TOTAL", "2022-09", 651, {"published": "2022-11-30", "office": "CBS"}),
    )
    assert inflow.revised_months(table, "NL").empty


def test_a_month_that_was_released_twice_with_one_number_is_not_revised(figures):
    rows = [(UAM, "NL", "TOTAL", "2022-09", 451, {"published": day}) for day in ("2022-10-10", "2022-11-30")]
    assert inflow.revised_months(figures(*rows), "NL").empty


def test_the_releases_of_revised_months_are_drawn_first_and_last(releases):
    steps = inflow.revision_steps(inflow.revised_months(releases, "NL"))
    month = pd.Timestamp("2022-09-01")
    assert dict(steps.value) == {("first", month): 451, ("last", month): 651}
    assert set(steps.rows) == {"f0", "f1"}
    assert inflow.revision_steps(inflow.revised_months(releases, "SE")).empty


def test_a_declared_main_measure_is_one_that_pages_know_and_has_figures():
    figures = observations.load()
    declared = observations.main_measures()
    assert set(declared) | {inflow.MAIN} <= set(inflow.DENOMINATORS)
    assert inflow.MAIN not in set(declared)
    assert all(len(figures.yearly(measure, geo)) for geo, measure in declared.items())


def test_a_main_measure_is_declared_for_any_country():
    assert inflow.main_measure("NL") == "uam_first_applications"
    assert inflow.main_measure("BE") == inflow.MAIN


# Peaks


def test_a_peak_is_measured_against_the_higher_year_beside_it(figures):
    rows = [
        ("uam_first_applications", "NL", "TOTAL", f"{year}", n) for year, n in {2014: 50, 2015: 300, 2016: 100}.items()
    ]
    found = inflow.peaks(figures(*rows).yearly("uam_first_applications", "NL"), (2014, 2015, 2016))
    assert found.at(2015).value == pytest.approx(3)
    assert list(found.index) == [2015, 2016]  # 2014 has no year before it
    last = found.at(2016)
    assert (last.low, last.high) == (0, pytest.approx(1 / 3))
    assert math.isnan(last.value)
