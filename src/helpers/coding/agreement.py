"""Agreement of coders: Cohen's kappa for each code, Krippendorff's alpha for sets of codes.

The unit is the statement. Kappa compares, for one code, which statements each coder gave it; alpha compares the
sets of codes that coders gave a statement, which can overlap in part. Sources:
Cohen (1960), Krippendorff (2004, 2011), Hayes and Krippendorff (2007) and Passonneau (2006),
in full in `.github/decisions/0006-agreement-of-coders.md`.
"""

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import paths
from helpers.coding import codings
from helpers.letter import statements

SAMPLES = 2000
SEED = 20231222  # fixed, so that two runs give the same interval
LEVEL = 0.95
PAIR = ["first", "second", "code"]  # two coders, and the code that they are compared on


def overview(document: Path = paths.LETTER) -> pd.DataFrame:
    """Alpha over all coders, without the agreed coding, indexed by (level, distance).

    Columns `alpha`, `low`, `high`, `units`.
    """
    table, coders, units = codings.load(document), codings.coders(document), list(statements.load(document).index)
    rows = {
        (level, distance): alpha(sets(table, coders, units, level), distance)
        for level in ("code", "theme")
        for distance in ("jaccard", "masi", "nominal")
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(["level", "distance"])


def all_codes(document: Path = paths.LETTER) -> pd.DataFrame:
    """`by_code` over all statements, for every pair of coders, without the agreed coding."""
    return by_code(codings.load(document), codings.coders(document), list(statements.load(document).index))


def kappa(first: np.ndarray, second: np.ndarray) -> float:
    """Cohen's kappa of two yes-or-no judgements on the same units; NaN where agreement by chance is complete.

    Source: Cohen (1960).

    >>> kappa(np.array([1, 1, 0, 0]), np.array([1, 0, 0, 0]))
    0.5
    """
    first, second = np.asarray(first, bool), np.asarray(second, bool)
    units, yes, other = len(first), int(first.sum()), int(second.sum())
    agreed = units * int((first == second).sum())  # in whole numbers, so that chance is 0 exactly
    chance = yes * other + (units - yes) * (units - other)
    return (agreed - chance) / (units**2 - chance) if chance < units**2 else float("nan")


def by_code(coded: pd.DataFrame, coders: list[str], units: list[str]) -> pd.DataFrame:
    """Kappa and its four counts for every pair of coders and every code that either gave.

    Parameters
    ----------
    units
        The statements, those without any such code included.

    Returns
    -------
    DataFrame
        Indexed by (first, second, code): `both`, `first_only`, `second_only`, `neither`
        (statements), `positive` (those to which either gave the code), `agreement` (per cent),
        `kappa`, `apart` (the statements to which only one of the two gave the code) and `rows`
        (those to which either did).
    """
    given = {coder: _incidence(coded, coder, units) for coder in coders}
    rows = {}
    for one, other in combinations(coders, 2):
        for code in coded["code"].drop_duplicates().sort_values():
            first, second = (given[coder].get(code, pd.Series(False, units)) for coder in (one, other))
            if (first | second).any():
                rows[one, other, code] = _compared(first, second)
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(PAIR) if rows else _no_pairs()


def alpha(sets: pd.DataFrame, distance: str = "jaccard") -> dict[str, float]:
    """Krippendorff's alpha with its bootstrap interval.

    Sources: Krippendorff (2004, 2011); Hayes and Krippendorff (2007).

    Parameters
    ----------
    sets
        A row per unit, a column per coder, each cell a frozenset of values; NaN where the
        coder did not judge the unit.
    distance
        Between two sets: `jaccard`, `masi`, or `nominal` (equal or not).

    Returns
    -------
    dict
        `alpha`, `low` and `high` (of a bootstrap of units), `units` that at least
        two coders judged. NaN where all values are equal, since agreement by chance is then complete.
    """
    counts, values = _counts(sets)
    counts = counts[counts.sum(axis=1) >= 2]
    if not len(counts):
        return {"alpha": np.nan, "low": np.nan, "high": np.nan, "units": 0}
    apart = distances(values, distance)
    pairable = counts.sum(axis=1)
    within = np.einsum("ui,ij,uj->u", counts, apart, counts) / np.maximum(pairable - 1, 1)
    units = len(counts)
    draws = np.random.default_rng(SEED).multinomial(units, np.full(units, 1 / units), SAMPLES)
    spread = _alphas(draws, within, counts, apart)
    tails = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    low, high = np.nanquantile(spread, tails) if np.isfinite(spread).any() else (np.nan, np.nan)
    (whole,) = _alphas(np.ones((1, units)), within, counts, apart)
    return {"alpha": float(whole), "low": float(low), "high": float(high), "units": units}


def sets(coded: pd.DataFrame, coders: list[str], units: list[str], level: str = "code") -> pd.DataFrame:
    """The set of codes that each coder gave each unit; NaN where a coder gave it none."""
    chosen = coded[coded["coder"].isin(coders)]
    grouped = chosen.groupby(["statement_id", "coder"])[level].agg(frozenset)
    return grouped.unstack("coder").reindex(index=units, columns=coders)  # noqa: PD010 -- one value a cell


def distances(values: list[frozenset], distance: str) -> np.ndarray:
    """The distance between every two sets, 0 to 1.

    MASI multiplies Jaccard's similarity by 1 for equal sets, by 2/3 where one set contains the
    other, by 1/3 where they overlap otherwise, and by 0 where they are disjoint. Source of MASI: Passonneau (2006).
    """
    members = sorted(set().union(*values), key=str)
    held = np.array([[member in value for member in members] for value in values], dtype=float).reshape(len(values), -1)
    shared = held @ held.T
    size = held.sum(axis=1)
    union = size[:, None] + size[None, :] - shared
    similarity = np.divide(shared, union, out=np.ones_like(shared), where=union > 0)
    if distance == "nominal":
        return (similarity < 1).astype(float)
    if distance == "masi":
        smaller = np.minimum(size[:, None], size[None, :])
        similarity *= np.select([similarity == 1, shared == smaller, shared > 0], [1, 2 / 3, 1 / 3], 0)
    return 1 - similarity


def _incidence(coded: pd.DataFrame, coder: str, units: list[str]) -> pd.DataFrame:
    """Whether a coder gave each unit each code."""
    own = coded[coded["coder"] == coder]
    return pd.crosstab(own["statement_id"], own["code"]).reindex(units, fill_value=0) > 0


def _compared(first: pd.Series, second: pd.Series) -> dict[str, object]:
    return {
        "both": int((first & second).sum()),
        "first_only": int((first & ~second).sum()),
        "second_only": int((~first & second).sum()),
        "neither": int((~first & ~second).sum()),
        "positive": int((first | second).sum()),
        "agreement": float((first == second).mean() * 100),
        "kappa": kappa(first.to_numpy(), second.to_numpy()),
        "apart": tuple(first.index[first != second]),
        "rows": tuple(first.index[first | second]),
    }


def _no_pairs() -> pd.DataFrame:
    columns = ["both", "first_only", "second_only", "neither", "positive", "agreement", "kappa", "apart", "rows"]
    return pd.DataFrame(columns=columns, index=pd.MultiIndex.from_arrays([[]] * 3, names=PAIR))


def _counts(sets: pd.DataFrame) -> tuple[np.ndarray, list[frozenset]]:
    """How many coders gave each unit each value, and the values."""
    cells = sets.to_numpy(object).ravel()
    judged = np.array([isinstance(cell, frozenset) for cell in cells], dtype=bool)
    values = list(dict.fromkeys(cells[judged]))
    place = {value: number for number, value in enumerate(values)}
    counts = np.zeros((len(sets), len(values)))
    rows = np.repeat(np.arange(len(sets)), sets.shape[1])[judged]
    np.add.at(counts, (rows, [place[cell] for cell in cells[judged]]), 1)
    return counts, values


def _alphas(weights: np.ndarray, within: np.ndarray, counts: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Alpha for every row of weights on the units: 1 minus observed over expected disagreement."""
    totals = weights @ counts
    n = totals.sum(axis=1)
    expected = np.einsum("bi,ij,bj->b", totals, apart, totals, optimize=True)
    observed = (weights @ within) * (n - 1)
    return 1 - np.divide(observed, expected, out=np.full(len(n), np.nan), where=expected > 0)
