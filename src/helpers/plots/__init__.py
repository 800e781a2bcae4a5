"""Seaborn figures from quantities: each with its finding as title, alternative text and data.

Marks differ in shape or line as well as in colour; the palette is seaborn's colour-blind one.
"""

from helpers.plots.charts import Chart
from helpers.plots.coded import agreement, matrix, together
from helpers.plots.grids import heatmap, ledger, panels
from helpers.plots.series import bars, dots, lines, rates, support

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
