"""Seaborn figures from quantities: each with its finding as title, alternative text and data.

Marks differ in shape or line as well as in colour; the palette is seaborn's colour-blind one.
"""

from helpers.show.charts.chart import Chart
from helpers.show.charts.coded import agreement, matrix, together
from helpers.show.charts.grids import heatmap, panels
from helpers.show.charts.ledger import ledger
from helpers.show.charts.rates import rates, support
from helpers.show.charts.series import bars, dots, lines

__all__ = [
    "Chart",
    "agreement",
    "bars",
    "dots",
    "heatmap",
    "ledger",
    "lines",
    "matrix",
    "panels",
    "rates",
    "support",
    "together",
]
