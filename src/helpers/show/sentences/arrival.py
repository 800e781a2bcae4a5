"""What is public of the steps after arrival, as a table with its gaps."""

import pandas as pd

from helpers import observations
from helpers.quantities import Quantity, Value
from helpers.show import shown, tables
from helpers.show.shown import Shown
from helpers.words import Language

Key = tuple[str, str, str, str, pd.Timestamp, pd.Timestamp]


def steps(found: Quantity, language: Language) -> Shown:
    """Every figure of a step with what it counts, its period and definition, a row each."""
    lines = [_line(key, value, language) for key, value in found.items()]
    return tables.plain(pd.DataFrame(lines, columns=_headings(language)).set_index(_headings(language)[0]), language)


def gaps(missing: list[str], geo: str, language: Language) -> Shown:
    """The steps without any public figure of a country, and what would fill each."""
    if not missing:
        return shown.said(language, language.say("Every step has a figure."))
    sentence = language.say("No public figure of {place} was found for these steps:", place=language.in_sentence(geo))
    fills = _fills(language)
    lines: dict[str, tuple[str, ...]] = {
        language.say("{step}: {fills}", step=_step(step, language), fills=fills[step]): () for step in missing
    }
    return shown.points(language, sentence, lines)


def _headings(language: Language) -> list[str]:
    """The headings of the table; the last holds the rows."""
    return [
        language.say("step"),
        language.say("figure"),
        language.say("nationality"),
        language.say("period"),
        language.say("number"),
        language.say("definition"),
        "rows",
    ]


def _line(key: Key, value: Value, language: Language) -> tuple[object, ...]:
    step, measure, unit, citizen, start, end = key
    register = observations.measures()
    return (
        _step(step, language),
        language.measure(measure),
        language.place(citizen),
        language.period(start, end),
        language.with_unit(language.number(value.value), unit),
        language.own(register.loc[measure], "definition"),
        value.rows,
    )


def _step(step: str, language: Language) -> str:
    steps = {
        "left": language.say("left to an unknown destination"),
        "transferred": language.say("transferred under the Dublin rules"),
        "adult": language.say("found to be adult"),
        "decided": language.say("decision"),
        "permitted": language.say("permit"),
        "reunited": language.say("reunited with family"),
    }
    return steps[step]


def _fills(language: Language) -> dict[str, str]:
    """What figures of each step would be."""
    return {
        "left": language.say(
            "departures to an unknown destination from reception, by year; a missing child is another count"
        ),
        "transferred": language.say("outgoing transfers of unaccompanied minors under the Dublin rules, by year"),
        "adult": language.say(
            "age assessments that end in adulthood, by year; counts of applications are revised by them"
        ),
        "decided": language.say("first-instance decisions on unaccompanied minors by outcome, by year"),
        "permitted": language.say("residence permits of unaccompanied minors, by year and nationality"),
        "reunited": language.say("family members who followed an unaccompanied minor, by year"),
    }
