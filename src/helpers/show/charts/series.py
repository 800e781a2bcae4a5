"""Charts along a time axis or a list: lines, bars, dots with intervals, monthly rates."""

import pandas as pd
from matplotlib.axes import Axes

from helpers import words as text
from helpers.quantities import periods
from helpers.quantities.breaks import SUPPORT, Break
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, DASHES, MARKERS, Chart, canvas, dated, extremes, finish, numbered
from helpers.words import _


def lines(table: pd.DataFrame, title: str, y: str, height: float = 4.2) -> Chart | tables.Shown:
    """A quantity indexed by (series, ..., x), or by x alone, as lines; gaps where a year is missing.

    Ends further apart than a line is wide show as a bar at the point.
    """
    if table.empty:
        return tables.nothing()
    figure, (axes,) = canvas(height)
    for number, (name, rows) in enumerate(_series(table)):
        _line(axes, rows, name, number)
    axes.set(xlabel=_axis_name(table), ylabel=y, ylim=(0, None))
    numbered(axes.yaxis)
    _legend(axes)
    _ticks(axes, table)
    return finish(figure, title, extremes(table), table)


def bars(table: pd.DataFrame, title: str, y: str) -> Chart | tables.Shown:
    """A quantity indexed by (series, x) as groups of bars with their ends; hatched as well as coloured."""
    if table.empty:
        return tables.nothing()
    figure, (axes,) = canvas()
    groups, places = _series(table), list(dict.fromkeys(table.index.get_level_values(-1)))
    width = 0.8 / len(groups)
    for number, (name, rows) in enumerate(groups):
        left = [places.index(x) - 0.4 + width * (number + 0.5) for x in rows.index.get_level_values(-1)]
        axes.bar(
            left,
            rows["value"],
            width,
            label=name,
            yerr=_reach(rows),
            capsize=2,
            color=COLOURS[number],
            hatch=["", "//", "..", "xx"][number % 4],
            edgecolor="white",
            error_kw={"lw": 1},
        )
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set(xlabel=_axis_name(table), ylabel=y)
    axes.set_xticks(range(len(places)), [tables.label(place) for place in places])
    axes.yaxis.get_major_locator().set_params(integer=bool((table["value"] % 1 == 0).all()))
    numbered(axes.yaxis)
    _legend(axes)
    return finish(figure, title, extremes(table), table)


def dots(table: pd.DataFrame, title: str, x: str, line: float | None = None) -> Chart | tables.Shown:
    """A quantity indexed by (series, ..., row) as points with their ends, one row each."""
    if table.empty:
        return tables.nothing()
    names = list(dict.fromkeys(map(_row_name, table.index)))
    figure, (axes,) = canvas(max(2.4, 1.4 + 0.32 * len(names)))
    for number, (name, rows) in enumerate(_series(table)):
        places = [names.index(_row_name(key)) for key in rows.index]
        axes.errorbar(
            rows["value"],
            places,
            xerr=_reach(rows),
            fmt=MARKERS[number % 10],
            color=COLOURS[number % 9],
            capsize=3,
            label=name,
        )
    if line is not None:
        axes.axvline(line, color="black", linewidth=1, linestyle="--")
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set(xlabel=x, ylabel="")
    numbered(axes.xaxis)
    _legend(axes)
    return finish(figure, title, extremes(table), table)


def rates(table: pd.DataFrame, title: str, y: str, found: Break | None = None) -> Chart | tables.Shown:
    """Pieces as a monthly rate: a step for each month, hollow where it was got by subtraction.

    With a break, its two levels and its plausible months are drawn in.
    """
    if table.empty:
        return tables.nothing()
    figure, (axes,) = canvas()
    months = periods.by_month(table)
    ends = months["month"] + pd.offsets.MonthEnd(1)
    middle = months["month"] + (ends - months["month"]) / 2
    for subtracted, fill, name in ((False, "full", _("printed")), (True, "none", _("by subtraction"))):
        rows = months["subtracted"] == subtracted
        axes.hlines(months.loc[rows, "rate"], months.loc[rows, "month"], ends[rows], color=COLOURS[0], linewidth=2)
        axes.plot(
            middle[rows], months.loc[rows, "rate"], "o", color=COLOURS[0], fillstyle=fill, markersize=5, label=name
        )
    axes.vlines(middle, months["rate_low"], months["rate_high"], color=COLOURS[0])
    if found is not None:
        _break(axes, found, months["month"].min(), ends.max())
    axes.set(xlabel=_("month"), ylabel=y, ylim=(0, None))
    numbered(axes.yaxis)
    _legend(axes, "upper left")
    quantity = table.set_index(["start", "end", "months"])[["low", "value", "high", "figure_ids"]]
    per_month = table.set_index("start")[["rate"]].rename(columns={"rate": "value"})
    return finish(figure, title, extremes(per_month), quantity, tables.quantity(quantity, 0, _("persons")))


def support(found: Break | None, table: pd.DataFrame, title: str) -> Chart | tables.Shown:
    """The support that each month has as the break: log-likelihood below the best."""
    if found is None:
        return tables.nothing()
    figure, (axes,) = canvas(3.2)
    profile = found.profile.sort_values("month")
    axes.plot(profile["month"], profile["support"], color=COLOURS[0], marker=".")
    axes.axhline(-SUPPORT, color="black", linestyle="--", linewidth=1, label=_("plausible above this line"))
    axes.set(xlabel=_("break month"), ylabel=_("log-likelihood"))
    _legend(axes)
    words = _("Plausible break months: {months}.").format(months=text.listed(map(text.month, found.plausible)))
    return finish(
        figure,
        title,
        words,
        table,
        tables.plain(profile.assign(figure_ids=[()] * len(profile)).set_index("month")),
    )


def _break(axes: Axes, found: Break, first: pd.Timestamp, last: pd.Timestamp) -> None:
    axes.axvspan(
        min(found.plausible),
        max(found.plausible) + pd.offsets.MonthEnd(1),
        color="#bbbbbb",
        alpha=0.5,
        label=_("plausible break months"),
    )
    axes.hlines(
        found.before,
        first,
        found.month,
        color=COLOURS[1],
        linestyle="--",
        label=_("mean rate before and after"),
    )
    axes.hlines(found.after, found.month, last, color=COLOURS[1], linestyle="--")


def _line(axes: Axes, rows: pd.DataFrame, name: str, number: int) -> None:
    rows = rows.set_axis(rows.index.get_level_values(-1))
    style = {"color": COLOURS[number % 9], "marker": MARKERS[number % 10], "markersize": 5}
    axes.errorbar(rows.index, rows["value"], yerr=_reach(rows), fmt="none", ecolor=style["color"], capsize=2, lw=1)
    drawn = rows["value"]
    if pd.api.types.is_integer_dtype(rows.index):
        drawn = drawn.reindex(range(rows.index.min(), rows.index.max() + 1))
    axes.plot(drawn.index, drawn, label=name, dashes=DASHES[number % 10], **style)


def _series(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    if table.index.nlevels == 1:
        return [("", table)]
    levels = list(range(table.index.nlevels - 1))
    groups = table.groupby(level=levels[0] if len(levels) == 1 else levels, sort=False)
    keys = ((key if isinstance(key, tuple) else (key,), rows) for key, rows in groups)
    return [(", ".join(tables.label(part) for part in key), rows) for key, rows in keys]


def _reach(rows: pd.DataFrame) -> list[pd.Series]:
    return [(rows["value"] - rows["low"]).clip(lower=0), (rows["high"] - rows["value"]).clip(lower=0)]


def _row_name(key: object) -> str:
    return tables.label(key[-1] if isinstance(key, tuple) else key)


def _axis_name(table: pd.DataFrame) -> str:
    return _(str(table.index.names[-1] or "").replace("_", " "))


def _ticks(axes: Axes, table: pd.DataFrame) -> None:
    """Whole years, or short dates, along the axis of a quantity's last index level."""
    places = table.index.get_level_values(-1)
    if pd.api.types.is_integer_dtype(places):
        axes.xaxis.get_major_locator().set_params(integer=True)
    elif pd.api.types.is_datetime64_any_dtype(places):
        dated(axes)


def _legend(axes: Axes, place: str = "best") -> None:
    if any(axes.get_legend_handles_labels()[1]):
        axes.legend(frameon=True, fontsize=8, loc=place)
