"""What findings, figures and studies are said to answer together."""

import pandas as pd
import pytest

from helpers.coding import synthesis
from helpers.errors import InputError
from helpers.quantities import Quantity, Span
from helpers.show.sentences import answers as say

from .made import ENGLISH, NOTHING, SYNTHETIC, quantity

FIRST = Span(pd.Timestamp("2022-01-01"), pd.Timestamp("2022-12-31"))
SECOND = Span(pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30"))


@pytest.fixture
def shares():
    return quantity("period", {FIRST: (39.5, 40, 40.5), SECOND: (9.5, 10, 10.5)}, "percent")


@pytest.fixture
def needed():
    # With 40 of 100 intending to come, 10 of the other 60 are needed; with 10 of 100, 40 of 90. The
    # second is so uncertain that more than half of the others may be needed.
    found = {("all", FIRST): (15.97, 16.67, 17.36), ("all", SECOND): (44.13, 44.44, 50.75)}
    return quantity("assumed period", found | {("three quarters", SECOND): 47.2}, "percent")


def test_findings_are_said_the_most_certain_first_each_with_its_own_id():
    said = say.found(synthesis.findings(SYNTHETIC).iloc[::-1], ENGLISH)
    assert repr(said) == (
        "Found: 2 findings.\n"
        "- Conflict and the hope for education make minors leave. (confidence: moderate)\n"
        "- Families choose the country, procedures do not. (confidence: low)"
    )
    assert said.data["rows"].to_list() == ["F01", "F02"]


def test_a_single_finding_is_said_in_the_singular():
    assert repr(say.found(synthesis.findings(SYNTHETIC).head(1), ENGLISH)).startswith("Found: 1 finding.\n")


def test_a_question_is_answered_by_the_findings_that_bear_on_it():
    said = say.answer("leave", ENGLISH, SYNTHETIC)
    assert repr(said) == (
        "Why do minors leave? 1 finding bears on it, 1 with at least moderate confidence.\n"
        "- Conflict and the hope for education make minors leave. (confidence: moderate)"
    )
    assert said.data["rows"].to_list() == ["F01"]
    assert 'data-row="F01"' in said.markup


def test_an_unknown_question_is_refused_with_the_valid_ones():
    with pytest.raises(InputError, match="leave"):
        say.answer("leaf", ENGLISH, SYNTHETIC)


def test_two_accounts_can_both_be_true_only_where_less_than_half_of_the_others_are_needed(needed, shares):
    said = say.tension(needed, shares, "NL", "SY", ENGLISH, SYNTHETIC)
    assert repr(said) == (
        "If all Syrians intended to come, most minors did as soon as 44.1 to 50.8 % of the others did "
        "(January to November 2023). "
        "That most come on purpose, and that most who are not Syrians do not, can both be true where a majority "
        "needs less than half of the others: 2022. Nobody counted how many of them intended to come, so figures show "
        "that the two can be reconciled, not that they are. Syrians made up 9.5 to 40.5 % of these 2 lists."
    )


def test_where_half_of_the_others_are_needed_the_accounts_are_not_said_to_agree(needed, shares):
    more = needed.keep(needed.high >= 50)
    assert "In none of these lists is it certain" in repr(say.tension(more, shares, "NL", "SY", ENGLISH, SYNTHETIC))


def test_the_tension_names_what_each_study_found_first_on_plans(needed, shares, folder):
    file = folder / "motives" / "study_codings.csv"
    rows = [
        "S01,plan-open,unspecified,for,A,Most have no plan.,De meesten hebben geen plan.",
        "S01,plan-open,AF,for,A,Afghans have no plan.,Afghanen hebben geen plan.",
        "S02,plan-open,unspecified,against,A,Most have a plan.,De meesten hebben een plan.",
        "S02,plan-open,unspecified,for,A,Some have no plan.,Sommigen hebben geen plan.",
    ]
    file.write_text("\n".join([*file.read_text(encoding="utf-8").splitlines(), *rows]), encoding="utf-8")
    said = say.tension(needed, shares, "NL", "SY", ENGLISH, folder)
    assert (
        "of the others did (January to November 2023). Synthetic institute: Most have no plan. "
        "Synthetic university: Most have a plan. That most come on purpose"
    ) in repr(said)
    assert "Afghans" not in repr(said)
    assert 'data-row="S02"' in said.markup


def test_nationalities_are_said_by_what_they_are_known_from():
    known = {"SY": "both", "ER": "both", "AF": "figures alone", "SD": "neither"}
    table = pd.DataFrame({"known_from": known, "rows": dict.fromkeys(known, ("M01",))})
    assert repr(say.joint(table, ENGLISH)) == (
        "Figures and motives are both held for Syrians and Eritreans. Figures alone are held for Afghans."
    )


def test_limits_are_said_with_whom_the_studies_asked_and_the_letters_own_statements():
    said = say.limits(ENGLISH, SYNTHETIC)
    assert repr(said) == (
        "120 experts were asked and no minor was. The interviews published in 2019 asked 12 minors. "
        "So it is not known what share of minors has a motive or which motives come first, and there may be motives "
        "that no expert named. The letter says:\n"
        "- How many had a plan was not counted."
    )
    assert said.data["rows"].to_list() == ["M05"]
    assert 'data-row="M05"' in said.markup


def test_a_letter_without_interviews_says_nothing_of_them(folder):
    facts = (folder / "letter.toml").read_text(encoding="utf-8")
    (folder / "letter.toml").write_text(facts.replace('interviews = "S02"', ""), encoding="utf-8")
    assert repr(say.limits(ENGLISH, folder)).startswith("120 experts were asked and no minor was. So it is not known")


def test_without_lists_what_was_asked_for_is_named():
    needed, shares = Quantity.none("assumed", "period"), Quantity.none("period")
    assert repr(say.tension(needed, shares, "NL", "SY", ENGLISH, SYNTHETIC)) == (
        "No figures were found for 'Netherlands: Syrians in lists of nationalities'."
    )
    assert repr(say.joint(pd.DataFrame({"known_from": [], "rows": []}), ENGLISH)) == NOTHING
