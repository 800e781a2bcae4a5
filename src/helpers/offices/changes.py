"""What changed from one vintage of a table to the next."""

import numpy as np
import pandas as pd

from helpers.offices import validation
from helpers.offices.formats.cells import FLAG, PROVISIONAL, VALUE

KINDS = ["appeared", "gone", "revised", "provisional became final", "flag changed"]


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The cells that differ between two tidy tables, an earlier and a later vintage.

    Returns
    -------
    DataFrame
        The dimensions and `TIME_PERIOD`, `before`, `after`, `change` (persons), `flag_before`,
        `flag_after`, and `kind`, one of `KINDS`. Zero, missing and absent differ: a cell that
        only one of the vintages has is `appeared` or `gone`.
    """
    keys = [name for name in after if name not in (VALUE, FLAG)]
    plain = [table.astype(dict.fromkeys([*keys, FLAG], object)) for table in (before, after)]
    both = plain[0].merge(plain[1], how="outer", on=keys, suffixes=("_before", "_after"), indicator="where")
    both = both.rename(columns={f"{VALUE}_before": "before", f"{VALUE}_after": "after"})
    both["kind"] = _kinds(both)
    found = both[both["kind"].notna()].assign(change=lambda table: table["after"] - table["before"])
    return found[[*keys, "before", "after", "change", "flag_before", "flag_after", "kind"]].reset_index(drop=True)


def by_country(found: pd.DataFrame) -> pd.DataFrame:
    """The number of changed cells, and their net and absolute change in persons, by country and kind.

    Only rows for all citizenships, sexes and ages count, so that no person is counted twice.

    Raises
    ------
    InputError
        Where an axis mixes aggregates with codes that they include.
    """
    totals = validation.totals(found)
    for axis in validation.AGGREGATES.keys() & set(totals) - {"geo"}:
        validation.check_summable(totals, axis)
    groups = totals.assign(size=totals["change"].abs()).groupby(["geo", "kind"], observed=True)
    return groups.agg(cells=("kind", "size"), net=("change", "sum"), absolute=("size", "sum"))


def _kinds(both: pd.DataFrame) -> pd.Series:
    """The kind of each change, missing where nothing changed."""
    before, after = both["flag_before"].fillna(""), both["flag_after"].fillna("")
    same = (both["before"] == both["after"]) | (both["before"].isna() & both["after"].isna())
    final = before.str.contains(PROVISIONAL) & ~after.str.contains(PROVISIONAL)
    present = both["where"] == "both"
    cases = [
        both["where"] == "right_only",
        both["where"] == "left_only",
        present & ~same & ~final,
        present & final,
        present & same & (before != after),
    ]
    named = np.select([case.to_numpy(bool) for case in cases], KINDS, "")
    return pd.Series(named, both.index, dtype=object).where(named != "")
