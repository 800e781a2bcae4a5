"""The common loading code: every published figure as one tidy table.

>>> figures = load(as_of="2023-12-22")
>>> figures.yearly("uam_first_applications", "NL").at(2017).value
1181.0
"""

from helpers.observations.live import state
from helpers.observations.load import COLUMNS, figures, known_day, load, newest, rows
from helpers.observations.naming import places
from helpers.observations.registers import (
    TABLES,
    assumptions,
    main_measures,
    measures,
    members,
    place_code,
    publications,
    sources,
)
from helpers.observations.series import CELL, Observations, whole_years

__all__ = [
    "CELL",
    "COLUMNS",
    "TABLES",
    "Observations",
    "assumptions",
    "figures",
    "known_day",
    "load",
    "main_measures",
    "measures",
    "members",
    "newest",
    "place_code",
    "places",
    "publications",
    "rows",
    "sources",
    "state",
    "whole_years",
]
