"""Observations, and the series that are read from them: one figure per period, or every release of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd

from helpers.observations import choice, registers
from helpers.observations.choice import CELL
from helpers.quantities import Basis, Interval, Quantity
from helpers.quantities.basis import joined

RELEASES = ("live", "revised", "first")  # newest first
AGGREGATES = ("aggregate", "sum")  # kinds of places that are made of states


@dataclass(frozen=True, eq=False)
class Observations:
    """Published figures, one a row, as they were known on a day (none: everything known)."""

    table: pd.DataFrame
    as_of: pd.Timestamp | None = None

    def __len__(self) -> int:
        return len(self.table)

    def where(self, measure: str | None = None, geo: str | None = None, citizen: str | None = None) -> Observations:
        """The figures of one measure, country or citizenship, each named by its code."""
        mask = np.ones(len(self.table), bool)
        for column, code in (("measure", measure), ("geo", geo), ("citizen", citizen)):
            if code is not None:
                mask &= (self.table[column] == code).to_numpy()
        return self.keep(mask)

    def keep(self, mask: pd.Series | np.ndarray) -> Observations:
        """The figures where a mask is true."""
        return replace(self, table=self.table[np.asarray(mask, bool)])

    def counted_by(self, office: str) -> Observations:
        """The figures that one office counted, whoever published them."""
        return self.keep(self.table["office"] == office)

    @cached_property
    def by_release(self) -> dict[str, Observations]:
        """The figures of each release, newest first: `live`, `revised` and `first`."""
        return {name: self.keep(self.table["release"] == name) for name in RELEASES}

    def without(self, source_id: str) -> Observations:
        """The figures that were not read from one publication."""
        return self.keep(self.table["source_id"] != source_id)

    def series(self) -> pd.DataFrame:
        """One figure per period of each measure, country and citizenship, sorted by cell and period.

        It is what the best office last released; `choice.one_a_cell` says how it is found. The
        column `rows` has the ids behind it: several where copies of one release contradict each other.
        """
        return self._series

    def series_of(self, measure: str, geo: str, citizen: str = "TOTAL") -> pd.DataFrame:
        """The series of one measure, country and citizenship, sorted by period."""
        return self._series.iloc[self._positions.get((measure, geo, citizen), [])]

    @cached_property
    def _series(self) -> pd.DataFrame:
        return choice.one_a_cell(self.table)

    @cached_property
    def _positions(self) -> dict[tuple[str, str, str], np.ndarray]:
        return self._series.groupby(CELL[:3], observed=True, sort=False).indices

    def releases(self) -> pd.DataFrame:
        """Every figure of the cells that one office released more than once, in order of publication.

        Adds `step`, the change against the figure that the same office released before it.
        """
        keys = [*CELL, "office"]
        order = self.table.sort_values([*keys, "published", "rank"], kind="stable")
        again = order[order.duplicated(keys, keep=False)].reset_index(drop=True)
        return again.assign(step=again.groupby(keys, observed=True, dropna=False)["value"].diff())

    def yearly(self, measure: str, geo: str, citizen: str = "TOTAL") -> Quantity:
        """The figures of whole calendar years, one a year, indexed by `year`."""
        return self._about(measure, geo, citizen, whole_years(self.series_of(measure, geo, citizen)), "year")

    def monthly(self, measure: str, geo: str, citizen: str = "TOTAL") -> Quantity:
        """The figures of single months, indexed by `month`, the first day of each."""
        series = self.series_of(measure, geo, citizen)
        return self._about(measure, geo, citizen, series[(series["end"] - series["start"]).dt.days < 31], "month")

    def over(self, measure: str, geo: str, start: pd.Timestamp, end: pd.Timestamp) -> Quantity:
        """The figure of exactly one period, indexed by its `year`; empty where none was published."""
        series = self.series_of(measure, geo)
        return self._about(measure, geo, "TOTAL", series[(series["start"] == start) & (series["end"] == end)], "year")

    def by_days(self) -> Quantity:
        """The figures of one measure, country and citizenship, indexed by the first and last day."""
        return self.quantity(self.series(), ["start", "end"])

    def quantity(self, series: pd.DataFrame, by: list[str]) -> Quantity:
        """Rows of these observations as a quantity indexed by columns of them; `year` and `month` are derived."""
        table = series.assign(year=series["start"].dt.year, month=series["start"].dt.to_period("M").dt.start_time)
        index = pd.Index(table[by[0]], name=by[0]) if len(by) == 1 else pd.MultiIndex.from_frame(_plain(table[by]))
        rows = table["rows"] if "rows" in table else [(figure,) for figure in table["figure_id"]]
        units = series["unit"].unique()
        unit = str(units[0]) if len(units) == 1 else "none"
        return Quantity.of(index, Interval.of(table), rows, unit, self._bases(series)).sort()

    def basis(self, series: pd.DataFrame) -> Basis:
        """What some rows of these observations count, all of them together."""
        return joined(self._bases(series))

    def _about(self, measure: str, geo: str, citizen: str, series: pd.DataFrame, by: str) -> Quantity:
        """A series as a quantity that says what was asked for, also where it has no rows."""
        asked = Basis((measure,), place=(geo,), citizen=(citizen,) if citizen != "TOTAL" else (), as_of=self.as_of)
        return replace(self.quantity(series, [by]), about=asked)

    def _bases(self, series: pd.DataFrame) -> list[Basis]:
        """What each row counts."""
        columns = [series[name] for name in ("measure", "office", "concept", "release", "geo", "citizen")]
        kinds = registers.places()["kind"]
        aggregates = [geo if kinds.get(geo) in AGGREGATES else None for geo in series["geo"]]
        rows = zip(*columns, aggregates, _coverage(series), strict=True)
        return [_basis(*map(_field, row), self.as_of) for row in rows]


def whole_years(series: pd.DataFrame) -> pd.DataFrame:
    """The rows whose period is one calendar year."""
    start, end = series["start"], series["end"]
    same = start.dt.year == end.dt.year
    return series[same & (start.dt.day_of_year == 1) & (end.dt.month == 12) & (end.dt.day == 31)]


def _coverage(series: pd.DataFrame) -> pd.Series:
    """`year`, `years` for several, `month`, `day`, or the months of a year that a period covers, such as `01-09`."""
    start, end = series["start"], series["end"]
    months = start.dt.strftime("%m") + "-" + end.dt.strftime("%m")
    one = start.dt.to_period("M") == end.dt.to_period("M")
    within = months.mask(one, "month").mask(months == "01-12", "year").mask(start == end, "day")
    return within.mask(start.dt.year != end.dt.year, "years")


def _field(value: object) -> tuple[str, ...]:
    return () if value is None or pd.isna(value) else (str(value),)


@cache
def _basis(
    measure: tuple[str, ...],
    office: tuple[str, ...],
    concept: tuple[str, ...],
    release: tuple[str, ...],
    place: tuple[str, ...],
    citizen: tuple[str, ...],
    aggregate: tuple[str, ...],
    coverage: tuple[str, ...],
    as_of: pd.Timestamp | None,
) -> Basis:
    nationality = () if citizen == ("TOTAL",) else citizen
    return Basis(measure, office, aggregate, concept, release, coverage, place=place, citizen=nationality, as_of=as_of)


def _plain(keys: pd.DataFrame) -> pd.DataFrame:
    """Keys as plain objects, so that indexes of different tables can be joined."""
    return keys.astype({name: object for name in keys if isinstance(keys[name].dtype, pd.CategoricalDtype)})
