"""Translation of pandera schemas to the Table Schema standard."""

from collections.abc import Callable, Iterable
from typing import Any

import pandera.pandas as pa

from helpers.errors import InputError

TYPES = {"string": "string", "float": "number", "int": "integer", "datetime": "date"}
DAY_FORMAT = "%Y-%m-%d"
# The Table Schema constraint of each pandera check, from the check's statistics.
CONSTRAINTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "str_matches": lambda check: {"pattern": check["pattern"].removeprefix("^(?:").removesuffix(")$")},
    "isin": lambda check: _among(list(check["allowed_values"])),
    "greater_than": lambda check: {"minimum": check["min_value"]},
    "greater_than_or_equal_to": lambda check: {"minimum": check["min_value"]},
    "in_range": lambda check: {"minimum": check["min_value"], "maximum": check["max_value"]},
}


def table_schema(schema: pa.DataFrameSchema, columns: Iterable[str], table: str) -> dict[str, Any]:
    """Fields in the order of the file, how a missing value is written, and keys.

    Raises
    ------
    InputError
        For a column that the schema lacks or does not describe.
    """
    result: dict[str, Any] = {"fields": [_field(schema, name, table) for name in columns], "missingValues": [""]}
    metadata = schema.metadata or {}
    own = [name for name, column in schema.columns.items() if column.unique]
    if key := metadata.get("primary_key") or own[:1]:
        result["primaryKey"] = key if len(key) > 1 else key[0]
    if references := metadata.get("references"):
        result["foreignKeys"] = [
            {"fields": name, "reference": {"resource": resource, "fields": field}}
            for name, (resource, field) in references.items()
        ]
    return result


def _field(schema: pa.DataFrameSchema, name: str, table: str) -> dict[str, Any]:
    if name not in schema.columns:
        raise InputError(f"{table}, row 1: column {name!r} is unknown")
    column = schema.columns[name]
    if not column.description:
        raise InputError(f"{table}, column {name}: has no description: add one to the column in helpers/schemas")
    kind = next(word for prefix, word in TYPES.items() if str(column.dtype).lower().startswith(prefix))
    result = {"name": name, "type": kind, "description": column.description}
    if kind == "date":
        result["format"] = DAY_FORMAT
    metadata = dict(column.metadata or {})
    if "unit" in metadata:
        result["unit"] = metadata["unit"]
    constraints = _constraints(column, metadata)
    return result | ({"constraints": constraints} if constraints else {})


def _constraints(column: pa.Column, metadata: dict[str, Any]) -> dict[str, Any]:
    result = {"pattern": metadata["pattern"]} if "pattern" in metadata else {}
    for check in column.checks:
        if check.name in CONSTRAINTS:
            result |= CONSTRAINTS[check.name](check.statistics)
    if not column.nullable:
        result["required"] = True
    if column.unique:
        result["unique"] = True
    return result


def _among(values: list[Any]) -> dict[str, Any]:
    """The constraint for a list of choices: an enumeration, or for whole numbers a range."""
    if all(isinstance(value, int) for value in values):
        return {"minimum": min(values), "maximum": max(values)}
    return {"enum": values}
