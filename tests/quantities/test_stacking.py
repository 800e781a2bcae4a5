"""Several quantities put together into one, rows united and indexes made, by hand."""

from helpers.quantities import Basis, Quantity, appended, index_of, stacked, union


def test_quantities_under_one_another_keep_their_names(quantity):
    first, nothing = quantity({1: (1, 1, 1)}), quantity({1: (2, 2, 2)}).keep([False])
    table = stacked({"a": first, "b": nothing}, ["name", "year"])
    assert table.index.tolist() == [("a", 1)]
    assert table.index.names == ["name", "year"]
    assert stacked({"b": nothing}, ["name", "year"]).index.names == ["name", "year"]


def test_quantities_under_one_another_are_not_compared_and_take_the_first_unit(quantity):
    parts = {"IND": quantity({1: (1, 1, 1)}, office=("IND",)), "CBS": quantity({1: (2, 2, 2)}, office=("CBS",))}
    assert stacked(parts, ["office", "year"]).basis == Basis(office=("CBS", "IND"))
    shares = {"a": quantity({1: (2, 2, 2)}, unit="percent")}
    assert stacked(shares, ["name", "year"]).unit == "percent"


def test_a_part_without_values_adds_nothing_to_the_basis(quantity):
    nothing = quantity({1: (2, 2, 2)}, office=("CBS",)).keep([False])
    first = quantity({1: (1, 1, 1)}, office=("IND",))
    assert stacked({"a": nothing, "b": first}, ["name", "year"]).basis == Basis(office=("IND",))
    assert appended(nothing, first).basis == Basis(office=("IND",))


def test_keys_of_several_parts_become_several_levels(quantity):
    table = stacked({("EU28", "Eurostat"): quantity({2017: (5, 5, 5)})}, ["aggregate", "numerator", "year"])
    assert table.at(("EU28", "Eurostat", 2017)).value == 5


def test_quantities_after_one_another_are_ordered_by_their_index(quantity):
    table = appended(quantity({2019: (1, 1, 1)}), quantity({2017: (2, 2, 2)}, ids="g"), quantity({2018: (3, 3, 3)}))
    assert table.value.to_dict() == {2017: 2, 2018: 3, 2019: 1}
    assert table.at(2017).rows == ("g0",)
    assert appended(Quantity.none("year"), Quantity.none("year")).empty


def test_ids_are_united_in_the_order_of_first_use():
    assert union([("b", "a"), (), ("c", "b")]) == ("b", "a", "c")


def test_an_index_has_one_level_for_each_name_and_tuples_can_be_labels():
    assert index_of([("NL", 2017), ("BE", 2017)], ["geo", "year"]).names == ["geo", "year"]
    labels = index_of([("NL", 2017)], ["cell"])
    assert (labels.nlevels, labels[0]) == (1, ("NL", 2017))
    assert list(index_of([], ["geo", "year"]).names) == ["geo", "year"]
