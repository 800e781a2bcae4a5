"""Several quantities put together into one."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.quantities.basis import joined
from helpers.quantities.quantity import Quantity


def stacked(parts: Mapping[Any, Quantity], names: list[str]) -> Quantity:
    """Quantities under one another, the keys of `parts` as outer index levels."""
    full = {key: part for key, part in parts.items() if len(part)} or dict(list(parts.items())[:1])
    table = pd.concat({key: part.table for key, part in full.items()}, names=names)
    unit = next(iter(full.values())).unit
    return Quantity(table, unit, joined(part.basis for part in parts.values()))


# The index level that names the parts of a quantity which differ in a field of their basis.
LEVELS = {"measure": "measure", "place": "geo", "citizen": "citizen", "whole": "denominator", "within": "aggregate"}


def beside(*parts: Quantity) -> Quantity:
    """Quantities under one another, named by what they differ in: measure, place, nationality or denominator.

    Raises
    ------
    ValueError
        Where two of them do not differ in any of these, or have different units.
    """
    if len(parts) == 1:
        return parts[0]
    units = {part.unit: None for part in parts if len(part)}
    if len(units) > 1:
        raise ValueError(f"these quantities have different units, {' and '.join(units)}: draw them apart")
    differing = [name for name in LEVELS if len({getattr(part.basis, name) for part in parts}) > 1]
    telling = [name for name in differing if len({_code(part, name) for part in parts}) == len(parts)]
    names = telling[:1] or differing
    keys = [tuple(_code(part, name) for name in names) for part in parts]
    if len(set(keys)) < len(parts):
        raise ValueError("these quantities do not differ in measure, place, nationality or denominator: stack them")
    labels = [key[0] if len(names) == 1 else key for key in keys]
    return stacked(dict(zip(labels, parts, strict=True)), [LEVELS[name] for name in names])


def _code(part: Quantity, name: str) -> object:
    """What a field of the basis holds; the measure where it holds nothing, as of a share that was published."""
    codes = getattr(part.basis, name) or part.basis.measure
    return codes[0] if len(codes) == 1 else codes


def appended(*parts: Quantity) -> Quantity:
    """Quantities with the same index levels one after the other, ordered by the index."""
    table = pd.concat([part.table for part in parts if len(part)] or [parts[0].table])
    return Quantity(table.sort_index(), parts[0].unit, joined(part.basis for part in parts))
