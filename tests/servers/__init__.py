"""Local statistics offices for tests: Eurostat and CBS on loopback, faithful down to their errors.

They share no code with `helpers.offices`, so that a mistake in one is not hidden by the other.
"""

from tests.servers.offices import Offices, serve
from tests.servers.tables import Table, load, synthetic

__all__ = ["Offices", "Table", "load", "serve", "synthetic"]
