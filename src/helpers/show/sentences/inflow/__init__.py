"""Sentences of the notebook on the inflow, and the titles of its charts of months."""

from helpers.show.sentences.inflow.monthly import rate, rate_title, revision, support_title
from helpers.show.sentences.inflow.yearly import fluctuation, level, multiple

__all__ = ["fluctuation", "level", "multiple", "rate", "rate_title", "revision", "support_title"]
