"""Series, releases and quantities of a few observations."""

import pandas as pd
import pytest

from helpers import observations
from helpers.quantities import Basis


def ids(table):
    return table["figure_id"].tolist()


def ends(value):
    return [value.low, value.value, value.high]


# Which figure is taken


def test_the_latest_release_wins_and_of_its_copies_the_lowest_rank(observed):
    early = ("2023", 200, {"rank": 1, "published": "2024-02-01"})
    late = ("2023", 300, {"rank": 3, "published": "2025-01-01"})
    official = ("2023", 310, {"rank": 1, "published": "2025-01-01"})
    assert ids(observed(early, late).series()) == ["f1"]
    assert ids(observed(early, late, official).series()) == ["f2"]


def test_a_late_copy_of_an_early_release_does_not_win(observed):
    copy = ("2023", 200, {"rank": 3, "published": "2025-06-01", "released": "2024-02-01"})
    assert ids(observed(copy, ("2023", 300, {"published": "2024-06-01"})).series()) == ["f1"]


def test_the_office_with_the_most_official_copies_wins_in_all_periods(observed):
    ours, theirs = {"office": "Office"}, {"office": "Other", "rank": 3, "published": "2025-01-01"}
    rows = [("2022", 1, ours), ("2023", 2, ours | {"rank": 3}), ("2023", 3, theirs), ("2024", 4, theirs)]
    assert ids(observed(*rows).series()) == ["f0", "f1", "f3"]


# Copies that contradict each other

COPIES = [
    ("2023-02", 2475, {"source_id": "one"}),
    ("2023-02", 2745, {"source_id": "other"}),
]


def test_copies_of_one_release_that_contradict_each_other_span_both(observed):
    february = observed(*COPIES, rounding=5.0).monthly("arrivals", "NL").at(pd.Timestamp("2023-02-01"))
    assert [february.low, february.high] == [2472.5, 2747.5]
    assert set(february.rows) == {"f0", "f1"}


def test_a_sum_with_the_contradicted_month_carries_both_candidates(observed):
    table = observed(*COPIES, ("2023-01", 1000), rounding=5.0)
    whole = table.monthly("arrivals", "NL").sum()
    assert [whole.low, whole.high] == [2472.5 + 997.5, 2747.5 + 1002.5]
    assert set(whole.rows) == {"f0", "f1", "f2"}


def test_a_more_official_copy_or_a_later_release_decides(observed):
    official = ("2023-02", 2475, {"source_id": "office", "rank": 1})
    later = ("2023-02", 2600, {"source_id": "later", "published": "2024-05-01"})
    copies = [(when, value, own | {"rank": 3}) for when, value, own in COPIES]
    for deciding, value in ((official, 2475), (later, 2600)):
        month = observed(*copies, deciding, rounding=5.0).monthly("arrivals", "NL").at(pd.Timestamp("2023-02-01"))
        assert ends(month) == [value - 2.5, value, value + 2.5]


def test_a_coarser_copy_contradicts_nothing(observed):
    rows = [("2023-02", 2475, {"source_id": "one"}), ("2023-02", 2500, {"source_id": "other", "rounding": 100.0})]
    assert ids(observed(*rows).series()) == ["f0"]
    assert observed(*rows).series()["rows"].tolist() == [("f0",)]


# Digits


def test_a_count_to_the_person_is_exact_and_a_share_to_the_unit_is_not(observed):
    share = {"kind": "share", "unit": "percent"}
    assert ends(observed(("2017", 1181)).yearly("arrivals", "NL").at(2017)) == [1181, 1181, 1181]
    assert ends(observed(("2017", 1181), rounding=5.0).yearly("arrivals", "NL").at(2017)) == [1178.5, 1181, 1183.5]
    assert ends(observed(("2017", 8), **share).yearly("arrivals", "NL").at(2017)) == [7.5, 8, 8.5]
    assert ends(observed(("2017", 0), rounding=5.0).yearly("arrivals", "NL").at(2017)) == [0, 0, 2.5]


def test_a_later_figure_in_tens_does_not_take_the_digits_of_an_earlier_one(observed):
    exact = ("2023", 4207, {"published": "2023-01-11"})
    coarse = ("2023", 4210, {"published": "2023-10-12", "rounding": 10.0})
    apart = ("2023", 4220, {"published": "2023-10-12", "rounding": 10.0})
    assert observed(exact, coarse).series()["value"].tolist() == [4207]
    assert observed(exact, apart).series()["value"].tolist() == [4220]


def test_more_digits_of_a_copy_are_taken_where_they_round_to_the_official_figure(observed):
    coarse = ("2023", 4210, {"rounding": 10.0})
    assert observed(coarse, ("2023", 4207, {"rank": 2})).series()["value"].tolist() == [4207]
    assert observed(coarse, ("2023", 4220, {"rank": 2})).series()["value"].tolist() == [4210]


def test_of_two_figures_with_the_same_digits_the_later_is_taken(observed):
    early, late = ("2023", 4207, {"published": "2023-01-11"}), ("2023", 4207, {"published": "2023-10-12"})
    assert ids(observed(early, late).series()) == ["f1"]


def test_a_series_has_one_figure_for_each_period_place_citizenship_and_measure(observed):
    rows = [
        ("2023", 5),
        ("2022", 4),
        ("2023", 3, {"geo": "BE"}),
        ("2023", 2, {"citizen": "SY"}),
        ("2023", 1, {"measure": "in_care", "kind": "stock"}),
        ("2023-01/2023-11", 6),
    ]
    series = observed(*rows).series()
    assert ids(series) == ["f2", "f3", "f1", "f5", "f0", "f4"]
    assert series.index.tolist() == list(range(6))


def test_a_series_of_nothing_is_empty(observed):
    assert observed(("2023", 1)).keep([False]).series().empty


# Releases


def test_releases_keep_every_published_figure_with_its_step(observed):
    first = ("2022-09", 451, {"published": "2022-10-10"})
    second = ("2022-09", 651, {"published": "2022-11-30"})
    third = ("2022-09", 640, {"published": "2023-01-11"})
    table = observed(second, third, first, ("2022-10", 595)).releases()
    assert table["value"].tolist() == [451, 651, 640]
    assert table["step"].tolist()[1:] == [200, -11]
    assert pd.isna(table["step"][0])


def test_copies_by_two_offices_are_not_releases_of_each_other(observed):
    ind = ("2022", 4207, {"published": "2023-01-11", "office": "IND"})
    cbs = ("2022", 4210, {"published": "2023-02-01", "office": "CBS"})
    again = ("2022", 4205, {"published": "2023-12-21", "office": "IND"})
    assert observed(ind, cbs).releases().empty
    table = observed(ind, cbs, again).releases()
    assert table["value"].tolist() == [4207, 4205]
    assert table["step"].tolist()[1] == -2


def test_releases_of_an_unknown_office_keep_their_steps(observed):
    rows = [("2022", 10, {"office": None}), ("2022", 14, {"office": None, "published": "2024-05-01"})]
    assert observed(*rows).releases()["step"].tolist()[1:] == [4]


def test_two_places_of_one_office_are_not_releases_of_each_other(observed):
    assert observed(("2022", 4207), ("2022", 1500, {"geo": "BE"})).releases().empty


# Choosing


def test_observations_are_chosen_by_measure_place_and_citizenship(observed):
    table = observed(
        ("2023", 1), ("2023", 2, {"measure": "in_care"}), ("2023", 3, {"geo": "BE"}), ("2023", 4, {"citizen": "SY"})
    )
    assert ids(table.where(measure="in_care").table) == ["f1"]
    assert ids(table.where(geo="BE").table) == ["f2"]
    assert ids(table.where("arrivals", "NL", "TOTAL").table) == ["f0"]
    assert len(table.where(geo="SE")) == 0
    assert len(table.where()) == len(table) == 4


def test_observations_are_chosen_by_who_counted_and_without_a_publication(observed):
    table = observed(
        ("2023", 1, {"office": "IND", "source_id": "letter"}),
        ("2023", 2, {"office": "IND", "source_id": "report"}),
        ("2023", 3, {"office": "CBS", "source_id": "report"}),
    )
    assert ids(table.counted_by("IND").table) == ["f0", "f1"]
    assert ids(table.counted_by("IND").without("letter").table) == ["f1"]


def test_a_mask_keeps_rows_and_the_day_looked_from(observed):
    table = observed(("2023", 1), ("2022", 2), as_of="2024-03-01")
    kept = table.keep(table.table["value"] > 1)
    assert ids(kept.table) == ["f1"]
    assert kept.as_of == table.where(geo="NL").as_of == table.counted_by("Office").as_of == pd.Timestamp("2024-03-01")
    assert len(table) == 2


# Quantities


def test_whole_years_are_the_calendars(observed):
    table = observed(("2017", 1), ("2017-01/2017-11", 2), ("2014/2016", 3), ("2016-07/2017-06", 4)).table
    assert ids(observations.whole_years(table)) == ["f0"]


def test_a_yearly_quantity_has_whole_years_of_one_series(observed):
    table = observed(
        ("2018", 30),
        ("2017", 20),
        ("2018-01/2018-11", 28),
        ("2018", 9, {"citizen": "SY"}),
        ("2018", 9, {"geo": "BE"}),
        rounding=10.0,
    )
    yearly = table.yearly("arrivals", "NL")
    assert yearly.value.to_dict() == {2017: 20, 2018: 30}
    assert ends(yearly.at(2017)) == [15, 20, 25]
    assert yearly.at(2018).rows == ("f0",)
    assert (yearly.index.name, yearly.unit) == ("year", "persons")
    assert table.yearly("arrivals", "NL", "SY").value.to_dict() == {2018: 9}
    assert table.yearly("arrivals", "SE").empty


def test_a_monthly_quantity_is_indexed_by_the_first_days_of_months(observed):
    table = observed(("2023-02", 20), ("2023-01", 10), ("2023", 300), ("2023-01/2023-02", 30), ("2023-12", 40))
    monthly = table.monthly("arrivals", "NL")
    days = [pd.Timestamp("2023-01-01"), pd.Timestamp("2023-02-01"), pd.Timestamp("2023-12-01")]
    assert monthly.value.to_dict() == dict(zip(days, [10, 20, 40], strict=True))
    assert monthly.index.name == "month"


def test_a_quantity_over_a_period_has_the_figure_of_exactly_that_period(observed):
    table = observed(("2023-01/2023-11", 150), ("2023", 170), ("2023-01/2023-11", 9, {"citizen": "SY"}))
    start, end = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")
    assert table.over("arrivals", "NL", start, end).value.to_dict() == {2023: 150}
    assert table.over("arrivals", "NL", start, pd.Timestamp("2023-10-31")).empty


def test_a_quantity_by_several_columns_has_levels_that_other_tables_can_be_joined_with(observed):
    table = observed(("2023", 1, {"citizen": "SY"}), ("2022", 2, {"citizen": "ER"}))
    made = table.quantity(table.series(), ["citizen", "year"])
    assert dict(made.value) == {("ER", 2022): 2, ("SY", 2023): 1}
    other = observed(("2022", 4, {"citizen": "ER"}), ("2023", 9, {"citizen": "IQ"}))
    assert made.share_of(other.quantity(other.series(), ["citizen", "year"])).value.to_dict() == {("ER", 2022): 50}


def test_the_unit_of_a_quantity_is_that_of_its_figures(observed):
    table = observed(("2023", 8, {"unit": "percent", "kind": "share"}))
    assert table.yearly("arrivals", "NL").unit == "percent"


# What they count


def test_a_basis_names_measure_office_concept_and_release(observed):
    table = observed(
        ("2022", 1, {"office": "IND", "concept": "first applications", "release": "revised"}),
        ("2023", 2, {"office": "CBS", "concept": "asylum requests", "release": "first"}),
        as_of="2024-03-01",
    )
    assert table.basis(table.table) == Basis(
        measure=("arrivals",),
        office=("CBS", "IND"),
        concept=("asylum requests", "first applications"),
        release=("first", "revised"),
        coverage=("year",),
        place=("NL",),
        as_of=pd.Timestamp("2024-03-01"),
    )


@pytest.mark.parametrize("release", ["first", "revised", "live"])
def test_a_yearly_quantity_knows_which_release_it_has(observed, release):
    assert observed(("2023", 1, {"release": release})).yearly("arrivals", "NL").basis.release == (release,)


@pytest.mark.parametrize(
    ("when", "coverage"),
    [
        *(("2023", "year"), ("2023-04", "month"), ("2023-01/2023-09", "01-09"), ("2023-08/2023-11", "08-11")),
        *(("2021-01/2023-12", "years"), ("2022-11/2023-02", "years"), ("2023-12-31/2023-12-31", "day")),
    ],
    ids=[
        *("a year", "a month", "January to September", "August to November"),
        *("three years", "a winter", "a day"),
    ],
)
def test_the_coverage_of_a_figure_is_the_months_it_covers(observed, when, coverage):
    table = observed((when, 1))
    assert table.basis(table.table).coverage == (coverage,)


def test_different_coverage_marks_a_ratio_as_mixed(observed):
    table = observed(("2022", 100), ("2023-01/2023-09", 50))
    year = table.yearly("arrivals", "NL")
    part = table.over("arrivals", "NL", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-09-30"))
    assert (part / year.rename(pd.Index([2023], name="year"))).basis.mixed == ("coverage",)


def test_unions_are_aggregates_and_states_are_not(observed):
    table = observed(("2023", 1, {"geo": "EU27_2020"}), ("2017", 1, {"geo": "EU28"}), ("2017", 1, {"geo": "NL"}))
    assert table.basis(table.table).aggregate == ("EU27_2020", "EU28")
    assert table.basis(table.where(geo="NL").table).aggregate == ()


def test_a_quantity_says_of_which_place_and_nationality_it_is_also_without_figures(observed):
    table = observed(("2023", 1, {"citizen": "SY"}))
    syrians = table.yearly("arrivals", "NL", "SY").basis
    assert (syrians.place, syrians.citizen) == (("NL",), ("SY",))
    missing = table.monthly("arrivals", "SE").basis
    assert (missing.measure, missing.place, missing.citizen) == (("arrivals",), ("SE",), ())


def test_a_basis_of_nothing_is_empty(observed):
    table = observed(("2023", 1)).keep([False])
    assert table.basis(table.table) == Basis()


def test_an_unknown_office_or_concept_has_no_name_in_the_basis(observed):
    table = observed(("2023", 1, {"office": None, "concept": None}))
    assert (table.basis(table.table).office, table.basis(table.table).concept) == ((), ())
