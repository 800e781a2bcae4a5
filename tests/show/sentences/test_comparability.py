"""What is said of the minors that asylum counts miss."""

import pandas as pd
import pytest

from helpers.show.sentences import comparability as say

from .made import ENGLISH, quantity

FIRST, LAST = pd.Timestamp("2021-01-01"), pd.Timestamp("2023-12-31")


@pytest.fixture
def ratios():
    return quantity(
        "geo year", {("FR", 2022): 6.6, ("FR", 2023): 6.9, ("IT", 2018): 109.9, ("ES", 2017): 0.9}, "percent"
    )


@pytest.fixture
def adjusted():
    shares = {"as counted": (4, 12), "high": (2.5, 10), "low": (2, 7)}
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


def test_the_title_of_two_flows_names_the_lowest_and_the_highest_ratio(ratios):
    title = say.side_title(ratios, ENGLISH)
    assert title == "Asylum counts range from 1 % of the other flow (Spain, 2017) to 110 % (Italy, 2018)"


def test_a_single_ratio_has_no_range(ratios):
    title = say.side_title(ratios.keep(ratios.level("geo") == "IT"), ENGLISH)
    assert title == "Asylum counts are 110 % of the other flow (Italy, 2018), the only year with both"


def test_the_newest_ratio_of_every_country_is_said(ratios):
    said = say.side(ratios, ENGLISH)
    assert repr(said) == (
        "Asylum applicants in per cent of the flow outside asylum, newest year with both: "
        "France 7 % (2023), Italy 110 % (2018) and Spain 1 % (2017)."
    )
    assert "v:0" not in said.markup


def test_the_title_of_stocks_names_the_largest_and_its_day():
    days = {("FR", "uam_in_care", LAST): 26626, ("NL", "uam_in_care", LAST): 5000}
    assert say.stocks_title(quantity("geo measure day", days), ENGLISH) == (
        "Counts of a day, not of a year: France had 26,626 unaccompanied minors registered or in care "
        "on 31 December 2023"
    )


def test_the_title_of_the_adjusted_share_sets_both_assumptions_against_the_counted_share(adjusted):
    assert say.adjusted_title(adjusted, "NL", 2023, ENGLISH) == (
        "Netherlands: with minors outside asylum counted, the share of 2023 is between 7.0 % and 10.0 % "
        "instead of 12.0 %"
    )


def test_the_adjusted_shares_growth_is_said_under_both_assumptions(adjusted):
    # 7 over 2, and 10 over 2.5.
    assert repr(say.adjusted(adjusted, "NL", 2017, 2023, ENGLISH)) == (
        "In 2023 the adjusted share is 3.5 times that of 2017 under the lower assumption "
        "and 4.0 times under the higher one."
    )


def test_a_year_without_an_adjusted_share_has_no_sentence(adjusted):
    assert repr(say.adjusted(adjusted, "NL", 2016, 2023, ENGLISH)) == (
        "No figures were found for 'Netherlands: share with minors outside asylum counted, in 2016 and in 2023'."
    )
    title = say.adjusted_title(adjusted, "NL", 2022, ENGLISH)
    assert title == "Netherlands: the share if minors outside asylum were counted"


def test_a_country_whose_minors_are_added_has_no_adjusted_share():
    assert repr(say.adjusted(quantity("assumption year", {}), "FR", 2017, 2023, ENGLISH)) == (
        "The minors outside asylum of France are among those added to the Union, so it has no adjusted share."
    )


def test_the_title_of_missing_minors_names_the_highest_count():
    missing = quantity("geo", {"NL": 850, "AT": 20077})
    title = say.onward_title(missing, ENGLISH)
    assert title == "Minors registered as missing: Austria has the highest count, 20,077"


def test_counts_of_missing_minors_are_said_largest_first(onward):
    said = say.onward(onward, ENGLISH)
    assert repr(said) == (
        "Registered as missing, 2021–2023: 13 countries 51,433, Italy 22,899 and Austria 20,077. "
        "A missing minor may have moved on or not; no count says which."
    )
    assert "v:3" not in said.markup


def test_without_figures_there_is_a_plain_title_and_no_sentence():
    ratios, adjusted = quantity("geo year", {}), quantity("assumption year", {})
    onward = quantity("measure geo start end", {})
    assert say.side_title(ratios, ENGLISH) == "Asylum counts beside flows outside asylum"
    assert say.stocks_title(quantity("geo measure day", {}), ENGLISH) == "Minors present or in care on a day"
    title = say.adjusted_title(adjusted, "NL", 2023, ENGLISH)
    assert title == "Netherlands: the share if minors outside asylum were counted"
    assert say.onward_title(quantity("geo", {}), ENGLISH) == "Minors registered as missing"
    said = {
        say.side(ratios, ENGLISH): "Asylum counts beside flows outside asylum",
        say.adjusted(adjusted, "NL", 2017, 2023, ENGLISH): (
            "Netherlands: share with minors outside asylum counted, in 2017 and in 2023"
        ),
        say.onward(onward, ENGLISH): "Minors registered as missing",
    }
    assert [*map(repr, said)] == [f"No figures were found for '{wanted}'." for wanted in said.values()]
