"""Asylum beside child protection, the adjusted share, and movement after registration, by hand."""

import pandas as pd
import pytest

from helpers import observations
from helpers.quantities import Value
from helpers.schemas.declared import ASSUMPTIONS_ON
from helpers.topics import comparability, overlap

EUROSTAT, PLACED, SEA = "uam_asylum_applicants", "uam_placed_in_child_protection", "uam_sea_arrivals"
YOUTH, MISSING = "youth_office_care_after_unaccompanied_entry", "uam_registered_missing"


def ends(value):
    return [value.low, value.value, value.high]


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
        office="Eurostat",
    )


def test_the_share_is_bounded_by_counting_all_or_only_the_surplus(four_countries):
    adjusted = comparability.adjusted_share(four_countries, "NL").value
    assert adjusted[("as counted", 2017)] == 100 * 100 / 1000
    assert adjusted[("no overlap", 2017)] == 100 * 100 / (1000 + 550 + 200 + 250)
    # France 550 - 50; Italy has fewer arrivals than applicants; Spain's are not public, 0 to 7 % of 250.
    assert adjusted[("full overlap", 2017)] == 100 * 100 / (1000 + 500 + 0 + 250 - 8.75)


def test_a_country_without_an_asylum_count_is_a_range_and_not_zero(four_countries):
    share = comparability.adjusted_share(four_countries, "NL").at(("full overlap", 2017))
    # Counts to the person; Spain between the whole flow and 93 % of it.
    assert share.low == pytest.approx(100 * 100 / (1000 + 500 + 0 + 250))
    assert share.high == pytest.approx(100 * 100 / (1000 + 500 + 0 + 250 - 0.07 * 250))


def test_a_country_whose_flow_is_added_has_no_adjusted_share(four_countries):
    assert comparability.adjusted_share(four_countries, "FR").empty


def test_an_adjusted_share_leads_to_every_figure_in_it(four_countries):
    adjusted = comparability.adjusted_share(four_countries, "NL")
    assert set(adjusted.at(("as counted", 2017)).rows) == {"f0", "f1"}
    assert set(adjusted.at(("no overlap", 2017)).rows) == {"f0", "f1", "f4", "f5", "f6"}
    assert {"f0", "f1", "f2", "f3", "f4", "f5"} <= set(adjusted.at(("full overlap", 2017)).rows)


@pytest.mark.parametrize("missing", ["f4", "f5", "f6"], ids=["FR", "IT", "ES"])
def test_a_year_without_one_of_the_three_flows_is_left_out(four_countries, missing):
    table = four_countries.keep(four_countries.table["figure_id"] != missing)
    adjusted = comparability.adjusted_share(table, "NL")
    assert 2017 not in adjusted.level("year")


def test_the_newest_aggregate_is_the_union_of_a_year_that_has_two(figures, four_countries):
    both = [(EUROSTAT, "EU28", "TOTAL", "2017", 1250, {"office": "Eurostat", "figure_id": "e28"})]
    table = pd.concat([four_countries.table, figures(*both).table])
    adjusted = comparability.adjusted_share(observations.Observations(table), "NL")
    assert adjusted.at(("as counted", 2017)).value == 10


def test_the_union_of_the_adjusted_share_is_of_the_same_states_in_all_years(figures):
    table = figures(
        (EUROSTAT, "NL", "TOTAL", "2017", 100),
        (EUROSTAT, "EU28", "TOTAL", "2017", 1250),
        (EUROSTAT, "UK", "TOTAL", "2017", 250),
        (PLACED, "FR", "TOTAL", "2017", 550),
        (SEA, "IT", "TOTAL", "2017", 200),
        (SEA, "ES", "TOTAL", "2017", 250),
        office="Eurostat",
    )
    adjusted = comparability.adjusted_share(table, "NL")
    assert adjusted.at(("as counted", 2017)).value == 10
    assert adjusted.basis.aggregate == ("EU27_2020",)


def test_a_total_without_france_is_not_reduced_by_its_applicants(figures):
    table = figures(
        *((EUROSTAT, "NL", "TOTAL", year, 100) for year in ("2022", "2023")),
        *((EUROSTAT, "EU27_2020", "TOTAL", year, 1000) for year in ("2022", "2023")),
        *((EUROSTAT, geo, "TOTAL", year, 50) for geo in ("FR", "IT", "ES") for year in ("2022", "2023")),
        *((PLACED, "FR", "TOTAL", year, 550) for year in ("2022", "2023")),
        *((SEA, geo, "TOTAL", year, 250) for geo in ("IT", "ES") for year in ("2022", "2023")),
        office="Eurostat",
    )
    high = comparability.adjusted_share(table, "NL").only(assumption="full overlap").value
    assert high[2022] == pytest.approx(100 * 100 / (1000 + 500 + 200 + 200))
    assert high[2023] == pytest.approx(100 * 100 / (1000 + 550 + 200 + 200))


def test_every_year_of_every_flow_has_the_assumptions_that_it_needs():
    for geo in comparability.ADDED:
        for year in range(2008, 2027):
            for assumption in ASSUMPTIONS_ON:
                ends = overlap.bounds(assumption, geo, year)
                assert 0 <= ends.low <= ends.value <= ends.high <= 100


@pytest.mark.parametrize(
    ("counted", "end", "expected"),
    [
        (Value(60, 60, 60, ("a",)), "low", [200, 200, 200]),
        (Value(60, 60, 60, ("a",)), "high", [140, 140, 140]),
        (Value(220, 220, 220, ("a",)), "high", [0, 0, 0]),
        (None, "high", [0, 100, 200]),
        (None, "low", [200, 200, 200]),
    ],
    ids=["nobody in both", "all in both", "more applicants", "no count", "no count, nobody in both"],
)
def test_what_a_flow_adds_lies_between_none_and_all_of_the_applicants(counted, end, expected):
    added = overlap.added(Value(200, 200, 200, ("f",)), counted, "IT", 2018, end)
    assert ends(added) == pytest.approx(expected)
    assert added.rows == (("f",) if end == "low" or counted is None else ("f", "a"))


def test_german_cases_are_shown_and_never_added(four_countries):
    assert 2017 in comparability.outside(four_countries, "DE")
    assert "f7" not in comparability.adjusted_share(four_countries, "NL").rows


def test_more_applicants_than_arrivals_stay_above_100_per_cent(four_countries):
    ratios = comparability.asylum_per_outside(four_countries)
    assert ratios.at(("IT", 2017)).value == pytest.approx(150)
    assert ends(ratios.at(("FR", 2017))) == pytest.approx([100 * 50 / 550] * 3)
    assert ratios.unit == "percent"
    assert ("ES", 2017) not in ratios


def test_a_country_s_own_count_is_used_where_eurostat_has_none(figures):
    table = figures(
        ("uam_national_applications", "ES", "TOTAL", "2016", 30),
        ("uam_national_applications", "ES", "TOTAL", "2017", 40),
        (EUROSTAT, "ES", "TOTAL", "2017", 20),
    )
    assert comparability.asylum(table, "ES").value.to_dict() == {2016: 30, 2017: 20}


def test_no_topic_adds_a_stock_to_a_flow():
    kinds = observations.measures()["kind"]
    assert {kinds[name] for name in comparability.OUTSIDE.values()} == {"flow"}
    assert {kinds[name] for name in comparability.ASYLUM} == {"flow"}
    stocks = comparability.stocks(observations.load())
    assert {kinds[name] for name in stocks.level("measure").unique()} == {"stock"}


def test_stocks_are_indexed_by_their_day(figures):
    table = figures(
        ("in_care", "FR", "TOTAL", "2023-12-31/2023-12-31", 700, {"kind": "stock", "concept": "persons present"}),
        ("in_care", "FR", "SY", "2023-12-31/2023-12-31", 20, {"kind": "stock", "concept": "persons present"}),
        (EUROSTAT, "FR", "TOTAL", "2023", 50),
    )
    assert dict(comparability.stocks(table).value) == {("FR", "in_care", pd.Timestamp("2023-12-31")): 700}


def test_the_rise_of_an_adjusted_share_is_given_for_both_assumptions(quantity):
    adjusted = quantity(
        {
            ("as counted", 2017): (4, 4, 4),
            ("no overlap", 2017): (2, 2, 2),
            ("no overlap", 2022): (5, 6, 7),
            ("full overlap", 2017): (3, 3, 3),
            ("full overlap", 2022): (9, 12, 15),
        },
        *("assumption", "year"),
        unit="percent",
    )
    rise = comparability.adjusted_rise(adjusted, 2017, 2022)
    assert {name: ends(value) for name, value in rise.items()} == {
        "no overlap": [2.5, 3, 3.5],
        "full overlap": [3, 4, 5],
    }
    assert set(rise["no overlap"].rows) == {"f1", "f2"}
    assert comparability.adjusted_rise(adjusted, 2017, 2023) == {}
    assert comparability.adjusted_rise(adjusted, 2016, 2022) == {}


def test_the_level_of_an_adjusted_share_is_set_beside_the_counted_one(quantity):
    adjusted = quantity(
        {("as counted", 2022): (10, 10, 10), ("no overlap", 2022): (5, 6, 7), ("full overlap", 2022): (8, 8, 9)},
        *("assumption", "year"),
        unit="percent",
    )
    level = comparability.adjusted_level(adjusted, 2022)
    assert {name: ends(value) for name, value in level.items()} == {
        "no overlap": pytest.approx([0.5, 0.6, 0.7]),
        "full overlap": pytest.approx([0.8, 0.8, 0.9]),
    }
    assert comparability.adjusted_level(adjusted, 2023) == {}


def test_a_rise_with_one_assumption_missing_is_not_given(quantity):
    adjusted = quantity(
        {("no overlap", 2017): (2, 2, 2), ("no overlap", 2022): (6, 6, 6), ("full overlap", 2022): (9, 9, 9)},
        "assumption",
        "year",
    )
    assert comparability.adjusted_rise(adjusted, 2017, 2022) == {}


def test_onward_movement_is_counted_for_all_nationalities_together(figures):
    table = figures(
        (MISSING, "NL", "TOTAL", "2021/2023", 850),
        (MISSING, "NL", "SY", "2021/2023", 90),
        (EUROSTAT, "NL", "TOTAL", "2023", 100),
        ("uam_relocated_from_greece", "NL", "TOTAL", "2020", 48),
    )
    assert comparability.onward(table).value.tolist() == [850, 48]


def test_the_missing_are_those_of_countries_largest_first(figures):
    table = figures(
        (MISSING, "AT", "TOTAL", "2021/2023", 20000),
        (MISSING, "31 countries", "TOTAL", "2021/2023", 51000),
        (MISSING, "IT", "TOTAL", "2021/2023", 22000),
        ("uam_relocated_from_greece", "NL", "TOTAL", "2020", 48),
    )
    found = comparability.missing(table)
    assert list(found.value.items()) == [("IT", 22000), ("AT", 20000)]


def test_the_newest_years_are_those_of_each_country(quantity):
    ratios = quantity({("ES", 2014): (1, 1, 1), ("ES", 2021): (2, 2, 2), ("FR", 2020): (3, 3, 3)}, "geo", "year")
    assert list(comparability.newest(ratios).index) == [("ES", 2021), ("FR", 2020)]
    assert len(comparability.newest(ratios, 2)) == 3
