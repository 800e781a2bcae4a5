"""The common loading code: every published figure as one tidy table.

>>> figures = load(as_of="2023-12-22")
>>> figures.yearly("uam_first_applications", "NL").at(2017).value
1181.0
"""

from helpers.observations.live import state
from helpers.observations.load import COLUMNS, figures, known_day, load, newest, rows
from helpers.observations.registers import TABLES, measures, members, place_code, places, publications, sources
from helpers.observations.series import CELL, Observations, whole_years

__all__ = [
    "CELL",
    "COLUMNS",
    "TABLES",
    "Observations",
    "figures",
    "known_day",
    "load",
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
