"""Charts of coded statements: motives against groups and phases, motives named together, agreement."""

import textwrap
from collections.abc import Callable

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers import words as text
from helpers.coding import codebook
from helpers.schemas.motives import ATTRIBUTES
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, finish, numbered
from helpers.show.charts.series import _legend
from helpers.words import _


def matrix(table: pd.DataFrame, title: str, attribute: str) -> Chart | tables.Shown:
    """Statements indexed by (motive, value of an attribute), with their firmest ground.

    A cell without statements says that the letter is silent.
    """
    if table.empty:
        return tables.nothing()
    columns = ATTRIBUTES[attribute]
    named = text.group if attribute == "nationality" else text.attribute
    grid = table["value"].unstack().reindex(index=codebook.themes(), columns=columns)  # noqa: PD010 -- a pivot
    ground = table["certainty"].astype(object).unstack().reindex_like(grid)  # noqa: PD010
    figure, (axes,) = canvas(1.6 + 0.42 * len(grid))
    sns.heatmap(grid, cmap="crest", ax=axes, linewidths=0.5, cbar=False, vmin=0)
    for (row, column), value in np.ndenumerate(grid.to_numpy(float)):
        silent = np.isnan(value)
        words = _("the letter\nis silent") if silent else f"{value:.0f}\n{text.attribute(ground.iloc[row, column])}"
        dark = not silent and value > grid.max().max() / 2
        axes.text(column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=6.5, color=_ink(silent, dark))
    _ticks(axes, grid, named)
    silent = int(grid.isna().sum().sum())
    told = _("{spoken} cells hold statements, {silent} say that the letter is silent; most: {most}.")
    most = table["value"].idxmax()
    place = f"{text.code(most[0])}, {named(most[1])} ({table['value'].max():.0f})"
    summary = told.format(spoken=grid.size - silent, silent=silent, most=place)
    return finish(figure, title, summary, table, _cells(table, named))


def together(table: pd.DataFrame, title: str) -> Chart | tables.Shown:
    """Paragraphs indexed by (motive, other) that name both, as a half grid."""
    if table.empty:
        return tables.nothing()
    order = [t for t in codebook.themes() if any(t in table.index.get_level_values(level) for level in (0, 1))]
    grid = table["value"].unstack().reindex(index=order[:-1], columns=order[1:])  # noqa: PD010
    figure, (axes,) = canvas(1.8 + 0.34 * len(grid))
    sns.heatmap(grid, annot=True, fmt=".0f", cmap="crest", ax=axes, linewidths=0.5, cbar=False, vmin=0)
    _ticks(axes, grid, text.code)
    most = table[table["value"] == table["value"].max()].index
    each = text.listed(f"{text.code(one)} + {text.code(other)}" for one, other in most)
    summary = _("Named together most: {each}, in {count} paragraphs.").format(each=each, count=table["value"].max())
    return finish(figure, title, summary, table, _cells(table, text.code))


def agreement(table: pd.DataFrame, title: str) -> Chart | tables.Shown:
    """Cohen's kappa indexed by (first, second, code) as points, a marker for each pair of coders.

    Codes on which all agree fully are told in words and stand in the table alone.
    """
    shown = table.dropna(subset="kappa")
    if shown.empty:
        return tables.said(_("There is one coding only, so no agreement can be computed yet."))
    apart = shown.groupby(level=2)["kappa"].transform("min") < 1
    drawn = shown[apart].sort_values("kappa", ascending=False)
    if drawn.empty:
        return tables.said(_("On every code all coders agree fully."), shown)
    codes = list(dict.fromkeys(drawn.index.get_level_values(2)))
    figure, (axes,) = canvas(1.6 + 0.32 * len(codes))
    for number, ((first, second), rows) in enumerate(drawn.groupby(level=[0, 1], sort=False)):
        places = [codes.index(code) for code in rows.index.get_level_values(2)]
        style = {"marker": MARKERS[number % 10], "color": COLOURS[number % 9]}
        axes.plot(rows["kappa"], places, linestyle="none", label=f"{first}, {second}", **style)
    axes.axvline(0, color="black", linewidth=1, linestyle="--")
    axes.set_xlim(min(-0.02, drawn["kappa"].min() - 0.05), 1.02)
    axes.set_yticks(range(len(codes)), [text.code(code) for code in codes])
    axes.set_ylim(len(codes) - 0.4, -0.6)
    axes.set(xlabel=_("Cohen's kappa: 1 full agreement, 0 no better than chance"), ylabel="")
    axes.tick_params(axis="y", labelsize=8)
    numbered(axes.xaxis)
    _legend(axes, "upper left")
    full = int((shown["kappa"] == 1).sum())
    told = _("{count} values, median {median}; {full} at full agreement, lowest {lowest} ({code}).")
    lowest = shown["kappa"].idxmin()
    summary = told.format(
        count=len(shown),
        median=text.number(shown["kappa"].median(), 2),
        full=full,
        lowest=text.number(shown["kappa"].min(), 2),
        code=text.code(lowest[2]),
    )
    return finish(figure, title, summary, shown, tables.plain(table.drop(columns="apart"), 2))


def _cells(table: pd.DataFrame, named: Callable[[str], str]) -> tables.Shown:
    keys = pd.MultiIndex.from_tuples([(text.code(row), named(column)) for row, column in table.index])
    return tables.plain(table.set_axis(keys).rename_axis([_("motive"), _("with")]), 0)


def _ticks(axes: Axes, grid: pd.DataFrame, named: Callable[[str], str]) -> None:
    axes.set(xlabel="", ylabel="")
    axes.set_yticks(np.arange(len(grid)) + 0.5, [text.code(row) for row in grid.index], rotation=0)
    columns = [textwrap.fill(named(column), 12) for column in grid.columns]
    axes.set_xticks(np.arange(grid.shape[1]) + 0.5, columns, rotation=0 if grid.shape[1] < 10 else 90)
    axes.tick_params(labelsize=8)
    axes.grid(False)


def _ink(silent: bool, dark: bool) -> str:
    return "#595959" if silent else ("white" if dark else "black")
