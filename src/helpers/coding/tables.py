"""Codings as CSV, in the forms in which spreadsheets save them.

A Dutch Excel separates cells by semicolons, writes a byte order mark or the Windows code page, and
ends shorter rows with empty cells.
"""

import csv
import io
from pathlib import Path

import pandas as pd

from helpers.errors import InputError

SEPARATORS = ",;\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read(path: Path, columns: list[str], name: str) -> pd.DataFrame:
    """The rows of a file, every cell a string and an empty one missing; `name` is its name in errors.

    Raises
    ------
    InputError
        With file and row, for a file that is not CSV in one of these forms, without the columns,
        or with rows of another length.
    """
    rows = _rows(_text(path, name), name)
    header = _trimmed(rows[0]) if rows else []
    for column in dict.fromkeys([*columns, *header]):
        if header.count(column) != 1:
            fault = "is given twice" if column in header else "is missing"
            raise InputError(f"{name}, row 1: column {column!r} {fault}: the row reads {' '.join(header)[:80]!r}")
    body = _without_last_empty([_fitted(row, len(header), f"{name}, row {at}") for at, row in enumerate(rows[1:], 2)])
    cells = [[cell or None for cell in row] for row in body]
    return pd.DataFrame(cells, columns=header, dtype="string")


def _text(path: Path, name: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from error
    encodings = ["utf-16"] if content.startswith(UTF_16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{name}: is neither UTF-8 nor of the Windows code page: save it as 'CSV UTF-8'")


def _rows(text: str, name: str) -> list[list[str]]:
    """The cells of every row, separated as the first row is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first = lines.partition("\n")[0]
    if first.startswith("sep=") and len(first) == len("sep=;"):
        raise InputError(f"{name}, row 1: remove the line {first!r}, the first row has the names of the columns")
    separator = max(SEPARATORS, key=first.count)
    if "\x00" in lines:
        raise InputError(f"{name}: is not a text: it has a zero character")
    try:
        return list(csv.reader(io.StringIO(lines), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError(f"{name}: cannot be read as CSV: {error}") from error


def _fitted(row: list[str], width: int, place: str) -> list[str]:
    """A row of the header's length: only empty cells can be left out or follow."""
    if any(row[width:]):
        count = len(_trimmed(row))
        raise InputError(f"{place}: has {count} cells, the first row has {width}: are quotation marks missing?")
    return (row + [""] * width)[:width]


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    return row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)]


def _without_last_empty(rows: list[list[str]]) -> list[list[str]]:
    return rows[: max((place for place, row in enumerate(rows, 1) if any(row)), default=0)]
