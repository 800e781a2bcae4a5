"""What several kinds of charts draw: a line with its gaps and bounds, series by name, ticks, legends."""

from collections.abc import Iterator
from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers.quantities import Quantity
from helpers.show.charts.chart import COLOURS, DASHES, MARKERS, dated
from helpers.show.labels import column_name, label
from helpers.words import Language

Place = Literal["best", "upper left"]


def series(table: Quantity, language: Language) -> list[tuple[str, Quantity]]:
    """Each series of a quantity by its label: the index levels before the last name it."""
    return list(_series(table, language))


def _series(table: Quantity, language: Language) -> Iterator[tuple[str, Quantity]]:
    *levels, last = table.index.names
    if not levels:
        yield "", table
        return
    for key, rows in table.table.groupby(level=levels, sort=False):
        names = zip(levels, key if isinstance(key, tuple) else (key,), strict=True)
        own = rows.set_axis(pd.Index(rows.index.get_level_values(last), name=last))
        yield (
            ", ".join(label(part, language, str(level)) for level, part in names),
            Quantity(own, table.unit),
        )


def line(axes: Axes, rows: Quantity, name: str, number: int) -> None:
    """A series as a line; a gap where a year is missing, a bar where bounds are further apart than the line is wide."""
    style = {"color": COLOURS[number % len(COLOURS)], "marker": MARKERS[number % len(MARKERS)], "markersize": 5}
    bounds = {"fmt": "none", "ecolor": style["color"], "capsize": 2, "lw": 1}
    axes.errorbar(rows.index, rows.value, yerr=reach(rows), **bounds)
    drawn = rows.value
    if pd.api.types.is_integer_dtype(rows.index):
        drawn = drawn.reindex(range(rows.index.min(), rows.index.max() + 1))
    axes.plot(drawn.index, drawn, label=name, dashes=DASHES[number % len(DASHES)], **style)


def reach(rows: Quantity) -> list[pd.Series]:
    """How far the bounds are below and above the values."""
    return [(rows.value - rows.low).clip(lower=0), (rows.high - rows.value).clip(lower=0)]


def axis_name(table: Quantity, language: Language) -> str:
    """The name of the last index level."""
    return column_name(table.index.names[-1] or "", language)


def ticks(axes: Axes, places: pd.Index, language: Language) -> None:
    """Whole years, or short dates, along an axis."""
    if pd.api.types.is_integer_dtype(places):
        axes.xaxis.set_major_locator(MaxNLocator("auto", integer=True))
    elif pd.api.types.is_datetime64_any_dtype(places):
        dated(axes, language)


def legend(axes: Axes, place: Place = "best") -> None:
    """A legend, where any series has a name."""
    if any(axes.get_legend_handles_labels()[1]):
        axes.legend(frameon=True, fontsize=8, loc=place)
