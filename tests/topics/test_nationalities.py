"""Composition, ranks, rises and recognition, by hand."""

import pytest

from helpers.topics import nationalities

UAM, SHARE = "uam_first_applications", "uam_nationality_share"


@pytest.fixture
def lists(figures):
    """Counts of two nationalities in 2021, printed shares of three in 2023, with the totals."""
    return figures(
        (UAM, "NL", "TOTAL", "2021", 200),
        (UAM, "NL", "SY", "2021", 100),
        (UAM, "NL", "ER", "2021", 20),
        (UAM, "NL", "SO", "2021", 10),
        (UAM, "NL", "TOTAL", "2023", 600),
        (SHARE, "NL", "SY", "2023", 50),
        (SHARE, "NL", "ER", "2023", 20),
        (SHARE, "NL", "SO", "2023", 10),
    )


def test_a_share_is_taken_as_printed_or_from_counts_of_the_same_period(lists):
    shares = nationalities.composition(lists, "NL").droplevel(["published", "start", "end"])
    assert shares["value"].tolist() == [10.0, 5.0, 50.0, 20.0, 10.0, 50.0]
    assert shares.index.tolist() == ["ER", "SO", "SY", "ER", "SO", "SY"]


def test_a_group_can_rise_most_in_persons_and_least_as_a_multiple(lists):
    table = nationalities.rises(lists, "NL")
    assert table.loc["SY", ("rise", "value")] == pytest.approx((300 - 100) / 12)
    assert table.loc["ER", ("rise", "value")] == pytest.approx((120 - 20) / 12)
    assert table.loc["SY", ("multiple", "value")] == pytest.approx(3)
    assert table.loc["SO", ("multiple", "value")] == pytest.approx(6)
    assert table.index[0] == "SY"


def test_a_list_of_fewer_than_three_is_not_ranked(figures):
    table = figures((SHARE, "NL", "SY", "2023", 50), (SHARE, "NL", "ER", "2023", 20))
    assert nationalities.ranking(nationalities.composition(table, "NL")).empty


def test_places_leave_open_what_rounding_leaves_open(figures):
    rows = [(SHARE, "NL", code, "2023", value) for code, value in [("SY", 49), ("ER", 18), ("IQ", 5), ("SD", 4)]]
    ranked = nationalities.ranking(nationalities.composition(figures(*rows), "NL"))
    ranked = ranked.droplevel(["published", "start", "end"])
    assert ranked.loc["IQ", ["place", "best", "worst"]].tolist() == [3, 3, 4]  # 4.5 to 5.5 against 3.5 to 4.5


def test_recognition_is_set_against_the_average_in_percentage_points(figures):
    decided = {"SY": (80, 20), "ER": (50, 50), "TOTAL": (600, 400)}
    rows = [
        (f"first_instance_decisions_{outcome}", "NL", code, "2023", value)
        for code, pair in decided.items()
        for outcome, value in zip(("recognized", "rejected"), pair, strict=True)
    ]
    above = nationalities.above_average(nationalities.recognition(figures(*rows), "NL"), 2023, "UNHCR", "decided")
    assert above["value"].to_dict() == pytest.approx({"SY": 20.0, "ER": -10.0})
