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
            "{count} period with a figure is too little to find a break in the monthly rate.",
            "{count} periods with a figure are too few to find a break in the monthly rate.",
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
            months=language.months(found.plausible),
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


def least_squares(month: pd.Timestamp | None, language: Language) -> Shown:
    """The break month that the other method gives."""
    wanted = language.say("break month by least squares, with the package ruptures")
    if month is None:
        return shown.nothing(language, wanted)
    sentence = language.say(
        "Two levels of the logarithm fitted by least squares, with the package ruptures, part at {month}.",
        month=language.month(month),
    )
    return shown.said(language, sentence, pd.DataFrame({"month": [month], "rows": [()]}))


def last_months(found: pd.DataFrame, language: Language) -> Shown:
    """Which break months, ratios and doubts follow from stopping at each possible last month."""
    if found.empty:
        return shown.nothing(language, language.say("breaks found with other last months"))
    unsure = ((found["low"] <= 1) & (found["high"] >= 1)).sum()
    sentence = language.plural(
        "With {count} last month, from {first} to {last}, the break month is {months} and the ratio {low} to {high}; "
        "with {unsure} of them no break is certain.",
        "With {count} last months, from {first} to {last}, the break month is {months} and the ratio {low} to {high}; "
        "with {unsure} of them no break is certain.",
        len(found),
        first=language.month(found["last"].min()),
        last=language.month(found["last"].max()),
        months=language.months(found["month"].unique()),
        low=language.number(found["value"].min(), 1),
        high=language.number(found["value"].max(), 1),
        unsure=language.number(unsure),
    )
    return shown.said(language, sentence, found)


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


def revision(revised: pd.DataFrame, gaps: pd.DataFrame, geo: str, language: Language) -> Shown:
    """The largest and the usual revision of a month, and the totals that no longer add up."""
    if revised.empty:
        wanted = language.say("{place}: months released more than once", place=language.place(geo))
        return shown.nothing(language, wanted)
    sentences = [_largest(revised, language), *_sizes(revised, language), *_gaps(gaps, language)]
    return shown.said(language, " ".join(sentences), revised, gaps)


def _largest(revised: pd.DataFrame, language: Language) -> str:
    month = revised["change"].abs().idxmax()
    return language.say(
        "The largest revision took {month} from {first} to {last}.",
        month=language.month(month),
        first=language.number(revised.at[month, "first"]),
        last=language.number(revised.at[month, "last"]),
    )


def _sizes(revised: pd.DataFrame, language: Language) -> list[str]:
    """How many months went up and down and by how much usually, where enough of them were revised."""
    if len(revised) < statistics.FEWEST:
        return []
    sizes = inflow.revision_sizes(revised)
    return [
        language.plural(
            "{count} month went up and {down} down, in the median by {median}.",
            "{count} months went up and {down} down, in the median by {median}.",
            sizes.up,
            down=language.number(sizes.down),
            median=language.percent(sizes.median, 1),
        )
    ]


def _may_be_none(found: Break) -> bool:
    """Whether the two rates may be equal, so that there may be no break at all."""
    return found.ratio.low <= 1 <= found.ratio.high


def _gaps(gaps: pd.DataFrame, language: Language) -> list[str]:
    if gaps.empty:
        return []
    newer = gaps["newer"].value_counts()
    return [
        language.plural(
            "{count} published total differs from the sum of its parts, by {most} persons.",
            "{count} published totals differ from the sum of their parts, by up to {most} persons.",
            len(gaps),
            most=language.number(gaps["value"].abs().max()),
        ),
        language.say(
            "The total is the newer in {total}, the newest part in {parts}.",
            total=language.number(newer.get("total", 0)),
            parts=language.number(newer.get("parts", 0)),
        ),
    ]
