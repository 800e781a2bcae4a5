"""Which office counted a figure, by its measure and its publication."""

import pandas as pd

from helpers.errors import InputError


def offices(table: pd.DataFrame, measures: pd.DataFrame, publications: pd.DataFrame) -> pd.Series:
    """The office of each figure, missing where neither its measure nor its publication names one."""
    pairs = list(zip(table["measure"].astype(str), table["source_id"].astype(str), strict=True))
    named = {
        (measure, source_id): _office(measure, source_id, measures, publications)
        for measure, source_id in dict.fromkeys(pairs)
    }
    return pd.Series([named[pair] for pair in pairs], table.index, dtype="string", name="office")


def _office(measure: str, source_id: str, measures: pd.DataFrame, publications: pd.DataFrame) -> str | None:
    own, written = measures.at[measure, "office"], publications.at[source_id, "office"]
    named = written.split("; ") if pd.notna(written) else []
    if pd.notna(own) and (own in named or not named):
        return own
    if len(named) > 1:
        row = publications.index.get_loc(source_id) + 2
        raise InputError(
            f"sources.csv, row {row}, column office: {written!r} leaves open who counted {measure}: "
            "give the figures of each office a publication of their own"
        )
    return named[0] if named else None
