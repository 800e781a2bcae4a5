"""Every claim against published figures, on the letter's day and with everything known."""

import math

import pandas as pd
import pytest

from helpers import claims, letter

LETTER_DAY, LATEST = f"{letter.load().day:%Y-%m-%d}", "latest"
CLAIMS = list(claims.register())
JANUARY_TO_SEPTEMBER = 3100 + 2745 + 2620 + 2625 + 3065 + 2975 + 3790 + 4465 + 4055  # Eurostat, first releases

AFTER_SEPTEMBER = 5412 - 3864  # the minors of October and November
SWINGS_THEN = [
    *((3859, 1707, 43100, 18171), (1707, 1181, 18171, 14716), (1181, 1225, 14716, 20353)),
    *((1225, 1046, 20353, 22533), (2191, 4207, 24686, 35535)),
]
SWINGS_NOW = [*SWINGS_THEN, (4207, 5804, 35535, 38377)]


def swings(years):
    """The sum of the absolute logarithms of the minors' changes over that of all applicants' changes."""
    return sum(abs(math.log(b / a)) for a, b, _, _ in years) / sum(abs(math.log(d / c)) for _, _, c, d in years)


def listed(percent, later=AFTER_SEPTEMBER):
    """The bounds of the share of eleven months, from that of nine and the most that the later months can add."""
    low, high = (percent - 0.5) / 100 * 3864, (percent + 0.5) / 100 * 3864
    return 100 * low / 5412, 100 * (high + later) / 5412


SYRIANS = (100 * 1865 / 5412, 100 * (1865 + AFTER_SEPTEMBER) / 5412)
SUDANESE = (0, 100 * (0.035 * 3864 + AFTER_SEPTEMBER) / 5412)  # the fifth of the list of nine months has 3 %
RISE = (1865 / 9 - 0.47 * 1916 / 11) / (0.19 * 3864 / 9 - 0.11 * 1916 / 11)
ROSE = (3864 / JANUARY_TO_SEPTEMBER) / (1180 / (31410 - 2205))
COMPOSITION = (
    10 + 12,
    100 - 37.5 - 18.5,
)  # Afghans 13.5 to 3.5 and Eritreans 31.5 to 19.5; Syrians and Eritreans shared
AVERAGE = (13358 + 667) / (13358 + 667 + 2777)  # of all nationalities, by UNHCR

# A claim, a day, the verdict, and the computed value, or the bounds where there is none between them.
BACKTESTS = [
    ("Q01", LETTER_DAY, "reproduced", 100 * 1181 / 14716),
    ("Q01", LATEST, "reproduced", 100 * 1181 / 14716),
    ("Q02", LETTER_DAY, "not contradicted", (0, 100 * 5412 / 29500)),
    ("Q02", LATEST, "reproduced", 100 * 5412 / 34505),
    ("Q03", LETTER_DAY, "reproduced", (4207 / 1181) / (35535 / 14716)),
    ("Q03", LATEST, "reproduced", (5804 / 1181) / (38377 / 14716)),
    ("Q04", LETTER_DAY, "holds in part", swings(SWINGS_THEN)),
    ("Q04", LATEST, "holds in part", swings(SWINGS_NOW)),
    ("Q05", LETTER_DAY, "not contradicted", 3.952),
    ("Q05", LATEST, "not contradicted", 3.989),
    *(("Q06", day, "not contradicted", SYRIANS) for day in (LETTER_DAY, LATEST)),
    ("Q07", LETTER_DAY, "not contradicted", listed(19)),
    ("Q07", LATEST, "not contradicted", listed(19, 240 + 255 + 5)),  # all ages, each month rounded to 5
    ("Q08", LETTER_DAY, "not contradicted", listed(10)),
    ("Q08", LATEST, "not contradicted", listed(10, 110 + 150 + 5)),  # all ages, each month rounded to 5
    ("Q09", LETTER_DAY, "not contradicted", listed(6)),
    ("Q09", LATEST, "not contradicted", listed(6, 95 + 165 + 5)),  # all ages, each month rounded to 5
    ("Q10", LETTER_DAY, "not contradicted", SUDANESE),
    ("Q10", LATEST, "not contradicted", (0, 100 * 812.5 / 5412)),  # all ages in 2023, by Statistics Netherlands
    *(("Q11", day, "not contradicted", (1, 5)) for day in (LETTER_DAY, LATEST)),
    *(("Q12", day, "holds in part", RISE) for day in (LETTER_DAY, LATEST)),
    ("Q13", LETTER_DAY, "not checkable", None),
    ("Q13", LATEST, "holds in part", 100 * (174 / 263 - AVERAGE)),  # Iraq is the furthest below
    ("Q14", LETTER_DAY, "reproduced", 100 * 1180 / 31410),
    ("Q14", LATEST, "reproduced", 100 * 1180 / 31410),
    ("Q15", LETTER_DAY, "reproduced", 100 * 3864 / JANUARY_TO_SEPTEMBER),
    ("Q15", LATEST, "reproduced", 100 * 3864 / JANUARY_TO_SEPTEMBER),
    *(("Q16", day, "holds in part", ROSE) for day in (LETTER_DAY, LATEST)),
    ("Q17", LETTER_DAY, "holds in part", 100 * 1003 / 14782),
    ("Q17", LATEST, "holds in part", 100 * 1003 / 14782),
    ("Q18", LETTER_DAY, "not checkable", None),
    ("Q18", LATEST, "not checkable", None),
    ("Q19", LETTER_DAY, "not checkable", None),
    ("Q19", LATEST, "holds in part", (4382 + 5817 + 4880) / 3 / 3775),
    ("Q20", LETTER_DAY, "consistent", (0, 4207 / 2191)),  # 2023 may be higher or lower than 2022
    ("Q20", LATEST, "consistent", (0, 5804 / 4207)),
    *(("Q21", day, "holds in part", COMPOSITION) for day in (LETTER_DAY, LATEST)),
    ("Q22", LETTER_DAY, "reproduced", (4207 / 35535) / (1181 / 14716)),
    ("Q22", LATEST, "reproduced", (5804 / 38377) / (1181 / 14716)),
    *((f"Q{number}", day, "not checkable", None) for number in range(23, 29) for day in (LETTER_DAY, LATEST)),
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
    elif isinstance(value, tuple):
        assert (finding.computed.low, finding.computed.high) == pytest.approx(value)
        assert math.isnan(finding.computed.value)
    else:
        assert finding.computed.value == pytest.approx(value, rel=2e-3)
        assert finding.computed.low <= finding.computed.value <= finding.computed.high


def test_every_claim_has_a_backtest_on_both_days():
    tested = [(row[0], row[1]) for row in BACKTESTS]
    assert sorted(tested) == sorted((claim, day) for claim in CLAIMS for day in (LETTER_DAY, LATEST))


# What the reasons tell


def test_a_part_year_value_that_fails_the_full_year_says_so(findings):
    reasons = facts(findings["Q02", LATEST])
    assert reasons["share_of_counts"]["share"].value == pytest.approx(100 * 5412 / 34505)
    assert reasons["full_year"]["compared"].value == pytest.approx(100 * 5804 / 38377)
    assert reasons["full_year"]["verdict"] == "differs"


def test_the_share_of_2017_names_what_other_denominators_give(findings):
    others = facts(findings["Q01", LATEST])["other_denominators"]["shares"].value
    assert others["first_asylum_applications_cbs"] == pytest.approx(100 * 1181 / 16145)  # Statistics Netherlands
    assert others["asylum_applicants"] == pytest.approx(100 * 1181 / 18210)  # Eurostat
    assert "first_asylum_applications" not in others


def test_the_break_of_the_inflow_is_plausible_from_march_2021_to_march_2022(findings):
    months = [f"{month:%Y-%m}" for month in facts(findings["Q05", LATEST])["break"]["plausible"]]
    assert months == [f"{month}" for month in pd.period_range("2021-03", "2022-03", freq="M")]


def test_a_list_of_part_of_the_year_names_who_is_in_it_instead(findings):
    reasons = facts(findings["Q11", LATEST])["largest_five_of_a_part"]
    assert reasons["held"] == ["SY", "ER", "SO", "IQ"]
    assert (reasons["not_held"], reasons["others"]) == (["SD"], ["YE"])


def test_a_rise_is_split_into_numerator_and_denominator(findings):
    reasons = facts(findings["Q16", LATEST])["share_rose"]["contributions"]
    assert reasons["numerator"] + reasons["denominator"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("claim", "kinds"),
    [
        ("Q06", {"letter_alone", "nearest_list", "left_open"}),
        ("Q10", {"letter_alone", "not_in_list", "left_open"}),
        ("Q18", {"not_matched"}),
        ("Q23", {"routes_not_counted"}),
        ("Q25", {"reasons_not_counted", "interviews_of_2018"}),
        ("Q27", {"stay_not_counted", "half_left", "gone"}),
    ],
)
def test_what_no_figure_gives_says_what_is_missing(findings, claim, kinds):
    assert set(facts(findings[claim, LATEST])) == kinds


def test_a_share_that_no_list_gives_is_bounded_by_the_list_of_the_first_months(findings):
    """48 % of 3,864 in nine months; the later months can be all Syrians or none."""
    reasons = facts(findings["Q06", LATEST])
    assert reasons["nearest_list"]["share"].value == pytest.approx(48, abs=0.5)
    assert reasons["left_open"]["open"] == findings["Q06", LATEST].computed


def test_the_verdict_on_a_vague_word_is_given_at_each_threshold(findings):
    reasons = {claim: findings[claim, LATEST].thresholds for claim in ("Q04", "Q16", "Q19")}
    assert reasons == {
        "Q04": {1.0: "reproduced", 1.25: "differs", 1.5: "differs"},
        "Q16": {1.0: "reproduced", 1.25: "holds in part", 1.5: "holds in part"},
        "Q19": {1.0: "reproduced", 1.25: "reproduced", 1.5: "holds in part"},
    }


def test_a_peak_is_open_until_the_year_after_it_is_counted(findings):
    finding = findings["Q20", LATEST]
    assert finding.parts == {2015: "reproduced", 2023: "consistent"}
    reasons = facts(finding)["peaks"]
    assert reasons["open_years"] == [2023]
    assert reasons["highest"].value.to_dict() == {2000: 6705}


def test_a_share_that_rose_between_two_years_names_the_years_below_the_first(findings):
    shares = facts(findings["Q22", LATEST])["below_base"]["shares"].value
    assert shares.to_dict() == pytest.approx({2018: 100 * 1225 / 20353, 2019: 100 * 1046 / 22533})


def test_a_change_of_composition_is_judged_at_three_shares_of_the_group(findings):
    assert findings["Q21", LATEST].thresholds == {10: "reproduced", 25: "consistent", 50: "differs"}


def test_publications_that_came_later_are_not_named_on_an_earlier_day(other_findings):
    early = {finding.claim_id: set(facts(finding)) for finding in other_findings["2018-01-31"]}
    assert early["Q25"] == {"reasons_not_counted"}
    assert early["Q27"] == {"stay_not_counted"}


def test_always_is_answered_by_the_single_years(findings):
    assert facts(findings["Q04", LATEST])["always"]["verdict"] == {
        **{2016: "differs", 2017: "reproduced", 2018: "differs"},
        **{2019: "reproduced", 2022: "reproduced", 2023: "reproduced"},
    }


def test_a_share_is_held_against_that_of_every_earlier_year(findings):
    parts = findings["Q16", LATEST].parts
    assert set(parts) == set(range(2015, 2023))  # of 2014 the number of the 27 states is not held
    assert facts(findings["Q16", LATEST])["earlier_shares"]["compared"].value.idxmin() == 2022


def test_a_growth_multiple_is_given_for_every_base_year(findings):
    reasons = facts(findings["Q03", LATEST])["outgrew"]["verdict"]
    assert set(reasons.values()) == {"reproduced"}
    assert min(reasons) == 2011


def test_two_offices_averages_name_what_they_count(findings):
    reasons = facts(findings["Q13", LATEST])["two_offices"]
    assert reasons["positive"].value.to_dict() == {"UNHCR": 13358 + 667, "Eurostat": 3290 + 10460 + 735}
    assert reasons["rejected"].value.to_dict() == {"UNHCR": 2777, "Eurostat": 3425}


# Any day


def test_every_claim_can_be_checked_as_of_any_day(other_findings):
    for day, found in other_findings.items():
        assert [finding.claim_id for finding in found] == CLAIMS
        assert all(finding.reason for finding in found)
        assert all((finding.computed is None) == (finding.verdict == "not checkable") for finding in found)
        assert all(finding.day == pd.Timestamp(day) for finding in found)
