"""Whether one nationality rose more than every other one, by hand."""

import math

import pandas as pd
import pytest

from helpers.quantities import Span
from helpers.topics import lead

UAM = "uam_first_applications"


def year(number):
    return Span(pd.Timestamp(number, 1, 1), pd.Timestamp(number, 12, 31))


@pytest.fixture
def counted(figures):
    """Makes exact counts by year: `counted({"TOTAL": (480, 960), "SY": (120, 360)})`, the years 2021 and 2022."""

    def made(counts):
        return figures(
            *(
                (UAM, "NL", code, str(when), value)
                for code, pair in counts.items()
                for when, value in zip((2021, 2022), pair, strict=True)
                if value is not None
            ),
            rounding=0.0,
        )

    return made


def ends(value):
    return [value.low, value.high]


# All minors are named: 120 + 60 + 300 = 480 and 360 + 120 + 480 = 960.
ALL_NAMED = {"TOTAL": (480, 960), "SY": (120, 360), "ER": (60, 120), "SO": (300, 480)}


def test_a_rise_is_set_over_the_largest_other_one_in_persons_and_as_a_multiple(counted):
    found = lead.ahead(counted(ALL_NAMED), "NL", "SY", year(2021), year(2022))
    assert ends(found.at("persons")) == pytest.approx([240 / 180, 240 / 180])
    # A nationality that no list names had none in either year: no multiple is impossible for it.
    assert found.at("multiple").high == pytest.approx((360 / 120) / (120 / 60))
    assert found.unit == "ratio"


def test_what_alone_rose_is_ahead_of_everything(counted):
    found = lead.ahead(counted(ALL_NAMED | {"SO": (300, 240), "ER": (60, 60), "TOTAL": (480, 660)}), "NL", "SY", *PAIR)
    assert ends(found.at("persons")) == [math.inf, math.inf]


def test_what_fell_as_everything_did_is_not_ahead(counted):
    falls = {"TOTAL": (480, 240), "SY": (120, 60), "ER": (60, 30), "SO": (300, 150)}
    assert ends(lead.ahead(counted(falls), "NL", "SY", *PAIR).at("persons")) == [0, 0]


def test_what_fell_while_others_rose_is_not_ahead(counted):
    found = lead.ahead(counted(ALL_NAMED | {"SY": (120, 60), "TOTAL": (480, 660)}), "NL", "SY", *PAIR)
    assert ends(found.at("persons")) == [0, 0]


PAIR = year(2021), year(2022)


def test_a_nationality_that_the_lists_leave_out_can_have_had_all_the_rest(counted):
    """Of 960 minors, 360 are Syrian; of the 480 before, 120 are: any other one had 0 to 360, then 0 to 600."""
    found = lead.ahead(counted({"TOTAL": (480, 960), "SY": (120, 360)}), "NL", "SY", *PAIR)
    assert ends(found.at("persons")) == [240 / 600, math.inf]
    assert "multiple" not in found


def test_the_period_of_a_year_is_the_one_whose_list_names_most(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2022-01/2022-09", 900),
        (UAM, "NL", "SY", "2022-01/2022-09", 400),
        (UAM, "NL", "ER", "2022-01/2022-09", 100),
        (UAM, "NL", "TOTAL", "2022", 1200),
        (UAM, "NL", "SY", "2022", 500),
    )
    assert lead.period_of(table, "NL", "SY", 2022) == Span(pd.Timestamp("2022-01-01"), pd.Timestamp("2022-09-30"))
    assert lead.period_of(table, "NL", "AF", 2022) is None
    assert lead.period_of(table, "NL", "SY", 2021) is None
