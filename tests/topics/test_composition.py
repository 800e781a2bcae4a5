"""How far two lists of nationalities lie apart, by hand and for any lists cut short."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.quantities import Quantity, Value
from helpers.topics import composition, nationalities

GROUPS = ("A", "B", "C", "D", "E")


def shares(**percent):
    values = {name: Value(share, share, share, (name,), "percent") for name, share in percent.items()}
    return Quantity.from_values(values, ["citizen"], "percent")


def test_the_distance_of_two_full_lists_is_what_one_has_more():
    found = composition.changed(shares(A=60, B=40), shares(A=30, B=70))
    assert (found.low, found.high) == (30, 30)


def test_a_nationality_that_a_list_does_not_name_has_at_most_what_its_last_one_has():
    found = composition.changed(shares(A=50, B=40), shares(A=60, C=20))
    assert found.low == 40 - 20  # B can have 20 in the second list
    assert found.high == 100 - 50  # only the 50 of A are certainly shared


def test_lists_of_the_same_shares_can_still_hide_a_change():
    found = composition.changed(shares(A=50, B=30), shares(A=50, B=30))
    assert (found.low, found.high) == (0, 20)


@given(
    *(st.lists(st.integers(1, 50), min_size=5, max_size=5) for _ in range(2)), *(st.integers(1, 5) for _ in range(2))
)
@settings(deadline=None)
def test_the_distance_of_the_full_lists_is_within_the_bounds_of_their_largest_nationalities(first, last, short, brief):
    full = [dict(zip(GROUPS, (100 * each / sum(counts) for each in counts), strict=True)) for counts in (first, last)]
    cut = [
        shares(**dict(sorted(each.items(), key=lambda item: -item[1])[:named]))
        for each, named in zip(full, (short, brief), strict=True)
    ]
    distance = sum(abs(full[0][name] - full[1][name]) for name in GROUPS) / 2
    found = composition.changed(*cut)
    assert found.low - 1e-9 <= distance <= found.high + 1e-9


def test_the_last_list_of_a_year_that_names_three_is_taken(listed):
    three, one = {"SY": 50, "ER": 20, "SO": 10}, {"SY": 55}
    table = nationalities.composition(listed(three, one, when=["2023-01/2023-06", "2023-01/2023-09"]), "NL")
    assert list(composition.list_of(table, 2023).level("citizen").unique().sort_values()) == ["ER", "SO", "SY"]
    assert composition.list_of(table, 2022).empty


def test_years_with_long_lists_are_compared_in_order(listed):
    lists = ({"SY": 50, "ER": 30, "SO": 20}, {"SY": 70, "ER": 20, "SO": 10})
    found = composition.by_year(nationalities.composition(listed(*lists, when=["2015", "2023"]), "NL"))
    assert list(found.index) == [(2015, 2023)]
    assert found.at((2015, 2023)).low <= 20 <= found.at((2015, 2023)).high
