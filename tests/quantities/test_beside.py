"""Quantities beside one another, named by what they differ in."""

import pytest

from helpers.quantities import Basis, Quantity, beside

MINORS = {"measure": ("minors",), "place": ("NL",)}
ALL = {"measure": ("all",), "place": ("NL",)}
FOUR = [("f", "minors", "NL"), ("g", "minors", "BE"), ("h", "all", "NL"), ("i", "all", "BE")]


@pytest.fixture
def count(quantity):
    """Counts of two years with a basis, ids by a letter of their own."""

    def make(ids, **basis):
        return quantity({2017: (4, 5, 6), 2018: (7, 8, 9)}, ids=ids, **basis)

    return make


def test_one_quantity_stays_as_it_is(count):
    alone = count("f", **MINORS)
    assert beside(alone) is alone


@pytest.mark.parametrize(
    ("other", "level", "names"),
    [
        (ALL, "measure", "minors all"),
        ({**MINORS, "place": ("BE",)}, "geo", "NL BE"),
        ({**MINORS, "citizen": ("SY",)}, "citizen", "minors SY"),
    ],
    ids=["measure", "place", "nationality"],
)
def test_quantities_are_named_by_what_they_differ_in(count, other, level, names):
    table = beside(count("f", **MINORS), count("g", **other))
    assert list(table.index.names) == [level, "year"]
    assert list(dict.fromkeys(table.level(level))) == names.split()
    assert table.at((names.split()[1], 2018)).rows == ("g1",)


def test_two_that_differ_in_several_fields_are_named_by_the_first_that_distinguishes_them(count):
    table = beside(count("f", **MINORS), count("g", measure=("all",), place=("BE",)))
    assert list(table.index.names) == ["measure", "year"]


def test_where_no_single_field_distinguishes_them_all_that_differ_name_them(count):
    parts = [count(ids, measure=(measure,), place=(place,)) for ids, measure, place in FOUR]
    table = beside(*parts)
    assert list(table.index.names) == ["measure", "geo", "year"]
    assert table.at(("all", "BE", 2017)).rows == ("i0",)


def test_shares_of_different_wholes_are_named_by_their_denominators(count):
    minors = count("f", **MINORS)
    shares = [minors.share_of(count(ids, measure=(whole,), place=("NL",))) for ids, whole in (("g", "a"), ("h", "b"))]
    table = beside(*shares)
    assert list(dict.fromkeys(table.level("denominator"))) == ["a", "b"]
    assert table.unit == "percent"
    assert table.at(("b", 2017)).rows == ("f0", "h0")


def test_a_share_as_published_is_named_by_its_own_measure(count):
    minors = count("f", **MINORS)
    computed = [minors.share_of(count(ids, measure=(whole,), place=("NL",))) for ids, whole in (("g", "a"), ("h", "b"))]
    published = count("p", measure=("published share",), place=("NL",)).scaled(1, "percent")
    table = beside(*computed, published)
    assert list(dict.fromkeys(table.level("denominator"))) == ["a", "b", "published share"]


def test_shares_of_one_measure_in_several_places_are_named_by_the_places(count):
    minors = count("f", **MINORS)
    shares = [
        minors.share_of(count(ids, measure=("minors",), place=(union,))) for ids, union in (("g", "X"), ("h", "Y"))
    ]
    assert list(dict.fromkeys(beside(*shares).level("aggregate"))) == ["X", "Y"]


@pytest.mark.parametrize("field", ["office", "release", "concept", "base"])
def test_quantities_that_differ_in_nothing_that_names_them_are_refused(count, field):
    one, other = (count(ids, **MINORS, **{field: (value,)}) for ids, value in (("f", "a"), ("g", "b")))
    with pytest.raises(ValueError, match="do not differ in measure, place, nationality or denominator"):
        beside(one, other)
    with pytest.raises(ValueError, match="stack them"):
        beside(one, one)


def test_a_pair_of_equal_ones_among_others_is_refused(count):
    with pytest.raises(ValueError, match="do not differ"):
        beside(count("f", **MINORS), count("g", **ALL), count("h", **MINORS))


def test_one_without_values_is_named_by_what_was_asked_for_and_adds_none():
    nothing = [Quantity.none("year", about=Basis(**each)) for each in (MINORS, ALL)]
    table = beside(*nothing)
    assert table.empty
    assert list(table.index.names) == ["measure", "year"]
    assert table.basis.measure == ("all", "minors")


def test_quantities_beside_one_another_are_not_compared(count):
    table = beside(count("f", **MINORS, office=("IND",)), count("g", **ALL, office=("CBS",)))
    assert table.basis.office == ("CBS", "IND")
    assert table.basis.mixed == ()


def test_a_ratio_can_be_called_by_a_measure_of_its_own_and_keeps_the_rest(count):
    share = count("f", **MINORS).share_of(count("g", **ALL))
    rate = share.called("rate")
    assert (rate.basis.measure, rate.basis.whole, rate.basis.within) == (("rate",), (), ())
    assert rate.basis.place == ("NL",)
    assert rate.table.drop(columns="basis").equals(share.table.drop(columns="basis"))
    assert (rate.unit, share.basis.measure) == ("percent", ("minors",))


def test_a_quantity_without_values_can_be_called_too():
    named = Quantity.none("year", about=Basis(**MINORS)).called("rate")
    assert named.basis == Basis(measure=("rate",), place=("NL",))


def test_rates_that_were_called_apart_can_be_set_beside_one_another(count):
    minors = count("f", **MINORS)
    assert list(beside(minors.called("a"), minors.called("b")).index.names) == ["measure", "year"]


def test_levels_in_another_order_are_sorted_and_keep_their_values(quantity):
    found = {("asylum", "NL", 2018): (3, 3, 3), ("asylum", "BE", 2017): (2, 2, 2), ("other", "BE", 2016): (1, 1, 1)}
    table = quantity(found, "flow", "geo", "year").reorder("geo", "flow", "year")
    assert list(table.index) == [("BE", "asylum", 2017), ("BE", "other", 2016), ("NL", "asylum", 2018)]
    assert table.at(("NL", "asylum", 2018)).rows == ("f0",)
    assert list(table.index.names) == ["geo", "flow", "year"]


def test_quantities_of_different_units_are_not_put_beside_one_another(count):
    share = count("g", measure=("share",), place=("NL",)).scaled(1, "percent")
    with pytest.raises(ValueError, match="different units, persons and percent"):
        beside(count("f", **MINORS), share)
