"""Charts of monthly rates: the rate of each month, its break, and the support of every month as the break."""

import pandas as pd
from matplotlib.axes import Axes

from helpers.quantities import Interval, Quantity, periods
from helpers.quantities.breaks import SUPPORT, Break
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, Chart, canvas, dated, extremes, finish, numbered
from helpers.show.charts.parts import legend
from helpers.show.sentences.inflow import rate_title, support_title
from helpers.show.shown import Shown, nothing, too_few
from helpers.words import Language


def rates(table: pd.DataFrame, found: Break | None, geo: str, language: Language) -> Chart | Shown:
    """Disjoint periods as a monthly rate: a step for each month, hollow where it was derived by subtraction.

    With a break, its two levels and its plausible months are drawn in.
    """
    title = rate_title(found, geo, language)
    if table.empty:
        return nothing(language, title)
    figure, (axes,) = canvas()
    months = periods.by_month(table)
    ends = months["month"] + pd.offsets.MonthEnd(1)
    middle = months["month"] + (ends - months["month"]) / 2
    for subtracted, fill, name in _kinds(language):
        rows = months["subtracted"] == subtracted
        rate = months.loc[rows, "rate"]
        axes.hlines(rate, months.loc[rows, "month"], ends[rows], color=COLOURS[0], linewidth=2)
        axes.plot(middle[rows], rate, "o", color=COLOURS[0], fillstyle=fill, markersize=5, label=name)
    axes.vlines(middle, months["rate_low"], months["rate_high"], color=COLOURS[0])
    if found is not None:
        _break(axes, found, months["month"].min(), ends.max(), language)
    axes.set(xlabel=language.say("month"), ylabel=language.unit("persons per month"), ylim=(0, None))
    numbered(axes.yaxis, language)
    dated(axes, language)
    legend(axes, "upper left")
    data = tables.quantity(_persons(table), language, 0, language.unit("persons"))
    return finish(figure, _persons(table), language, title, extremes(_per_month(table), language), data)


def support(table: pd.DataFrame, found: Break | None, geo: str, language: Language) -> Chart | Shown:
    """The support that each month has as the break: log-likelihood below the best."""
    title = support_title(found, geo, language)
    if found is None:
        return nothing(language, title) if table.empty else too_few(language, title)
    figure, (axes,) = canvas(3.2)
    profile = found.profile.sort_values("month")
    axes.plot(profile["month"], profile["support"], color=COLOURS[0], marker=".")
    label = language.say("plausible above this line")
    axes.axhline(-SUPPORT, color="black", linestyle="--", linewidth=1, label=label)
    axes.set(xlabel=language.say("break month"), ylabel=language.say("log-likelihood"))
    numbered(axes.yaxis, language)
    dated(axes, language)
    legend(axes)
    months = language.months(found.plausible)
    summary = language.say("Plausible break months: {months}.", months=months)
    data = tables.plain(profile.assign(rows=[()] * len(profile)).set_index("month"), language)
    return finish(figure, _persons(table), language, title, summary, data)


def _kinds(language: Language) -> list[tuple[bool, str, str]]:
    return [(False, "full", language.say("published")), (True, "none", language.say("by subtraction"))]


def _persons(table: pd.DataFrame) -> Quantity:
    index = pd.MultiIndex.from_frame(table[["start", "end", "months"]])
    return Quantity.of(index, Interval.of(table), table["rows"])


def _per_month(table: pd.DataFrame) -> Quantity:
    rate = Interval(table["rate_low"], table["rate"], table["rate_high"])
    return Quantity.of(pd.Index(table["start"], name="month"), rate, table["rows"], "persons per month")


def _break(axes: Axes, found: Break, first: pd.Timestamp, last: pd.Timestamp, language: Language) -> None:
    """The two levels of a break, and the months that are plausible as its month."""
    names = (language.say("plausible break months"), language.say("mean rate before and after"))
    until = max(found.plausible) + pd.offsets.MonthEnd(1)
    axes.axvspan(min(found.plausible), until, color="#bbbbbb", alpha=0.5, label=names[0])
    axes.hlines(found.before, first, found.month, color=COLOURS[1], linestyle="--", label=names[1])
    axes.hlines(found.after, found.month, last, color=COLOURS[1], linestyle="--")
