"""Errors: the value, the place and the nearest valid ones, in one line."""

import pytest

from helpers.errors import InputError, RunError, known, unknown


@pytest.mark.parametrize(
    ("value", "choices", "hint"),
    [
        pytest.param("NLD", ["NL", "FR"], "nearest is NL", id="one near"),
        pytest.param("nl", ["NL", "FR"], "nearest is NL", id="wrong case"),
        pytest.param("arrival", ["arrivals", "arrival_rate", "x"], "nearest are arrivals, arrival_rate", id="two"),
        pytest.param("zzz", ["NL", "FR"], "valid values are FR, NL", id="none near, few valid"),
        pytest.param("zzz", [], "no valid values exist yet", id="no valid value"),
        pytest.param(
            "zzz",
            [f"code{number:02}" for number in range(13)],
            "valid values are code00, code01, code02, code03, code04, code05, "
            "code06, code07, code08, code09, code10, code11, ...",
            id="none near, many valid",
        ),
    ],
)
def test_an_unknown_value_is_named_with_the_nearest_valid_ones(value, choices, hint):
    assert str(unknown("geo", value, choices)) == f"unknown geo {value!r}: {hint}"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("NLX", "nearest is Netherlands (NL)"),
        ("Nederlnd", "nearest is Netherlands (NL)"),
        ("zz", "valid values are Belgium (BE), Netherlands (NL)"),
    ],
)
def test_hints_are_in_words_and_name_a_place_of_several_names_once(value, hint):
    words = {"NL": "Netherlands (NL)", "NLD": "Netherlands (NL)", "Nederland": "Netherlands (NL)", "BE": "Belgium (BE)"}
    assert str(unknown("place", value, words, words=words)) == f"unknown place {value!r}: {hint}"


def test_a_part_of_a_valid_value_leads_to_the_values_that_begin_with_it_first():
    assert str(unknown("measure", "uam", ["persons_per_uam", "uam_first_requests"])).endswith(
        "nearest are uam_first_requests, persons_per_uam"
    )


def test_the_place_of_an_unknown_value_comes_first():
    error = unknown("column", "vlaue", ["value"], place="corrections.csv, row 2")
    assert str(error) == "corrections.csv, row 2: unknown column 'vlaue': nearest is value"


def test_a_known_value_is_returned():
    assert known("geo", "NL", iter(["BE", "NL"])) == "NL"


def test_an_unknown_value_is_invalid_input():
    with pytest.raises(InputError, match="unknown geo 'NLD': nearest is NL"):
        known("geo", "NLD", iter(["NL", "FR"]))


def test_invalid_input_and_a_failed_run_are_different_errors():
    assert issubclass(InputError, ValueError)
    assert issubclass(RunError, RuntimeError)
    assert not issubclass(InputError, RunError)
