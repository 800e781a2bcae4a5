"""Quantities of a few values, as the sentences take them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers import words
from helpers.quantities import Basis, Quantity, Value

ENGLISH = words.load("en")
SYNTHETIC = Path(__file__).parents[2] / "letters" / "synthetic"
NOTHING = "No figures match these parameters."


def quantity(levels: str, values: Mapping[Any, Any], unit: str = "persons", basis: Basis | None = None) -> Quantity:
    """Values by their keys, each a number or (low, value, high), from rows called v:0, v:1, ..."""
    made = {}
    for number, (key, value) in enumerate(values.items()):
        ends = value if isinstance(value, tuple) else (value, value, value)
        made[key] = Value(*map(float, ends), (f"v:{number}",), unit, basis or Basis())
    return Quantity.from_values(made, levels.split(), unit)
