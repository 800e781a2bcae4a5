"""Current names of dimensions and codes that Eurostat has renamed."""

from collections.abc import Mapping

import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats.cells import check_unique

DIMENSIONS = {"asyl_app": "applicant", "GEO": "geo", "time": "TIME_PERIOD"}
# Subsequent applicants are SBSQ in some tables and SSEQ in others.
CODES = {
    "applicant": {"ASY_APP": "TOTAL", "NASY_APP": "FRST", "SBSQ": "SSEQ"},
    "decision": {
        "TOTAL_POS": "POS",
        "GENCONV": "POS_RFG",
        "HUMSTAT": "POS_HUM",
        "SUB_PROT": "POS_SPROT",
        "REJECTED": "NEG",
    },
}


def current_codes(codes: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Lists of codes by dimension under current names."""
    named = {DIMENSIONS.get(name, name): listed for name, listed in codes.items()}
    return {name: [CODES.get(name, {}).get(code, code) for code in listed] for name, listed in named.items()}


def with_current_names(table: pd.DataFrame) -> pd.DataFrame:
    """The table with current names and codes; its rows are unchanged.

    Raises
    ------
    InputError
        If the table has both an old and its new name, so that cells would be duplicated.
    """
    names = {old: new for old, new in DIMENSIONS.items() if old in table}
    both = [new for new in names.values() if new in table]
    if both:
        raise InputError(f"dimension {both[0]} appears under its old and its new name")
    table = table.rename(columns=names)
    changed = [name for name in CODES if name in table and set(table[name].cat.categories) & CODES[name].keys()]
    for name in changed:
        codes = table[name].cat.categories
        renamed = [CODES[name].get(code, code) for code in codes]
        table[name] = pd.Categorical(table[name].astype(object).map(dict(zip(codes, renamed, strict=True))))
    return check_unique(table) if changed else table
