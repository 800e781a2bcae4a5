"""Vintages rebuilt from the responses that were kept with them."""

import uuid

from helpers.errors import InputError, RunError
from helpers.offices import eurostat, imports, selections, vintages
from helpers.offices.formats import parquet
from helpers.offices.formats.cells import joined
from helpers.offices.store import Store
from helpers.offices.vintages import CELLS, Vintage


def repaired(store: Store, place: imports.Place) -> list[str]:
    """Write the cells and hashes of damaged vintages anew; one line for each vintage, mended or not.

    `place` gives the code of a country by its name, for imported files with labels.

    The responses must still have the digest that names the folder, and the description must be readable.
    """
    lines = []
    for vintage in store.all():
        if any(vintages.damages(vintage.folder)):
            try:
                _rebuild(vintage, place)
                lines.append(f"{vintage.name}: rebuilt from its responses")
            except (InputError, RunError, OSError) as error:
                lines.append(f"{vintage.name}: cannot be rebuilt ({error}): fetch or import the table again")
    return lines


def _rebuild(vintage: Vintage, place: imports.Place) -> None:
    bodies = vintage.bodies()
    if vintages.digest(bodies) != vintage.folder.name:
        raise InputError("its responses are damaged too")
    if vintage.office != eurostat.OFFICE:
        raise InputError(f"tables of {vintage.office} are not rebuilt")
    cells = joined([imports.parsed(body, place) for body in bodies])
    selections.observed(cells, vintage.table, vintage.part)
    beside = vintage.folder.parent.parent / f".{uuid.uuid4().hex}.parquet"
    try:
        parquet.write(cells, beside)
        beside.replace(vintage.folder / CELLS)
    finally:
        beside.unlink(missing_ok=True)
    vintages.seal(vintage.folder)
