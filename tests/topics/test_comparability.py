"""Asylum beside child protection, the adjusted share, publishers apart."""

import pandas as pd
import pytest

from helpers import observations
from helpers.topics import comparability

EUROSTAT, PLACED, SEA = "uam_asylum_applicants", "uam_placed_in_child_protection", "uam_sea_arrivals"
YOUTH = "youth_office_care_after_unaccompanied_entry"


@pytest.fixture
def four_countries(figures):
    """A year in which the Union counts 1,000, and three countries have flows outside asylum."""
    return figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 100),
        (EUROSTAT, "EU27_2020", "TOTAL", "2017", 1000),
        (EUROSTAT, "FR", "TOTAL", "2017", 50),
        (EUROSTAT, "IT", "TOTAL", "2017", 300),
        (PLACED, "FR", "TOTAL", "2017", 550),
        (SEA, "IT", "TOTAL", "2017", 200),
        (SEA, "ES", "TOTAL", "2017", 250),
        (YOUTH, "DE", "TOTAL", "2017", 900),
        ("uam_national_applications", "ES", "TOTAL", "2016", 1),
        (EUROSTAT, "UK", "TOTAL", "2016", 1),
        (EUROSTAT, "EU28", "TOTAL", "2016", 1),
        ("share_of_eu_uam", "NL", "TOTAL", "2016", 1),
    )


@pytest.fixture(autouse=True)
def every_figure_is_eurostats(monkeypatch):
    monkeypatch.setattr(observations, "by_publisher", lambda table, name: table)


def test_the_share_is_bounded_by_counting_all_or_only_the_surplus(four_countries):
    adjusted = comparability.adjusted_share(four_countries, "NL")["value"]
    assert adjusted[("as counted", 2017)] == 100 * 100 / 1000
    assert adjusted[("low", 2017)] == 100 * 100 / (1000 + 550 + 200 + 250)
    # France 550 - 50; Italy has fewer arrivals than applicants; Spain's applicants are not public.
    assert adjusted[("high", 2017)] == 100 * 100 / (1000 + 500 + 0 + 0)


def test_german_cases_are_shown_and_never_added(four_countries):
    assert ("DE", "outside", 2017) in comparability.side_by_side(four_countries).index
    ids = comparability.adjusted_share(four_countries, "NL")["figure_ids"].explode()
    assert "f7" not in set(ids)


def test_more_applicants_than_arrivals_stay_above_100_per_cent(four_countries):
    ratios = comparability.asylum_per_outside(four_countries)["value"]
    assert ratios[("IT", 2017)] == pytest.approx(150)
    assert ratios[("FR", 2017)] == pytest.approx(100 * 50 / 550)


def test_no_analysis_adds_a_stock_to_a_flow():
    kinds = observations.measures()["kind"]
    assert {kinds[name] for name in comparability.OUTSIDE.values()} == {"flow"}
    assert {kinds[name] for name in comparability.ASYLUM} == {"flow"}
    stocks = comparability.stocks(observations.load())
    assert {kinds[name] for name in stocks.index.get_level_values("measure").unique()} == {"stock"}


def test_publishers_apart_are_found_by_code_and_rounding_is_no_disagreement(figures, monkeypatch):
    table = figures(
        (EUROSTAT, "EU27_2020", "TOTAL", "2023-02", 2475, "2023-05-25"),
        (EUROSTAT, "EU27_2020", "TOTAL", "2023-02", 2745, "2023-05-27"),
        (EUROSTAT, "EU27_2020", "TOTAL", "2023-03", 2620, "2023-06-26"),
        (EUROSTAT, "EU27_2020", "TOTAL", "2023-03", 2600, "2023-06-26"),
    ).assign(source_id=["a", "b", "a", "b"])
    table.loc[3, ["low", "high"]] = [2550, 2650]
    register = pd.DataFrame({"publisher": {"a": "One agency", "b": "Another agency"}})
    monkeypatch.setattr(observations, "sources", lambda: register)
    (row,) = comparability.disagreements(table).itertuples()
    assert (row.lowest, row.highest, row.days) == (2475, 2745, 2)
    assert row.spread == pytest.approx(100 * 270 / 2475)
    assert row.publishers == ("One agency", "Another agency")
