"""A reply compared with its request: table, dimensions, codes, countries, periods and completeness."""

import pandas as pd

from helpers.errors import InputError
from helpers.offices import validation
from helpers.offices.formats import periods, vocabulary
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from helpers.offices.requests import Request, Structure


def check_table(named: str | None, table: str) -> None:
    """Raise InputError where a reply names another table than the one requested."""
    if named is not None and named.casefold() != table.casefold():
        raise InputError(f"the reply is for table {named}, not {table}")


def check_reply(cells: pd.DataFrame, request: Request) -> pd.DataFrame:
    """The cells of a reply, under current names, themselves.

    Raises
    ------
    InputError
        Where dimensions, codes or periods are not those of the table's structure and of the request.
    """
    listed = vocabulary.current_codes(request.structure.codes)
    names = [name for name in cells if name not in (TIME, VALUE, FLAG)]
    absent, strange = set(listed) - set(names), set(names) - set(listed)
    if absent or strange:
        what = f"lacks dimension {min(absent)}" if absent else f"has a column {min(strange)}"
        raise InputError(f"the reply {what}, unlike the table's structure of {', '.join(listed)}")
    chosen = vocabulary.current_codes(request.chosen)
    for name in names:
        _check_codes(cells[name], listed[name], "is not in the table's structure")
        if name in chosen:
            _check_codes(cells[name], chosen[name], "was not requested")
    _check_span(cells[TIME], request)
    return cells


def check_complete(cells: pd.DataFrame, structure: Structure) -> None:
    """Raise InputError where a whole table has fewer observations than its structure announces."""
    found = int((cells[VALUE].notna() | (cells[FLAG] != "")).sum())
    if structure.count is not None and found < structure.count:
        raise InputError(f"received {found:,} of {structure.count:,} observations: fetch it again later")


def check_since(since: str | None) -> None:
    """Raise InputError for a first period that the calendar does not have."""
    try:
        periods.days(since or "2000")
    except InputError:
        raise InputError(f"since {since!r} is not a period: write for example 2020, 2020-Q1 or 2020-01") from None


def flags_to_report(cells: pd.DataFrame) -> list[str]:
    """A line for each status that is not in the office's lists."""
    return [f"unknown status {flag!r} in {n} cells" for flag, n in validation.unknown_flags(cells).items()]


def _check_codes(column: pd.Series, allowed: list[str], fault: str) -> None:
    strange = sorted(set(map(str, column.cat.categories)) - set(allowed))
    if strange:
        raise InputError(f"the reply has {column.name} {strange[0]}, which {fault}")


def _check_span(column: pd.Series, request: Request) -> None:
    for period in map(str, column.cat.categories):
        first, last = periods.days(period)
        early = request.first is not None and last < periods.days(request.first)[0]
        if early or (request.last is not None and first > periods.days(request.last)[1]):
            raise InputError(f"the reply has period {period}, which was not requested")
