"""Which motives, for whom and when: counts of coded statements.

A count here is one of statements, never of children: the letter's experts could neither rank
nor count motives.
"""

import pandas as pd

from helpers.coding import codebook, codings, studies, synthesis
from helpers.letter import statements
from helpers.schemas.motives import ATTRIBUTES
from helpers.words import own

PEOPLES = [code for code in ATTRIBUTES["nationality"] if len(code) == 2]


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
        figure_ids=("statement_id", statement_ids),
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
    return pd.DataFrame({"low": value, "value": value, "high": value, "figure_ids": groups.agg(statement_ids)})


def profile(agreed: pd.DataFrame, nationality: str) -> pd.DataFrame:
    """The codes that the letter gives one nationality, beside how often it gives them to the rest.

    Indexed by code: `own` and `others` (statements), `figure_ids` (both), `own` first.
    """
    chosen = agreed[agreed["root"].isin([codebook.MOTIVE, "plan", "evidence"]) & (agreed["direction"] == "for")]
    mine = chosen["nationality"] == nationality
    counts = {name: chosen[rows].groupby("code")["statement_id"].nunique() for name, rows in _sides(mine)}
    table = pd.DataFrame(counts).fillna(0).astype(int)
    ids = chosen.groupby("code")["statement_id"].agg(statement_ids)
    return table[table["own"] > 0].assign(figure_ids=ids).sort_values(["own", "others"], ascending=False)


def changed(agreed: pd.DataFrame) -> pd.DataFrame:
    """What the study of 2018 found beside what the letter of 2023 says, by code and nationality.

    `then` and `now` are for, against, both or silent; only codes and groups that the older
    study speaks of, since it asked other people other things. `figure_ids`: study and statements.
    """
    older = studies.codings().query("study_id == @studies.INTERVIEWS")
    then = older.groupby(["code", "nationality"])["direction"].agg(_stance)
    groups = agreed.groupby(["code", "nationality"], observed=True)
    now = groups["direction"].agg(_stance).reindex(then.index, fill_value="silent")
    ids = groups["statement_id"].agg(statement_ids).reindex(then.index)
    ids = [(studies.INTERVIEWS, *(each if isinstance(each, tuple) else ())) for each in ids]
    return pd.DataFrame({"then": then, "now": now, "figure_ids": ids})


def coders() -> pd.DataFrame:
    """Each coder's work: codings, statements, codes used; indexed by coder, the agreed coding last."""
    table = codings.load()
    groups = table.groupby("coder", sort=False)
    counts = groups.agg(codings=("code", "size"), statements=("statement_id", "nunique"), codes=("code", "nunique"))
    order = [*codings.coders(), codings.AGREED]
    return counts.loc[order].assign(figure_ids=[()] * len(order))


def rated() -> pd.DataFrame:
    """The findings in the language in use with their confidence and its reason, the firmest first."""
    table = synthesis.findings().sort_values("confidence", kind="stable")
    words = [own(row, "finding") for _key, row in table.iterrows()]
    ids = [(key, *row) for key, row in table["figure_ids"].items()]
    columns = {"found": words, "confidence": table["confidence"].astype(str), "why": table["confidence_reason"]}
    return pd.DataFrame(columns, index=table.index).assign(figure_ids=ids).rename_axis("finding")


def statement_ids(ids: pd.Series) -> tuple[str, ...]:
    """Every id once, sorted."""
    return tuple(sorted(set(ids)))


def _stance(directions: pd.Series) -> str:
    found = set(directions)
    return found.pop() if len(found) == 1 else "both"


def _sides(mine: pd.Series) -> list[tuple[str, pd.Series]]:
    return [("own", mine), ("others", ~mine)]


def _in_both(coded: pd.DataFrame, unit: pd.Series, named: pd.DataFrame, pair: tuple[str, str]) -> tuple[str, ...]:
    """The statements of two themes in the paragraphs that name both."""
    shared = named.index[named[list(pair)].all(axis=1)]
    return statement_ids(coded.loc[unit.isin(shared) & coded["theme"].isin(pair), "statement_id"])
