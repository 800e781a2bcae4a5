"""Charts of many cells: heat maps, and one panel for each country or nationality."""

import textwrap

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.colors import PowerNorm

from helpers.quantities import Quantity
from helpers.show import subjects
from helpers.show.charts.chart import Chart, canvas, extremes, finish, numbered
from helpers.show.charts.parts import axis_name, legend, line, series, ticks
from helpers.show.labels import label
from helpers.show.shown import Shown, nothing
from helpers.words import Language


def heatmap(table: Quantity, language: Language, digits: int = 0) -> Chart | Shown:
    """A quantity indexed by (row, column) as a grid with its numbers; a blank cell has no figure."""
    if table.empty:
        return nothing(language, subjects.about(table, language))
    rows, columns = (str(name) for name in table.index.names)
    grid = _grid(table)
    figure, (axes,) = canvas(max(2.8, 1.8 + 0.26 * len(grid)))
    words = grid.map(lambda cell: "" if np.isnan(cell) else language.number(cell, digits))
    colours = PowerNorm(0.5, vmin=0, vmax=float(np.nanmax(grid.to_numpy())))  # so that small rows differ too
    style = {"annot_kws": {"size": 8}, "norm": colours, "cbar_kws": {"label": language.unit(table.unit)}}
    sns.heatmap(grid, annot=words, fmt="", cmap="crest", ax=axes, linewidths=0.5, **style)
    axes.set(xlabel=axis_name(table, language), ylabel="")
    axes.set_yticks(np.arange(len(grid)) + 0.5, [label(row, language, rows) for row in grid.index], rotation=0)
    names = [textwrap.fill(label(column, language, columns), 14) for column in grid.columns]
    axes.set_xticks(np.arange(grid.shape[1]) + 0.5, names)
    axes.tick_params(labelsize=8)
    axes.grid(False)
    blank = int(grid.isna().sum().sum())
    missing = language.plural("{count} cell is blank: no figure.", "{count} cells are blank: no figure.", blank)
    return finish(figure, table, language, summary=f"{extremes(table, language)} {missing}")


def panels(table: Quantity, language: Language, axis: str = "") -> Chart | Shown:
    """A quantity indexed by (panel, series, x): a panel each with its own scale, the series as lines."""
    if table.empty:
        return nothing(language, subjects.about(table, language))
    level = str(table.index.names[0])
    names = list(dict.fromkeys(table.level(level)))
    rows = -(-len(names) // 2)
    figure, axes = canvas(1.2 + 2.4 * rows, columns=2, rows=rows)
    for panel, name in zip(axes, names, strict=False):
        part = table.only(**{level: name})
        for number, (series_name, drawn) in enumerate(series(part, language)):
            line(panel, drawn, series_name, number)
        panel.set_title(label(name, language, level), fontsize=10, loc="left")
        unit = "" if level == "what" else language.unit(table.unit)  # each of these panels has its own, in its title
        panel.set(ylabel=axis or unit, xlabel="", ylim=(0, None))
        panel.tick_params(labelsize=8)
        legend(panel)
        numbered(panel.yaxis, language)
        ticks(panel, part.level(str(part.index.names[-1])), language)
    for spare in axes[len(names) :]:
        spare.remove()
    return finish(figure, table, language)


def _grid(table: Quantity) -> pd.DataFrame:
    """The values with the last index level as columns in their order, the rows with the highest value first."""
    columns = list(dict.fromkeys(table.level(str(table.index.names[-1]))))
    grid = pd.DataFrame(index=pd.unique(table.level(str(table.index.names[0]))), columns=columns, dtype=float)
    for (row, column), value in table.value.items():
        grid.at[row, column] = value
    if all(isinstance(column, int | np.integer) for column in columns):
        grid = grid[sorted(columns)]
    return grid.loc[grid.max(axis=1).sort_values(ascending=False, kind="stable").index]
