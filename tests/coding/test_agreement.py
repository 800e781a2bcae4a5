"""Agreement: published worked examples, cases computed by hand, and invariants."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import words
from helpers.coding import agreement
from helpers.show import charts

ENGLISH = words.load("en")
# Krippendorff's example of four observers who judge twelve units, with gaps.
FOUR = {
    "a": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "b": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "c": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "d": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}
BINARY = {"a": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "b": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]}
NOMINAL = {"a": list("aabbdcccedda"), "b": list("babbbccceddd")}
judgements = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=40)
code_sets = st.lists(st.lists(st.frozensets(st.sampled_from("abcd")), min_size=3, max_size=3), min_size=3, max_size=12)


def as_sets(values):
    cells = {who: [frozenset([v]) if v is not None else np.nan for v in given] for who, given in values.items()}
    return pd.DataFrame({who: pd.Series(given, dtype=object) for who, given in cells.items()})


@pytest.mark.parametrize(
    ("values", "expected"),
    [(FOUR, 0.743), (BINARY, 0.095), (NOMINAL, 0.692)],
    ids=["four observers with gaps", "two observers, binary", "two observers, five values"],
)
def test_alpha_gives_krippendorffs_published_values(values, expected):
    assert agreement.alpha(as_sets(values), "nominal")["alpha"] == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize("distance", ["jaccard", "masi"])
def test_on_single_codes_every_set_distance_is_the_nominal_one(distance):
    assert agreement.alpha(as_sets(FOUR), distance) == agreement.alpha(as_sets(FOUR), "nominal")


def test_kappa_of_the_textbook_table_is_four_tenths():
    first, second = [1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert agreement.kappa(np.array(first), np.array(second)) == pytest.approx(0.4)


def test_distances_of_sets_are_those_computed_by_hand():
    ab, b, bc, d = (frozenset(each) for each in ("ab", "b", "bc", "d"))
    jaccard = agreement.distances([ab, b, bc, d], "jaccard")
    assert jaccard[0] == pytest.approx([0, 1 / 2, 2 / 3, 1])
    masi = agreement.distances([ab, b, bc, d], "masi")
    assert masi[0] == pytest.approx([0, 1 - 1 / 2 * 2 / 3, 1 - 1 / 3 * 1 / 3, 1])


def test_alpha_of_sets_is_the_one_computed_by_hand():
    # Two units: {a} and {a,b} (distance 1/2), {c} and {c} (0). Observed: 2*1/2 of 4 values: 1/4.
    # Expected: pairs of different values among a, ab, c, c: a-ab 1/2, a-c 1 (2x), ab-c 1 (2x): 2*4.5/12.
    sets = pd.DataFrame({"one": [frozenset("a"), frozenset("c")], "two": [frozenset("ab"), frozenset("c")]})
    assert agreement.alpha(sets, "jaccard")["alpha"] == pytest.approx(1 - (1 / 4) / (9 / 12))


@given(judgements)
def test_kappa_is_symmetric_and_at_most_one(pairs):
    first, second = (np.array(side) for side in zip(*pairs, strict=True))
    kappa = agreement.kappa(first, second)
    assert np.isnan(kappa) or -1 <= kappa <= 1
    assert kappa == pytest.approx(agreement.kappa(second, first), nan_ok=True)


@given(code_sets)
def test_alpha_does_not_depend_on_the_order_of_coders_or_units(rows):
    sets = pd.DataFrame(rows, columns=["a", "b", "c"])
    turned = sets.iloc[::-1][["c", "a", "b"]]
    assert agreement.alpha(turned)["alpha"] == pytest.approx(agreement.alpha(sets)["alpha"], nan_ok=True)


@given(code_sets)
def test_alpha_of_coders_who_agree_is_one_with_an_interval_of_width_zero(rows):
    sets = pd.DataFrame({coder: [row[0] for row in rows] for coder in "ab"})
    found = agreement.alpha(sets)
    assert found["alpha"] == pytest.approx(1.0) or np.isnan(found["alpha"])
    assert found["low"] == pytest.approx(found["high"], nan_ok=True)


def test_a_unit_that_one_coder_skipped_does_not_count():
    skipped = as_sets({"a": [1, 2, 3], "b": [1, 1, None]})
    assert agreement.alpha(skipped)["units"] == 2
    assert agreement.alpha(skipped)["alpha"] == agreement.alpha(skipped.iloc[:2])["alpha"]


def test_a_code_that_only_one_coder_gave_has_a_kappa_of_zero_and_is_listed():
    coded = pd.DataFrame({"coder": ["x", "x", "y"], "statement_id": ["M01", "M02", "M02"], "code": ["p", "q", "q"]})
    table = agreement.by_code(coded, ["x", "y"], ["M01", "M02", "M03"])
    assert table.loc[("x", "y", "p"), ["both", "first_only", "second_only", "neither"]].tolist() == [0, 1, 0, 2]
    assert table.loc[("x", "y", "p"), "kappa"] == 0
    assert table.loc[("x", "y", "p"), "apart"] == ("M01",)
    assert table.loc[("x", "y", "q"), "kappa"] == 1


def test_agreement_is_not_computed_for_a_single_coder():
    assert np.isnan(agreement.alpha(as_sets({"a": [1, 2]}))["alpha"])
    coded = pd.DataFrame({"coder": ["x"], "statement_id": ["M01"], "code": ["p"]})
    assert agreement.by_code(coded, ["x"], ["M01"]).empty


@pytest.fixture
def two_codes():
    """Two coders who agree on `onward` alone, over three statements."""
    coded = pd.DataFrame(
        {
            "coder": ["x", "x", "y"],
            "statement_id": ["M01", "M02", "M02"],
            "code": ["chance", "onward", "onward"],
        }
    )
    return agreement.by_code(coded, ["x", "y"], ["M01", "M02", "M03"])


def test_the_chart_of_agreement_shows_the_codes_on_which_coders_differ(two_codes):
    chart = charts.agreement(two_codes, ENGLISH)
    assert chart.figure.get_suptitle().startswith("On 1 of 2 codes the coders agree fully; the lowest kappa is 0.00")
    (axes,) = chart.figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Chance"]


def test_full_agreement_is_stated_without_a_chart(two_codes):
    sentence = charts.agreement(two_codes[two_codes["kappa"] == 1], ENGLISH)
    assert repr(sentence) == "All coders agree on every code."
