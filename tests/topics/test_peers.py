"""Comparable states: counts by office, shares and numbers per inhabitants, by hand."""

import pytest

from helpers import observations
from helpers.topics import peers

YEARLY, NATIONAL, OWN = "uam_asylum_applicants", "uam_national_applications", "uam_first_applications"


def test_the_states_own_office_fills_only_the_years_that_eurostat_lacks(figures):
    held = figures(
        (YEARLY, "NL", "TOTAL", "2022", 400),
        (OWN, "NL", "TOTAL", "2022", 401),
        (OWN, "NL", "TOTAL", "2023", 500),
        (NATIONAL, "BE", "TOTAL", "2023", 30),
    )
    assert peers.minors(held).value.to_dict() == {("NL", 2022): 400, ("NL", 2023): 500, ("BE", 2023): 30}


def test_minors_are_set_against_applicants_and_inhabitants_of_the_same_year(figures):
    held = figures(
        (YEARLY, "BE", "TOTAL", "2022", 200),
        (YEARLY, "BE", "TOTAL", "2023", 300),
        ("asylum_applicants", "BE", "TOTAL", "2022", 4000),
        ("population", "BE", "TOTAL", "2022-01-01", 1_000_000, {"kind": "stock", "end": "2022-01-01"}),
    )
    assert peers.share_of_applicants(held).value.to_dict() == {("BE", 2022): pytest.approx(5)}
    assert peers.per_inhabitants(held).value.to_dict() == {("BE", 2022): pytest.approx(20)}


def test_the_share_without_austria_leaves_its_minors_out_of_the_union(figures):
    held = figures(
        (YEARLY, "EU27_2020", "TOTAL", "2022", 1000),
        (YEARLY, "AT", "TOTAL", "2022", 500),
        (YEARLY, "NL", "TOTAL", "2022", 100),
        office="Eurostat",
    )
    shares = peers.share_of_union(held).value
    assert shares["NL", "with Austria", 2022] == pytest.approx(10)
    assert shares["NL", "without Austria", 2022] == pytest.approx(20)
    assert ("AT", "without Austria", 2022) not in shares.index


def test_a_share_without_austria_is_never_below_the_one_with_it():
    shares = peers.share_of_union(observations.load())
    including, without = (shares.only(aggregate=name).value for name in ("with Austria", "without Austria"))
    assert len(without) > 20
    assert (without >= including.reindex(without.index)).all()
