"""Places by their names, and the members of a union or sum on a day."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, schemas
from helpers.errors import InputError, unknown

NAMED = ("label_en", "label_nl", "sentence_en", "sentence_nl")


@cache
def places(folder: Path = paths.FIGURES) -> pd.DataFrame:
    """The register of countries, unions and groups, by code."""
    table = schemas.read(folder / "places.csv", schemas.PLACES)
    inside = table["members"].str.replace(r"@\S*", "", regex=True).str.split()
    schemas.check_ids(inside, table["code"], "places.csv")
    return table.set_index("code")


def folded(name: str) -> str:
    """A name without case and accents, as names are compared.

    >>> folded("Syrië")
    'syrie'
    """
    plain = unicodedata.normalize("NFKD", name.strip().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def names(register: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The codes that each folded name, alias or code can mean; a code always means itself."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, row in register.iterrows():
        aliases = row["aliases"].split(";") if pd.notna(row["aliases"]) else []
        for name in {folded(each) for each in (*aliases, *row[list(NAMED)])}:
            found[name].append(str(code))
    return {name: tuple(codes) for name, codes in found.items()} | {folded(code): (code,) for code in register.index}


def code(name: str, known: Mapping[str, tuple[str, ...]], register: pd.DataFrame) -> str:
    """The code that a name means.

    Raises
    ------
    InputError
        For a name that no place has, with the nearest names, and for one that several have.
    """
    codes = known.get(folded(name), ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        each = ", ".join(f"{code} ({register.at[code, 'label_en']})" for code in codes)
        raise InputError(f"place {name!r} is ambiguous: write the code of one of {each}")
    shown = spellings(register)
    raise unknown("place", name, shown, words=shown)


def spellings(register: pd.DataFrame) -> dict[str, str]:
    """Every code, alias and name of a place, with how hints write the place; sums of places are left out.

    >>> spellings(pd.DataFrame({"kind": "state", "aliases": "NLD", "label_en": "Netherlands",
    ...                         "label_nl": "Nederland"}, index=["NL"]))["Nederland"]
    'Netherlands (NL)'
    """
    found: dict[str, str] = {}
    for code, row in register[register["kind"] != "sum"].iterrows():
        aliases = row["aliases"].split(";") if pd.notna(row["aliases"]) else []
        names = (*aliases, row["label_nl"], row["label_en"], str(code))
        found |= dict.fromkeys(names, f"{row['label_en']} ({code})")
    return found


def members(register: pd.DataFrame, code: str, day: pd.Timestamp) -> tuple[str, ...]:
    """The codes of the states, or citizenships, that a place is made of on a day, in order; a state's is its own.

    Raises
    ------
    InputError
        Where the register does not say of what the place is made.
    """
    if register.at[code, "kind"] == "state":
        return (code,)
    written = register.at[code, "members"]
    if pd.isna(written):
        raise InputError(f"the members of {code} are not known: places.csv lists none")
    inside = [member for member in map(str.strip, written.split()) if _belongs(member, day)]
    found = {each for member in inside for each in members(register, member.partition("@")[0], day)}
    return tuple(sorted(found))


def _belongs(member: str, day: pd.Timestamp) -> bool:
    """Whether a member, written `CODE` or `CODE@FIRST/LAST` with either day open, is one on a day."""
    first, _, last = member.partition("@")[2].partition("/")
    return (not first or pd.Timestamp(first) <= day) and (not last or day <= pd.Timestamp(last))
