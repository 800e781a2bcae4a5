"""Reasons of findings in words: a sentence for each kind of fact that a check can make."""

import ast
import math

import pandas as pd
import pytest

from helpers import claims, paths
from helpers.claims import Finding
from helpers.claims.outcome import Fact, fact
from helpers.quantities import Interval, Span, Value
from helpers.show.sentences.reasons import JUDGED, RENDERERS, reason

from .made import ENGLISH, quantity

CLAIMS = paths.ROOT / "src" / "helpers" / "claims"
CHECKS = [*sorted((CLAIMS / "checks").glob("*.py")), CLAIMS / "copies.py"]
DAYS = [
    *("2003-12-31", "2012-06-30", "2018-01-31", "2018-06-01", "2020-06-30"),
    *("2022-12-31", "2023-12-22", "2024-06-30", "latest"),
]


def day(text):
    return pd.Timestamp(text)


YEAR = {"start": day("2023-01-01"), "end": day("2023-12-31")}
TO_SEPTEMBER = {"start": day("2023-01-01"), "end": day("2023-09-30")}
TO_NOVEMBER = {"start": day("2023-01-01"), "end": day("2023-11-30")}
COPY = "cbs-via-github-2026-05-22-fdf8"
OWN, CBS = "first_asylum_applications", "first_asylum_applications_cbs"


def value(number):
    return Value(number, number, number, ("v:0",))


def said(*facts, parts=None, thresholds=None):
    """The reason of a finding with these facts."""
    claim, day_of_newest = claims.register()["Q01"], day("2026-04-29")
    found = Finding(claim, None, "not checkable", parts or {}, facts, None, day_of_newest, (), thresholds or {})
    return reason(found, ENGLISH)


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
        "With what is public of the other months, 33.9 to 63.3 % is possible."
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


def outgrew(minors, everyone, verdicts):
    verdict = dict(enumerate(verdicts, start=2015))
    compared = quantity("base_year", dict.fromkeys(verdict, 1.0), "ratio")
    counts = {"minors": value(minors), "all": value(everyone)}
    return fact("outgrew", base=2017, year=2019, **counts, compared=compared, verdict=verdict)


def test_a_growth_multiple_holds_of_rises_and_of_falls():
    grown = outgrew(0.89, 1.53, ["differs", "differs", "consistent", "reproduced"])
    assert said(grown) == (
        "In 2019 the number of unaccompanied minors was 0.89 times that of 2017, the number of all first applications "
        "1.53 times. The number of minors grew faster from 1 of 4 base years with both counts."
    )


def test_a_single_base_year_is_said_in_the_singular():
    grown = outgrew(2, 1, ["reproduced"])
    assert said(grown).endswith("The number of minors grew faster from 1 of 1 base year with both counts.")


def test_swings_are_said_as_factors_and_always_by_the_single_years():
    found = fact("swings", minors=value(100 * math.log(1.8)), all=value(100 * math.log(1.5)), years=[2016, 2023])
    verdict = {2016: "differs", 2023: "reproduced"}
    always = fact("always", compared=quantity("year", {2016: 0.9, 2023: 4.2}, "ratio"), verdict=verdict)
    assert said(found, always) == (
        "On average over 2 changes from one year to the next (2016 and 2023), the number of minors went up or down by "
        "a factor of 1.80, that of all first applications by a factor of 1.50. As for always: the change of the minors "
        "was the larger in 1 of 2 years. Other years lack a count of their own or of the year before."
    )


def test_the_verdict_at_each_threshold_comes_last():
    thresholds = {1.0: "reproduced", 1.25: "holds in part", 1.5: "differs"}
    assert said(fact("no_list"), thresholds=thresholds) == (
        "No list of five nationalities for the year had been published by that date. "
        "With a threshold of 1: reproduced, 1.25: holds in part and 1.5: differs."
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
        "No list for the stated months is public; in them, other places are possible."
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


def test_rises_are_set_over_the_largest_other_one_by_year_and_reading():
    ratios = {
        ("persons", 2021): (1.9, 2, 2.1),
        ("multiple", 2021): (0, 0.5, 0.6),
        ("persons", 2022): (0.1, 1, math.inf),
    }
    assert said(fact("ahead", citizen="SY", ratios=quantity("reading year", ratios, "ratio"))) == (
        "The rise of Syria over the largest that any other nationality, named or not, can have had: since 2021 in "
        "persons 1.9 to 2.1 times; since 2021 as a multiple 0.0 to 0.6 times; since 2022 in persons above 0.1 times."
    )


def test_rates_are_above_below_or_undecided_by_the_verdicts_of_the_parts():
    verdicts = {"SY": "reproduced", "SO": "differs", "IQ": "differs", "SD": "consistent"}
    parts = {(citizen, average): each for citizen, each in verdicts.items() for average in ("others", "all", "union")}
    averages = quantity(
        "average year",
        {("others", 2023): 70.49, ("all", 2023): 83.47, ("union", 2021): 38.5},
        "percent",
    )
    assert said(fact("rates", averages=averages), parts=parts) == (
        "All ages, 2023, by UNHCR: Syria above the average of all other nationalities (70.5 %), Somalia and Iraq "
        "below it, Sudan undecided by rounding. With the named ones in the average (83.5 %): Syria above, Somalia and "
        "Iraq below, Sudan undecided. Against the average of the Union in 2021 (38.5 %), the newest that is held, and "
        "with the rates of that year: Syria above, Somalia and Iraq below, Sudan undecided. "
        "Dutch rates of unaccompanied minors by nationality are not public."
    )


def test_two_offices_averages_are_explained_by_what_they_count():
    counts = {"positive": {"UNHCR": 600, "Eurostat": 630}, "rejected": {"UNHCR": 200, "Eurostat": 300}}
    made = {name: quantity("publisher", own) for name, own in counts.items()}
    first = (
        "UNHCR's average is 75.0 % (600 positive, 200 rejected), Eurostat's 67.7 % (630 positive, 300 rejected): the "
        "two count other decisions. Eurostat's positive decisions are 1.05 times UNHCR's, its rejections 1.50 times."
    )
    assert said(fact("two_offices", **made, closed=quantity("publisher", {}))) == first
    assert said(fact("two_offices", **made, closed=quantity("publisher", {"UNHCR": 90}))) == (
        f"{first} UNHCR sets 90 cases apart that were closed without a decision; how many of them Eurostat counts is "
        "not public."
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


def test_a_share_is_set_over_that_of_every_earlier_year():
    compared = quantity("year", {2016: 4.87, 2022: 1.23, 2023: 0.99}, "ratio")
    verdict = {2016: "reproduced", 2022: "reproduced", 2023: "differs"}
    assert said(fact("earlier_shares", compared=compared, verdict=verdict)) == (
        "It is above the share of 2 of 3 earlier years: 0.99 to 4.87 times it (2023 and 2016)."
    )


def test_the_years_after_an_event_are_set_over_those_before_it():
    years = quantity("year", {2021: 4382, 2022: 3700})
    ratios = {"mean": 1.5, 2019: (1.0, 1.07, 1.1)}
    after = {"years": years, "mean": value(4041), "first": 2017, "last": 2019}
    beyond = fact("years_beyond", years=quantity("year", {2023: 3114}))
    assert said(fact("years_after", **after, ratios=quantity("against", ratios, "ratio")), beyond) == (
        "4,382 in 2021 and 3,700 in 2022, 4,041 a year on average. That is 1.50 times the mean of 2017 to 2019. "
        "It is 1.07 times the number of 2019. Later: 3,114 in 2023."
    )


def test_years_that_are_missing_leave_the_mean_open_above():
    open_above = Value(3000.0, math.nan, math.inf, ("v:0",))
    after = {"years": quantity("year", {2021: 4382}), "mean": open_above, "first": 2017, "last": 2019}
    ratios = quantity("against", {"mean": (1.2, math.nan, math.inf)}, "ratio")
    assert said(fact("years_after", **after, ratios=ratios)) == (
        "4,382 in 2021, above 3,000 a year on average. That is above 1.20 times the mean of 2017 to 2019."
    )


def test_more_applicants_than_the_other_flow_are_explained():
    more = fact("more_applicants", shares=quantity("geo year", {("IT", 2018): 110}, "percent"))
    assert said(more) == (
        "More minors asked for asylum than the other flow counted (Italy in 2018): "
        "applications of minors who arrived in an earlier year are among them."
    )


@pytest.mark.parametrize(
    ("share", "country", "sentence"),
    [
        (
            3.66,
            -0.66,
            "In the step to 2019 the share among the same states rose by 3.7 percentage points although the "
            "country's own number, "
            "which fell, took 0.7 away: the rest of the Union fell more.",
        ),
        (
            -1.2,
            0.3,
            "In the step to 2019 the share among the same states fell by 1.2 percentage points although the "
            "country's own number, "
            "which rose, added 0.3: the rest of the Union rose more.",
        ),
    ],
    ids=["rose", "fell"],
)
def test_a_share_that_goes_against_the_country_s_number_is_said(share, country, sentence):
    assert said(fact("opposed", year=2019, share=value(share), country=value(country))) == sentence


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
            fact("too_few_swings", needed=2),
            "Fewer than 2 changes from one year to the next, in both counts, had been published by that date.",
        ),
        (
            fact("no_rate", citizens=["SD", "GM"], year=2023),
            "No decisions of 2023 on Sudan and the Gambia had been published by that date, so that any rate of theirs "
            "is possible.",
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


@pytest.mark.parametrize(
    ("count", "without", "sentence"),
    [
        (
            1,
            "consistent",
            "1 figure behind the value is known only from a copy of the office's publication (GitHub); "
            "without copies the verdict is the same.",
        ),
        (
            2,
            "not checkable",
            "2 figures behind the value are known only from copies of the office's publications (GitHub); "
            "without copies the verdict is 'not checkable'.",
        ),
    ],
)
def test_figures_known_only_from_copies_and_the_verdict_without_them(count, without, sentence):
    assert said(fact("copies", count=count, publications=[COPY], verdict="consistent", without=without)) == sentence
