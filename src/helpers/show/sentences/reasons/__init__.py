"""The reasons of findings in words: each kind of fact that a check can make has a renderer here.

A renderer takes the values of a fact as keywords, so that a fact and its sentence cannot drift apart.
"""

from collections.abc import Callable

from helpers.claims import Finding
from helpers.claims.outcome import Fact
from helpers.show.sentences.reasons import (
    comparability,
    europe,
    inflow,
    nationalities,
    peaks,
    recognition,
    sources,
    unpublished,
)
from helpers.words import Language

RENDERERS: dict[str, Callable[..., str]] = {
    "share_of_counts": inflow.share_of_counts,
    "no_count": inflow.no_count,
    "nearest_share": inflow.nearest_share,
    "full_year": inflow.full_year,
    "other_denominators": inflow.other_denominators,
    "outgrew": inflow.outgrew,
    "no_later_year": inflow.no_later_year,
    "swings": inflow.swings,
    "always": inflow.always,
    "too_few_swings": inflow.too_few_swings,
    "peaks": peaks.peaks,
    "too_few_peaks": peaks.too_few_peaks,
    "share_grew": peaks.share_grew,
    "below_base": peaks.below_base,
    "break": inflow.rate_break,
    "too_few_months": inflow.too_few_months,
    "same_months": nationalities.same_months,
    "letter_alone": nationalities.letter_alone,
    "nearest_list": nationalities.nearest_list,
    "left_open": nationalities.left_open,
    "no_list_of_the_year": nationalities.no_list_of_the_year,
    "not_in_list": nationalities.not_in_list,
    "no_list": nationalities.no_list,
    "largest_five": nationalities.largest_five,
    "largest_five_of_a_part": nationalities.largest_five_of_a_part,
    "lists_apart": nationalities.lists_apart,
    "no_list_of_years": nationalities.no_list_of_years,
    "no_two_years": nationalities.no_two_years,
    "rises": nationalities.rises,
    "ahead": nationalities.ahead,
    "no_rates": recognition.no_rates,
    "rates": recognition.rates,
    "two_offices": recognition.two_offices,
    "no_rate": recognition.no_rate,
    "share_of_aggregates": europe.share_of_aggregates,
    "share_to_month": europe.share_to_month,
    "twelve_months": europe.twelve_months,
    "no_figure": europe.no_figure,
    "share_rose": europe.share_rose,
    "earlier_shares": europe.earlier_shares,
    "opposed": europe.opposed,
    "years_after": europe.years_after,
    "years_beyond": europe.years_beyond,
    "no_later_figure": europe.no_later_figure,
    "asylum_beside_outside": comparability.asylum_beside_outside,
    "more_applicants": comparability.more_applicants,
    "no_two_flows": comparability.no_two_flows,
    "not_matched": comparability.not_matched,
    "routes_not_counted": unpublished.routes_not_counted,
    "speed_not_measured": unpublished.speed_not_measured,
    "reasons_not_counted": unpublished.reasons_not_counted,
    "interviews_of_2018": unpublished.interviews_of_2018,
    "rule_as_text": unpublished.rule_as_text,
    "stay_not_counted": unpublished.stay_not_counted,
    "half_left": unpublished.half_left,
    "gone": unpublished.gone,
    "communities_not_counted": unpublished.communities_not_counted,
    "copies": sources.copies,
}
JUDGED = ("rates", "asylum_beside_outside")  # renderers that also take the finding's `parts`


def reason(finding: Finding, language: Language) -> str:
    """Why a finding has its verdict, one sentence or more for each fact, and what it is at each threshold.

    Raises
    ------
    KeyError
        For a kind of fact that has no renderer.
    """
    facts = [_sentence(fact, finding, language) for fact in finding.reason]
    return " ".join([*facts, _thresholds(finding, language)] if finding.thresholds else facts)


def _sentence(fact: Fact, finding: Finding, language: Language) -> str:
    parts = {"parts": finding.parts} if fact.kind in JUDGED else {}
    return RENDERERS[fact.kind](language, **fact.values, **parts)


def _thresholds(finding: Finding, language: Language) -> str:
    """The verdict at each threshold that a vague word can mean."""
    each = [
        language.say("{threshold}: {verdict}", threshold=_short(value, language), verdict=language.verdict(verdict))
        for value, verdict in finding.thresholds.items()
    ]
    return language.say("With a threshold of {verdicts}.", verdicts=language.listed(each))


def _short(value: float, language: Language) -> str:
    """A threshold with the digits that it is written with."""
    return language.number(value, len(f"{value:g}".partition(".")[2]))
