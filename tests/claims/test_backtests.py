"""Every claim against published figures, on the letter's day and with everything known."""

import pandas as pd
import pytest

from helpers import claims, letter

LETTER_DAY, LATEST = f"{letter.load().day:%Y-%m-%d}", "latest"
CLAIMS = list(claims.register())
JANUARY_TO_SEPTEMBER = 3100 + 2745 + 2620 + 2625 + 3065 + 2975 + 3790 + 4465 + 4055  # Eurostat, first releases

BACKTESTS = [
    ("Q01", LETTER_DAY, "reproduced", 100 * 1181 / 14716),
    ("Q01", LATEST, "reproduced", 100 * 1181 / 14716),
    ("Q02", LETTER_DAY, "not checkable", None),
    ("Q02", LATEST, "reproduced", 100 * 5412 / 34505),
    ("Q03", LETTER_DAY, "reproduced", (4207 / 1181) / (35535 / 14716)),
    ("Q03", LATEST, "reproduced", (5804 / 1181) / (38377 / 14716)),
    ("Q04", LETTER_DAY, "reproduced", 1.607),
    ("Q04", LATEST, "reproduced", 1.765),
    ("Q05", LETTER_DAY, "consistent", 3.93),
    ("Q05", LATEST, "consistent", 3.97),
    *((f"Q{number:02}", day, "not checkable", None) for number in range(6, 11) for day in (LETTER_DAY, LATEST)),
    ("Q11", LETTER_DAY, "holds in part", 4),
    ("Q11", LATEST, "holds in part", 4),
    ("Q12", LETTER_DAY, "holds in part", (1865 / 9 - 0.47 * 1916 / 11) / (0.19 * 3864 / 9 - 0.11 * 1916 / 11)),
    ("Q12", LATEST, "holds in part", (1865 / 9 - 0.47 * 1916 / 11) / (0.19 * 3864 / 9 - 0.11 * 1916 / 11)),
    ("Q13", LETTER_DAY, "not checkable", None),
    ("Q13", LATEST, "holds in part", 100 * (47 / 61 - (13358 + 667) / (13358 + 667 + 2777))),
    ("Q14", LETTER_DAY, "reproduced", 100 * 1180 / 31400),
    ("Q14", LATEST, "reproduced", 100 * 1180 / 31400),
    ("Q15", LETTER_DAY, "reproduced", 100 * 3864 / JANUARY_TO_SEPTEMBER),
    ("Q15", LATEST, "reproduced", 100 * 3864 / JANUARY_TO_SEPTEMBER),
    ("Q16", LETTER_DAY, "reproduced", (3864 / JANUARY_TO_SEPTEMBER) / (1180 / 31400)),
    ("Q16", LATEST, "reproduced", (3864 / JANUARY_TO_SEPTEMBER) / (1180 / 31400)),
    ("Q17", LETTER_DAY, "holds in part", 5.57),
    ("Q17", LATEST, "holds in part", 5.57),
    ("Q18", LETTER_DAY, "not checkable", None),
    ("Q18", LATEST, "not checkable", None),
    ("Q19", LETTER_DAY, "not checkable", None),
    ("Q19", LATEST, "reproduced", 4382 / 3775),
]


def facts(finding):
    return {fact.kind: fact.values for fact in finding.reason}


@pytest.mark.parametrize(
    ("claim", "as_of", "verdict", "value"), BACKTESTS, ids=[f"{row[0]} as of {row[1]}" for row in BACKTESTS]
)
def test_a_claim_gets_its_verdict_from_published_figures(findings, claim, as_of, verdict, value):
    finding = findings[claim, as_of]
    assert finding.verdict == verdict
    if value is None:
        assert finding.computed is None
    else:
        assert finding.computed.value == pytest.approx(value, rel=2e-3)
        assert finding.computed.low <= finding.computed.value <= finding.computed.high


def test_every_claim_has_a_backtest_on_both_days():
    tested = [(row[0], row[1]) for row in BACKTESTS]
    assert sorted(tested) == sorted((claim, day) for claim in CLAIMS for day in (LETTER_DAY, LATEST))


# What the reasons tell


def test_a_part_year_value_that_fails_the_full_year_says_so(findings):
    told = facts(findings["Q02", LATEST])
    assert told["share_of_counts"]["share"].value == pytest.approx(100 * 5412 / 34505)
    assert told["full_year"]["compared"].value == pytest.approx(100 * 5804 / 38377)
    assert told["full_year"]["verdict"] == "differs"


def test_the_share_of_2017_names_what_other_denominators_give(findings):
    others = facts(findings["Q01", LATEST])["other_denominators"]["shares"].value
    assert others["first_asylum_applications_cbs"] == pytest.approx(100 * 1181 / 16145)  # Statistics Netherlands
    assert others["asylum_applicants"] == pytest.approx(100 * 1181 / 18210)  # Eurostat
    assert "first_asylum_applications" not in others


def test_the_break_of_the_inflow_is_plausible_from_march_2021_to_march_2022(findings):
    months = [f"{month:%Y-%m}" for month in facts(findings["Q05", LATEST])["break"]["plausible"]]
    assert months == [f"{month}" for month in pd.period_range("2021-03", "2022-03", freq="M")]


def test_a_list_of_part_of_the_year_names_who_is_in_it_instead(findings):
    told = facts(findings["Q11", LATEST])["largest_five_of_a_part"]
    assert told["held"] == ["SY", "ER", "SO", "IQ"]
    assert (told["not_held"], told["others"]) == (["SD"], ["YE"])


def test_a_rise_is_told_by_numerator_and_denominator(findings):
    told = facts(findings["Q16", LATEST])["share_rose"]["contributions"]
    assert told["numerator"] + told["denominator"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("claim", "kinds"),
    [
        ("Q06", {"letter_alone", "nearest_list", "left_open"}),
        ("Q10", {"letter_alone", "not_in_list"}),
        ("Q18", {"not_matched"}),
    ],
)
def test_what_no_figure_decides_says_what_is_missing(findings, claim, kinds):
    assert set(facts(findings[claim, LATEST])) == kinds


def test_a_share_that_no_list_gives_is_bounded_by_the_list_of_the_first_months(findings):
    """48 % of 3,864 in nine months; the later months can be all Syrians or none."""
    told = facts(findings["Q06", LATEST])
    assert told["nearest_list"]["share"].value == pytest.approx(48, abs=0.5)
    left = told["left_open"]["open"]
    assert left.low < findings["Q06", LATEST].stated.low < findings["Q06", LATEST].stated.high < left.high


# Any day


def test_every_claim_can_be_checked_as_of_any_day(other_findings):
    for day, found in other_findings.items():
        assert [finding.claim_id for finding in found] == CLAIMS
        assert all(finding.reason for finding in found)
        assert all((finding.computed is None) == (finding.verdict == "not checkable") for finding in found)
        assert all(finding.day == pd.Timestamp(day) for finding in found)
