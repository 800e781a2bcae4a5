"""Arithmetic on published figures: intervals, quantities with their rows, periods and breaks."""

from helpers.quantities.basis import Basis
from helpers.quantities.interval import ENDS, Interval
from helpers.quantities.quantity import Quantity
from helpers.quantities.span import Span
from helpers.quantities.stacking import appended, beside, stacked
from helpers.quantities.value import Spread, Value, index_of, union

__all__ = [
    "ENDS",
    "Basis",
    "Interval",
    "Quantity",
    "Span",
    "Spread",
    "Value",
    "appended",
    "beside",
    "index_of",
    "stacked",
    "union",
]
