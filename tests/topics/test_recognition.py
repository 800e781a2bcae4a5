"""First-instance recognition rates, by hand."""

import pytest

from helpers.topics import recognition

NAMES = {"recognized": "first_instance_decisions_recognized", "rejected": "first_instance_decisions_rejected"}
NAMES |= {"other": "first_instance_decisions_other", "closed": "first_instance_decisions_closed"}


def ends(value):
    return [value.low, value.value, value.high]


@pytest.fixture
def decisions(figures):
    """Makes UNHCR's decisions of 2023 by citizenship: `decisions({"SY": {"recognized": 80, "rejected": 20}})`."""

    def made(cases, **cells):
        rows = [
            (NAMES.get(outcome, outcome), "NL", code, "2023", value)
            for code, own in cases.items()
            for outcome, value in own.items()
        ]
        return figures(*rows, **({"office": "UNHCR"} | cells))

    return made


def of_2023(rates, publisher="UNHCR"):
    own = rates.only(publisher=publisher, year=2023)
    return own.value.to_dict()


def test_recognition_with_closed_cases_is_lower_than_without(decisions):
    rates = recognition.rates(decisions({"SY": {"recognized": 80, "rejected": 20, "closed": 60}}), "NL")
    assert of_2023(rates) == {("decided", "SY"): 80.0, ("all cases", "SY"): 50.0}
    assert rates.unit == "percent"


def test_recognition_adds_up_several_positive_outcomes(decisions):
    rates = recognition.rates(decisions({"SY": {"recognized": 30, "other": 30, "rejected": 40}}), "NL")
    assert of_2023(rates) == {("decided", "SY"): 60.0}
    assert set(rates.rows) == {"f0", "f1", "f2"}


def test_eurostat_s_statuses_are_added_up_and_have_no_closed_cases(decisions):
    cases = {"refugee_status": 20, "subsidiary_protection": 30, "humanitarian": 10, "first_instance_rejections": 40}
    rates = recognition.rates(decisions({"SY": cases}, office="Eurostat"), "NL")
    assert of_2023(rates, "Eurostat") == {("decided", "SY"): 60.0}
    assert rates.level("publisher").unique().tolist() == ["Eurostat"]


def test_a_nationality_without_an_outcome_has_no_rate_that_needs_it(decisions):
    cases = {"SY": {"recognized": 80, "rejected": 20, "closed": 60}, "ER": {"recognized": 50, "rejected": 50}}
    rates = of_2023(recognition.rates(decisions(cases | {"SO": {"recognized": 10}}), "NL"))
    assert rates == {("decided", "ER"): 50.0, ("decided", "SY"): 80.0, ("all cases", "SY"): 50.0}


def test_a_country_without_decisions_has_no_rates(decisions):
    rates = recognition.rates(decisions({"SY": {"recognized": 80, "rejected": 20}}), "SE")
    assert rates.empty
    assert list(rates.index.names) == recognition.LEVELS


def test_the_course_of_recognition_is_by_nationality_then_denominator_then_year(figures):
    rows = [
        (NAMES[outcome], "NL", code, year, 50)
        for code in ("SY", "ER")
        for year in ("2023", "2022")
        for outcome in ("recognized", "rejected")
    ]
    course = recognition.course(recognition.rates(figures(*rows), "NL"))
    assert list(course.index) == [(code, "decided", year) for code in ("ER", "SY") for year in (2022, 2023)]
    assert course.at(("SY", "decided", 2022)).value == 50


def test_a_rate_is_bounded_by_the_least_positive_with_the_most_rejected_and_the_reverse(decisions):
    rates = recognition.rates(decisions({"SD": {"recognized": 47, "rejected": 14}}, rounding=5.0), "NL")
    assert ends(rates.at(("UNHCR", "decided", "SD", 2023))) == pytest.approx(
        [100 * 44.5 / (44.5 + 16.5), 100 * 47 / 61, 100 * 49.5 / (49.5 + 11.5)]
    )


@pytest.fixture
def three_averages(figures):
    """All nationalities 600 of 1,000, Syria 400 of 500, Iraq 60 of 100; the Union's rate of 2021 with Iraq 30 of 60."""
    cases = {
        ("TOTAL", "2023"): (600, 400),
        ("SY", "2023"): (400, 100),
        ("IQ", "2023"): (60, 40),
        ("IQ", "2021"): (30, 30),
    }
    rows = [
        (NAMES[outcome], "NL", code, year, value, {"office": "UNHCR"})
        for (code, year), pair in cases.items()
        for outcome, value in zip(("recognized", "rejected"), pair, strict=True)
    ]
    percent = {"unit": "percent", "kind": "share"}
    union = [("positive_first_instance_rate", "EU27", "TOTAL", year, rate, percent) for year, rate in RATES.items()]
    return figures(*rows, *union, rounding=0.0)


RATES = {"2019": 30, "2021": 38.5, "2024": 45}


def test_rates_are_held_against_the_others_against_all_and_against_the_union(three_averages):
    averages = recognition.averages(three_averages, "NL", ["SY", "IQ"], 2023)
    assert averages.value.to_dict() == pytest.approx(
        {
            ("others", 2023): 100 * (600 - 460) / (1000 - 600),
            ("all", 2023): 60.0,
            ("union", 2021): 38.5,
        }
    )
    above = recognition.above_averages(three_averages, "NL", ["SY", "IQ"], averages)
    assert above.value.to_dict() == pytest.approx(
        {
            ("SY", "others"): 45,
            ("IQ", "others"): 25,
            ("SY", "all"): 20,
            ("IQ", "all"): 0,
            ("IQ", "union"): 11.5,
        }
    )
    assert above.unit == "percentage points"


def test_there_is_no_average_of_the_others_where_one_of_the_named_is_missing(three_averages):
    averages = recognition.averages(three_averages, "NL", ["SY", "SD"], 2023)
    assert averages.level("average").tolist() == ["all", "union"]


def test_two_offices_are_compared_by_what_they_count(decisions):
    cases = {"TOTAL": {"recognized": 600, "other": 10, "rejected": 200, "closed": 90, "refugee_status": 630}}
    counts = recognition.two_offices(decisions(cases), "NL", 2023)
    assert counts["positive"].value.to_dict() == {"UNHCR": 610, "Eurostat": 630}
    assert counts["rejected"].value.to_dict() == {"UNHCR": 200}
    assert counts["closed"].value.to_dict() == {"UNHCR": 90}
