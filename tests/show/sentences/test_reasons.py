"""Reasons of findings in words: a sentence for each kind of fact that a check can make."""

import ast

import pandas as pd
import pytest

from helpers import claims, paths
from helpers.claims import Finding
from helpers.claims.outcome import Fact, fact
from helpers.quantities import Interval, Span, Value
from helpers.show.sentences.reasons import JUDGED, RENDERERS, reason

from .made import ENGLISH, quantity

CHECKS = sorted((paths.ROOT / "src" / "helpers" / "claims" / "checks").glob("*.py"))
DAYS = [
    *("2003-12-31", "2012-06-30", "2018-01-31", "2018-06-01", "2020-06-30"),
    *("2022-12-31", "2023-12-22", "2024-06-30", "latest"),
]


def day(text):
    return pd.Timestamp(text)


YEAR = {"start": day("2023-01-01"), "end": day("2023-12-31")}
TO_SEPTEMBER = {"start": day("2023-01-01"), "end": day("2023-09-30")}
TO_NOVEMBER = {"start": day("2023-01-01"), "end": day("2023-11-30")}
OWN, CBS = "first_asylum_applications", "first_asylum_applications_cbs"


def value(number):
    return Value(number, number, number, ("v:0",))


def said(*facts, parts=None):
    """The reason of a finding with these facts."""
    claim = claims.register()["Q01"]
    return reason(Finding(claim, None, "not checkable", parts or {}, facts, None, day("2026-04-29"), ()), ENGLISH)


def kinds(path):
    """The kinds of the facts that a module of checks makes: the texts in the first argument of each."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    made = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("fact", "Fact")]
    texts = [node.value for first in made for node in ast.walk(first) if isinstance(node, ast.Constant)]
    return {text for text in texts if isinstance(text, str)}


def test_every_kind_of_fact_has_a_renderer_and_every_renderer_a_kind():
    assert set().union(*map(kinds, CHECKS)) == set(RENDERERS)
    assert set(JUDGED) < set(RENDERERS)


@pytest.mark.parametrize("as_of", DAYS)
def test_the_reasons_of_a_day_are_whole_sentences(as_of):
    for finding in claims.check_all(as_of):
        sentence = reason(finding, ENGLISH)
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "'", finding.claim_id
        assert sentence.endswith(".")
        assert not any(sign in sentence for sign in ("{", "no figure", "nan", "  ", "..", "_")), sentence


def test_an_unknown_kind_is_refused():
    with pytest.raises(KeyError, match="unheard_of"):
        said(fact("unheard_of"))


def test_facts_are_said_one_after_the_other():
    near = fact("nearest_list", share=value(48), **TO_SEPTEMBER)
    left = Fact("left_open", {"open": Interval(33.9, 48, 63.3)})
    assert said(fact("letter_alone", **TO_NOVEMBER), near, left) == (
        "The letter alone gives a share for January to November 2023. "
        "The nearest is 48.0 % for January to September 2023. "
        "With the total of the later months that leaves 34 to 63 % open, too wide to decide."
    )


def test_a_share_of_two_counts():
    counts = {"part": value(1181), "whole": value(14716), "share": value(8.025)}
    others = quantity("denominator", {CBS: 7.34, "asylum_applicants": 6.51}, "percent")
    assert said(fact("share_of_counts", **counts, **YEAR), fact("other_denominators", shares=others)) == (
        "1,181 of 14,716 in 2023, by the office's own two counts: 8.0 %. Other denominators give "
        "7.3 % of 'first asylum requests (CBS)' and 6.5 % of 'asylum applicants, all (Eurostat)'."
    )


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("reproduced", "The full year gives 13.4 % and confirms the stated value."),
        ("differs", "The stated value does not hold for the full year, which gives 13.4 %."),
        (
            "consistent",
            "The full year gives 13.4 % (13.0 to 13.8), which neither confirms nor contradicts the stated value.",
        ),
    ],
)
def test_the_full_year_confirms_the_stated_value_or_not(verdict, sentence):
    assert said(fact("full_year", compared=Value(13.0, 13.4, 13.8), verdict=verdict)) == sentence


def test_a_count_that_had_not_been_published():
    near = fact("nearest_share", ["v:0"], share=15.0, **TO_SEPTEMBER)
    assert said(fact("no_count", measures=[OWN, CBS], **TO_NOVEMBER), near) == (
        "No count of 'first asylum applications (IND)' and 'first asylum requests (CBS)' for January to November 2023 "
        "had been published by that date. The nearest is the office's own 15 % for January to September 2023."
    )


def test_a_growth_multiple_holds_of_rises_and_of_falls():
    grown = fact("outgrew", base=2017, year=2019, minors=value(0.89), all=value(1.53), faster=1, bases=4)
    assert said(grown) == (
        "In 2019 the number of unaccompanied minors was 0.89 times that of 2017, the number of all first applications "
        "1.53 times. The number of minors grew faster from 1 of 4 base years with both counts."
    )


def test_a_single_base_year_is_said_in_the_singular():
    grown = fact("outgrew", base=2017, year=2019, minors=value(2), all=value(1), faster=1, bases=1)
    assert said(grown).endswith("The number of minors grew faster from 1 of 1 base year with both counts.")


def test_variation_is_said_with_its_years():
    found = fact("variation", minors=value(0.754), all=value(0.424), years=8, first=2013, last=2023)
    assert said(found) == (
        "Coefficient of variation 0.75 for minors against 0.42 for all first applications, over the 8 years "
        "from 2013 to 2023 with both counts. Before that, only isolated years were published."
    )


@pytest.mark.parametrize(
    ("plausible", "months"),
    [
        (["2021-07-01", "2021-08-01"], "plausible are July 2021 and August 2021"),
        (["2021-08-01"], "no other month is plausible"),
    ],
)
def test_a_break_is_said_with_its_plausible_months(plausible, months):
    found = {"month": day("2021-08-01"), "plausible": list(map(day, plausible)), "before": 91.2, "after": 406.0}
    assert said(fact("break", **found, ratio=Value(3.47, 4.45, 5.74))) == (
        f"The most likely break is August 2021; {months}. "
        "The rate is 91 persons a month before it and 406 from then on, 3.5 to 5.7 times as many."
    )


@pytest.mark.parametrize(("found", "months"), [(14, "14 months had figures"), (1, "1 month had a figure")])
def test_too_few_months_for_a_break(found, months):
    assert said(fact("too_few_months", found=found, needed=12)) == (
        f"A break can only be found in several periods that cover more than 12 months together; {months} by that date."
    )


def test_a_nationality_that_the_longest_list_does_not_name():
    unlisted = fact("not_in_list", share=value(3), citizen="GM", **TO_SEPTEMBER)
    assert said(unlisted) == (
        "The longest public list of the year, January to September 2023, does not name the Gambia; "
        "its smallest share is 3.0 %."
    )


@pytest.mark.parametrize(
    ("held", "not_held", "others", "sentence"),
    [
        ("SY ER", "", "", "Syria and Eritrea are among the first five."),
        (
            "SY",
            "SD",
            "YE",
            "Syria is among the first five; Sudan is not among them; "
            "Yemen, which the claim does not name, is among them.",
        ),
        (
            "",
            "SD IQ",
            "YE GM",
            "none are among the first five; Sudan and Iraq are not among them; "
            "Yemen and the Gambia, which the claim does not name, are among them.",
        ),
    ],
    ids=["all", "some", "none"],
)
def test_the_first_five_are_held_against_the_list(held, not_held, others, sentence):
    names = {"held": held.split(), "not_held": not_held.split(), "others": others.split()}
    whole = fact("largest_five", **names, **TO_NOVEMBER)
    assert said(whole) == f"In the list of January to November 2023, {sentence}"
    part = fact("largest_five_of_a_part", **names, **TO_SEPTEMBER)
    assert said(part) == (
        f"In the longest public list of the year, January to September 2023, {sentence} "
        "No list for the stated months is public."
    )


def test_rises_are_said_largest_first():
    rise = quantity("citizen", {"SY": 125.2, "GM": 62})
    multiple = quantity("citizen", {"GM": 4.31, "SY": 2.5})
    periods = {
        name: Span(day(f"{year}-01-01"), day(f"{year}-12-31")) for name, year in (("before", 2021), ("after", 2023))
    }
    assert said(fact("rises", rise=rise, multiple=multiple, **periods)) == (
        "Between 2021 and 2023: Syria by 125 a month (2.5 times) and the Gambia by 62 a month (4.3 times). "
        "Other nationalities do not have figures for both periods."
    )


def test_rates_are_above_below_or_undecided_by_the_verdicts_of_the_parts():
    parts = {"SY": "reproduced", "SO": "differs", "IQ": "differs", "SD": "consistent"}
    assert said(fact("rates", year=2023, average=value(83.47)), parts=parts) == (
        "All ages, 2023, by UNHCR: Syria above the average of 83.5 %, Somalia and Iraq below it, "
        "Sudan undecided by rounding. Dutch rates of unaccompanied minors by nationality are not public."
    )


def test_the_share_of_a_year_under_every_aggregate():
    found = {
        ("EU28", "Eurostat"): 3.76,
        ("EU27_2020", "national"): 4.04,
        ("share as published", "Eurostat"): 4,
    }
    shares = quantity("aggregate numerator", found, "percent")
    assert said(fact("share_of_aggregates", year=2017, shares=shares)) == (
        "In 2017: 3.8 % of the EU-28, 4.0 % of the EU-27 by the national office's count and "
        "4 % as Eurostat published it."
    )


def test_the_share_to_a_month_names_its_two_collections():
    share = fact("share_to_month", share=value(13.125), **TO_SEPTEMBER)
    months = fact("twelve_months", share=Value(14.36, 14.4, 14.44))
    assert said(share, months) == (
        "13.1 % in January to September 2023: the immigration service's count divided by the sum of Eurostat's months "
        "for the Union, two collections, since Eurostat's own Dutch months are not all public. "
        "The twelve months of the monthly table, in which other states are missing, give 14.4 %."
    )


@pytest.mark.parametrize(
    ("contributions", "more"),
    [
        (
            {"numerator": 118.2, "denominator": -18.2, "share": 100.0},
            " In logarithms the Dutch numerator accounts for 118 % of the change, the Union's denominator for -18 %.",
        ),
        ({}, ""),
    ],
    ids=["decomposed", "not decomposed"],
)
def test_a_share_that_rose_is_said_with_its_contributions(contributions, more):
    values = {"times": value(3.49), "before": value(3.76), "base": 2017, "now": value(13.1)}
    rose = Fact("share_rose", {**values, **TO_SEPTEMBER, "contributions": contributions})
    assert said(rose) == f"3.5 times, from 3.8 % in 2017 to 13.1 % in January to September 2023.{more}"


def test_the_years_after_an_event_are_counted_by_their_verdicts():
    years = quantity("year", {2021: 4382, 2022: 3700})
    after = fact("years_after", years=years, highest=value(3775), top=2019, first=2015, last=2019)
    beyond = fact("years_beyond", years=quantity("year", {2023: 3114}))
    assert said(after, beyond, parts={2021: "reproduced", 2022: "differs"}) == (
        "1 of 2 years (4,382 in 2021 and 3,700 in 2022) is above 3,775, the highest number from 2015 to 2019 "
        "(in 2019). Later: 3,114 in 2023."
    )


def test_countries_are_low_in_the_years_within_the_bounds():
    found = {("FR", 2017): 4, ("IT", 2017): (100, 105, 110), ("IT", 2018): (49, 50, 51), ("IT", 2019): 39}
    parts = dict(zip(found, ("reproduced", "differs", "consistent", "reproduced"), strict=True))
    beside = fact("asylum_beside_outside", shares=quantity("geo year", found, "percent"))
    assert said(beside, parts=parts) == (
        "Asylum applicants in per cent of the minors counted outside asylum: France 4 %, low in 2017; "
        "Italy 39 to 110 %, low in 2019, not low in 2017 and undecided by rounding in 2018."
    )


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        (
            fact("no_figure", places=["NL", "EU27_2020"], **YEAR),
            "No figure of the Netherlands and the EU-27 for 2023 had been published by that date.",
        ),
        (
            fact("no_later_figure", geo="UK", year=2021),
            "No figure of the United Kingdom for 2021 or later had been published by that date.",
        ),
        (
            fact("no_later_year", base=2017),
            "By that date, no full year after 2017 could be compared with it: both counts are needed for both years.",
        ),
        (
            fact("fewer_than_three_years"),
            "Fewer than three years with both counts had been published by that date.",
        ),
        (
            fact("no_list_of_the_year"),
            "No list of nationalities for a part of the year had been published by that date.",
        ),
        (fact("no_list"), "No list of five nationalities for the year had been published by that date."),
        (
            fact("no_two_years"),
            "No lists of two years with enough nationalities in common had been published by that date.",
        ),
        (
            fact("no_rates", year=2023),
            "No recognition rates by nationality for 2023 had been published by that date; "
            "those of unaccompanied minors in the Netherlands are never published.",
        ),
        (fact("no_two_flows"), "No country and year with both flows had been published by that date."),
        (
            fact("not_matched"),
            "Eurostat and the national offices count applications by state; a count of persons matched across states, "
            "as Eurodac would allow, is not public. The section shows the public figures that bear on it.",
        ),
        (fact("same_months"), "Published for the same months."),
    ],
    ids=lambda each: each.kind if isinstance(each, Fact) else "",
)
def test_what_is_missing_is_said(lacking, sentence):
    assert said(lacking) == sentence
