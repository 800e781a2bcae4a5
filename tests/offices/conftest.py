"""Local offices with made-up tables, clients for them, and an empty store."""

import pytest

from helpers.offices import eurostat
from helpers.offices.cbs import Cbs
from helpers.offices.client import Client
from helpers.offices.eurostat import Eurostat
from helpers.offices.store import Store
from tests.servers import Offices, serve, synthetic
from tests.servers.cbs import synthetic as cbs_synthetic
from tests.servers.tables import SHAPES


@pytest.fixture
def offices():
    """Both offices on a local port; a test may script their faults."""
    with serve(Offices({name: synthetic(name) for name in SHAPES}, {"82045NED": cbs_synthetic("82045NED")})) as found:
        yield found


@pytest.fixture
def client():
    """A client that does not wait long between attempts."""
    with Client(attempts=3, wait=0.01) as found:
        yield found


@pytest.fixture
def office(offices, client, monkeypatch):
    """Eurostat; queued requests are polled at short intervals."""
    monkeypatch.setattr(eurostat, "FIRST_WAIT", 0.01)
    return Eurostat(client, offices.eurostat_url)


@pytest.fixture
def netherlands(offices, client):
    """Statistics Netherlands."""
    return Cbs(client, offices.cbs_url)


@pytest.fixture
def store(tmp_path):
    """An empty store."""
    return Store(tmp_path / "vintages")
