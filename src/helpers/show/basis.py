"""What a computed value counts, in plain words."""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.quantities import Basis
from helpers.words import Language

NAMED = 2  # parts of a year that are named; where there are more, only that there are such


def basis(found: Basis, language: Language) -> str:
    """What the figures behind a value count, and in what those that were combined differ; empty without figures."""
    parts = [language.say("{label}: {words}", label=label, words=words) for label, words in _facts(found, language)]
    counted = f"{language.capital('; '.join(parts))}." if parts else ""
    return " ".join(filter(None, [counted, _mixed(found, language)]))


def _facts(found: Basis, language: Language) -> list[tuple[str, str]]:
    """Each thing that is known of the figures, as a label and words."""
    concepts = (language.own({"concept": each}, "concept") for each in found.concept)
    words = {
        language.say("measures"): "; ".join(map(language.measure, found.measure)),
        language.say("counted by"): _listed(found.office, language),
        language.say("concepts"): "; ".join(filter(None, concepts)),
        language.say("aggregates"): _listed(map(language.place, found.aggregate), language),
        language.say("releases"): _listed(_releases(found, language), language),
        language.say("periods"): _listed(_periods(found, language), language),
    }
    return [(label, each) for label, each in words.items() if each]


def _mixed(found: Basis, language: Language) -> str:
    words = {
        "office": language.context("basis", "office"),
        "concept": language.context("basis", "concept"),
        "aggregate": language.context("basis", "aggregate"),
        "release": language.context("basis", "release"),
        "coverage": language.context("basis", "period"),
    }
    fields = _listed((words[name] for name in words if name in found.mixed), language)
    return language.say("The figures that were combined differ in {fields}.", fields=fields) if fields else ""


def _releases(found: Basis, language: Language) -> Iterator[str]:
    words = {
        "first": language.context("release", "first"),
        "revised": language.context("release", "revised"),
        "live": language.context("release", "live table"),
    }
    yield from (words[name] for name in found.release)


def _periods(found: Basis, language: Language) -> Iterator[str]:
    """Whole years, single months and days, and parts of a year, as far as there are such."""
    words = {
        "year": language.say("whole years"),
        "years": language.say("several years together"),
        "month": language.say("single months"),
        "day": language.say("single days"),
    }
    yield from (word for name, word in words.items() if name in found.coverage)
    parts = [each for each in found.coverage if each not in words]
    if len(parts) > NAMED:
        yield language.say("other parts of a year")
    else:
        yield from (_months(each, language) for each in parts)


def _months(coverage: str, language: Language) -> str:
    """The months that a part of a year such as `01-09` covers."""
    first, last = (language.month_name(pd.Timestamp(2000, int(month), 1)) for month in coverage.split("-"))
    return language.say("{first} to {last}", first=first, last=last)


def _listed(words: Iterable[str], language: Language) -> str:
    """Words in a row; empty for none."""
    found = [*words]
    return language.listed(found) if found else ""
