"""What a quantity is and where, in words made from its basis: also of one without values."""

from collections.abc import Iterable

import pandas as pd

from helpers import observations
from helpers.quantities import Basis, Quantity
from helpers.quantities.quantity import PREVIOUS
from helpers.words import Language

NAMED = 2  # places and measures that are named; more are not


def about(table: Quantity, language: Language) -> str:
    """What a quantity is and where, also of one without values."""
    basis = table.basis
    what = _what(basis, table, language)
    where = basis.place if len(basis.place) <= NAMED and "geo" not in table.index.names else ()
    places = _listed(map(language.place, sorted(where, key=_made_of_states)), language)
    if not (places and what):
        return language.capital(places or what)
    return language.say("{place}, {what}", place=language.capital(places), what=what)


def _made_of_states(geo: str) -> bool:
    """Whether a place is a union or a sum: a country is named before it."""
    return geo in (register := observations.places()).index and pd.notna(register.at[geo, "members"])


def _what(basis: Basis, table: Quantity, language: Language) -> str:
    derived, names = _derived(language), list(map(str, table.index.names))
    special = [derived[name] for name in (" ".join(names), *names) if name in derived]
    counted = special[0] if special else _counted(basis, table, language)
    if basis.citizen and "citizen" not in names:
        persons = language.listed(map(language.persons, basis.citizen))
        return language.say("{what}, {persons}", what=counted, persons=persons)
    return counted


def _derived(language: Language) -> dict[str, str]:
    """What quantities are that were computed from several measures, by the index levels that only they have."""
    return {
        "published start end citizen": language.say("nationalities of unaccompanied minors"),
        "list": language.say("nationalities of unaccompanied minors"),
        "what": language.say("persons per month and share of the total"),
        "assumption": language.say("share of the Union with minors outside asylum counted"),
        "assumed": language.say("others who must have meant to come for a majority of all"),
        "contribution": language.say("contributions to the change of the share"),
        "average": language.say("recognition rate less that of others"),
        "numerator": language.say("share of the Union's unaccompanied applicants"),
        "direction": language.say("statements for and against"),
        "number": language.say("numbers of offices that disagree, lowest as 100"),
        "flow": language.say("minors in asylum and in the flow outside asylum"),
        "release": language.say("months released more than once"),
        "measure geo": language.say("revisions between vintages"),
    }


def _counted(basis: Basis, table: Quantity, language: Language) -> str:
    """The measure with what it is set against or compared with."""
    counted = _measures(basis.measure, table, "measure", language)
    if "base_year" in table.index.names:
        return _grown(basis, table, counted, language)
    if basis.whole:
        return _against(basis, table, counted, language)
    if basis.base == (PREVIOUS,):
        change = language.say("change on the year before")
        return language.say("{what}, {change}", what=counted, change=change) if counted else change
    if basis.base:
        base = _base(language.listed(basis.base), table.unit, language)
        return language.say("{what}, {base}", what=counted, base=base) if counted else base
    if table.unit == "percentage points":
        return language.say("{what}, difference", what=counted)
    return counted or _concept(basis, language) or language.unit(table.unit)


def _base(base: str, unit: str, language: Language) -> str:
    return language.say("{base} = 100", base=base) if unit == "index" else language.say("{base} = 1", base=base)


def _against(basis: Basis, table: Quantity, counted: str, language: Language) -> str:
    """A share or a ratio, with what it is set against."""
    whole = _whole(basis, table, language)
    if "aggregate" in table.index.names:
        return language.say("{what} in per cent of the European total", what=counted)
    if not whole:
        return language.say("{what}, in per cent", what=counted)
    if not counted:
        return language.say("in per cent of {whole}", whole=whole)
    if table.unit in ("percent", "percentage points"):
        return language.say("{what} in per cent of {whole}", what=counted, whole=whole)
    return language.say("{what} over {whole}", what=counted, whole=whole)


def _grown(basis: Basis, table: Quantity, counted: str, language: Language) -> str:
    whole = _whole(basis, table, language)
    if not whole:
        return language.say("growth of {what}, by base year", what=counted)
    return language.say("growth of {what} over that of {whole}, by base year", what=counted, whole=whole)


def _whole(basis: Basis, table: Quantity, language: Language) -> str:
    """The denominator: its measure, or its place where that alone differs; empty where the series name it."""
    if not {"aggregate", "denominator"}.isdisjoint(table.index.names):
        return ""
    place = _listed(map(language.in_sentence, basis.within), language)
    if basis.whole == basis.measure and basis.within != basis.place:
        return place
    measure = _measures(basis.whole, table, "denominator", language)
    if not measure or basis.within == basis.place:
        return measure
    return language.say("{measure} of {place}", measure=measure, place=place)


def _measures(names: tuple[str, ...], table: Quantity, level: str, language: Language) -> str:
    """The labels of one or two measures; empty where the series name them, or where they are many."""
    if len(names) > NAMED or (level in table.index.names and not table.empty):
        return ""
    return _listed(map(language.measure, names), language)


def _concept(basis: Basis, language: Language) -> str:
    return language.own({"concept": basis.concept[0]}, "concept") if len(basis.concept) == 1 else ""


def _listed(words: Iterable[str], language: Language) -> str:
    found = [*words]
    return language.listed(found) if found else ""
