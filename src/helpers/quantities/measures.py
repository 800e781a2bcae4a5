"""What is computed from figures: shares, growth, fluctuation, decomposition, rates, ranks.

Every function takes and gives *quantities*: tables with `low`, `value`, `high` and
`figure_ids` (a tuple: the rows a value was computed from), indexed by what they are about,
mostly the year. So a number on a page can always be followed back to the rows behind it.
"""

from collections.abc import Callable, Hashable, Iterable

import numpy as np
import pandas as pd

from helpers.quantities.interval import Interval, percentage, total

ENDS = ["low", "value", "high"]


def quantity(series: pd.DataFrame, by: str | list[str] = "year") -> pd.DataFrame:
    """A series as a quantity, indexed by a column of it; `year` and `month` are read from `start`."""
    table = series.assign(
        year=series["start"].dt.year,
        month=series["start"].dt.to_period("M").dt.start_time,
        figure_ids=[(figure,) for figure in series["figure_id"]],
    )
    return table.set_index(by)[[*ENDS, "figure_ids"]].sort_index()


def whole_years(series: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table whose period is one calendar year."""
    start, end = series["start"], series["end"]
    same = start.dt.year == end.dt.year
    return series[same & (start.dt.day_of_year == 1) & (end.dt.month == 12) & (end.dt.day == 31)]


def stacked(tables: dict[Hashable, pd.DataFrame], names: list[str]) -> pd.DataFrame:
    """Quantities under one another, the keys of `tables` as outer index levels; empty ones leave no rows."""
    full = {key: table for key, table in tables.items() if len(table)}
    return pd.concat(full or dict([next(iter(tables.items()))]), names=names)


def summed(table: pd.DataFrame) -> pd.Series:
    """The rows of a quantity added up; k rounded cells widen it k half-steps each way."""
    return _one(total(Interval.of(table)), *table["figure_ids"])


def share(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """`part` of `whole` in per cent, where both have a figure."""
    return _combined(part, whole, percentage)


def ratio(over: pd.DataFrame, under: pd.DataFrame) -> pd.DataFrame:
    """`over` divided by `under`, where both have a figure."""
    return _combined(over, under, Interval.__truediv__)


def difference(whole: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    """`whole` less `part`, where both have a figure."""
    return _combined(whole, part, Interval.__sub__)


def growth(table: pd.DataFrame, base: Hashable) -> pd.DataFrame:
    """How many times the base row each row is; the base itself is 1 exactly.

    Raises
    ------
    KeyError
        Where the quantity has no row `base`.
    """
    origin = table.loc[base]
    multiple = Interval.of(table) / _interval(origin)
    ids = [tuple(dict.fromkeys((*origin["figure_ids"], *own))) for own in table["figure_ids"]]
    result = multiple.columns().assign(figure_ids=ids)
    result.loc[base, ENDS] = 1.0
    return result


def index(table: pd.DataFrame, base: Hashable) -> pd.DataFrame:
    """Growth to a base row as an index number: the base is 100."""
    return _scaled(growth(table, base), 100.0)


def change(table: pd.DataFrame) -> pd.DataFrame:
    """Change on the year before in per cent, for the years whose year before has a figure too."""
    before = table.set_axis(table.index + 1)
    multiple = ratio(table, before)
    return multiple.assign(**{end: (multiple[end] - 1) * 100 for end in ENDS})


def variation(table: pd.DataFrame) -> pd.Series:
    """The coefficient of variation: standard deviation (n - 1) over mean, a ratio.

    Its ends hold for every set of values that the rounding allows: the deviation moves by at
    most the length of the vector of half-steps over the root of n - 1, the mean by their mean.
    """
    low, values, high = (table[end].to_numpy(float) for end in ENDS)
    half = np.maximum(high - values, values - low)  # a count's low end may stop at 0
    deviation, slack = values.std(ddof=1), np.sqrt((half**2).sum() / (len(values) - 1))
    spread = Interval(max(deviation - slack, 0.0), deviation, deviation + slack)
    mean = Interval(*(float(table[end].mean()) for end in ENDS))
    return _one(spread / mean, *table["figure_ids"])


def decomposition(part: tuple[pd.Series, pd.Series], whole: tuple[pd.Series, pd.Series]) -> pd.DataFrame:
    """The change of a share, in logarithms, as the work of its numerator and its denominator.

    ``log(s1/s0) = log(p1/p0) - log(w1/w0)`` holds exactly, so the two add up whatever the
    order. Rows `numerator`, `denominator` (with its sign turned), `share`; values are
    log points times 100.

    Parameters
    ----------
    part, whole
        Each the quantity before and after, as single rows; compare like with like: persons
        per month where the periods differ in length.
    """
    above, below = (_interval(after) / _interval(before) for before, after in (part, whole))
    rows = {
        "numerator": _one(above.log().scaled(100), *(row["figure_ids"] for row in part)),
        "denominator": _one(below.log().scaled(-100), *(row["figure_ids"] for row in whole)),
        "share": _one((above.log() - below.log()).scaled(100), *(row["figure_ids"] for row in (*part, *whole))),
    }
    return pd.DataFrame(rows).T.infer_objects()


def recognition_rate(decisions: pd.DataFrame) -> pd.DataFrame:
    """Positive first-instance decisions in per cent, without and with cases closed undecided.

    Parameters
    ----------
    decisions
        Quantity indexed by (outcome, ...) with outcomes `positive` (one or more rows a case),
        `rejected` and, where the publisher has them, `closed`. A case that lacks an outcome
        has no rate that needs it.

    Returns
    -------
    DataFrame
        Indexed by (denominator, ...): `decided` leaves closed cases out, `all cases` has them in.
    """
    counts = {outcome: _grouped(rows) for outcome, rows in decisions.groupby(level=0)}
    decided = _combined(counts["positive"], counts["rejected"], Interval.__add__)
    rates = {"decided": share(counts["positive"], decided)}
    if "closed" in counts:
        rates["all cases"] = share(counts["positive"], _combined(decided, counts["closed"], Interval.__add__))
    return pd.concat(rates, names=["denominator"])


def rank(table: pd.DataFrame) -> pd.DataFrame:
    """The place of every row, largest first, with the best and the worst place rounding allows."""
    low, high = table["low"].to_numpy(float), table["high"].to_numpy(float)
    best = 1 + (low[None, :] > high[:, None]).sum(axis=1)
    worst = (high[None, :] >= low[:, None]).sum(axis=1)
    place = table["value"].rank(ascending=False, method="min")
    return table.assign(place=place.astype(int), best=best, worst=worst).sort_values("place")


def per_month(row: pd.Series, months: int) -> pd.Series:
    """A count over a period as persons per month."""
    return _one(_interval(row).scaled(1 / months), row["figure_ids"])


def part_of(whole: pd.Series, share: pd.Series) -> pd.Series:
    """The count that a share in per cent is of a whole; both wholes and shares are not negative."""
    ends = (float(whole[end]) * float(share[end]) / 100 for end in ENDS)
    return _one(Interval(*ends), whole["figure_ids"], share["figure_ids"])


def _interval(row: pd.Series) -> Interval:
    return Interval(*(float(row[end]) for end in ENDS))


def _one(interval: Interval, *ids: Iterable[str]) -> pd.Series:
    flat = tuple(dict.fromkeys(figure for group in ids for figure in group))
    ends = (float(interval.low), float(interval.value), float(interval.high))
    return pd.Series([*ends, flat], index=[*ENDS, "figure_ids"])


def _combined(
    first: pd.DataFrame, second: pd.DataFrame, operation: Callable[[Interval, Interval], Interval]
) -> pd.DataFrame:
    both = first.index.intersection(second.index)
    first, second = first.loc[both], second.loc[both]
    pairs = zip(first["figure_ids"], second["figure_ids"], strict=True)
    ids = [tuple(dict.fromkeys((*one, *two))) for one, two in pairs]
    return operation(Interval.of(first), Interval.of(second)).columns().assign(figure_ids=ids)


def _scaled(table: pd.DataFrame, factor: float) -> pd.DataFrame:
    return table.assign(**{end: table[end] * factor for end in ENDS})


def _grouped(decisions: pd.DataFrame) -> pd.DataFrame:
    names = decisions.index.names[1:]
    groups = decisions.groupby(level=names)
    rows = {key: summed(rows) for key, rows in groups}
    return pd.DataFrame(rows).T.rename_axis(names).infer_objects()
