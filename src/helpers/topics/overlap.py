"""What a flow outside asylum adds to the Union's total, under declared assumptions."""

import pandas as pd

from helpers.observations import assumptions
from helpers.quantities import Interval, Value
from helpers.schemas.declared import IN_FLOW, IN_TOTAL, PER_FLOW


def bounds(assumption: str, geo: str, year: int) -> Interval:
    """The least and the most that an assumption allows for a state and a year, in per cent, with their middle.

    Raises
    ------
    KeyError
        Where `assumptions.csv` has no row for it.
    """
    table, day = assumptions(), pd.Timestamp(year, 12, 31)
    begun, over = table["start"].fillna(day) <= day, table["end"].fillna(day) < day
    found = table[(table["assumption"] == assumption) & (table["geo"] == geo) & begun & ~over]
    if len(found) != 1:
        raise KeyError(f"{assumption!r} of {geo} in {year} has {len(found)} rows in assumptions.csv")
    low, high = (float(found.iloc[0][end]) for end in ("low", "high"))
    return Interval(low, (low + high) / 2, high)


def applicants(flow: Value, counted: Value | None, geo: str, year: int) -> Value:
    """The asylum applicants of a state: as counted, else what is assumed of its flow, a range with its middle."""
    return counted if counted is not None else _part(flow, bounds(PER_FLOW, geo, year))


def added(flow: Value, counted: Value | None, geo: str, year: int, end: str) -> Value:
    """The minors of a flow who are not in the Union's total yet, where the overlap is at one end, `low` or `high`.

    The overlap is what is assumed of the applicants: how many are in the flow, and how many the
    total holds. It is never more than the flow.
    """
    own = applicants(flow, counted, geo, year)
    in_flow = getattr(bounds(IN_FLOW, geo, year), end)
    inside = _part(own, Interval(in_flow, in_flow, in_flow))
    rest = flow - _part(inside, bounds(IN_TOTAL, geo, year))
    ends = (max(each, 0.0) for each in (rest.low, rest.value, rest.high))
    rows = flow.rows if in_flow == 0 else (*flow.rows, *(row for row in own.rows if row not in flow.rows))
    return Value.at_bounds(
        Interval(*ends), rows, flow.unit, flow.basis if in_flow == 0 else flow.basis.joined(own.basis)
    )


def _part(whole: Value, share: Interval) -> Value:
    """So many per cent of a count; the share is assumed and has no rows."""
    ends = (whole.low * share.low, whole.value * share.value, whole.high * share.high)
    return Value.at_bounds(Interval(*(each / 100 for each in ends)), whole.rows, whole.unit, whole.basis)
