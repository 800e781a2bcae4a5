"""What changed from one vintage of a table to the next."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.offices import validation
from helpers.offices.formats.cells import FLAG, VALUE

EARLY = r"(?:^| )[a-z]*p[a-z]*(?:$| )"  # CBS writes words such as Impossible beside it
SETTLED = r"[bcdefimnrsuzCNPF ]*|[A-Z][a-z]+"  # an unknown flag is not taken as final
KINDS = ["appeared", "gone", "revised", "provisional became final", "flag changed"]


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The cells that differ between two tidy tables, an earlier and a later vintage.

    A dimension that only one of them has, with a single code, is left out.

    Returns
    -------
    DataFrame
        The dimensions and `TIME_PERIOD`, `before`, `after`, `change` (persons), `flag_before`,
        `flag_after`, and `kind`, one of `KINDS`. Zero, missing and absent differ: a cell that
        only one of the vintages has is `appeared` or `gone`.

    Raises
    ------
    InputError
        Where only one of them has a dimension with several codes.
    """
    before, after = _alike(before, after)
    keys = [name for name in after if name not in (VALUE, FLAG)]
    plain = [table.astype(dict.fromkeys([*keys, FLAG], object)) for table in (before, after)]
    both = plain[0].merge(plain[1], how="outer", on=keys, suffixes=("_before", "_after"), indicator="where")
    both = both.rename(columns={f"{VALUE}_before": "before", f"{VALUE}_after": "after"})
    both["kind"] = _kinds(both)
    found = both[both["kind"].notna()].assign(change=lambda table: table["after"] - table["before"])
    return found[[*keys, "before", "after", "change", "flag_before", "flag_after", "kind"]].reset_index(drop=True)


def by_country(found: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    """The number of changed cells, and their net and absolute change in persons, by country and kind.

    Only the rows with these `codes`, for all citizenships, sexes and ages, count, so that no person is
    counted twice. Empty for tables without countries.

    Raises
    ------
    InputError
        Where another axis mixes aggregates with codes that they include.
    """
    totals = validation.totals(found, codes)
    for axis in validation.AGGREGATES.keys() & set(totals) - {"geo"}:
        validation.check_summable(totals, axis)
    if "geo" not in totals:
        return pd.DataFrame(columns=["cells", "net", "absolute"])
    groups = totals.assign(size=totals["change"].abs()).groupby(["geo", "kind"], observed=True)
    return groups.agg(cells=("kind", "size"), net=("change", "sum"), absolute=("size", "sum"))


def _alike(before: pd.DataFrame, after: pd.DataFrame) -> list[pd.DataFrame]:
    """Both tables without a dimension that only one of them has, such as `freq` in files of before 2022."""
    alone = {name: table for one, table in ((before, after), (after, before)) for name in set(table) - set(one)}
    for name, table in alone.items():
        if len(table[name].unique()) > 1:
            raise InputError(f"only one of the two tables has the dimension {name}: they cannot be compared")
    return [table.drop(columns=[name for name in alone if name in table]) for table in (before, after)]


def _kinds(both: pd.DataFrame) -> pd.Series:
    """The kind of each change, missing where nothing changed."""
    before, after = both["flag_before"].fillna(""), both["flag_after"].fillna("")
    same = (both["before"] == both["after"]) | (both["before"].isna() & both["after"].isna())
    final = before.str.contains(EARLY) & after.str.fullmatch(SETTLED)
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
