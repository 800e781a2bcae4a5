"""Titles and sentences of the notebook on the inflow."""

from helpers.show.sentences.inflow.monthly import rate, rate_title, revision, revision_title, support_title
from helpers.show.sentences.inflow.yearly import (
    fluctuation,
    fluctuation_title,
    growth_title,
    level,
    level_title,
    multiple,
    multiple_title,
    share,
    share_title,
)

__all__ = [
    "fluctuation",
    "fluctuation_title",
    "growth_title",
    "level",
    "level_title",
    "multiple",
    "multiple_title",
    "rate",
    "rate_title",
    "revision",
    "revision_title",
    "share",
    "share_title",
    "support_title",
]
