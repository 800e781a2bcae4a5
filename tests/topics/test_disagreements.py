"""Offices that disagree on one cell, and what vintages revised, by hand."""

import shutil

import pandas as pd
import pytest

from helpers import paths
from helpers.errors import InputError
from helpers.observations import registers
from helpers.topics import disagreements
from helpers.topics.disagreements import Cell

EUROSTAT = "uam_asylum_applicants"
FEBRUARY = (EUROSTAT, "EU27_2020", "TOTAL", "2023-02")
MARCH = (EUROSTAT, "EU27_2020", "TOTAL", "2023-03")
ONE, OTHER = {"office": "One agency"}, {"office": "Another agency"}


def ends(value):
    return [value.low, value.value, value.high]


@pytest.fixture
def two_agencies(figures):
    """Two agencies that disagree on February, and agree on March within the rounding of one."""
    return figures(
        (*FEBRUARY, 2475, ONE | {"published": "2023-05-25"}),
        (*FEBRUARY, 2745, OTHER | {"published": "2023-05-27"}),
        (*MARCH, 2620, ONE | {"published": "2023-06-26"}),
        (*MARCH, 2600, OTHER | {"published": "2023-06-26", "rounding": 100.0}),
    )


def test_offices_apart_are_found_and_rounding_is_not_a_disagreement(two_agencies):
    (row,) = disagreements.between_offices(two_agencies).itertuples()
    assert (row.lowest, row.highest, row.days) == (2475, 2745, 2)
    assert row.spread == pytest.approx(100 * 270 / 2475)
    assert row.offices == ("One agency", "Another agency")
    assert row.rows == ("f0", "f1")


def test_two_releases_of_one_office_are_not_a_disagreement_between_offices(figures):
    rows = [(*FEBRUARY, 2475, ONE | {"published": "2023-05-25"}), (*FEBRUARY, 2745, ONE | {"published": "2023-08-01"})]
    assert disagreements.between_offices(figures(*rows)).empty


def test_the_latest_release_of_each_office_is_compared(figures):
    first, last = ONE | {"published": "2023-05-25"}, ONE | {"published": "2023-08-01"}
    other = OTHER | {"published": "2023-06-01"}
    rows = [(*FEBRUARY, 2475, first), (*FEBRUARY, 2745, last), (*FEBRUARY, 2745, other)]
    assert disagreements.between_offices(figures(*rows)).empty


@pytest.mark.parametrize("origin", ["derived", "approximate"])
def test_what_was_derived_or_published_in_words_is_not_a_disagreement(figures, origin):
    rows = [(*FEBRUARY, 2475, ONE), (*FEBRUARY, 3000, OTHER | {"origin": origin})]
    assert disagreements.between_offices(figures(*rows)).empty


def test_measures_declared_comparable_are_one_cell(figures):
    immigration, statistics = {"office": "IND"}, {"office": "CBS", "rounding": 5.0}
    day = ("TOTAL", "2021")
    found = disagreements.between_offices(
        figures(
            ("first_asylum_applications", "NL", *day, 24686, immigration),
            ("first_asylum_applications_cbs", "NL", *day, 24740, statistics),
            ("uam_applications_self_claimed", "EU+", *day, 23600, {"office": "EUAA"}),
            (EUROSTAT, "EU27_2020", *day, 25130, {"office": "Eurostat"}),
            ("uam_first_time_applicants", "NL", *day, 9, {"office": "Eurostat"}),
        )
    )
    assert [key[:2] for key in found.index] == [(EUROSTAT, "EU27_2020"), ("first_asylum_applications", "NL")]
    assert found["lowest"].tolist() == [23600, 24686]


@pytest.mark.parametrize("column", ["measure", "geo", "compared_with", "compared_geo"])
def test_a_comparison_of_something_unknown_is_refused(tmp_path, column):
    for name in ("measures", "places"):
        shutil.copy(paths.FIGURES / f"{name}.csv", tmp_path)
    table = pd.read_csv(paths.FIGURES / "comparable.csv", dtype=str)
    table.loc[1, column] = "XX"
    table.to_csv(tmp_path / "comparable.csv", index=False)
    with pytest.raises(InputError, match=f"comparable.csv, row 3, column {column}: 'XX'"):
        registers.comparable(tmp_path)


def test_the_widest_disagreement_comes_first(figures):
    rows = [(*MARCH, 100, ONE), (*MARCH, 150, OTHER), (*FEBRUARY, 100, ONE), (*FEBRUARY, 300, OTHER)]
    found = disagreements.between_offices(figures(*rows))
    assert found["spread"].tolist() == [200, 50]


def test_a_disagreement_from_nothing_has_no_relative_spread(figures):
    found = disagreements.between_offices(figures((*MARCH, 0, ONE), (*MARCH, 150, OTHER)))
    assert found["spread"].isna().all()


def test_the_lowest_number_is_100_and_the_highest_relative_to_it(two_agencies):
    found = disagreements.relative(disagreements.between_offices(two_agencies), most=5)
    cell = Cell(*FEBRUARY[:3], pd.Timestamp("2023-02-01"), pd.Timestamp("2023-02-28"))
    assert dict(found.value) == pytest.approx({("lowest", cell): 100, ("highest", cell): 100 * 2745 / 2475})
    assert found.at(("highest", cell)).rows == ("f0", "f1")
    assert found.unit == "index"


def test_only_the_widest_are_taken(figures):
    rows = [(*MARCH, 100, ONE), (*MARCH, 150, OTHER), (*FEBRUARY, 100, ONE), (*FEBRUARY, 300, OTHER)]
    found = disagreements.relative(disagreements.between_offices(figures(*rows)), most=1)
    assert [number for number, _cell in found.index] == ["lowest", "highest"]
    assert found.value.tolist() == [100, 300]


VINTAGE = {"rank": 0, "release": "live", "rounding": 5.0, "office": "Eurostat"}
FIRST, SECOND = VINTAGE | {"published": "2023-05-25"}, VINTAGE | {"published": "2023-11-25"}


@pytest.fixture
def two_vintages(figures):
    """Belgium moved by 10 of 100 and 20 of 300, the Netherlands by 30 of 100; France did not move."""
    return figures(
        (EUROSTAT, "BE", "TOTAL", "2021", 100, FIRST | {"flag": "p"}),
        (EUROSTAT, "BE", "TOTAL", "2021", 110, SECOND),
        (EUROSTAT, "BE", "TOTAL", "2022", 300, FIRST),
        (EUROSTAT, "BE", "TOTAL", "2022", 280, SECOND),
        (EUROSTAT, "NL", "TOTAL", "2022", 100, FIRST | {"flag": "p"}),
        (EUROSTAT, "NL", "TOTAL", "2022", 130, SECOND | {"flag": "p"}),
        (EUROSTAT, "FR", "TOTAL", "2022", 500, FIRST),
        (EUROSTAT, "FR", "TOTAL", "2022", 500, SECOND),
    )


def test_a_revision_is_the_changes_without_signs_in_per_cent_of_what_was_served_first(two_vintages):
    quantity, table = disagreements.between_vintages(two_vintages)
    assert list(quantity.index) == [(EUROSTAT, "NL"), (EUROSTAT, "BE")]
    assert ends(quantity.at((EUROSTAT, "NL"))) == [25, 30, 35]  # one cell, both ends to 5
    assert ends(quantity.at((EUROSTAT, "BE"))) == [100 * (30 - 10) / 400, 100 * 30 / 400, 100 * (30 + 10) / 400]
    assert table.loc[(EUROSTAT, "BE"), ["cells", "net", "final"]].tolist() == [2, -10, 1]
    assert table.loc[(EUROSTAT, "NL"), ["cells", "net", "final"]].tolist() == [1, 30, 0]


def test_a_revision_leads_to_its_widest_change(two_vintages):
    quantity, table = disagreements.between_vintages(two_vintages)
    assert quantity.at((EUROSTAT, "BE")).rows == ("f2", "f3")
    assert table.loc[(EUROSTAT, "NL"), "rows"] == ("f4", "f5")
    assert quantity.basis.release == ("live",)


def test_a_revision_leads_to_the_two_vintages_of_its_widest_change(figures):
    days = ("2023-05-25", "2023-11-25", "2024-05-25")
    rows = [
        (EUROSTAT, "BE", "TOTAL", "2021", value, VINTAGE | {"published": day})
        for value, day in zip((100, 110, 200), days, strict=True)
    ]
    quantity, _table = disagreements.between_vintages(figures(*rows))
    assert quantity.at((EUROSTAT, "BE")).rows == ("f1", "f2")


def test_cited_figures_are_not_vintages(figures, two_vintages):
    cited = two_vintages.table.assign(rank=1)
    quantity, table = disagreements.between_vintages(type(two_vintages)(cited))
    assert quantity.empty
    assert table.empty


def test_a_cell_that_only_became_final_is_counted_without_a_change(figures):
    rows = [
        (EUROSTAT, "BE", "TOTAL", "2021", 100, FIRST | {"flag": "p"}),
        (EUROSTAT, "BE", "TOTAL", "2021", 100, SECOND),
    ]
    quantity, table = disagreements.between_vintages(figures(*rows))
    assert ends(quantity.at((EUROSTAT, "BE"))) == [0, 0, 0]
    assert table.loc[(EUROSTAT, "BE"), ["cells", "net", "final"]].tolist() == [0, 0, 1]
