"""What a quantity counts, and whether two quantities are counted alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache, reduce
from typing import Any

import pandas as pd

COMPARED = ("office", "aggregate", "concept", "release", "coverage")


@dataclass(frozen=True)
class Basis:
    """Measures, offices, aggregates, concepts, releases and coverage of the figures behind a quantity.

    Each field holds the distinct values among the figures, sorted. `mixed` names the fields in
    which two combined quantities differ; once mixed, a result stays mixed. Of a share or a ratio,
    `measure` and `place` are those of the numerator, `whole` and `within` those of the denominator.
    """

    measure: tuple[str, ...] = ()
    office: tuple[str, ...] = ()  # who counted
    aggregate: tuple[str, ...] = ()  # EU27_2020, EU28, ...; none for a single state
    concept: tuple[str, ...] = ()  # first applications, first-time applicants, ...
    release: tuple[str, ...] = ()  # first, revised or live
    coverage: tuple[str, ...] = ()  # year, month, or the months covered, such as 01-09
    mixed: tuple[str, ...] = ()
    place: tuple[str, ...] = ()  # where, as codes of places.csv
    citizen: tuple[str, ...] = ()  # of one nationality; none for all together
    whole: tuple[str, ...] = ()  # measures of the denominator of a share or ratio
    within: tuple[str, ...] = ()  # places of that denominator
    base: tuple[str, ...] = ()  # what a growth or an index number is compared with
    as_of: pd.Timestamp | None = None  # the day looked from; none where everything known is used

    def joined(self, other: Basis) -> Basis:
        """The basis of both together, without comparing them: for sums and tables of several series.

        >>> Basis(office=("IND",)).joined(Basis(office=("CBS",))).office
        ('CBS', 'IND')
        """
        both = {name: tuple(sorted({*getattr(self, name), *getattr(other, name)})) for name in (*_LISTS, "mixed")}
        days = [day for day in (self.as_of, other.as_of) if day is not None]
        return Basis(**both, as_of=max(days, default=None))

    def combined(self, other: Basis) -> Basis:
        """The basis of a ratio, difference or sum of the two: `mixed` where a compared field differs.

        >>> Basis(office=("IND",)).combined(Basis(office=("CBS",))).mixed
        ('office',)
        """
        differing = {
            name
            for name in COMPARED
            if getattr(self, name) and getattr(other, name) and set(getattr(self, name)) != set(getattr(other, name))
        }
        both = self.joined(other)
        return replace(both, mixed=tuple(sorted({*both.mixed, *differing})))

    def over(self, whole: Basis) -> Basis:
        """The basis of a share or ratio: numerator and denominator are compared, and named apart.

        >>> Basis(measure=("minors",)).over(Basis(measure=("all",))).whole
        ('all',)
        """
        return replace(
            self.combined(whole), measure=self.measure, place=self.place, whole=whole.measure, within=whole.place
        )

    def as_dict(self) -> dict[str, Any]:
        """The basis as plain values for JSON."""
        day = f"{self.as_of:%Y-%m-%d}" if self.as_of is not None else None
        return {name: list(value) for name, value in asdict(self).items() if name != "as_of"} | {"as_of": day}


_LISTS = ("measure", *COMPARED, "place", "citizen", "whole", "within", "base")


@cache
def combined(first: Basis, second: Basis) -> Basis:
    """`first.combined(second)`, computed once for each pair."""
    return first.combined(second)


@cache
def over(part: Basis, whole: Basis) -> Basis:
    """`part.over(whole)`, computed once for each pair."""
    return part.over(whole)


def joined(bases: Iterable[Basis]) -> Basis:
    """The basis of several values together, without comparing them."""
    return reduce(Basis.joined, dict.fromkeys(bases), Basis())
