"""What is said of nationalities."""

import pandas as pd
import pytest

from helpers.quantities import Basis, Quantity, Span
from helpers.show.sentences import nationalities as say
from helpers.topics.nationalities import Rises

from .made import ENGLISH, quantity

LIST = "published start end citizen"


AVERAGES = quantity("average year", {("all", 2023): 83.47}, "percent")


def day(text):
    return pd.Timestamp(text)


def listed(published, when, **shares):
    """A published list: the shares of the nationalities, by the keys of a composition."""
    period = pd.Period(when)
    ends = day(published), period.start_time, period.end_time.normalize()
    return {(*ends, citizen): share for citizen, share in shares.items()}


@pytest.fixture
def composition():
    older = listed("2022-02-01", "2021", SY=40, ER=30, SO=20, YE=6, GM=4)
    return quantity(LIST, older | listed("2023-02-01", "2022", ER=25, US=49, SO=10), "percent")


@pytest.fixture
def counts():
    years = {year: (day(f"{year}-01-01"), day(f"{year}-12-31")) for year in (2020, 2021, 2022)}
    found = {("per month", *years[2020]): 8, ("per month", *years[2021]): 80.4, ("per month", *years[2022]): 202}
    shares = {("share", *years[2020]): 30, ("share", *years[2021]): 49, ("share", *years[2022]): 57.6}
    return quantity("what start end", found | shares)


def fifth_places(*places):
    """Fifth places in lists: (day of publication, year of the list, citizen, best and worst place)."""
    return quantity(
        LIST,
        {
            key: (best, 5, worst)
            for published, year, citizen, best, worst in places
            for key in listed(published, year, **{citizen: 5})
        },
        "place",
    )


def test_the_newest_list_is_said_with_the_sum_of_its_shares_and_its_largest(composition):
    said = say.composition(composition, ENGLISH)
    assert repr(said) == (
        "The newest list, 2022, names 3 nationalities with 84 % together; the rest is not broken down. "
        "The largest is the United States with 49.0 %."
    )
    assert set(said.data["rows"]) == {"v:5", "v:6", "v:7"}


def test_a_list_with_one_nationality_is_said_in_the_singular_and_names_no_largest():
    one = quantity(LIST, listed("2018-06-01", "2017", ER=40), "percent")
    assert repr(say.composition(one, ENGLISH)) == (
        "The newest list, 2017, names 1 nationality with 40 %; the rest is not broken down."
    )


def test_counts_compare_the_newest_period_with_the_newest_of_an_earlier_year(counts):
    said = say.counts(counts, "SY", ENGLISH)
    assert repr(said) == "Syria: 80 a month in 2021, 202 in 2022; the share went from 49 % to 58 %."
    assert set(said.data["rows"]) == {"v:1", "v:2", "v:4", "v:5"}


def test_counts_of_a_single_year_are_not_compared(counts):
    one = counts.keep(counts.level("start").year == 2022)
    assert repr(say.counts(one, "SY", ENGLISH)) == "No figures were found for 'Syrians, in lists of two years'."


def test_rises_in_persons_and_as_a_multiple_are_distinguished():
    # Syria rises by 125 from 80, Eritrea by 62 from 20 to 82: 4.1 times
    before = quantity("citizen", {"SY": 80, "ER": 20})
    after = quantity("citizen", {"SY": 205, "ER": 82})
    periods = [Span(day(f"{year}-01-01"), day(f"{year}-12-31")) for year in (2021, 2023)]
    assert repr(say.rises(Rises(*periods, before, after), "NL", ENGLISH)) == (
        "Between 2021 and 2023, the number from Syria rose most in persons (by 125 a month) "
        "and that from Eritrea most as a multiple (4.1 times)."
    )


def test_lists_and_the_nationalities_in_fifth_place_are_counted(composition):
    places = fifth_places(
        ("2023-02-01", "2022", "GM", 5, 5), ("2022-02-01", "2021", "GM", 5, 5), ("2022-02-01", "2021", "YE", 5, 6)
    )
    shares = quantity(LIST, dict.fromkeys(places.index, 5), "percent")
    assert repr(say.fifth(places, shares, "NL", ENGLISH)).startswith(
        "2 lists, 2 nationalities in fifth place: the Gambia and Yemen. In the newest list with five names, 2022, "
    )


def test_the_fifth_place_of_the_newest_list_is_said_with_its_share(composition):
    places = fifth_places(("2022-02-01", "2021", "GM", 5, 5))
    assert repr(say.fifth(places, composition, "NL", ENGLISH)) == (
        "1 list, 1 nationality in fifth place: the Gambia. "
        "In the newest list with five names, 2021, the Gambia is fifth with 4.0 %; rounding allows no other place."
    )


def test_equal_fifth_places_are_said_together():
    shares = quantity(LIST, listed("2022-02-01", "2021", SY=40, ER=30, SO=20, IQ=6, GM=2, YE=2), "percent")
    places = fifth_places(("2022-02-01", "2021", "GM", 4, 6), ("2022-02-01", "2021", "YE", 4, 6))
    assert repr(say.fifth(places, shares, "NL", ENGLISH)) == (
        "1 list, 2 nationalities in fifth place: the Gambia and Yemen. "
        "In the newest list with five names, 2021, the Gambia and Yemen are fifth with 2.0 % each; "
        "rounding allows places 4 to 6."
    )


def test_rates_above_the_average_exclude_those_that_rounding_leaves_open():
    differences = {"SY": (9, 10, 11), "SD": (-1, 2, 5), "IQ": -20}
    above = quantity(
        "citizen average",
        {(name, "all"): each for name, each in differences.items()},
        "percentage points",
    )
    said = say.recognition(AVERAGES, above, "NL", 2023, ENGLISH)
    assert repr(said) == ("With the named ones in the average (83.5 %): Syria above, Iraq below, Sudan undecided.")
    assert sorted(said.data["value"]) == [-20, 2, 10, 83.47]


def test_without_figures_what_was_asked_for_is_named():
    swedish = Basis(measure=("uam_nationality_share",), place=("SE",))
    lists = Quantity.none(*LIST.split())
    said = {
        say.composition(Quantity.none(*LIST.split(), about=swedish), ENGLISH): (
            "Sweden, nationalities of unaccompanied minors"
        ),
        say.counts(Quantity.none("what", "start", "end"), "SY", ENGLISH): "Syrians, in lists of two years",
        say.rises(
            None, "SE", ENGLISH
        ): "Sweden: three nationalities in lists of two years, each of half a year or more",
        say.fifth(lists, lists, "SE", ENGLISH): "Sweden: the fifth place in lists of nationalities",
        say.recognition(AVERAGES, Quantity.none("citizen", "average"), "SE", 2022, ENGLISH): (
            "Sweden: recognition rates by nationality, 2022"
        ),
    }
    assert [repr(each) for each in said] == [f"No figures were found for '{wanted}'." for wanted in said.values()]
