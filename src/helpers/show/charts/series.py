"""Charts along a time axis or a list: lines, bars, and points with their bounds."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers.claims import Claim
from helpers.quantities import Quantity
from helpers.show import subjects
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, finish, numbered
from helpers.show.charts.parts import axis_name, legend, line, reach, series, ticks
from helpers.show.labels import label
from helpers.show.shown import Shown, nothing
from helpers.words import Language

HATCHES = ["", "//", "..", "xx"]
STATED = "#bbbbbb"


def lines(table: Quantity, language: Language, axis: str = "", stated: Sequence[Claim] = ()) -> Chart | Shown:
    """A quantity indexed by (series, ..., x), or by x alone, as lines; gaps where a year is missing.

    `axis` names the value axis where the quantity's unit says too little. What the claims of
    `stated` say is drawn at their year, where it is about the same place in the same unit.
    """
    if table.empty:
        return nothing(language, subjects.about(table, language))
    figure, (axes,) = canvas()
    for number, (name, rows) in enumerate(series(table, language)):
        line(axes, rows, name, number)
    for claim in stated:
        if claim.criterion is None and claim.unit == table.unit and claim.specification.geo in table.basis.place:
            _stated(axes, claim, language)
    axes.set(xlabel=axis_name(table, language), ylabel=axis or language.unit(table.unit), ylim=(0, None))
    numbered(axes.yaxis, language)
    legend(axes)
    ticks(axes, table.level(table.index.names[-1]), language)
    return finish(figure, table, language)


def _stated(axes: Axes, claim: Claim, language: Language) -> None:
    """What the letter states for a year, as a band about as wide as the year."""
    start, _end = claim.specification.period
    name = language.say("the letter ({claim})", claim=claim.claim_id)
    axes.fill_between(
        [start.year - 0.35, start.year + 0.35], claim.stated.low, claim.stated.high, color=STATED, label=name, zorder=1
    )


def bars(table: Quantity, language: Language, axis: str = "") -> Chart | Shown:
    """A quantity indexed by (series, x) as groups of bars with their bounds; hatched as well as coloured."""
    if table.empty:
        return nothing(language, subjects.about(table, language))
    figure, (axes,) = canvas()
    last = table.index.names[-1]
    groups, places = series(table, language), list(dict.fromkeys(table.level(last)))
    width = 0.8 / len(groups)
    for number, (name, rows) in enumerate(groups):
        left = [places.index(x) - 0.4 + width * (number + 0.5) for x in rows.index]
        style = {"color": COLOURS[number % len(COLOURS)], "hatch": HATCHES[number % len(HATCHES)], "edgecolor": "white"}
        axes.bar(left, rows.value, width, label=name, yerr=reach(rows), capsize=2, error_kw={"lw": 1}, **style)
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set(xlabel=axis_name(table, language), ylabel=axis or language.unit(table.unit))
    axes.set_xticks(range(len(places)), [label(place, language, str(last)) for place in places])
    axes.yaxis.set_major_locator(MaxNLocator("auto", integer=bool((table.value % 1 == 0).all())))
    numbered(axes.yaxis, language)
    legend(axes)
    return finish(figure, table, language)


def dots(table: Quantity, language: Language, axis: str = "", mark: float | None = None) -> Chart | Shown:
    """A quantity indexed by (series, ..., row) as points with their bounds, one row each; `mark` draws a line."""
    if table.empty:
        return nothing(language, subjects.about(table, language))
    rows_of = table.level(table.index.names[-1])
    if pd.api.types.is_integer_dtype(rows_of):
        rows_of = rows_of.sort_values()  # years in order, whichever series has them
    names = list(dict.fromkeys(_names(rows_of, language)))
    figure, (axes,) = canvas(max(2.4, 1.4 + 0.32 * len(names)))
    for number, (name, rows) in enumerate(series(table, language)):
        places = [names.index(each) for each in _names(rows.index, language)]
        style = {"fmt": MARKERS[number % len(MARKERS)], "color": COLOURS[number % len(COLOURS)], "capsize": 3}
        axes.errorbar(rows.value, places, xerr=reach(rows), label=name, **style)
    if mark is not None:
        axes.axvline(mark, color="black", linewidth=1, linestyle="--")
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set(xlabel=axis or language.unit(table.unit), ylabel="")
    numbered(axes.xaxis, language)
    legend(axes)
    return finish(figure, table, language)


def _names(rows: pd.Index, language: Language) -> list[str]:
    return [label(each, language, str(rows.name)) for each in rows]
