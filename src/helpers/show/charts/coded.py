"""Charts of coded statements: motives against groups and phases, motives named together, agreement."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers import paths
from helpers.coding import attributes, codebook
from helpers.quantities import Interval, Quantity, index_of
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, finish, numbered
from helpers.show.charts.parts import legend
from helpers.show.labels import attribute
from helpers.show.sentences.coders import agreement_title, rests_on_few
from helpers.show.sentences.motives import groups_title, phases_title, together_title
from helpers.show.shown import Shown, nothing, said
from helpers.words import Language

Namer = Callable[[str], str]
FEW = 2  # statements on which a kappa says little


def matrix(table: pd.DataFrame, by: str, language: Language, document: Path = paths.LETTER) -> Chart | Shown:
    """Statements indexed by (motive, value of an attribute), with the strongest evidence level among them.

    A cell without statements says that the letter is silent.
    """
    if table.empty:
        return nothing(language)
    columns = attributes.values(by, document)
    column_name, row_name = _namer(by, language, document), _code(language, document)
    grid = table["value"].unstack().reindex(index=codebook.themes(document), columns=columns)  # noqa: PD010
    level = table["certainty"].astype(object).unstack().reindex_like(grid)  # noqa: PD010 -- a pivot
    figure, (axes,) = canvas(1.6 + 0.42 * len(grid))
    sns.heatmap(grid, cmap="crest", ax=axes, linewidths=0.5, cbar=False, vmin=0)
    certainty = _namer("certainty", language, document)
    for (row, column), value in np.ndenumerate(grid.to_numpy(float)):
        words = _cell(value, level.iloc[row, column], certainty, language)
        dark = value > grid.max().max() / 2
        axes.text(column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=6.5, color=_ink(value, dark))
    _ticks(axes, grid, row_name, column_name)
    summary = _summary(table, grid, row_name, column_name, language)
    title = (phases_title if by == "phase" else groups_title)(table, language, document)
    return finish(figure, _counts(table), language, title, summary, _cells(table, row_name, column_name, language))


def together(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Chart | Shown:
    """Paragraphs indexed by (motive, other) that name both, as a half grid."""
    if table.empty:
        return nothing(language)
    named = {motive for pair in table.index for motive in pair}
    order = [theme for theme in codebook.themes(document) if theme in named]
    grid = table["value"].unstack().reindex(index=order[:-1], columns=order[1:])  # noqa: PD010 -- a pivot
    figure, (axes,) = canvas(1.8 + 0.34 * len(grid))
    sns.heatmap(grid, annot=True, fmt=".0f", cmap="crest", ax=axes, linewidths=0.5, cbar=False, vmin=0)
    name, most = _code(language, document), int(table["value"].max())
    _ticks(axes, grid, name, name)
    pairs = [" + ".join(map(name, pair)) for pair in table.index[table["value"] == most]]
    summary = language.plural(
        "Named together most often: {pairs}, in {count} paragraph.",
        "Named together most often: {pairs}, in {count} paragraphs.",
        most,
        pairs=language.listed(pairs),
    )
    title = together_title(table, language, document)
    return finish(figure, _counts(table), language, title, summary, _cells(table, name, name, language))


def agreement(table: pd.DataFrame, language: Language, document: Path = paths.LETTER) -> Chart | Shown:
    """Cohen's kappa indexed by (first, second, code) as points, a marker for each pair of coders.

    Codes with full agreement are mentioned in the text and listed in the table only.
    """
    shown = table.dropna(subset="kappa")
    if shown.empty:
        return said(language, language.say("There is only one coding, so no agreement can be computed yet."))
    apart = shown.groupby(level=2)["kappa"].transform("min") < 1
    drawn = shown[apart].sort_values("kappa", ascending=False)
    if drawn.empty:
        return said(language, language.say("All coders agree on every code."), shown)
    codes = list(dict.fromkeys(drawn.index.get_level_values(2)))
    figure, (axes,) = canvas(1.6 + 0.32 * len(codes))
    for number, ((first, second), rows) in enumerate(drawn.groupby(level=[0, 1], sort=False)):
        places = [codes.index(code) for code in rows.index.get_level_values(2)]
        style = {"marker": MARKERS[number % len(MARKERS)], "color": COLOURS[number % len(COLOURS)]}
        axes.plot(rows["kappa"], places, linestyle="none", label=_plain(f"{first}, {second}"), **style)
    _kappa_axis(axes, drawn, [_code(language, document)(code) for code in codes], language)
    data = tables.plain(table.drop(columns="apart"), language, 2)
    title, summary = agreement_title(table, language, document), _kappas(shown, language, document)
    return finish(figure, _counts(shown), language, title, summary, data)


def _plain(label: str) -> str:
    """A label in which a dollar sign is a character and does not begin a formula."""
    return label.replace("$", r"\$")


def _kappa_axis(axes: Axes, drawn: pd.DataFrame, names: list[str], language: Language) -> None:
    axes.axvline(0, color="black", linewidth=1, linestyle="--")
    axes.set_xlim(min(-0.02, drawn["kappa"].min() - 0.05), 1.02)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set(xlabel=language.say("Cohen's kappa: 1 full agreement, 0 no better than chance"), ylabel="")
    axes.tick_params(axis="y", labelsize=8)
    numbered(axes.xaxis, language)
    legend(axes, "upper left")


def _kappas(shown: pd.DataFrame, language: Language, document: Path) -> str:
    kappa = shown["kappa"]
    full = shown[kappa == 1]
    summary = language.plural(
        "{count} value, median {median}; {full} at full agreement, lowest {lowest} ({code}).",
        "{count} values, median {median}; {full} at full agreement, lowest {lowest} ({code}).",
        len(shown),
        median=language.number(kappa.median(), 2),
        full=language.number(len(full)),
        lowest=language.number(kappa.min(), 2),
        code=_code(language, document)(kappa.idxmin()[2]),
    )
    few = int((full["positive"] <= FEW).sum())
    return f"{summary} {rests_on_few(few, len(full), FEW, language)}" if len(full) else summary


def _summary(table: pd.DataFrame, grid: pd.DataFrame, row: Namer, column: Namer, language: Language) -> str:
    silent, most = int(grid.isna().sum().sum()), table["value"].idxmax()
    return language.say(
        "{spoken} cells hold statements, in {silent} the letter is silent; most: {row}, {column} ({count}).",
        spoken=language.number(grid.size - silent),
        silent=language.number(silent),
        row=row(most[0]),
        column=column(most[1]),
        count=language.number(table["value"].max()),
    )


def _cell(value: float, level: object, certainty: Namer, language: Language) -> str:
    if np.isnan(value):
        return "\n".join(textwrap.wrap(language.say("the letter is silent"), 12))
    return f"{language.number(value)}\n{certainty(str(level))}"


def _cells(table: pd.DataFrame, row: Namer, column: Namer, language: Language) -> Shown:
    keys = [(row(first), column(second)) for first, second in table.index]
    shown = table[["value", "rows"]]
    return tables.plain(shown.set_axis(index_of(keys, ["theme", "with"])), language, 0)


def _counts(table: pd.DataFrame) -> Quantity:
    """The counts as a quantity, for the rows in the caption."""
    value = table["value" if "value" in table else "kappa"].astype(float)
    return Quantity.of(table.index, Interval(value, value, value), table["rows"], "statements")


def _ticks(axes: Axes, grid: pd.DataFrame, row: Namer, column: Namer) -> None:
    axes.set(xlabel="", ylabel="")
    axes.set_yticks(np.arange(len(grid)) + 0.5, [row(each) for each in grid.index], rotation=0)
    columns = [textwrap.fill(column(each), 12) for each in grid.columns]
    axes.set_xticks(np.arange(grid.shape[1]) + 0.5, columns, rotation=0 if grid.shape[1] < 10 else 90)
    axes.tick_params(labelsize=8)
    axes.grid(False)


def _ink(value: float, dark: bool) -> str:
    return "#595959" if np.isnan(value) else ("white" if dark else "black")


def _code(language: Language, document: Path) -> Namer:
    return lambda code: language.code_name(code, document)


def _namer(name: str, language: Language, document: Path) -> Namer:
    return lambda value: attribute(name, value, language, document)
