"""Local offices with made-up tables, and a store of their vintages."""

import pytest

from helpers.offices import eurostat
from helpers.offices.cbs import Cbs
from helpers.offices.client import Client
from helpers.offices.eurostat import Eurostat
from helpers.offices.vintages import Store
from tests.servers import Offices, serve, synthetic
from tests.servers.cbs import synthetic as dutch
from tests.servers.tables import SHAPES

SMALL = {"migr_asyunaa": synthetic("migr_asyunaa"), "migr_asydcfsta": synthetic("migr_asydcfsta")}


@pytest.fixture
def offices():
    """Both offices on loopback, for one test to lead astray."""
    with serve(Offices({name: synthetic(name) for name in SHAPES}, {"82045NED": dutch("82045NED")})) as found:
        yield found


@pytest.fixture
def office(offices, monkeypatch):
    """Eurostat through a client that does not wait long."""
    monkeypatch.setattr(eurostat, "FIRST_WAIT", 0.01)
    client = Client(attempts=3, wait=0.01)
    yield Eurostat(client, offices.eurostat_url, patience=5)
    client.close()


@pytest.fixture
def netherlands(offices):
    """Statistics Netherlands through a client that does not wait long."""
    client = Client(attempts=3, wait=0.01)
    yield Cbs(client, offices.cbs_url)
    client.close()


@pytest.fixture
def store(tmp_path):
    """An empty store."""
    return Store(tmp_path / "vintages")
