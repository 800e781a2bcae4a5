"""Split overlapping published periods into periods that do not overlap.

An office publishes January-July, then January-November, then the year. Subtraction gives
August-November and December. Periods that lie inside one another form a tree; what a period
counts beyond the periods inside it is the rest, with the intervals of all of them added up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from helpers import dates
from helpers.quantities.interval import Interval


@dataclass(eq=False)
class _Span:
    """A published period with the published periods that lie directly inside it."""

    row: pd.Series
    months: frozenset[int]
    inside: list["_Span"] = field(default_factory=list)

    @property
    def free(self) -> list[int]:
        covered = frozenset().union(*(child.months for child in self.inside))
        return sorted(self.months - covered)

    @property
    def rows(self) -> tuple[str, ...]:
        return (self.row["figure_id"], *(child.row["figure_id"] for child in self.inside))

    @property
    def newer(self) -> str:
        """Whether the total or the newest of its parts was published later."""
        total, parts = self.row["published"], max(child.row["published"] for child in self.inside)
        return "same day" if total == parts else "total" if total > parts else "parts"

    @property
    def published(self) -> Interval:
        return Interval(*(float(self.row[end]) for end in ("low", "value", "high")))

    @property
    def parts(self) -> Interval:
        """The sum of the smallest periods inside, where they cover it; else the published figure."""
        return self.published if self.free else _sum(child.parts for child in self.inside)

    def rest(self) -> Interval:
        """The figure less the figures of the periods directly inside it."""
        return self.published - _sum(child.published for child in self.inside)

    def span_of_rest(self) -> Interval:
        """The rest, widened to what the smallest periods inside would have left."""
        rest, other = self.rest(), self.published - _sum(child.parts for child in self.inside)
        return Interval(min(rest.low, other.low), rest.value, max(rest.high, other.high))


def disjoint(series: pd.DataFrame) -> pd.DataFrame:
    """Non-overlapping periods of one series of counts, each with its rate per month.

    Parameters
    ----------
    series
        Published figures of one measure, country and citizenship, one a period.

    Returns
    -------
    DataFrame
        `start`, `end` (the outer days), `months` (how many it covers), `calendar` (which, as
        months counted from year 0), `low`, `value`, `high` (persons), `rate_low`, `rate`,
        `rate_high` (persons per month), `subtracted` (derived by subtraction) and `rows`.
        The bounds of a subtracted period also span what revised parts would have left. The
        rest of a year with some months known covers the other months, so its calendar can
        have gaps.
    """
    rows = [_rest_of(span) for span in _tree(series) if span.free and span.rest().value >= 0]
    found = pd.DataFrame(rows, columns=_COLUMNS).astype(dict.fromkeys(["start", "end"], "datetime64[ns]"))
    found = found.sort_values(["start", "end"], ignore_index=True)
    rates = {name: found[end] / found["months"] for name, end in _RATES.items()}
    return found.assign(**rates)[[*_COLUMNS[:7], *_RATES, "subtracted", "rows"]]


def gaps(series: pd.DataFrame) -> pd.DataFrame:
    """Published totals that are not the sum of their parts, because a part was revised and the total not.

    Returns `start`, `end`, `published`, `parts` (their sum), `low`, `value`, `high` (the total
    less its parts), `newer` (which was published later: `total`, `parts` or `same day`) and
    `rows`; only differences that rounding cannot explain.
    """
    found = []
    for span in _tree(series):
        rest = span.rest()
        broken = not span.free and not rest.low <= 0 <= rest.high
        if span.inside and (broken or rest.high < 0):
            row = span.row
            found.append(
                (row["start"], row["end"], row["value"], row["value"] - rest.value, *_ends(rest), span.newer, span.rows)
            )
    columns = ["start", "end", "published", "parts", "low", "value", "high", "newer", "rows"]
    return pd.DataFrame(found, columns=columns).sort_values("start", ignore_index=True)


def by_month(table: pd.DataFrame) -> pd.DataFrame:
    """Disjoint periods spread over their months: one row a month, `month` its first day, with the rates."""
    long = table.explode("calendar", ignore_index=True)
    ordinal = long["calendar"].astype(int)
    month = pd.to_datetime({"year": ordinal // 12, "month": ordinal % 12 + 1, "day": 1})
    return long.assign(month=month).sort_values("month", ignore_index=True)


_COLUMNS = ["start", "end", "months", "calendar", "low", "value", "high", "subtracted", "rows"]
_RATES = {"rate_low": "low", "rate": "value", "rate_high": "high"}


def _tree(series: pd.DataFrame) -> list[_Span]:
    """The periods of whole months, each holding those inside it; crossing ones are left out."""
    table = series.assign(length=dates.months_between(series["start"], series["end"])).dropna(subset="length")
    spans: list[_Span] = []
    outermost: list[_Span] = []
    for _, row in table.sort_values(["length", "rank", "start"]).iterrows():
        first = row["start"].year * 12 + row["start"].month - 1
        span = _Span(row, frozenset(range(first, first + row["length"])))
        touching = [other for other in outermost if other.months & span.months]
        if all(other.months <= span.months for other in touching):
            span.inside = touching
            outermost = [other for other in outermost if other not in touching] + [span]
            spans.append(span)
    return spans


def _rest_of(span: _Span) -> tuple:
    rest, calendar = span.span_of_rest(), span.free
    start, end = _day(calendar[0]), _day(calendar[-1] + 1) - pd.Timedelta(days=1)
    return (start, end, len(calendar), tuple(calendar), *_ends(rest), bool(span.inside), span.rows)


def _ends(interval: Interval) -> tuple[float, float, float]:
    return max(interval.low, 0.0) if interval.value >= 0 else interval.low, interval.value, interval.high


def _sum(intervals: Iterable[Interval]) -> Interval:
    return sum(intervals, start=Interval(0.0, 0.0, 0.0))


def _day(ordinal: int) -> pd.Timestamp:
    return pd.Timestamp(year=ordinal // 12, month=ordinal % 12 + 1, day=1)
