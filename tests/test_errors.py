"""Errors: the value, the place and the nearest valid ones, in one line."""

import doctest

import pytest

from helpers import errors
from helpers.errors import InputError, RunError, known, unknown


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(errors) == (0, 1)


@pytest.mark.parametrize(
    ("value", "choices", "hint"),
    [
        pytest.param("NLD", ["NL", "FR"], "nearest is NL", id="one near"),
        pytest.param("nl", ["NL", "FR"], "nearest is NL", id="wrong case"),
        pytest.param("arrival", ["arrivals", "arrival_rate", "x"], "nearest are arrivals, arrival_rate", id="two"),
        pytest.param("zzz", ["NL", "FR"], "known are FR, NL", id="none near, few known"),
        pytest.param(
            "zzz",
            [f"code{number:02}" for number in range(13)],
            "known are code00, code01, code02, code03, code04, code05, "
            "code06, code07, code08, code09, code10, code11, ...",
            id="none near, many known",
        ),
    ],
)
def test_an_unknown_value_is_named_with_the_nearest_known_ones(value, choices, hint):
    assert str(unknown("geo", value, choices)) == f"unknown geo {value!r}: {hint}"


def test_the_place_of_an_unknown_value_comes_first():
    error = unknown("column", "vlaue", ["value"], place="corrections.csv, row 2")
    assert str(error) == "corrections.csv, row 2: unknown column 'vlaue': nearest is value"


def test_a_known_value_is_given_back():
    assert known("geo", "NL", iter(["BE", "NL"])) == "NL"


def test_a_value_that_is_not_known_is_wrong_input():
    with pytest.raises(InputError, match="unknown geo 'NLD': nearest is NL"):
        known("geo", "NLD", iter(["NL", "FR"]))


def test_wrong_input_and_a_failed_run_are_told_apart():
    assert issubclass(InputError, ValueError)
    assert issubclass(RunError, RuntimeError)
    assert not issubclass(InputError, RunError)
