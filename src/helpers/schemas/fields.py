"""The schema of a table in the words of the Table Schema standard."""

from collections.abc import Callable, Iterable
from typing import Any

import pandera.pandas as pa

from helpers.errors import InputError

TYPES = {"string": "string", "float": "number", "int": "integer", "datetime": "date"}
DAY_FORMAT = "%Y-%m-%d"
# What each check of pandera is called there.
CONSTRAINTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "str_matches": lambda told: {"pattern": told["pattern"].removeprefix("^(?:").removesuffix(")$")},
    "isin": lambda told: _among(list(told["allowed_values"])),
    "greater_than": lambda told: {"minimum": told["min_value"]},
    "greater_than_or_equal_to": lambda told: {"minimum": told["min_value"]},
    "in_range": lambda told: {"minimum": told["min_value"], "maximum": told["max_value"]},
}


def table_schema(schema: pa.DataFrameSchema, columns: Iterable[str], table: str) -> dict[str, Any]:
    """Fields in the order of the file, how a missing value is written, and keys.

    Raises
    ------
    InputError
        For a column that the schema lacks or does not describe.
    """
    told: dict[str, Any] = {"fields": [_field(schema, name, table) for name in columns], "missingValues": [""]}
    metadata = schema.metadata or {}
    own = [name for name, column in schema.columns.items() if column.unique]
    if key := metadata.get("primary_key") or own[:1]:
        told["primaryKey"] = key if len(key) > 1 else key[0]
    if references := metadata.get("references"):
        told["foreignKeys"] = [
            {"fields": name, "reference": {"resource": resource, "fields": field}}
            for name, (resource, field) in references.items()
        ]
    return told


def _field(schema: pa.DataFrameSchema, name: str, table: str) -> dict[str, Any]:
    if name not in schema.columns:
        raise InputError(f"{table}, row 1: column {name!r} is unknown")
    column = schema.columns[name]
    if not column.description:
        raise InputError(f"{table}, column {name}: has no description: add one to the column in helpers/schemas")
    kind = next(word for prefix, word in TYPES.items() if str(column.dtype).lower().startswith(prefix))
    told = {"name": name, "type": kind, "description": column.description}
    if kind == "date":
        told["format"] = DAY_FORMAT
    metadata = dict(column.metadata or {})
    if "unit" in metadata:
        told["unit"] = metadata["unit"]
    constraints = _constraints(column, metadata)
    return told | ({"constraints": constraints} if constraints else {})


def _constraints(column: pa.Column, metadata: dict[str, Any]) -> dict[str, Any]:
    told = {"pattern": metadata["pattern"]} if "pattern" in metadata else {}
    for check in column.checks:
        if check.name in CONSTRAINTS:
            told |= CONSTRAINTS[check.name](check.statistics)
    if not column.nullable:
        told["required"] = True
    if column.unique:
        told["unique"] = True
    return told


def _among(values: list[Any]) -> dict[str, Any]:
    """One of some words; of numbers in a row the least and the greatest."""
    if all(isinstance(value, int) for value in values):
        return {"minimum": min(values), "maximum": max(values)}
    return {"enum": values}
