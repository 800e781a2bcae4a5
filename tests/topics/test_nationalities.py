"""Composition, places, persons and rises of nationalities, by hand."""

import pandas as pd
import pytest

from helpers.quantities import Span, Value
from helpers.topics import nationalities

UAM, SHARE = "uam_first_applications", "uam_nationality_share"
PERCENT = {"unit": "percent", "kind": "share"}
NINE_MONTHS = "2023-01/2023-09"


def ends(value):
    return [value.low, value.value, value.high]


def span(first, last):
    return Span(pd.Timestamp(first), pd.Timestamp(last))


@pytest.fixture
def lists(figures):
    """Counts of three nationalities in 2021, published shares of three in 2023, with the totals."""
    return figures(
        (UAM, "NL", "TOTAL", "2021", 200),
        (UAM, "NL", "SY", "2021", 100),
        (UAM, "NL", "ER", "2021", 20),
        (UAM, "NL", "SO", "2021", 10),
        (UAM, "NL", "TOTAL", "2023", 600),
        (SHARE, "NL", "SY", "2023", 50, PERCENT),
        (SHARE, "NL", "ER", "2023", 20, PERCENT),
        (SHARE, "NL", "SO", "2023", 10, PERCENT),
    )


# Composition


def test_a_share_is_taken_as_published_or_from_counts_of_the_same_period(lists):
    shares = nationalities.composition(lists, "NL").drop_level("published").drop_level("start").drop_level("end")
    assert shares.value.tolist() == [10.0, 5.0, 50.0, 20.0, 10.0, 50.0]
    assert list(shares.index) == ["ER", "SO", "SY", "ER", "SO", "SY"]
    assert shares.unit == "percent"


def test_a_share_from_counts_leads_to_count_and_total_and_has_the_bounds_of_both(lists):
    syrians = nationalities.composition(lists, "NL").only(citizen="SY").drop_level("published")
    value = syrians.at((pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-31")))
    assert ends(value) == pytest.approx([50, 50, 50])
    assert value.rows == ("f1", "f0")


def test_a_published_share_is_preferred_to_one_from_counts_of_the_same_period(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2023", 600),
        (UAM, "NL", "SY", "2023", 294),
        (UAM, "NL", "ER", "2023", 120),
        (SHARE, "NL", "SY", "2023", 50, PERCENT),
    )
    shares = nationalities.composition(table, "NL").drop_level("published").drop_level("start").drop_level("end")
    assert shares.value.to_dict() == {"ER": 20, "SY": 50}


def test_a_count_without_a_total_of_its_period_has_no_share(figures):
    table = figures((UAM, "NL", "TOTAL", "2022", 600), (UAM, "NL", "SY", "2023", 294))
    assert nationalities.composition(table, "NL").empty


def test_a_share_of_two_publications_is_out_with_the_later_one(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2023", 600, {"published": "2024-03-01"}),
        (UAM, "NL", "SY", "2023", 300, {"published": "2024-02-01"}),
    )
    assert nationalities.composition(table, "NL").level("published").tolist() == [pd.Timestamp("2024-03-01")]


def test_groups_of_nationalities_are_not_nationalities(figures):
    table = figures((SHARE, "NL", "SY", "2023", 50, PERCENT), (SHARE, "NL", "OTHER", "2023", 30, PERCENT))
    assert nationalities.composition(table, "NL").level("citizen").tolist() == ["SY"]


def test_counts_by_nationality_are_the_office_s_own_else_eurostat_s(lists, figures):
    assert nationalities.count_of(lists, "NL") == UAM
    abroad = figures(("uam_asylum_applicants", "SE", "SY", "2023", 100), (UAM, "SE", "TOTAL", "2023", 200))
    assert nationalities.count_of(abroad, "SE") == "uam_asylum_applicants"


def test_periods_of_half_a_year_and_more_are_distinguished_from_months(listed):
    shares = nationalities.composition(
        listed(
            {"SY": 1}, {"SY": 2}, {"SY": 3}, {"SY": 4}, when=["2023-05", "2023-01/2023-05", "2023-01/2023-06", "2022"]
        ),
        "NL",
    )
    assert sorted(nationalities.of_years(shares).value) == [3, 4]
    assert sorted(nationalities.of_months(shares).value) == [1]
    assert sorted(nationalities.of_years(shares, months=5).value) == [2, 3, 4]


# Persons


def test_persons_per_month_are_as_published_or_the_share_of_the_total(lists):
    found = nationalities.counts(lists, "NL", "SY")
    early, late = (tuple(map(pd.Timestamp, (f"{year}-01-01", f"{year}-12-31"))) for year in (2021, 2023))
    assert found.at(("per month", *early)).value == pytest.approx(100 / 12)
    assert found.at(("per month", *late)).value == pytest.approx(300 / 12)
    assert found.at(("per month", *late)).low == pytest.approx(600 * 0.495 / 12)
    assert found.at(("per month", *late)).rows == ("f4", "f5")
    assert found.at(("share", *late)).value == 50
    assert nationalities.counts(lists, "NL", "AF").empty
    assert nationalities.counts(lists, "SE", "SY").empty


def test_counts_along_time_are_indexed_by_the_last_day(lists):
    found = nationalities.by_period(nationalities.counts(lists, "NL", "SY"))
    assert found.only(what="share").value.to_dict() == {pd.Timestamp("2021-12-31"): 50, pd.Timestamp("2023-12-31"): 50}


def test_a_part_of_a_whole_has_the_bounds_and_the_rows_of_both():
    whole, share = Value(900, 909, 918, ("f0",)), Value(47.5, 48, 48.5, ("f1",), "percent")
    part = nationalities.part_of(whole, share)
    assert ends(part) == pytest.approx([427.5, 436.32, 445.23])
    assert (part.rows, part.unit) == (("f0", "f1"), "persons")


# Rises


def test_a_group_can_rise_most_in_persons_and_least_as_a_multiple(lists):
    found = nationalities.rises(lists, "NL")
    assert found.rise.at("SY").value == pytest.approx((300 - 100) / 12)
    assert found.rise.at("ER").value == pytest.approx((120 - 20) / 12)
    assert found.multiple.at("SY").value == pytest.approx(3)
    assert found.multiple.at("SO").value == pytest.approx(6)
    assert found.rise.index[0] == "SY"


def test_a_rise_names_its_periods_and_the_rows_of_both(lists):
    found = nationalities.rises(lists, "NL")
    assert (found.before_period, found.after_period) == (
        span("2021-01-01", "2021-12-31"),
        span("2023-01-01", "2023-12-31"),
    )
    assert set(found.rise.at("SY").rows) == {"f1", "f4", "f5"}
    assert found.before.value.to_dict() == pytest.approx({"ER": 20 / 12, "SO": 10 / 12, "SY": 100 / 12})


def test_there_is_no_rise_between_lists_of_fewer_than_three_in_common(figures):
    table = figures(
        *(
            (UAM, "NL", code, year, value)
            for code, value in (("TOTAL", 200), ("SY", 100), ("ER", 20))
            for year in ("2021", "2023")
        )
    )
    assert nationalities.rises(table, "NL") is None


def test_a_first_count_of_a_nationality_is_set_against_the_first_total(figures):
    later = {"release": "revised", "published": "2022-11-30"}
    table = figures(
        (UAM, "NL", "SY", "2022-09", 277),
        (UAM, "NL", "TOTAL", "2022-09", 451),
        (UAM, "NL", "TOTAL", "2022-09", 651, later),
        (UAM, "NL", "SY", "2022-10", 351, later),
        (UAM, "NL", "TOTAL", "2022-10", 595, later),
        published="2022-10-10",
    )
    shares = nationalities.composition(table, "NL")
    assert shares.value.tolist() == pytest.approx([100 * 277 / 451, 100 * 351 / 595])
    assert [value.rows for _key, value in shares.items()] == [("f0", "f1"), ("f3", "f4")]
    assert list(shares.level("published")) == [pd.Timestamp("2022-10-10"), pd.Timestamp("2022-11-30")]
    assert shares.basis.mixed == ()
