"""Charts along a time axis or a list: lines, bars, and points with their bounds."""

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.quantities import Quantity
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, extremes, finish, numbered
from helpers.show.charts.parts import axis_name, legend, line, reach, series, ticks
from helpers.show.labels import label
from helpers.show.shown import Shown, nothing
from helpers.words import Language

HATCHES = ["", "//", "..", "xx"]


def lines(table: Quantity, title: str, language: Language, axis: str = "", height: float = 4.2) -> Chart | Shown:
    """A quantity indexed by (series, ..., x), or by x alone, as lines; gaps where a year is missing.

    `axis` names the value axis where the quantity's unit says too little.
    """
    if table.empty:
        return nothing(language, title)
    figure, (axes,) = canvas(height)
    for number, (name, rows) in enumerate(series(table, language)):
        line(axes, rows, name, number)
    axes.set(xlabel=axis_name(table, language), ylabel=axis or language.unit(table.unit), ylim=(0, None))
    numbered(axes.yaxis, language)
    legend(axes)
    ticks(axes, table.level(table.index.names[-1]), language)
    return finish(figure, title, extremes(table, language), table, language)


def bars(table: Quantity, title: str, language: Language, axis: str = "") -> Chart | Shown:
    """A quantity indexed by (series, x) as groups of bars with their bounds; hatched as well as coloured."""
    if table.empty:
        return nothing(language, title)
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
    return finish(figure, title, extremes(table, language), table, language)


def dots(table: Quantity, title: str, language: Language, axis: str = "", mark: float | None = None) -> Chart | Shown:
    """A quantity indexed by (series, ..., row) as points with their bounds, one row each; `mark` draws a line."""
    if table.empty:
        return nothing(language, title)
    rows_of = table.level(table.index.names[-1])
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
    return finish(figure, title, extremes(table, language), table, language)


def _names(rows: pd.Index, language: Language) -> list[str]:
    return [label(each, language, str(rows.name)) for each in rows]
