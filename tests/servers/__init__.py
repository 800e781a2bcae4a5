"""Local Eurostat and CBS services for tests, including their queue, limits and errors.

They share no code with `helpers.offices`, so that neither hides a mistake of the other.
"""

from tests.servers.offices import Offices, serve
from tests.servers.tables import Table, load, synthetic

__all__ = ["Offices", "Table", "load", "serve", "synthetic"]
