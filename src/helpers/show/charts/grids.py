"""Charts of many cells: heat maps, one panel a country, the ledger of stated against computed."""

import textwrap

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers import words as text
from helpers.claims.findings import Finding
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, extremes, finish, numbered
from helpers.show.charts.series import _legend, _line, _series, _ticks
from helpers.words import _


def heatmap(table: pd.DataFrame, title: str, x: str, colour: str, digits: int = 0) -> Chart | tables.Shown:
    """A quantity indexed by (row, column) as a grid with its numbers; a blank cell has no figure."""
    if table.empty:
        return tables.nothing()
    grid = table["value"].unstack(-1)  # noqa: PD010 -- a pivot of the index, nothing to aggregate
    grid = grid.loc[grid.max(axis=1).sort_values(ascending=False).index]
    figure, (axes,) = canvas(max(2.8, 1.8 + 0.26 * len(grid)))
    words = grid.map(lambda cell: "" if np.isnan(cell) else text.number(cell, digits))
    sns.heatmap(
        grid,
        annot=words,
        fmt="",
        cmap="crest",
        ax=axes,
        linewidths=0.5,
        annot_kws={"size": 8},
        norm=_root_scale(grid),
        cbar_kws={"label": colour},
    )
    axes.set(xlabel=x, ylabel="")
    axes.set_yticks(np.arange(len(grid)) + 0.5, [tables.label(row) for row in grid.index], rotation=0)
    axes.set_xticks(np.arange(grid.shape[1]) + 0.5, [textwrap.fill(str(c), 14) for c in grid.columns])
    axes.tick_params(labelsize=8)
    axes.grid(False)
    missing = _("{count} cells are blank: no figure.").format(count=int(grid.isna().sum().sum()))
    return finish(figure, title, f"{extremes(table, max(digits, 1))} {missing}", table)


def panels(table: pd.DataFrame, title: str, y: str) -> Chart | tables.Shown:
    """A quantity indexed by (panel, series, x): a panel each with its own scale, the series as lines."""
    if table.empty:
        return tables.nothing()
    groups = list(table.groupby(level=0, sort=False))
    rows = -(-len(groups) // 2)
    figure, axes = canvas(1.2 + 2.4 * rows, columns=2, rows=rows)
    for axis, (name, part) in zip(axes, groups, strict=False):
        for number, (label, line) in enumerate(_series(part.droplevel(0))):
            _line(axis, line, label, number)
        axis.set_title(tables.label(name), fontsize=10, loc="left")
        axis.set(ylabel=y, xlabel="", ylim=(0, None))
        axis.tick_params(labelsize=8)
        _legend(axis)
        numbered(axis.yaxis)
        _ticks(axis, part)
    for spare in axes[len(groups) :]:
        spare.remove()
    return finish(figure, title, extremes(table), table)


def ledger(pairs: list[tuple[Finding, Finding]], title: str) -> Chart:
    """Every claim on its own scale: the stated interval as a band, the computed ones as points."""
    figure, axes = canvas(0.62 * len(pairs) + 1.2, rows=len(pairs))
    for axis, (then, now) in zip(axes, pairs, strict=True):
        _row(axis, then, now)
    names = [_("stated"), _("computed on the letter's day"), _("computed, {day}").format(day=text.as_of())]
    handles = [axes[0].axvspan(np.nan, np.nan, color="#bbbbbb"), *_markers(axes[0])]
    axes[0].legend(handles, names, loc="lower left", bbox_to_anchor=(0, 1.1), ncols=3, fontsize=8)
    rows = pd.DataFrame({"figure_ids": [(*then.figure_ids, *now.figure_ids) for then, now in pairs]})
    each = [f"{now.claim_id} {text.verdict(now.verdict)}" for _then, now in pairs]
    return finish(figure, title, text.listed(each), rows, tables.ledger(pairs))


def _row(axis: Axes, then: Finding, now: Finding) -> None:
    """One claim: band, points, verdict."""
    low, high = _window(then, now)
    axis.axvspan(max(now.stated.low, low), min(now.stated.high, high), color="#bbbbbb", alpha=0.6)
    for number, (height, finding) in enumerate(((0.68, then), (0.32, now))):
        if finding.computed is not None:
            reach = [
                [finding.computed.value - finding.computed.low],
                [finding.computed.high - finding.computed.value],
            ]
            axis.errorbar(
                [finding.computed.value],
                [height],
                xerr=reach,
                fmt=MARKERS[number],
                color=COLOURS[number],
                capsize=3,
                markersize=6,
            )
    axis.set(xlim=(low, high), ylim=(0, 1), yticks=[])
    axis.set_ylabel(now.claim_id, rotation=0, ha="right", va="center", fontsize=9)
    axis.tick_params(labelsize=7, pad=0)
    axis.grid(axis="x", linewidth=0.4)
    words = f"{tables.MARKS[now.verdict]} {text.verdict(now.verdict)}"
    axis.text(1.01, 0.5, f"{words}\n{text.unit(now.unit)}", transform=axis.transAxes, fontsize=7.5, va="center")


def _window(then: Finding, now: Finding) -> tuple[float, float]:
    """The range of one claim's scale: everything finite, with some air."""
    intervals = [now.stated, *(f.computed for f in (then, now) if f.computed is not None)]
    ends = [end for interval in intervals for end in (interval.low, interval.high) if np.isfinite(end)]
    if not ends:
        return 0.0, 1.0
    air = max((max(ends) - min(ends)) * 0.25, abs(max(ends)) * 0.08, 0.5 if len(ends) > 1 else 1.0)
    return min(ends) - air, max(ends) + air


def _markers(axis: Axes) -> list:
    return [axis.plot([], [], MARKERS[number], color=COLOURS[number], linestyle="none")[0] for number in range(2)]


def _root_scale(grid: pd.DataFrame) -> object:
    """Colours by the square root, so that small countries are not all one shade."""
    from matplotlib.colors import PowerNorm

    return PowerNorm(0.5, vmin=0, vmax=float(np.nanmax(grid.to_numpy())))
