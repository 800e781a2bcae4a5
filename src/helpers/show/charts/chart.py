"""A chart: a drawn figure with its title, caption, alternative text and data table."""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from helpers import observations
from helpers import words as text
from helpers.show import tables
from helpers.words import _

# The colour-blind palette without its yellow, which does not stand out from white.
COLOURS = [colour for number, colour in enumerate(sns.color_palette("colorblind")) if number != 8]
MARKERS = ["o", "s", "^", "D", "v", "P", "X", "*", "<", ">"]
DASHES = [
    "",
    (4, 1.5),
    (1, 1),
    (3, 1, 1, 1),
    (5, 1, 1, 1, 1, 1),
    (2, 2),
    (6, 2),
    (1, 2),
    (4, 1, 1, 1),
    (3, 3),
]
WIDTH, DPI = 8.0, 110
PUBLISHERS = 4  # that a caption names; the rest is counted and stands in the table


@dataclass(frozen=True)
class Chart:
    """A figure that shows itself with alternative text, and its data one click away."""

    figure: Figure
    alt: str
    data: tables.Shown

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display(self.figure, metadata={"image/png": {"alt": self.alt}})
        plt.close(self.figure)
        label = _("The data as a table")
        display(HTML(f'<details class="amv-data"><summary>{label}</summary>{self.data.markup}</details>'))


def canvas(height: float = 4.2, columns: int = 1, rows: int = 1, share_x: bool = False) -> tuple[Figure, list[Axes]]:
    """An empty figure of the house's width and style, and its axes in reading order."""
    sns.set_theme(style="whitegrid", palette=COLOURS, rc={"figure.dpi": DPI, "savefig.dpi": DPI})
    figure, axes = plt.subplots(
        rows, columns, figsize=(WIDTH, height), layout="constrained", squeeze=False, sharex=share_x
    )
    return figure, list(axes.flat)


def finish(figure: Figure, title: str, summary: str, table: pd.DataFrame, data: tables.Shown | None = None) -> Chart:
    """The chart of a drawn figure: title above, source and day below, alternative text from its data.

    Parameters
    ----------
    summary
        What the picture shows, in a sentence or two with its main numbers.
    table
        The quantity drawn; its `figure_ids` name the sources.
    """
    figure.suptitle(textwrap.fill(title, 78), x=0.01, ha="left", fontsize=12, fontweight="bold")
    ids = [figure_id for group in table["figure_ids"] for figure_id in group]
    figure.supxlabel(textwrap.fill(caption(ids), 118), x=0.01, ha="left", fontsize=8, color="#444444")
    return Chart(figure, f"{title}. {summary}", data or tables.quantity(table))


def caption(figure_ids: Iterable[str]) -> str:
    """Who published the figures of a chart, and the day it looks from."""
    ids = list(dict.fromkeys(figure_ids))
    cited = [figure_id for figure_id in ids if not text.CODED.fullmatch(figure_id)]
    publishers = observations.sources()["publisher"].loc[observations.rows(cited)["source_id"]]
    names = list(publishers.value_counts().index)
    if len(cited) < len(ids):
        names.insert(0, _("the letter's statements as coded here"))
    more = len(names) - PUBLISHERS
    text_ = "; ".join(names[:PUBLISHERS])
    if more > 0:
        text_ = _("{names} and {more} more").format(names=text_, more=more)
    return _("Source: {names}. {day}.").format(names=text_, day=capital(text.as_of()))


def capital(words: str) -> str:
    """Words with their first letter a capital one."""
    return words[:1].upper() + words[1:]


def numbered(axis: Axis) -> None:
    """Give an axis the language's own numbers, with as many digits as its steps need."""

    def words(value: float, _position: int) -> str:
        ticks = axis.get_majorticklocs()
        step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else 1.0
        digits = next((n for n in range(6) if math.isclose(round(step, n), step, rel_tol=1e-6)), 6)
        return text.number(value, digits)

    axis.set_major_formatter(FuncFormatter(words))


def dated(axes: Axes) -> None:
    """Few and short labels on an axis of days."""
    locator = AutoDateLocator(maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def extremes(table: pd.DataFrame, digits: int = 1) -> str:
    """The first, the highest, the lowest and the last value of a quantity, in a sentence."""
    values = table["value"].dropna()
    if values.empty:
        return _("No values.")
    named = {key: " ".join(map(str, _key(key))) for key in values.index}
    parts = [(_("highest"), values.idxmax()), (_("lowest"), values.idxmin()), (_("last"), values.index[-1])]
    each = [f"{word} {tables.label(float(values[key]), digits)} ({named[key]})" for word, key in parts]
    return capital(_("{count} values: {each}.").format(count=len(values), each=text.listed(each)))


def _key(key: object) -> list[str]:
    return [tables.label(part) for part in key] if isinstance(key, tuple) else [tables.label(key)]
