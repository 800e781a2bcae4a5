"""What findings, figures and studies together answer, and what they cannot answer."""

from pathlib import Path
from typing import Any

import pandas as pd

from helpers import paths
from helpers.coding import attributes, codebook, codings, studies, synthesis
from helpers.errors import known
from helpers.letter import statements
from helpers.quantities import Quantity, statistics
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.topics import joint as topic
from helpers.words import Language

FIRM = ("high", "moderate")
LIMITS = "evidence-limits"  # the code of statements on what the evidence cannot answer


def found(findings: pd.DataFrame, language: Language) -> Shown:
    """The rated findings, a line each, those with the highest confidence first."""
    ordered = findings.sort_values("confidence", kind="stable")
    lead = language.plural("Found: {count} finding.", "Found: {count} findings.", len(ordered))
    return shown.points(language, lead, {_finding(row, language): (str(key),) for key, row in ordered.iterrows()})


def answer(question: str, language: Language, document: Path = paths.LETTER) -> Shown:
    """The answer to a question of the synthesis: the findings that bear on it, the most certain first.

    Raises
    ------
    InputError
        For a question that the document's `questions.csv` lacks.
    """
    questions = synthesis.questions(document)
    asked = language.own(questions.loc[known("question", question, questions.index)], "asked")
    table = synthesis.findings(document).sort_values("confidence", kind="stable")
    chosen = table[table["question"].isin([question, "both"])]
    firm = chosen[chosen["confidence"].isin(FIRM)]
    number = language.plural(
        "{count} finding bears on it, {firm} with at least moderate confidence.",
        "{count} findings bear on it, {firm} of them with at least moderate confidence.",
        len(chosen),
        firm=language.number(len(firm)),
    )
    items = {_finding(row, language): (str(key),) for key, row in chosen.iterrows()}
    return shown.points(language, f"{asked} {number}", items)


def tension(
    needed: Quantity, shares: Quantity, geo: str, nationality: str, language: Language, document: Path = paths.LETTER
) -> Shown:
    """Whether `most come on purpose` and `most others have no plan` can both hold."""
    if needed.empty:
        wanted = language.say(
            "{place}: {persons} in lists of nationalities",
            place=language.place(geo),
            persons=language.persons(nationality),
        )
        return shown.nothing(language, wanted)
    every = needed.only(assumed="all")
    able = every.index[every.high < topic.MAJORITY]
    accounts = _accounts(document)
    said = [_account(row, language, document) for _number, row in accounts.iterrows()]
    sentences = [
        _soon(needed, nationality, language),
        *said,
        _reconciled(able, nationality, language),
        _made_up(shares, nationality, language),
    ]
    return shown.said(language, " ".join(sentences), shares, accounts)


def joint(table: pd.DataFrame, language: Language) -> Shown:
    """Which nationalities both the figures and the letter are about, and which only one of them."""
    if table.empty:
        return shown.nothing(language)
    named = {
        name: language.listed(map(language.persons, table.index[table["known_from"] == name]))
        for name in ("both", "figures alone", "letter alone")
        if (table["known_from"] == name).any()
    }
    sentences = []
    if "both" in named:
        sentences.append(language.say("Figures and motives are both held for {persons}.", persons=named["both"]))
    if "figures alone" in named:
        sentences.append(language.say("Figures alone are held for {persons}.", persons=named["figures alone"]))
    if "letter alone" in named:
        sentences.append(language.say("Motives alone are held for {persons}.", persons=named["letter alone"]))
    return shown.said(language, " ".join(sentences), table)


def limits(language: Language, document: Path = paths.LETTER) -> Shown:
    """What the studies cannot answer, in the letter's own statements."""
    register, coded = statements.load(document), codings.agreed(document)
    limited = (coded["code"] == LIMITS) & (coded["direction"] == "for")
    ids = coded.loc[limited, "statement_id"].drop_duplicates()
    unknown = language.say(
        "So it is not known what share of minors has a motive or which motives come first, and there may be motives "
        "that no expert named. The letter says:"
    )
    items = {language.own(register.loc[key], "statement"): (key,) for key in ids}
    return shown.points(language, " ".join([*_asked(language, document), unknown]), items)


def _soon(needed: Quantity, nationality: str, language: Language) -> str:
    """What a majority who intended to come needs of the others, in the newest period."""
    every = needed.only(assumed="all")
    newest = every.index[-1]
    return language.say(
        "If all {persons} intended to come, most minors did as soon as {range} of the others did ({period}).",
        persons=language.persons(nationality),
        range=language.with_unit(language.ends(every.at(newest), 1), "percent"),
        period=language.period(newest.start, newest.end),
    )


def _reconciled(able: pd.Index, nationality: str, language: Language) -> str:
    """For which lists both accounts can be true, or that they can for none."""
    persons = language.persons(nationality)
    if able.empty:
        return language.say(
            "In none of these lists is it certain that a majority needs less than half of the others, so the figures "
            "do not show that most come on purpose while most who are not {persons} do not.",
            persons=persons,
        )
    return language.say(
        "That most come on purpose, and that most who are not {persons} do not, can both be true where a majority "
        "needs less than half of the others: {periods}. Nobody counted how many of them intended to come, so figures "
        "show that the two can be reconciled, not that they are.",
        persons=persons,
        periods=language.listed(language.period(span.start, span.end) for span in able),
    )


def _made_up(shares: Quantity, nationality: str, language: Language) -> str:
    """The group's share of the lists with its bounds."""
    widest = statistics.spread(shares)
    return language.plural(
        "{persons} made up {range} of this list.",
        "{persons} made up {range} of these {count} lists.",
        len(shares),
        persons=language.capital(language.persons(nationality)),
        range=language.with_unit(language.ends(widest, 1), "percent"),
    )


def _finding(row: Any, language: Language) -> str:
    return language.say(
        "{finding} (confidence: {confidence})",
        finding=language.own(row, "finding"),
        confidence=language.attribute("confidence", row["confidence"]),
    )


def _accounts(document: Path) -> pd.DataFrame:
    """The first finding of each study on the plans of minors in general; `rows` is the study."""
    found, tree = studies.codings(document), codebook.load(document)
    plans = found["code"].isin(tree.index[tree["root"] == codebook.PLAN])
    general = found["nationality"] == attributes.defaults(document)["nationality"]
    first = found[plans & general].drop_duplicates("study_id")
    return first.assign(rows=[(study,) for study in first["study_id"]])


def _account(row: Any, language: Language, document: Path) -> str:
    author = studies.load(document).at[row["study_id"], "author"]
    return language.say("{author}: {finding}", author=author, finding=language.own(row, "finding"))


def _asked(language: Language, document: Path) -> list[str]:
    """Whom the reported study and the earlier interviews asked, as far as that is known."""
    experts, minors = studies.size("reported", document), studies.size("interviews", document)
    asked = []
    if pd.notna(experts):
        asked.append(
            language.plural(
                "{count} expert was asked and no minor was.",
                "{count} experts were asked and no minor was.",
                int(experts),
            )
        )
    if pd.notna(minors):
        published = studies.load(document).at[studies.in_role("interviews", document), "published"]
        asked.append(
            language.plural(
                "The interviews published in {year} asked {count} minor.",
                "The interviews published in {year} asked {count} minors.",
                int(minors),
                year=language.year(pd.Timestamp(published).year),
            )
        )
    return asked
