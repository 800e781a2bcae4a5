"""A fetched yearly table of Eurostat changes no claim's concept."""

import pytest

from helpers import claims
from helpers.offices.store import Store
from tests import fetched_tables

FIRST, LAST = 2008, 2024
KEPT = ("Q01", "Q03", "Q04", "Q05", "Q15")  # their Dutch count is the immigration service's


def counted(claim):
    """What a claim's computed value counts, without the release."""
    basis = claims.check(claim).computed.basis
    return basis.measure, basis.office, basis.concept, basis.coverage


@pytest.fixture
def fetched(tmp_path, monkeypatch):
    """Keeps a table of 17 years of the Netherlands; until it is called the store is empty."""
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path))

    def fetch():
        years = "\t".join(f"{year} " for year in range(FIRST, LAST + 1))
        cells = "\t".join("1000 " for _year in range(FIRST, LAST + 1))
        monkeypatch.setattr(fetched_tables, "HEAD", f"freq,unit,citizen,sex,age,geo\\TIME_PERIOD\t{years}\n")
        Store(tmp_path).keep(fetched_tables.fetched_table(f"A,PER,TOTAL,T,TOTAL,NL\t{cells}\n"))

    return fetch


def test_a_table_of_seventeen_years_leaves_the_dutch_claims_their_basis(fetched):
    before = {claim: counted(claim) for claim in KEPT}
    fetched()
    assert {claim: counted(claim) for claim in KEPT} == before
    assert claims.check("Q16").verdict != "not checkable"
