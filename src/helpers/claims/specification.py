"""How a claim is computed: which measures, places and periods, under which choices."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd


@dataclass(frozen=True)
class Specification:
    """The choices that a check computes with; a row of `claims.csv` holds the letter's own."""

    measure: str = ""
    against: str = ""
    geo: str = ""
    citizen: str = ""
    start: pd.Timestamp | None = None
    end: pd.Timestamp | None = None
    base_start: pd.Timestamp | None = None
    base_end: pd.Timestamp | None = None

    @classmethod
    def of(cls, row: pd.Series) -> Specification:
        """The specification in the columns of a claim; an empty cell takes the default."""
        given = {field.name: row[field.name] for field in fields(cls) if pd.notna(row[field.name])}
        return cls(**given)

    @property
    def citizens(self) -> list[str]:
        """The nationalities that the claim names."""
        return self.citizen.split()

    @property
    def places(self) -> list[str]:
        """The places that the claim names."""
        return self.geo.split()

    @property
    def period(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The period of the claim; every check but that of double counting has one."""
        assert self.start is not None and self.end is not None
        return self.start, self.end

    @property
    def base(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """The period compared with."""
        assert self.base_start is not None and self.base_end is not None
        return self.base_start, self.base_end
