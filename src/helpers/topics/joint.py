"""Motives set against figures: the joint display of both, and how far composition reconciles two studies."""

from collections.abc import Iterable

import pandas as pd

from helpers.observations import Observations
from helpers.quantities import ENDS, Interval, Quantity, Span, stacked
from helpers.topics import nationalities

# The part of the group assumed to have meant to come: all, which is the most that can be,
# and three quarters, which is still most of them. At half, half of the others are needed too.
ASSUMED = {"all": 1.0, "three quarters": 0.75}
MAJORITY = 50.0


def needed(shares: Quantity) -> Quantity:
    """The per cent of all others that must have meant to come, if most of all minors did.

    With a group's share ``s`` of all, of whom a part ``a`` meant to come, a majority needs
    ``(50 - a s) / (100 - s)`` of the others; none where the group alone is enough. Indexed by
    (assumed, period), from the shares in per cent indexed by period.
    """
    return stacked({name: _needed(shares, part) for name, part in ASSUMED.items()}, ["assumed", "period"])


def share_by_list(figures: Observations, geo: str, citizen: str) -> Quantity:
    """One nationality's share of unaccompanied minors in per cent, indexed by the list's period."""
    lists = nationalities.by_list(nationalities.of_years(nationalities.composition(figures, geo)))
    own = lists.only(citizen=citizen)
    return own.rename(pd.Index(own.index, name="period", dtype=object, tupleize_cols=False)).sort()


def display(
    figures: Observations, motives: pd.DataFrame, findings: pd.DataFrame, groups: Iterable[str], geo: str
) -> pd.DataFrame:
    """Each nationality's newest share of the inflow beside its motives and their confidence.

    Parameters
    ----------
    motives
        Agreed codings of motives: `nationality`, `theme`, `statement_id`.
    findings
        Rated findings: `nationalities` (tuples) and `confidence` (an ordered categorical).
    groups
        The nationalities that statements can be coded for.

    Returns
    -------
    DataFrame
        Indexed by nationality: `period`, `low`, `share`, `high` in per cent, `statements`,
        `motives` (themes, most statements first), `confidence` (best and worst among the
        findings that name the nationality), `known_from` (`both`, `figures alone`, `letter
        alone`), `rows`; by share, then by statements.
    """
    groups = list(groups)
    shares = _newest(figures, geo)
    named = motives[motives["nationality"].isin(groups)]
    table = shares.reindex(shares.index.union(groups)).rename(columns={"value": "share"})
    by_group = named.groupby(named["nationality"].astype(str))["statement_id"]
    table["statements"] = by_group.nunique().reindex(table.index, fill_value=0)
    table["motives"] = [_themes(named, group) for group in table.index]
    table["confidence"] = [_confidence(findings, group) for group in table.index]
    table["known_from"] = [
        _known_from(*each) for each in zip(table["share"].notna(), table["statements"] > 0, strict=True)
    ]
    statements = by_group.agg(lambda ids: tuple(sorted(set(ids))))
    table["rows"] = [
        (*(own if isinstance(own, tuple) else ()), *statements.get(group, ())) for group, own in table["rows"].items()
    ]
    return table.rename_axis("nationality").sort_values(["share", "statements"], ascending=False, na_position="last")


def _needed(shares: Quantity, part: float) -> Quantity:
    ends = pd.DataFrame({end: _others(shares.table[end], part) for end in ENDS})
    bounds = Interval(ends.min(axis=1), ends["value"], ends.max(axis=1))
    return Quantity.of(shares.index, bounds, shares.table["rows"], "percent", shares.table["basis"])


def _others(share: pd.Series, part: float) -> pd.Series:
    return ((MAJORITY - part * share) / (100 - share) * 100).clip(lower=0.0)


def _newest(figures: Observations, geo: str) -> pd.DataFrame:
    """The newest list's share of every nationality that any list of half a year or more names."""
    lists = nationalities.of_years(nationalities.composition(figures, geo)).table.reset_index()
    lists = lists.sort_values(["end", "published"]).drop_duplicates("citizen", keep="last")
    spans = [Span(*days) for days in zip(lists["start"], lists["end"], strict=True)]
    return lists.assign(period=spans).set_index("citizen")[["period", *ENDS, "rows"]]


def _themes(named: pd.DataFrame, group: str) -> tuple[str, ...]:
    own = named[named["nationality"] == group]
    return tuple(own.groupby("theme")["statement_id"].nunique().sort_values(ascending=False, kind="stable").index)


def _confidence(findings: pd.DataFrame, group: str) -> tuple[str, ...]:
    """The best and the worst confidence among the findings that name a nationality."""
    grades = findings.loc[findings["nationalities"].map(lambda ids: group in ids), "confidence"]
    return tuple(dict.fromkeys([str(grades.min()), str(grades.max())])) if len(grades) else ()


def _known_from(figures: bool, letter: bool) -> str:
    sides = {(True, True): "both", (True, False): "figures alone", (False, True): "letter alone"}
    return sides.get((figures, letter), "neither")
