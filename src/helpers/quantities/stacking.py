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


def appended(*parts: Quantity) -> Quantity:
    """Quantities with the same index levels one after the other, ordered by the index."""
    table = pd.concat([part.table for part in parts if len(part)] or [parts[0].table])
    return Quantity(table.sort_index(), parts[0].unit, joined(part.basis for part in parts))
