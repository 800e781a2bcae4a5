"""CSV as texts, every row as long as the first.

pandas takes the first cells of longer rows as an index, and fills shorter rows, without a word.
"""

import csv
import io

import pandas as pd

from helpers.errors import InputError


def table(text: str, separator: str) -> pd.DataFrame:
    """The rows of a CSV below its header, every cell a text; empty lines are left out.

    Raises
    ------
    InputError
        For a row of another length than the header, a duplicated column, and what is not CSV.
    """
    try:
        header, *found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    except (ValueError, csv.Error) as error:
        raise InputError(f"cannot be read as CSV: {error}") from error
    if len(set(header)) < len(header):
        raise InputError("row 1: a column is duplicated")
    for number, row in enumerate(found, start=2):
        if len(row) != len(header):
            raise InputError(f"row {number}: has {len(row)} cells, row 1 has {len(header)}")
    return pd.DataFrame(found, columns=header, dtype=object)
