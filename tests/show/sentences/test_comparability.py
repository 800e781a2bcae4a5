"""What is said of the minors that asylum counts miss."""

import pandas as pd
import pytest

from helpers import observations
from helpers.quantities import Basis, Quantity
from helpers.show.sentences import comparability as say

from .made import ENGLISH, quantity

ASYLUM, SEA = ENGLISH.measure("uam_asylum_applicants"), ENGLISH.measure("uam_sea_arrivals")
FIRST, LAST = pd.Timestamp("2021-01-01"), pd.Timestamp("2023-12-31")


@pytest.fixture
def ratios():
    return quantity(
        "geo year", {("FR", 2022): 6.6, ("FR", 2023): 6.9, ("IT", 2018): 109.9, ("ES", 2017): 0.9}, "percent"
    )


@pytest.fixture
def adjusted():
    shares = {"as counted": (4, 12), "full overlap": (2.5, 10), "no overlap": (2, 7)}
    values = {
        (name, year): share for name, pair in shares.items() for year, share in zip((2017, 2023), pair, strict=True)
    }
    return quantity("assumption year", values, "percent")


@pytest.fixture
def onward():
    missing = {("AT", FIRST, LAST): 20077, ("IT", FIRST, LAST): 22899, ("13 countries", FIRST, LAST): 51433}
    counts = {("uam_registered_missing", *key): count for key, count in missing.items()}
    other = {("uam_relocated_from_greece", "PT", pd.Timestamp("2020-07-01"), pd.Timestamp("2020-12-31")): 199}
    return quantity("measure geo start end", counts | other)


def test_every_ratio_is_said_and_how_one_can_be_above_a_hundred(ratios):
    said = say.side(ratios, ENGLISH)
    assert repr(said) == (
        "Asylum applicants in per cent of the flow outside asylum: "
        "France 7 % (2022) and 7 % (2023); Italy 110 % (2018); Spain 1 % (2017). "
        "More minors asked for asylum than the other flow counted (Italy in 2018): "
        "applications of minors who arrived in an earlier year are among them."
    )
    assert "More minors" not in repr(say.side(ratios.keep(ratios.level("geo") == "FR"), ENGLISH))


def test_the_adjusted_shares_growth_is_said_under_both_assumptions(adjusted):
    # 7 over 2, and 10 over 2.5.
    said = say.adjusted(adjusted, "NL", 2017, 2023, ENGLISH)
    assert repr(said) == (
        "Netherlands, level: with minors outside asylum counted, the share of 2023 is 7.0 % with no overlap and "
        "10.0 % with full overlap instead of 12.0 %, 0.58 to 0.83 times that. "
        "Trend: in 2023 the adjusted share is 3.5 times that of 2017 with no overlap and 4.0 times with full overlap."
    )
    # The shares of 2023 under each assumption, then the two rises, which rest on 2017 and 2023.
    assert said.data["value"].to_list() == [12, 10, 7, 3.5, 4]
    assert set(said.data["rows"]) == {"v:1", "v:3", "v:5", "v:5 v:4", "v:3 v:2"}


def test_the_share_of_a_year_without_a_count_is_not_said_with_nothing_in_its_place(adjusted):
    uncounted = adjusted.keep(adjusted.level("assumption") != "as counted")
    assert repr(say.adjusted(uncounted, "NL", 2017, 2023, ENGLISH)).startswith(
        "Trend: in 2023 the adjusted share is 3.5"
    )


def test_a_year_without_an_adjusted_share_has_no_sentence(adjusted):
    assert repr(say.adjusted(adjusted, "NL", 2016, 2023, ENGLISH)) == (
        "No figures were found for 'Netherlands: share with minors outside asylum counted, in 2016 and in 2023'."
    )


def test_a_country_whose_minors_are_added_has_no_adjusted_share():
    assert repr(say.adjusted(quantity("assumption year", {}), "FR", 2017, 2023, ENGLISH)) == (
        "The minors outside asylum of France are among those added to the Union, so it has no adjusted share."
    )


def test_an_assumption_is_said_with_its_bounds_its_reason_and_its_publication():
    lines = repr(say.assumptions(observations.assumptions().loc[["A01", "A06", "A08", "A09"]], ENGLISH)).splitlines()
    assert lines[0] == "Assumed, in per cent:"
    assert lines[1].startswith("- France, applicants in the flow: 0 to 100. No public figure matches persons")
    assert lines[1].endswith(".")
    assert lines[2].startswith("- Spain, applicants per flow where no count is public: 0 to 7. ")
    assert lines[2].endswith("(Onda Vasca/EFE, 2022-05-04)")
    assert lines[3].startswith("- France, applicants counted in the Union's total, 2023: 0. ")
    assert lines[4].startswith("- France, applicants counted in the Union's total, from 2024: 0 to 100. ")


def test_counts_of_missing_minors_are_said_largest_first(onward):
    said = say.onward(onward, ENGLISH)
    assert repr(said) == (
        "Registered as missing, 2021–2023: Italy 22,899 and Austria 20,077. Together: 13 countries 51,433. "
        "A missing minor may have moved on or not; no count says which."
    )
    assert "v:3" not in said.markup
    assert said.data["value"].to_list() == [51433, 22899, 20077]


def test_without_figures_what_was_asked_for_is_named():
    asylum, outside = (Basis(measure=(name,)) for name in ("uam_asylum_applicants", "uam_sea_arrivals"))
    ratios = Quantity.none("geo", "year", unit="percent", about=asylum.over(outside))
    missing = Basis(measure=("uam_registered_missing",))
    onward = Quantity.none("measure", "geo", "start", "end", about=missing)
    said = {
        say.side(ratios, ENGLISH): f"{ASYLUM} in per cent of {SEA}",
        say.adjusted(Quantity.none("assumption", "year"), "NL", 2017, 2023, ENGLISH): (
            "Netherlands: share with minors outside asylum counted, in 2017 and in 2023"
        ),
        say.onward(onward, ENGLISH): ENGLISH.measure("uam_registered_missing"),
    }
    assert [*map(repr, said)] == [f"No figures were found for '{wanted}'." for wanted in said.values()]


def test_other_counts_than_of_the_missing_are_not_said_to_be_of_them(onward):
    others = onward.keep(onward.level("measure") != "uam_registered_missing")
    assert repr(say.onward(others, ENGLISH)).startswith("No figures were found for ")
