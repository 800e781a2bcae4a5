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


def test_recognition_is_set_against_the_average_in_percentage_points(decisions):
    decided = {"SY": (80, 20), "ER": (50, 50), "TOTAL": (600, 400)}
    cases = {code: dict(zip(("recognized", "rejected"), pair, strict=True)) for code, pair in decided.items()}
    above = recognition.above_average(recognition.rates(decisions(cases), "NL"), 2023, "UNHCR", "decided")
    assert above.value.to_dict() == pytest.approx({"SY": 20.0, "ER": -10.0})
    assert above.unit == "percentage points"
    assert set(above.at("SY").rows) == {"f0", "f1", "f4", "f5"}
    assert "TOTAL" not in above


def test_without_an_average_nothing_is_above_it(decisions):
    rates = recognition.rates(decisions({"SY": {"recognized": 80, "rejected": 20}}), "NL")
    above = recognition.above_average(rates, 2023, "UNHCR", "decided")
    assert above.empty
    assert above.unit == "percentage points"


def test_the_average_is_that_of_all_nationalities_by_denominator(decisions):
    cases = {"TOTAL": {"recognized": 600, "rejected": 200, "closed": 400}, "SY": {"recognized": 80, "rejected": 20}}
    rates = recognition.rates(decisions(cases), "NL")
    assert recognition.average(rates, 2023).value.to_dict() == {"all cases": 50.0, "decided": 75.0}
    assert recognition.average(rates, 2022).empty


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
