"""One vocabulary for the names that an office changed: dimensions, applicants, decisions."""

import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats.cells import check_unique

DIMENSIONS = {"asyl_app": "applicant", "GEO": "geo", "time": "TIME_PERIOD"}
# One source says SBSQ for a subsequent applicant where another says SSEQ.
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


def modern(table: pd.DataFrame) -> pd.DataFrame:
    """The table in today's names and codes; the rows stay as they are.

    Raises
    ------
    InputError
        Where an old and a new name stand side by side, so that a cell would stand twice.
    """
    names = {old: new for old, new in DIMENSIONS.items() if old in table}
    both = [new for new in names.values() if new in table]
    if both:
        raise InputError(f"dimension {both[0]} stands under its old and its new name")
    table = table.rename(columns=names)
    changed = [name for name in CODES if name in table and set(table[name].cat.categories) & CODES[name].keys()]
    for name in changed:
        codes = table[name].cat.categories
        renamed = [CODES[name].get(code, code) for code in codes]
        table[name] = pd.Categorical(table[name].astype(object).map(dict(zip(codes, renamed, strict=True))))
    return check_unique(table) if changed else table
