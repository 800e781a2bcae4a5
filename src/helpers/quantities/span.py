"""A period between two days as one label, for indexes and tables."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, order=True)
class Span:
    """A period from its first to its last day, both included."""

    start: pd.Timestamp
    end: pd.Timestamp

    @property
    def months(self) -> int:
        """Its length in months of 30.4 days, rounded.

        >>> Span(pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")).months
        11
        """
        return round((self.end - self.start).days / 30.4)
