"""Which motives, for whom and when: counts of coded statements, and what figures allow to say of them.

A count here is one of statements, never of children: the letter's experts could neither rank
nor count motives.
"""

import pandas as pd

from helpers import measures
from helpers.analyses import nationalities
from helpers.motives import certainty, codebook, codings, statements, studies
from helpers.schemas.motives import ATTRIBUTES
from helpers.text import own, period

PEOPLES = [code for code in ATTRIBUTES["nationality"] if len(code) == 2]
# The part of the Syrians assumed to have meant to come: all, which is the most that can be,
# and three quarters, which is still most of them. At half, half of the others are needed too.
ASSUMED = {"all": 1.0, "three quarters": 0.75}
MAJORITY = 50.0


def motives(agreed: pd.DataFrame, direction: str = "for") -> pd.DataFrame:
    """The codings that say that a motive is at work, or with `against` that it is not."""
    return agreed[(agreed["root"] == codebook.MOTIVE) & (agreed["direction"] == direction)]


def matrix(coded: pd.DataFrame, columns: str) -> pd.DataFrame:
    """Statements for every motive and every nationality, phase or other attribute.

    Returns
    -------
    DataFrame
        Indexed by (theme, attribute): `value` (statements), `certainty` (the firmest ground
        among them), `figure_ids` (which). Cells on which the letter is silent have no row.
    """
    groups = coded.groupby(["theme", columns], observed=True)
    table = groups.agg(
        value=("statement_id", "nunique"),
        certainty=("certainty", "min"),
        figure_ids=("statement_id", lambda ids: tuple(dict.fromkeys(ids))),
    )
    return table.reindex(pd.MultiIndex.from_product([codebook.themes(), ATTRIBUTES[columns]])).dropna(subset="value")


def together(coded: pd.DataFrame) -> pd.DataFrame:
    """How many paragraphs name two motives, indexed by (theme, other), each pair once."""
    unit = coded["statement_id"].map(statements.unit())
    named = pd.crosstab(unit, coded["theme"]) > 0
    order = [theme for theme in codebook.themes() if theme in named]
    named = named[order].astype(int)
    counts = named.T @ named
    pairs = [(one, other) for n, one in enumerate(order) for other in order[n + 1 :] if counts.at[one, other]]
    ids = [_in_both(coded, unit, named, pair) for pair in pairs]
    index = pd.MultiIndex.from_tuples(pairs, names=["theme", "other"])
    return pd.DataFrame({"value": [counts.at[pair] for pair in pairs], "figure_ids": ids}, index=index)


def directions(agreed: pd.DataFrame) -> pd.DataFrame:
    """Statements for and against every code, plans included, indexed by (direction, code)."""
    chosen = agreed[agreed["root"].isin([codebook.MOTIVE, "plan"])]
    contested = chosen.loc[chosen["direction"] == "against", "code"].unique()
    groups = chosen[chosen["code"].isin(contested)].groupby(["direction", "code"], observed=True)["statement_id"]
    value = groups.nunique().astype(float)
    return pd.DataFrame({"low": value, "value": value, "high": value, "figure_ids": groups.agg(_ids)})


def profile(agreed: pd.DataFrame, nationality: str) -> pd.DataFrame:
    """The codes that the letter gives one nationality, beside how often it gives them to the rest.

    Indexed by code: `own` and `others` (statements), `figure_ids` (both), `own` first.
    """
    chosen = agreed[agreed["root"].isin([codebook.MOTIVE, "plan", "evidence"]) & (agreed["direction"] == "for")]
    mine = chosen["nationality"] == nationality
    counts = {name: chosen[rows].groupby("code")["statement_id"].nunique() for name, rows in _sides(mine)}
    table = pd.DataFrame(counts).fillna(0).astype(int)
    ids = chosen.groupby("code")["statement_id"].agg(_ids)
    return table[table["own"] > 0].assign(figure_ids=ids).sort_values(["own", "others"], ascending=False)


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


def changed(agreed: pd.DataFrame) -> pd.DataFrame:
    """What the study of 2018 found beside what the letter of 2023 says, by code and nationality.

    `then` and `now` are for, against, both or silent; only codes and groups that the older
    study speaks of, since it asked other people other things. `figure_ids`: study and statements.
    """
    older = studies.codings().query("study_id == @studies.INTERVIEWS")
    then = older.groupby(["code", "nationality"])["direction"].agg(_stance)
    groups = agreed.groupby(["code", "nationality"], observed=True)
    now = groups["direction"].agg(_stance).reindex(then.index, fill_value="silent")
    ids = groups["statement_id"].agg(_ids).reindex(then.index)
    ids = [(studies.INTERVIEWS, *(each if isinstance(each, tuple) else ())) for each in ids]
    return pd.DataFrame({"then": then, "now": now, "figure_ids": ids})


def joint(figures: pd.DataFrame, agreed: pd.DataFrame, geo: str) -> pd.DataFrame:
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
    coded = motives(agreed)
    named = coded[coded["nationality"].isin(PEOPLES)]
    table = shares.reindex(shares.index.union(PEOPLES)).rename(columns={"value": "share"})
    groups = named.groupby(named["nationality"].astype(str))
    table["statements"] = groups["statement_id"].nunique().reindex(table.index, fill_value=0)
    table["motives"] = [_themes(named, people) for people in table.index]
    table["confidence"] = [_confidence(people) for people in table.index]
    known, spoken = table["share"].notna(), table["statements"] > 0
    table["reading"] = [_reading(*each) for each in zip(known, spoken, strict=True)]
    ids = groups["statement_id"].agg(_ids)
    table["figure_ids"] = [
        (*(own if isinstance(own, tuple) else ()), *ids.get(people, ())) for people, own in table["figure_ids"].items()
    ]
    return table.rename_axis("nationality").sort_values(["share", "statements"], ascending=False, na_position="last")


def coders() -> pd.DataFrame:
    """Each coder's work: codings, statements, codes used; indexed by coder, the agreed coding last."""
    table = codings.load()
    groups = table.groupby("coder", sort=False)
    counts = groups.agg(codings=("code", "size"), statements=("statement_id", "nunique"), codes=("code", "nunique"))
    order = [*codings.coders(), codings.AGREED]
    return counts.loc[order].assign(figure_ids=[()] * len(order))


def rated() -> pd.DataFrame:
    """The findings in the language in use with their confidence and its reason, the firmest first."""
    table = certainty.findings().sort_values("confidence", kind="stable")
    words = [own(row, "finding") for _key, row in table.iterrows()]
    ids = [(key, *row) for key, row in table["figure_ids"].items()]
    columns = {"found": words, "confidence": table["confidence"].astype(str), "why": table["confidence_reason"]}
    return pd.DataFrame(columns, index=table.index).assign(figure_ids=ids).rename_axis("finding")


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
    table = certainty.findings()
    grades = table.loc[table["nationalities"].map(lambda ids: people in ids), "confidence"]
    return tuple(dict.fromkeys([str(grades.min()), str(grades.max())])) if len(grades) else ()


def _reading(known: bool, spoken: bool) -> str:
    return {(True, True): "both", (True, False): "figures alone", (False, True): "letter alone"}.get(
        (known, spoken), "neither"
    )


def _stance(directions: pd.Series) -> str:
    found = set(directions)
    return found.pop() if len(found) == 1 else "both"


def _sides(mine: pd.Series) -> list[tuple[str, pd.Series]]:
    return [("own", mine), ("others", ~mine)]


def _in_both(coded: pd.DataFrame, unit: pd.Series, named: pd.DataFrame, pair: tuple[str, str]) -> tuple[str, ...]:
    """The statements of two themes in the paragraphs that name both."""
    shared = named.index[named[list(pair)].all(axis=1)]
    return _ids(coded.loc[unit.isin(shared) & coded["theme"].isin(pair), "statement_id"])


def _ids(ids: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
