"""Published lists of nationalities and the places in them, by hand."""

import pandas as pd

from helpers.quantities import Span
from helpers.topics import nationalities

NINE_MONTHS = "2023-01/2023-09"
FIVE = {"SY": 49, "ER": 18, "SO": 9, "IQ": 5, "SD": 4}


def ends(value):
    return [value.low, value.value, value.high]


def span(first, last):
    return Span(pd.Timestamp(first), pd.Timestamp(last))


# Lists


def test_the_list_of_a_period_has_its_newest_share_of_each_nationality(listed):
    table = listed(
        {"SY": 48, "ER": 17},
        {"SO": 9},
        {"SY": 40},
        when=["2023", "2023", "2022"],
        published=["2024-01-10", "2024-05-01", "2023-01-10"],
    )
    found = nationalities.by_list(nationalities.composition(table, "NL"))
    first, last = span("2022-01-01", "2022-12-31"), span("2023-01-01", "2023-12-31")
    assert dict(found.value) == {("SY", first): 40, ("ER", last): 17, ("SO", last): 9, ("SY", last): 48}
    assert [each for _citizen, each in found.index] == sorted(each for _citizen, each in found.index)


def test_no_shares_make_no_lists(listed):
    nothing = nationalities.composition(listed({"SY": 48}), "SE")
    assert nationalities.by_list(nothing).empty
    assert nationalities.newest_list(nothing).empty
    assert nationalities.ranking(nothing).empty
    assert nationalities.fifth(nothing).empty


def test_the_newest_list_is_the_last_release_of_the_one_that_ends_last_largest_first(listed):
    table = listed(
        {"SY": 40, "ER": 20},
        {"ER": 19, "SY": 48},
        {"ER": 18, "SY": 49},
        when=["2022", NINE_MONTHS, NINE_MONTHS],
        published=["2024-06-01", "2024-01-10", "2024-05-01"],
    )
    found = nationalities.newest_list(nationalities.composition(table, "NL"))
    start, end = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-09-30")
    assert list(found.value.items()) == [((start, end, "SY"), 49), ((start, end, "ER"), 18)]


# Places


def test_a_list_of_fewer_than_three_is_not_ranked(listed):
    table = listed({"SY": 50, "ER": 20})
    assert nationalities.ranking(nationalities.composition(table, "NL")).empty


def test_places_leave_open_what_rounding_leaves_open(listed):
    table = listed({"SY": 49, "ER": 18, "IQ": 5, "SD": 4})
    ranked = nationalities.ranking(nationalities.composition(table, "NL"))
    ranked = ranked.drop_level("published").drop_level("start").drop_level("end")
    assert ends(ranked.at("IQ")) == [3, 3, 4]  # 4.5 to 5.5 against 3.5 to 4.5
    assert ranked.unit == "place"


def test_each_period_has_places_of_its_own(listed):
    table = listed({"SY": 49, "ER": 18, "IQ": 5}, {"SY": 30, "ER": 38, "IQ": 6}, when=["2023", "2022"])
    ranked = nationalities.ranking(nationalities.composition(table, "NL")).only(citizen="SY")
    assert ranked.drop_level("published").drop_level("end").value.to_dict() == {
        pd.Timestamp("2022-01-01"): 2,
        pd.Timestamp("2023-01-01"): 1,
    }


def test_the_number_of_nationalities_of_a_list_is_beside_each_place(listed):
    table = listed(FIVE, {"SY": 49, "ER": 18, "SO": 9}, when=["2023", "2022"])
    named = nationalities.named_in(nationalities.ranking(nationalities.composition(table, "NL")))
    assert named.groupby("start").agg(list).tolist() == [[3] * 3, [5] * 5]


def test_fifth_places_are_of_lists_of_five_newest_first(listed):
    other = FIVE | {"SD": 6, "IQ": 2}
    table = listed(
        FIVE,
        other,
        {"SY": 49, "ER": 18, "SO": 9, "IQ": 5},
        when=["2022", "2023", "2021"],
        published=["2023-02-01", "2024-02-01"],
    )
    found = nationalities.fifth(nationalities.composition(table, "NL"))
    assert found.level("citizen").tolist() == ["IQ", "SD"]
    assert found.level("start").year.tolist() == [2023, 2022]
    assert found.value.tolist() == [5, 5]


def test_a_fifth_place_among_two_short_lists_of_one_period_is_not_that_of_a_list_of_five(listed):
    short = {"SY": 49, "ER": 18, "SO": 9}, {"IQ": 5, "SD": 4, "YE": 3}
    table = listed(*short, when=["2023", "2023"], published=["2024-01-10", "2024-02-10"])
    shares = nationalities.composition(table, "NL")
    assert 5 in set(nationalities.ranking(shares).value)
    assert nationalities.fifth(shares).empty


def test_the_longest_list_within_the_stated_months_is_taken(listed):
    table = listed(FIVE, FIVE, FIVE, {"SY": 49}, when=["2023-01/2023-06", NINE_MONTHS, "2023", "2023-01/2023-11"])
    start, end = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")
    places = nationalities.longest_list(table, "NL", start, end)
    assert set(places.level("end")) == {pd.Timestamp("2023-09-30")}
    assert places.only(start=start, end=pd.Timestamp("2023-09-30")).value.to_dict() == {
        **{"SY": 1, "ER": 2, "SO": 3},
        **{"IQ": 4, "SD": 5},
    }


def test_there_is_no_longest_list_without_five_from_the_first_day(listed):
    start, end = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")
    four = listed({code: value for code, value in FIVE.items() if code != "SD"}, when=[NINE_MONTHS])
    assert nationalities.longest_list(four, "NL", start, end).empty
    assert nationalities.longest_list(listed(FIVE, when=["2023-02/2023-09"]), "NL", start, end).empty
