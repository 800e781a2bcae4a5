"""Motives set against figures: the joint display of both, and how far composition reconciles two studies."""

import pandas as pd

from helpers.coding import counts, synthesis
from helpers.quantities import measures
from helpers.topics import nationalities
from helpers.words import period

# The part of the Syrians assumed to have meant to come: all, which is the most that can be,
# and three quarters, which is still most of them. At half, half of the others are needed too.
ASSUMED = {"all": 1.0, "three quarters": 0.75}
MAJORITY = 50.0


def needed(shares: pd.DataFrame) -> pd.DataFrame:
    """The per cent of all others that must have meant to come, if most of all minors did.

    With Syrians a share ``s`` of all, of whom a part ``a`` meant to come, a majority needs
    ``(50 - a s) / (100 - s)`` of the others; none where Syrians alone are enough.

    Parameters
    ----------
    shares
        The Syrian share in per cent with its ends, indexed by period.

    Returns
    -------
    DataFrame
        A quantity indexed by (assumed, period).
    """
    tables = {name: _needed(shares, part) for name, part in ASSUMED.items()}
    return pd.concat(tables, names=["assumed"])


def syrian_share(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """The Syrian share of unaccompanied minors in per cent, indexed by the list's period."""
    lists = nationalities.by_list(nationalities.of_years(nationalities.composition(figures, geo)))
    rows = lists[lists.index.get_level_values("citizen") == "SY"].droplevel("citizen")
    return rows.sort_index().rename_axis("period").rename(index=str)


def display(figures: pd.DataFrame, agreed: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Each nationality's newest share of the inflow beside its motives and their confidence.

    Returns
    -------
    DataFrame
        Indexed by nationality: `period`, `share` with `low` and `high` in per cent, `statements`,
        `motives` (themes, most statements first), `confidence` (best and worst among the
        findings that name the nationality), `reading` (`both`, `figures alone`, `letter
        alone`), `figure_ids`; by share, then by statements.
    """
    shares = _newest(figures, geo)
    coded = counts.motives(agreed)
    named = coded[coded["nationality"].isin(counts.PEOPLES)]
    table = shares.reindex(shares.index.union(counts.PEOPLES)).rename(columns={"value": "share"})
    groups = named.groupby(named["nationality"].astype(str))
    table["statements"] = groups["statement_id"].nunique().reindex(table.index, fill_value=0)
    table["motives"] = [_themes(named, people) for people in table.index]
    table["confidence"] = [_confidence(people) for people in table.index]
    known, spoken = table["share"].notna(), table["statements"] > 0
    table["reading"] = [_reading(*each) for each in zip(known, spoken, strict=True)]
    ids = groups["statement_id"].agg(counts.statement_ids)
    table["figure_ids"] = [
        (*(own if isinstance(own, tuple) else ()), *ids.get(people, ())) for people, own in table["figure_ids"].items()
    ]
    return table.rename_axis("nationality").sort_values(["share", "statements"], ascending=False, na_position="last")


def _needed(shares: pd.DataFrame, part: float) -> pd.DataFrame:
    ends = pd.DataFrame({end: _others(shares[end], part) for end in measures.ENDS})
    table = pd.DataFrame({"low": ends.min(axis=1), "value": ends["value"], "high": ends.max(axis=1)})
    return table.assign(figure_ids=shares["figure_ids"])


def _others(share: pd.Series, part: float) -> pd.Series:
    return ((MAJORITY - part * share) / (100 - share) * 100).clip(lower=0.0)


def _newest(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """The newest list's share of every nationality that any list of half a year or more names."""
    lists = nationalities.of_years(nationalities.composition(figures, geo)).reset_index()
    lists = lists.sort_values(["end", "published"]).drop_duplicates("citizen", keep="last")
    lists = lists.assign(period=[period(*days) for days in zip(lists["start"], lists["end"], strict=True)])
    return lists.set_index("citizen")[["period", *measures.ENDS, "figure_ids"]]


def _themes(named: pd.DataFrame, people: str) -> tuple[str, ...]:
    own = named[named["nationality"] == people]
    return tuple(own.groupby("theme")["statement_id"].nunique().sort_values(ascending=False, kind="stable").index)


def _confidence(people: str) -> tuple[str, ...]:
    """The best and the worst confidence among the findings that name a nationality."""
    table = synthesis.findings()
    grades = table.loc[table["nationalities"].map(lambda ids: people in ids), "confidence"]
    return tuple(dict.fromkeys([str(grades.min()), str(grades.max())])) if len(grades) else ()


def _reading(known: bool, spoken: bool) -> str:
    return {(True, True): "both", (True, False): "figures alone", (False, True): "letter alone"}.get(
        (known, spoken), "neither"
    )
