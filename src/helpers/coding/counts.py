"""Counts of coded statements by motive, nationality and other attributes.

Counts are numbers of statements, not of children.
"""

from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.coding import attributes, codebook, codings, studies
from helpers.letter import statements
from helpers.quantities import Interval, Quantity


def motives(agreed: pd.DataFrame) -> pd.DataFrame:
    """The codings that state a motive, not those against it."""
    return agreed[(agreed["root"] == codebook.MOTIVE) & (agreed["direction"] == "for")]


def matrix(coded: pd.DataFrame, attribute: str, document: Path = paths.LETTER) -> pd.DataFrame:
    """The number of statements by motive and value of an attribute, such as a nationality or a phase.

    Returns
    -------
    DataFrame
        Indexed by (theme, value): `value` (statements), `certainty` (the strongest among
        them), `rows` (their ids). A cell without statements has no row.
    """
    table = coded.groupby(["theme", attribute], observed=True).agg(
        value=("statement_id", "nunique"),
        certainty=("certainty", "min"),
        rows=("statement_id", statement_ids),
    )
    cells = [codebook.themes(document), attributes.values(attribute, document)]
    return table.reindex(pd.MultiIndex.from_product(cells)).dropna(subset="value")


def by_country(coded: pd.DataFrame) -> pd.DataFrame:
    """The number of statements by the country that they are about and motive: `value` and `rows`, their ids."""
    groups = coded.groupby(["country", "theme"], sort=False)["statement_id"]
    return pd.DataFrame({"value": groups.nunique(), "rows": groups.agg(statement_ids)})


def by_value(matrix: pd.DataFrame) -> pd.DataFrame:
    """The number of statements by value of a matrix's attribute, over all motives.

    Indexed by value: `value` (statements, one with two motives counted once) and `rows`, most first.
    """
    rows = matrix.groupby(level=1, sort=False)["rows"].agg(lambda ids: statement_ids(ids.explode()))
    table = pd.DataFrame({"value": rows.map(len), "rows": rows})
    return table.sort_values("value", ascending=False, kind="stable")


def together(coded: pd.DataFrame, document: Path = paths.LETTER) -> pd.DataFrame:
    """The number of paragraphs that name both of two motives, indexed by (theme, other), each pair once."""
    unit = coded["statement_id"].map(statements.unit(document))
    named = pd.crosstab(unit, coded["theme"]) > 0
    order = [theme for theme in codebook.themes(document) if theme in named]
    named = named[order].astype(int)
    counts = named.T @ named
    pairs = [(one, other) for n, one in enumerate(order) for other in order[n + 1 :] if counts.at[one, other]]
    ids = [_in_both(coded, unit, named, pair) for pair in pairs]
    index = pd.MultiIndex.from_tuples(pairs, names=["theme", "other"])
    return pd.DataFrame({"value": [counts.at[pair] for pair in pairs], "rows": ids}, index=index)


def directions(agreed: pd.DataFrame) -> Quantity:
    """The number of statements for and against each code that has both, plans included.

    Indexed by (direction, code)."""
    chosen = agreed[agreed["root"].isin([codebook.MOTIVE, codebook.PLAN])]
    contested = chosen.loc[chosen["direction"] == "against", "code"].unique()
    groups = chosen[chosen["code"].isin(contested)].groupby(["direction", "code"], observed=True)["statement_id"]
    value = groups.nunique().astype(float)
    return Quantity.of(value.index, Interval(value, value, value), groups.agg(statement_ids), "statements")


def profile(agreed: pd.DataFrame, nationality: str) -> pd.DataFrame:
    """The codes of one nationality, with their numbers of statements about it and about the others.

    Indexed by code: `own` and `others` (statements), `rows` (both), `own` first.
    """
    chosen = agreed[agreed["root"].isin(codebook.ROOTS) & (agreed["direction"] == "for")]
    mine = chosen["nationality"] == nationality
    sides = {"own": chosen[mine], "others": chosen[~mine]}
    counts = {name: rows.groupby("code")["statement_id"].nunique() for name, rows in sides.items()}
    table = pd.DataFrame(counts).fillna(0).astype(int)
    ids = chosen.groupby("code")["statement_id"].agg(statement_ids)
    return table[table["own"] > 0].assign(rows=ids).sort_values(["own", "others"], ascending=False)


def changed(agreed: pd.DataFrame, document: Path = paths.LETTER) -> pd.DataFrame:
    """The results of the earlier interviews compared with the letter, by code and nationality.

    `then` and `now` are for, against, both or silent; only codes and groups on which the
    interview study reports, because it did not put the same questions to all groups.
    `rows`: study and statements. Empty where the letter has no such study.
    """
    study, found = studies.in_role("interviews", document), studies.codings(document)
    then = found[found["study_id"] == (study or "")].groupby(["code", "nationality"])["direction"].agg(_stance)
    groups = agreed.astype({"direction": object}).groupby(["code", "nationality"], observed=True)
    now = groups["direction"].agg(_stance).reindex(then.index, fill_value="silent")
    ids = groups["statement_id"].agg(statement_ids).reindex(then.index)
    ids = [(study, *(each if isinstance(each, tuple) else ())) for each in ids]
    return pd.DataFrame({"then": then, "now": now, "rows": ids})


def coders(document: Path = paths.LETTER) -> pd.DataFrame:
    """The numbers of codings, statements and codes by coder, the agreed coding last."""
    groups = codings.load(document).groupby("coder", sort=False)
    counts = groups.agg(codings=("code", "size"), statements=("statement_id", "nunique"), codes=("code", "nunique"))
    order = [*codings.coders(document), codings.AGREED]
    return counts.loc[order].assign(rows=[()] * len(order))


def statement_ids(ids: pd.Series) -> tuple[str, ...]:
    """Every id once, sorted."""
    return tuple(sorted(set(ids)))


def _stance(directions: pd.Series) -> str:
    found = set(directions)
    return found.pop() if len(found) == 1 else "both"


def _in_both(coded: pd.DataFrame, unit: pd.Series, named: pd.DataFrame, pair: tuple[str, str]) -> tuple[str, ...]:
    """The statements of two themes in the paragraphs that name both."""
    shared = named.index[named[list(pair)].all(axis=1)]
    return statement_ids(coded.loc[unit.isin(shared) & coded["theme"].isin(pair), "statement_id"])
