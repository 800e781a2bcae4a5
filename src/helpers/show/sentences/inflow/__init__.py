"""Sentences of the notebook on the inflow, and the titles of its charts of months."""

from helpers.show.sentences.inflow.monthly import last_months, least_squares, rate, rate_title, revision, support_title
from helpers.show.sentences.inflow.yearly import fluctuation, level, multiple

__all__ = [
    "fluctuation",
    "last_months",
    "least_squares",
    "level",
    "multiple",
    "rate",
    "rate_title",
    "revision",
    "support_title",
]
