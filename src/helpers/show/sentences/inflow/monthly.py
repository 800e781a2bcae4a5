"""Titles and sentences on the inflow by month: the rate and its break, and revisions of months."""

import pandas as pd

from helpers.quantities import statistics
from helpers.quantities.breaks import Break
from helpers.show import shown
from helpers.show.shown import Shown
from helpers.topics import inflow
from helpers.words import Language


def rate_title(found: Break | None, geo: str, language: Language) -> str:
    """When the monthly rate broke, and by how much."""
    if found is None:
        return language.say("{place}: unaccompanied minors a month", place=language.place(geo))
    if _may_be_none(found):
        return language.say("{place}: unaccompanied minors a month; no break is certain", place=language.place(geo))
    return language.say(
        "From {month} on, {ratio} times as many minors came a month ({ends})",
        month=language.month(found.month),
        ratio=language.number(found.ratio.value, 1),
        ends=language.ends(found.ratio, 1),
    )


def rate(found: Break | None, monthly: pd.DataFrame, geo: str, language: Language) -> Shown:
    """The rates before and after the break, the plausible months, and the overdispersion."""
    if monthly.empty:
        return shown.nothing(language, rate_title(None, geo, language))
    if found is None:
        sentence = language.plural(
            "{count} period with a figure is too little to tell a break in the monthly rate.",
            "{count} periods with a figure are too few to tell a break in the monthly rate.",
            len(monthly),
        )
        return shown.said(language, sentence, monthly)
    after = language.number(found.after)
    none = language.say(
        "The rate after the best month may be as high as before it (ratio {ends}), so no break is certain.",
        ends=language.ends(found.ratio, 1),
    )
    sentences = [
        *([none] if _may_be_none(found) else []),
        language.say(
            "The rate is {before} persons a month before the break and {after} after it.",
            before=language.number(found.before),
            after=after,
        ),
        language.plural(
            "The only plausible break month is {months}.",
            "Plausible break months are {months}.",
            len(found.plausible),
            months=language.listed(map(language.month, found.plausible)),
        ),
        language.say(
            "The model allows for overdispersion: at {after} a month its standard deviation is {deviation}, "
            "that of a Poisson law {poisson}.",
            after=after,
            deviation=language.number(found.deviation),
            poisson=language.number(found.poisson_deviation),
        ),
    ]
    return shown.said(language, " ".join(sentences), monthly)


def support_title(found: Break | None, geo: str, language: Language) -> str:
    """How many months are plausible as the break."""
    if found is None:
        return language.say("{place}: support of each month as the break", place=language.place(geo))
    return language.plural(
        "{plausible} of {count} month is plausible as the break",
        "{plausible} of {count} months are plausible as the break",
        len(found.profile),
        plausible=language.number(len(found.plausible)),
    )


def revision_title(revised: pd.DataFrame, geo: str, language: Language) -> str:
    """The largest revision of a month, and how many months were revised up and down."""
    if revised.empty:
        return language.say("{place}: months released more than once", place=language.place(geo))
    month = revised["change"].abs().idxmax()
    sizes = inflow.revision_sizes(revised)
    largest = language.say(
        "Later publications revised {month} from {first} to {last}",
        month=language.month(month),
        first=language.number(revised.at[month, "first"]),
        last=language.number(revised.at[month, "last"]),
    )
    directions = language.plural(
        "{count} month went up, {down} down",
        "{count} months went up, {down} down",
        sizes.up,
        down=language.number(sizes.down),
    )
    return "; ".join([largest, directions])


def revision(revised: pd.DataFrame, gaps: pd.DataFrame, geo: str, language: Language) -> Shown:
    """The usual size of a revision, and the totals that no longer add up."""
    if revised.empty:
        return shown.nothing(language, revision_title(revised, geo, language))
    sizes = inflow.revision_sizes(revised)
    largest = language.percent(sizes.largest, 1)
    if len(revised) < statistics.FEWEST:
        told = language.say("The largest revision of a month is {largest} up or down.", largest=largest)
    else:
        told = language.say(
            "The median revision of a month is {median} up or down, the largest {largest}.",
            median=language.percent(sizes.median, 1),
            largest=largest,
        )
    return shown.said(language, " ".join([told, *_gaps(gaps, language)]), revised, gaps)


def _may_be_none(found: Break) -> bool:
    """Whether the two rates may be equal, so that there may be no break at all."""
    return found.ratio.low <= 1 <= found.ratio.high


def _gaps(gaps: pd.DataFrame, language: Language) -> list[str]:
    if gaps.empty:
        return []
    return [
        language.plural(
            "{count} published total differs from the sum of its parts as later released, by {most} persons.",
            "{count} published totals differ from the sum of their parts as later released, by up to {most} persons.",
            len(gaps),
            most=language.number(gaps["value"].abs().max()),
        )
    ]
