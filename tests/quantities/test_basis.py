"""What figures count: fields that differ are named, empty ones never."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import Basis
from helpers.quantities.basis import COMPARED

NAMED = ("place", "citizen", "whole", "within", "base")
LISTS = ("measure", *COMPARED, *NAMED)
DAYS = st.none() | st.sampled_from([pd.Timestamp("2018-01-31"), pd.Timestamp("2023-12-22")])
NAMES = st.sets(st.sampled_from(["A", "B", "C"])).map(sorted).map(tuple)
MARKS = st.sets(st.sampled_from(COMPARED)).map(sorted).map(tuple)
BASES = st.builds(Basis, **dict.fromkeys(LISTS, NAMES), mixed=MARKS, as_of=DAYS)


def test_two_offices_in_one_ratio_are_named_as_mixed():
    both = Basis(office=("IND",), coverage=("year",)).combined(Basis(office=("CBS",), coverage=("year",)))
    assert both == Basis(office=("CBS", "IND"), coverage=("year",), mixed=("office",))


def test_every_field_that_differs_is_named():
    one = Basis(office=("IND",), concept=("first applications",), release=("first",))
    other = Basis(office=("Eurostat",), concept=("applicants",), release=("first",))
    assert one.combined(other).mixed == ("concept", "office")


def test_another_measure_alone_is_not_another_basis():
    assert Basis(measure=("minors",)).combined(Basis(measure=("all",))).mixed == ()


def test_a_state_beside_a_union_has_no_aggregate_to_differ_in():
    assert Basis().combined(Basis(aggregate=("EU28",))).mixed == ()
    assert Basis(aggregate=("EU27_2020",)).combined(Basis(aggregate=("EU28",))).mixed == ("aggregate",)


def test_series_beside_one_another_are_not_compared():
    assert Basis(office=("IND",)).joined(Basis(office=("CBS",))) == Basis(office=("CBS", "IND"))


def test_what_was_mixed_stays_mixed_when_combined_with_its_like():
    mixed = Basis(office=("CBS", "IND"), mixed=("office",))
    assert mixed.combined(Basis(office=("CBS", "IND"))).mixed == ("office",)
    assert mixed.joined(Basis()).mixed == ("office",)


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [("2018-01-31", "2023-12-22", "2023-12-22"), ("2023-12-22", None, "2023-12-22"), (None, None, None)],
    ids=["two days", "one day", "no day"],
)
def test_a_result_is_looked_at_from_the_later_day(one, other, later):
    days = [None if day is None else pd.Timestamp(day) for day in (one, other, later)]
    for both in (Basis.combined, Basis.joined):
        assert both(Basis(as_of=days[0]), Basis(as_of=days[1])).as_of == days[2]
        assert both(Basis(as_of=days[1]), Basis(as_of=days[0])).as_of == days[2]


def test_a_basis_as_plain_values_is_json():
    basis = Basis(office=("CBS", "IND"), mixed=("office",), as_of=pd.Timestamp("2023-12-22"))
    plain = json.loads(json.dumps(basis.as_dict()))
    assert plain == {name: [] for name in LISTS} | {
        "office": ["CBS", "IND"],
        "mixed": ["office"],
        "as_of": "2023-12-22",
    }
    assert Basis().as_dict()["as_of"] is None


@given(BASES, BASES)
def test_exactly_the_fields_that_both_have_and_that_differ_are_mixed(one, other):
    mixed = set(one.combined(other).mixed)
    for name in COMPARED:
        here, there = getattr(one, name), getattr(other, name)
        differs = bool(here) and bool(there) and here != there
        assert (name in mixed) == (differs or name in one.mixed or name in other.mixed)


@given(BASES, BASES)
def test_both_orders_give_one_basis_and_no_name_is_lost(one, other):
    assert one.combined(other) == other.combined(one)
    assert one.joined(other) == other.joined(one)
    for name in LISTS:
        assert set(getattr(one.combined(other), name)) == {*getattr(one, name), *getattr(other, name)}


@given(BASES)
def test_a_basis_combined_with_itself_is_itself(basis):
    assert basis.combined(basis) == basis.joined(basis) == basis


def test_a_share_names_its_numerator_and_its_denominator_apart():
    minors, everyone = Basis(measure=("minors",), place=("NL",)), Basis(measure=("all",), place=("EU28",))
    share = minors.over(everyone)
    assert (share.measure, share.place) == (("minors",), ("NL",))
    assert (share.whole, share.within) == (("all",), ("EU28",))


def test_a_share_compares_its_sides_as_any_combination_does():
    assert Basis(office=("IND",)).over(Basis(office=("CBS",))).mixed == ("office",)
