"""Downloaded tables of Statistics Netherlands (CBS): OData pages as JSON, and StatLine's CSV with codes or labels.

All become rows as OData version 4 has them: one observation a row, with its `Measure`.
"""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.errors import InputError
from helpers.offices.formats import compression
from helpers.offices.formats import rows as lines

MEASURE, TIME, IDS = "Measure", "Perioden", ("Id", "ID")
MEASURED = re.compile(r".+_[0-9]+")  # a column of OData version 3 with the values of one measure
UNIT = re.compile(r" \([^()]*\)$")
CODE = re.compile(r"[0-9]{4}(JJ00|(MM|KW|HJ)[0-9]{2})")
LABEL = re.compile(r"([0-9]{4})(?: (?:([1-4])e (kwartaal|halfjaar)|([a-z]+)))?(\*{0,2})")
NAMES = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), start=1)}

Titles = Mapping[str, Mapping[str, str]]  # the codes of each dimension by their titles
Rows = list[dict[str, Any]]


def rows(body: bytes, titles: Titles) -> Rows:
    """The observations of a file, compressed or not. `titles` are those of a stored vintage, empty without one.

    Raises
    ------
    InputError
        For a file of another form, and for labels without a code in `titles`.
    """
    table = _table(compression.plain(body))
    table = table.drop(columns=[name for name in IDS if name in table])
    if TIME not in table:
        raise InputError(f"row 1: there is no column {TIME}: not a table of CBS")
    if MEASURE not in table:
        table = _long(table, titles)
    if "Value" not in table:
        raise InputError("row 1: there is no column Value")
    dimensions = [name for name in table if name not in ("Value", "ValueAttribute", "StringValue", TIME)]
    _check_texts(table[[TIME, *dimensions]])
    table[TIME] = table[TIME].map(_period)
    for name in dimensions:
        table[name] = table[name].str.strip().map(lambda text, name=name: _code(text, name, titles))
    value = table["Value"].astype(object).where(table["Value"].notna(), None)
    found: Rows = table.assign(Value=value, ValueAttribute=table.get("ValueAttribute")).to_dict("records")
    return found


def code_lists(found: Rows) -> dict[str, Rows]:
    """The codes that the rows have, by dimension; the status of a period is not stated in a file."""
    names = [name for name in found[0] if name not in ("Value", "ValueAttribute", "StringValue")]
    return {name: [{"Identifier": code} for code in dict.fromkeys(row[name] for row in found)] for name in names}


def _table(content: bytes) -> pd.DataFrame:
    """The rows of a JSON page or a CSV file, as they are written."""
    if content.lstrip().startswith(b"{"):
        return _page(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8: {error}") from error
    return _numbered(lines.table(text, ";" if ";" in text.partition("\n")[0] else ","))


def _page(content: bytes) -> pd.DataFrame:
    import orjson

    try:
        page = orjson.loads(content)["value"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("the JSON has no list of rows under `value`: not a page of CBS's OData") from error
    if not (isinstance(page, list) and page and all(isinstance(row, dict) for row in page)):
        raise InputError("the JSON has no list of rows under `value`: not a page of CBS's OData")
    check_alike(page)
    return pd.DataFrame(page, dtype=object)


def check_alike(found: Rows) -> None:
    """Raise InputError for the first row that has other columns than the first one."""
    for number, row in enumerate(found, start=1):
        if row.keys() != found[0].keys():
            name = min(row.keys() ^ found[0].keys())
            raise InputError(
                f"row {number} of {len(found)}: column {name!r} is {'added' if name in row else 'missing'}"
            )


def _check_texts(table: pd.DataFrame) -> None:
    for name in table:
        strange = [cell for cell in table[name] if not isinstance(cell, str)]
        if strange:
            raise InputError(f"{name}: {strange[0]!r} is not a code")


def _numbered(table: pd.DataFrame) -> pd.DataFrame:
    """A CSV with the values of its measures as numbers; CBS writes a dot or nothing where there is none."""
    columns = [name for name in table if name == "Value" or MEASURED.fullmatch(str(name))]
    return table.assign(**{name: table[name].map(_value) for name in columns})


def _value(text: str) -> object:
    plain = text.strip()
    if plain in ("", "."):
        return None
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
        raise InputError(f"Value: {text!r} is not a number from 0 on")
    return float(plain)


def _long(table: pd.DataFrame, titles: Titles) -> pd.DataFrame:
    """One row for each value of a table that has a column for each measure."""
    measured = [name for name in table if MEASURED.fullmatch(str(name))]
    if not measured:
        if not titles:
            raise InputError("row 1: the file has labels but no codes: fetch the table once, or download it with codes")
        measured = [name for name in table if name not in titles and name != TIME]
        table = table.assign(**{name: table[name].map(_value) for name in measured})
    return table.melt([name for name in table if name not in measured], var_name=MEASURE, value_name="Value")


def _code(text: str, name: str, titles: Titles) -> str:
    """The code of a label; a text without blanks that is no title is a code."""
    listed = titles.get(name, {})
    found = listed.get(text) or listed.get(UNIT.sub("", text))
    if found is None and " " in text:
        raise InputError(f"{name}: label {text!r} has no code in the stored vintages: download the table with codes")
    return found or text


def _period(text: object) -> str:
    """A period's code, from a code or a Dutch label.

    >>> _period("2023 november*"), _period("2023MM11"), _period("2023 4e kwartaal")
    ('2023MM11', '2023MM11', '2023KW04')
    """
    plain = str(text).strip()
    found = LABEL.fullmatch(plain)
    if CODE.fullmatch(plain):
        return plain
    if found is None or (found[4] and found[4] not in MONTHS):
        raise InputError(f"{TIME}: {plain!r} is not a valid year, half-year, quarter or month")
    if found[4]:
        return f"{found[1]}MM{MONTHS[found[4]]:02}"
    return f"{found[1]}{'KW' if found[3] == 'kwartaal' else 'HJ'}{int(found[2]):02}" if found[2] else f"{found[1]}JJ00"
