"""Words of this project that stand in tables and charts: labels of series, headings of columns."""

from helpers.words import Language


def term(code: str, language: Language) -> str:
    """The label of a series or cell whose code is a word of this project; other codes are places."""
    words = {
        "minors": language.say("minors"),
        "all": language.context("count", "all"),
        "minors over all": language.say("minors over all"),
        "asylum": language.say("asylum"),
        "outside": language.say("outside asylum"),
        "per month": language.say("persons per month"),
        "share": language.say("share"),
        "persons": language.say("persons"),
        "multiple": language.say("multiple"),
        "Eurostat": language.say("by Eurostat"),
        "national": language.say("by the national office"),
        "UNHCR": language.say("by UNHCR"),
        "decided": language.say("without closed cases"),
        "others": language.say("others"),
        "union": language.say("the Union"),
        "all cases": language.say("with closed cases"),
        "as counted": language.say("as counted"),
        "low": language.context("bound", "low"),
        "high": language.context("bound", "high"),
        "first": language.say("first release"),
        "last": language.say("last release"),
        "lowest": language.say("lowest"),
        "highest": language.say("highest"),
        "numerator": language.say("numerator"),
        "denominator": language.say("denominator"),
        "three quarters": language.say("three quarters"),
        "for": language.context("direction", "for"),
        "against": language.context("direction", "against"),
        "both": language.context("direction", "both"),
        "silent": language.context("direction", "silent"),
        "figures alone": language.say("figures alone"),
        "letter alone": language.say("letter alone"),
        "neither": language.say("neither"),
        "share as published": language.say("the share as published"),
    }
    return words[code] if code in words else language.place(code)


def column(name: str, language: Language) -> str:
    """The heading of a column or axis; one that is not known here is a coder's name or the like and is kept."""
    words = {**_keys(language), **_values(language)}
    return words.get(name, name)


def _keys(language: Language) -> dict[str, str]:
    return {
        "aggregate": language.say("aggregate"),
        "assumed": language.say("assumed"),
        "assumption": language.say("assumption"),
        "average": language.say("average of"),
        "base_year": language.say("base year"),
        "cell": language.say("cell"),
        "citizen": language.say("nationality"),
        "code": language.context("column", "code"),
        "coder": language.say("coder"),
        "contribution": language.say("contribution"),
        "count": language.context("column", "count"),
        "day": language.say("day"),
        "denominator": language.say("denominator"),
        "direction": language.say("direction"),
        "end": language.say("end"),
        "finding_id": language.context("column", "finding"),
        "first": language.context("column", "first"),
        "flow": language.say("flow"),
        "geo": language.say("country"),
        "list": language.say("list"),
        "measure": language.say("measure"),
        "month": language.say("month"),
        "months": language.say("months"),
        "nationality": language.say("nationality"),
        "number": language.context("column", "number"),
        "numerator": language.say("numerator"),
        "other": language.context("column", "other"),
        "period": language.say("period"),
        "published": language.context("column", "published"),
        "publisher": language.say("publisher"),
        "release": language.say("release"),
        "second": language.context("column", "second"),
        "start": language.say("start"),
        "theme": language.say("motive"),
        "what": language.context("column", "what"),
        "with": language.context("column", "with"),
        "year": language.say("year"),
    }


def _values(language: Language) -> dict[str, str]:
    return {
        "after": language.context("column", "after"),
        "agreement": language.say("agreement"),
        "before": language.context("column", "before"),
        "both": language.context("column", "both"),
        "cells": language.say("cells"),
        "change": language.say("change"),
        "codes": language.say("codes"),
        "codings": language.say("codings"),
        "confidence": language.say("confidence"),
        "days": language.say("days"),
        "final": language.say("became final"),
        "finding": language.context("column", "finding"),
        "first_only": language.say("first only"),
        "found": language.say("what was found"),
        "high": language.context("bound", "high"),
        "highest": language.say("highest"),
        "kappa": language.say("kappa"),
        "known_from": language.say("known from"),
        "low": language.context("bound", "low"),
        "lowest": language.say("lowest"),
        "motives": language.say("motives"),
        "neither": language.say("neither"),
        "net": language.say("net change"),
        "now": language.context("column", "now"),
        "offices": language.say("offices"),
        "others": language.say("others"),
        "own": language.context("column", "own"),
        "parts": language.say("sum of parts"),
        "per_cent": language.say("per cent"),
        "second_only": language.say("second only"),
        "share": language.say("share"),
        "spread": language.say("spread in per cent"),
        "statements": language.say("statements"),
        "support": language.say("support"),
        "then": language.context("column", "then"),
        "value": language.say("value"),
        "why": language.say("why"),
    }
