"""Every claim against published figures, on the letter's day and with everything known."""

import pytest

from helpers import claims

LETTER_DAY, LATEST = "2023-12-22", "latest"
JANUARY_TO_SEPTEMBER = 3100 + 2745 + 2620 + 2625 + 3065 + 2975 + 3790 + 4465 + 4055  # Eurostat, first prints

BACKTESTS = [
    ("Q01", LETTER_DAY, "reproduced", 100 * 1181 / 14716),
    ("Q01", LATEST, "reproduced", 100 * 1181 / 14716),
    ("Q02", LETTER_DAY, "not checkable", None),
    ("Q02", LATEST, "reproduced", 100 * 5412 / 34505),
    ("Q03", LETTER_DAY, "reproduced", (4207 / 1181) / (35535 / 14716)),
    ("Q03", LATEST, "reproduced", (5804 / 1181) / (38377 / 14716)),
    ("Q04", LETTER_DAY, "reproduced", 1.607),
    ("Q04", LATEST, "reproduced", 1.765),
    ("Q05", LETTER_DAY, "reproduced", 4.43),
    ("Q05", LATEST, "reproduced", 4.45),
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


@pytest.mark.parametrize(
    ("claim", "as_of", "verdict", "value"), BACKTESTS, ids=[f"{row[0]} as of {row[1]}" for row in BACKTESTS]
)
def test_a_claim_gets_its_verdict_from_published_figures(claim, as_of, verdict, value):
    finding = claims.check(claim, as_of)
    assert finding.verdict == verdict
    if value is None:
        assert finding.computed is None
    else:
        assert finding.computed.value == pytest.approx(value, rel=2e-3)
        assert finding.computed.low <= finding.computed.value <= finding.computed.high


def test_every_claim_has_a_backtest_on_both_days():
    tested = {(row[0], row[1]) for row in BACKTESTS}
    assert tested == {(claim, day) for claim in claims.register().index for day in (LETTER_DAY, LATEST)}


def test_a_part_year_value_that_fails_the_full_year_says_so():
    reason = claims.check("Q02").reason
    assert "15.7 %" in reason
    assert "does not survive the full year, which gives 15.1 %" in reason


def test_the_share_of_2017_names_what_other_denominators_give():
    reason = claims.check("Q01").reason
    assert "7.3 %" in reason  # 1,181 of 16,145 by Statistics Netherlands
    assert "6.5 %" in reason  # 1,181 of 18,210 applicants by Eurostat


def test_the_break_of_the_inflow_is_plausible_in_the_summer_of_2021_alone():
    assert "plausible are June 2021, July 2021 and August 2021" in claims.check("Q05").reason


def test_what_no_figure_decides_says_what_is_missing():
    for claim in ("Q06", "Q10", "Q18"):
        finding = claims.check(claim)
        assert finding.verdict == "not checkable"
        assert "public" in finding.reason or "leaves" in finding.reason


@pytest.mark.parametrize("day", ["2003-12-31", "2012-06-30", "2018-01-31", "2020-06-30", "2022-12-31", "2024-06-30"])
def test_every_claim_can_be_checked_as_of_any_day(day):
    findings = claims.check_all(day)
    assert len(findings) == 19
    assert all(finding.reason for finding in findings)
    assert all((finding.computed is None) == (finding.verdict == "not checkable") for finding in findings)
