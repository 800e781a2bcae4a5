"""Facts on claims that no public figure decides in words: what is missing, and what bears on it."""

from helpers.quantities import Quantity
from helpers.words import Language


def routes_not_counted(language: Language, *, answers: Quantity) -> str:
    """That permits of minors are not counted by route, and what states answered to a query."""
    missing = language.say(
        "Whether admission runs through asylum or through child protection is a count of the residence permits of "
        "unaccompanied minors by route. No office of the five states publishes it; the Dutch and Belgian counts are "
        "of the asylum procedure and of reports to guardians, the southern ones of arrivals and placements."
    )
    if len(answers) < 2:  # both the answers and those with a permit
        return missing
    known = language.say(
        "Of {answers} states that answered a query in public, {permits} have a permit for minors outside asylum; the "
        "network says that it is used rarely.",
        answers=language.number(answers.at("countries_answering_publicly").value),
        permits=language.number(answers.at("countries_with_uam_non_asylum_permit_route").value),
    )
    return f"{missing} {known}"


def speed_not_measured(language: Language) -> str:
    """That neither pending cases nor times to a decision are among the figures."""
    return language.say(
        "Applications pending at the end of a month, which Eurostat publishes, and the immigration service's time "
        "from application to decision for minors would show speed and backlog. Neither is among the figures here, and "
        "decisions of a year less applications of it would not be the backlog."
    )


def reasons_not_counted(language: Language) -> str:
    """That the numbers of minors behind each reason are missing."""
    return language.say("How many minors gave each reason is not among the figures.")


def interviews_of_2018(language: Language) -> str:
    """What the earlier study says in public."""
    return language.say(
        "The study of 2018 had interviews with 45 minors of three nationalities who came in 2015. What is public of it "
        "says that nearly half of those who at some point chose the Netherlands named its procedures, before study and "
        "work. So small a group, chosen on purpose, does not stand for all."
    )


def rule_as_text(language: Language) -> str:
    """What the regulation and the Court's ruling say, and where the statement is wider than they are."""
    return language.say(
        "A rule, which figures cannot show; read as text, it says so. Regulation (EU) 604/2013, article 8(4): for a "
        "minor without relatives in another state, the state of the application is responsible if that serves the "
        "child. The Court, C-648/11, on the regulation before it: of several applications, that in the state where the "
        "minor is present decides. Exceptions: article 8(1) and (2) unite a minor with family in another state, and "
        "a minor whose asylum was already decided elsewhere is not covered. How many are transferred is not among the "
        "figures."
    )


def stay_not_counted(language: Language) -> str:
    """That nobody follows recent arrivals in public."""
    return language.say("How many of the minors who came lately still live in the country is not public.")


def half_left(language: Language) -> str:
    """What the ministry found of another group."""
    return language.say(
        "Of another group, minors from North Africa whom the ministry analysed, about half left before the outcome "
        "(kst-27062-135)."
    )


def gone(language: Language, *, each: Quantity) -> str:
    """How many minors were registered as missing, in the period that ends last."""
    (start, end), count = list(each.items())[-1]
    return language.say(
        "{number} minors were registered as missing in {period}; where they went is not known.",
        number=language.number(count.value),
        period=language.period(start, end),
    )


def communities_not_counted(language: Language, *, citizens: list[str]) -> str:
    """That the population by origin is not among the figures."""
    return language.say(
        "Statistics Netherlands counts the population by country of birth and origin; its numbers for {places} are not "
        "among the figures here. That would show the size of a group, not that it has networks.",
        places=language.listed(map(language.in_sentence, citizens)),
    )
