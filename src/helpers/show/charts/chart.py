"""A chart: a drawn figure with its title, caption, alternative text and data table."""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.dates import MonthLocator, YearLocator, num2date
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from helpers import observations
from helpers.quantities import Quantity
from helpers.show import export, links, tables, titles
from helpers.show.labels import label
from helpers.show.shown import Shown
from helpers.words import Language

# The colour-blind palette without its yellow, which is hard to see on white.
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
TICKS = 6  # labels on an axis of days
OFFICES = 4  # that a caption names; the others are counted and named in the table


@dataclass(frozen=True, repr=False)
class Chart(Shown):
    """A figure that shows itself with alternative text, and its data one click away."""

    figure: Figure = field(kw_only=True)
    table: Shown = field(kw_only=True)
    label: str = field(kw_only=True)

    @property
    def alt(self) -> str:
        """The alternative text of the figure."""
        return self.words

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display(self.figure, metadata={"image/png": {"alt": self.alt}})
        plt.close(self.figure)
        display(HTML(self.markup))

    def save(self, name: str | Path) -> Path:
        """Write the data to a file that ends in .csv, or the figure to .png or .svg; see `export.save`."""
        return export.save(Path(name), self.data, self.figure)


def canvas(height: float = 4.2, columns: int = 1, rows: int = 1) -> tuple[Figure, list[Axes]]:
    """An empty figure of the project's width and style, and its axes in reading order."""
    sns.set_theme(style="whitegrid", palette=COLOURS, rc={"figure.dpi": DPI, "savefig.dpi": DPI})
    figure, axes = plt.subplots(rows, columns, figsize=(WIDTH, height), layout="constrained", squeeze=False)
    return figure, list(axes.flat)


def finish(
    figure: Figure,
    drawn: Quantity,
    language: Language,
    title: str = "",
    summary: str = "",
    table: Shown | None = None,
) -> Chart:
    """The chart of a drawn figure: title above, source and day below, alternative text from its data.

    Parameters
    ----------
    drawn
        The quantity in the figure; its rows name the sources.
    title, summary
        What the figure shows and its main numbers; without them both are made from the quantity.
    table
        The data as a table, where it is not the quantity itself.
    """
    title = title or titles.title(drawn, language)
    figure.suptitle(textwrap.fill(title, 78), x=0.01, ha="left", fontsize=12, fontweight="bold")
    source = textwrap.fill(caption(drawn, language), 118)
    figure.supxlabel(source, x=0.01, ha="left", fontsize=8, color="#444444")
    alt = language.say("{title}. {summary}", title=title, summary=summary or extremes(drawn, language))
    table, name = table or tables.quantity(drawn, language), language.say("The data as a table")
    markup = f'<details class="amv-data"><summary>{name}</summary>{table.markup}</details>'
    return Chart(markup, alt, table.sources, figure=figure, table=table, label=name)


def caption(table: Quantity, language: Language) -> str:
    """Which offices counted the figures of a chart, and the day it looks from."""
    cited = [figure_id for figure_id in table.rows if not links.CODED.fullmatch(figure_id)]
    names = list(observations.rows(cited)["office"].value_counts().index) if cited else []
    if len(cited) < len(table.rows):
        names.insert(0, language.say("the letter's statements as coded here"))
    return language.say("Source: {names}. {day}.", names=_shortened(names, language), day=_day(table, cited, language))


def _shortened(names: list[str], language: Language) -> str:
    more, shown = len(names) - OFFICES, "; ".join(names[:OFFICES])
    return (
        language.plural("{names} and {count} more", "{names} and {count} more", more, names=shown)
        if more > 0
        else shown
    )


def _day(table: Quantity, cited: list[str], language: Language) -> str:
    as_of = table.basis.as_of
    if as_of is None and not cited:
        return language.say("Everything known")
    newest = as_of if as_of is not None else observations.newest(observations.rows(cited))
    return language.capital(language.as_of(as_of, newest))


def numbered(axis: Axis, language: Language) -> None:
    """Give an axis the language's own numbers, with as many digits as its steps need."""

    def words(value: float, _position: int) -> str:
        ticks = axis.get_majorticklocs()
        step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else 1.0
        digits = next((n for n in range(6) if math.isclose(round(step, n), step, rel_tol=1e-6)), 6)
        return language.number(value, digits)

    axis.set_major_formatter(FuncFormatter(words))


def dated(axes: Axes, language: Language) -> None:
    """Few and short labels on an axis of days: years, and months by their short name."""
    first, last = (num2date(end) for end in axes.get_xlim())
    years, months = last.year - first.year, (last.year - first.year) * 12 + last.month - first.month
    locator = YearLocator(-(-years // TICKS)) if years > 1 else MonthLocator(interval=max(1, -(-months // TICKS)))
    axes.xaxis.set_major_locator(locator)

    def words(value: float, _position: int) -> str:
        day = pd.Timestamp(num2date(value))
        return language.year(day.year) if years > 1 or (day.month, day.day) == (1, 1) else language.short_month(day)

    axes.xaxis.set_major_formatter(FuncFormatter(words))


def extremes(table: Quantity, language: Language) -> str:
    """The number of values, and the highest and the lowest one, in a sentence."""
    values = table.value.dropna()
    if values.empty:
        return language.say("No values.")
    most, least = (_named(table, int(place), language) for place in (values.argmax(), values.argmin()))
    if len(values) == 1:
        return language.say("One value: {value}.", value=most)
    return language.plural(
        "{count} value: highest {most}, lowest {least}.",
        "{count} values: highest {most}, lowest {least}.",
        len(values),
        most=most,
        least=least,
    )


def _named(table: Quantity, position: int, language: Language) -> str:
    """A value by its position, with its unit and what it is about."""
    one = Quantity(table.table[table.value.notna()].iloc[[position]], table.unit)
    ((key, value),) = one.items()
    parts: Iterable[object] = key if isinstance(key, tuple) else (key,)
    names = (label(part, language, str(name)) for part, name in zip(parts, table.index.names, strict=True))
    return language.say("{value} ({key})", value=titles.amount(value, language), key=" ".join(names))
