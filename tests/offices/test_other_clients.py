"""Other clients of Eurostat find the same cells at the local service as this project does."""

import io

import pytest

from helpers.offices.formats import compression, sdmxcsv
from helpers.offices.formats.cells import FLAG, TIME, VALUE
from tests.fetched_tables import cells
from tests.servers import synthetic


def test_the_pypi_client_finds_the_same_cells(office, offices, monkeypatch):
    peer = pytest.importorskip("eurostat").eurostat
    uri = peer.__dict__["__Uri__"]
    monkeypatch.setitem(uri.BASE_URL, "EUROSTAT", f"{offices.eurostat_url}/sdmx/2.1/")
    theirs = peer.get_data_df("MIGR_ASYDCFSTA", flags=True)
    keys = [name.partition("\\")[0] for name in theirs.columns[:7]]
    theirs.columns = [*keys, *theirs.columns[7:]]
    own = office.fetch("migr_asydcfsta").cells
    for period in ("2008", "2019", "2024"):
        ours = own[own[TIME] == period].astype(dict.fromkeys(keys, str)).set_index(keys)[VALUE]
        paired = theirs.set_index(keys)[f"{period}_value"].astype(float).reindex(ours.index)
        small = own[own[TIME] == period].set_index(ours.index)[FLAG].astype(str) == "n"
        assert paired[~small].equals(ours[~small].rename(paired.name))


def test_sdmx1_finds_the_same_dimensions_and_cells(office, offices):
    sdmx = pytest.importorskip("sdmx")
    base = f"{offices.eurostat_url}/sdmx"
    message = sdmx.read_sdmx(io.BytesIO(_body(office, f"{base}/2.1/datastructure/ESTAT/MIGR_ASYDCFSTA")))
    (structure,) = message.structure.values()
    names = [each.id for each in structure.dimensions if each.id != TIME]
    assert names == list(office.structure("migr_asydcfsta").codes) == synthetic("migr_asydcfsta").dimensions
    body = _body(office, f"{base}/3.0/data/dataflow/ESTAT/MIGR_ASYDCFSTA/1.0?format=csvdata&formatVersion=2.0")
    read = sdmx.reader.csv.Reader().convert(io.BytesIO(body), structure=structure)
    theirs = {
        tuple(str(obs.dimension[name].value) for name in [*names, TIME]): obs.value
        for obs in read.data[0].obs
        if obs.value
    }
    own = office.fetch("migr_asydcfsta").cells.dropna(subset=VALUE)
    ours = dict(zip(own[[*names, TIME]].astype(str).itertuples(index=False, name=None), own[VALUE], strict=True))
    assert {key: float(value) for key, value in theirs.items()} == ours
    assert cells(sdmxcsv.parse(body).dropna(subset=VALUE)).equals(cells(own))


def _body(office, address):
    return compression.plain(office.client.get(address).body)
