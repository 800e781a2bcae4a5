"""The share of the Union, its parts and its months, by hand."""

import pytest

from helpers import observations
from helpers.topics import europe

EUROSTAT, MONTHLY, NATIONAL = "uam_asylum_applicants", "uam_first_time_applicants", "uam_first_applications"


@pytest.fixture(autouse=True)
def every_figure_is_eurostats(monkeypatch):
    monkeypatch.setattr(observations, "by_publisher", lambda table, name: table)


@pytest.fixture
def union(figures):
    """Yearly figures of 2017 with and without the United Kingdom, first months of 2023 by month."""
    return figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 120),
        (EUROSTAT, "EU28", "TOTAL", "2017", 2400),
        (EUROSTAT, "UK", "TOTAL", "2017", 400),
        (NATIONAL, "NL", "TOTAL", "2023-01/2023-03", 90),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-01", 200),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-02", 300),
        (MONTHLY, "EU27_2020", "TOTAL", "2023-03", 400),
        (MONTHLY, "NL", "TOTAL", "2023-03", 44),
        ("share_of_eu_uam", "NL", "TOTAL", "2017", 5),
        (NATIONAL, "NL", "TOTAL", "2022", 100),
        (EUROSTAT, "EU27_2020", "TOTAL", "2022", 1000),
    )


def test_the_union_without_the_kingdom_is_a_difference(union):
    shares = europe.shares(union, "NL")["value"]
    assert shares[("EU28", "Eurostat", 2017)] == 100 * 120 / 2400
    assert shares[("EU28 less UK", "Eurostat", 2017)] == 100 * 120 / 2000
    assert shares[("share as printed", "Eurostat", 2017)] == 5


def test_the_national_count_stands_in_under_its_own_name(union):
    assert europe.shares(union, "NL")["value"][("EU27_2020", "national", 2022)] == 10


def test_a_share_to_a_month_needs_every_month_of_the_union(union):
    share = europe.share_to_month(union, "NL", 2023, 3)
    assert share.loc[2023, "value"] == pytest.approx(100 * 90 / 900)
    assert share.loc[2023, "low"] == pytest.approx(100 * 89.5 / 901.5)  # three cells, half a step each
    assert europe.share_to_month(union.drop(index=5), "NL", 2023, 3).empty


def test_a_months_share_needs_both_figures(union):
    shares = europe.monthly_shares(union, "NL", 2023)
    assert shares["value"].tolist() == [pytest.approx(100 * 44 / 400)]


def test_numerator_and_denominator_make_up_the_whole_change(union):
    work = europe.decomposition(union, "NL", 2017, 2023, 3)
    # Per month: 10 to 30 of the country, 200 to 300 of the Union.
    assert work.loc["numerator", "value"] == pytest.approx(109.861, abs=1e-3)  # 100 log 3
    assert work.loc["denominator", "value"] == pytest.approx(-40.547, abs=1e-3)  # -100 log 1.5
    assert work.loc["share", "value"] == pytest.approx(69.315, abs=1e-3)  # 100 log 2
    assert work.loc[["numerator", "denominator"], "part"].sum() == pytest.approx(100)
