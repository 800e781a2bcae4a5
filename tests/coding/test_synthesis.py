"""Each finding and study has its evidence, ratings and reasons."""

import shutil

import pytest

from helpers import paths, schemas
from helpers.coding import codings, studies, synthesis
from helpers.errors import InputError
from helpers.schemas.coding import COMPONENTS, CONFIDENCES

FINDINGS = synthesis.findings()
# A finding cannot be more certain than its gravest concern allows.
CEILING = {"serious": "low", "moderate": "moderate", "minor": "high", "no or very minor": "high"}


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_a_finding_rests_on_statements_and_gives_reasons_for_every_component(finding):
    row = FINDINGS.loc[finding]
    assert row["statements_for"]
    assert min(len(row[f"{name}_reason"]) for name in COMPONENTS) > 10
    assert len(row["confidence_reason"]) > 10


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_a_finding_is_no_more_certain_than_its_most_serious_concern_allows(finding):
    row = FINDINGS.loc[finding]
    gravest = max((row[name] for name in COMPONENTS), key=list(CEILING)[::-1].index)
    assert CONFIDENCES.index(row["confidence"]) >= CONFIDENCES.index(CEILING[gravest])


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_a_finding_and_its_evidence_refer_to_each_other(finding):
    for name in synthesis.EVIDENCE:
        for key in FINDINGS.at[finding, name]:
            assert finding in synthesis.of(key).index


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_every_statement_that_supports_a_finding_is_coded_with_one_of_its_codes(finding):
    row, given = FINDINGS.loc[finding], codings.agreed().groupby("statement_id")["code"].agg(set)
    for statement in row["rows"]:
        assert given[statement] & set(row["codes"])


def test_every_statement_on_motives_is_evidence_for_or_against_a_finding():
    coded = codings.agreed()
    motives = set(coded.loc[coded["root"].isin(["motive", "plan"]), "statement_id"])
    used = set().union(*FINDINGS["rows"])
    assert motives - used == set()


def test_the_evidence_profile_has_every_component_of_every_finding():
    table = synthesis.profile()
    assert list(table.index) == [(finding, name) for finding in FINDINGS.index for name in COMPONENTS]
    assert table["concern"].notna().all()


@pytest.mark.parametrize("study", studies.load().index)
def test_a_study_is_used_or_left_out_with_the_reason(study):
    row = studies.load().loc[study]
    assert len(row["reason"]) > 20
    assert (row["status"] == "left out") == synthesis.of(study).empty
    assert (row["status"] == "included") == (studies.codings()["study_id"] == study).any()


def test_an_id_that_is_not_registered_is_rejected(tmp_path):
    folder = shutil.copytree(paths.LETTER, tmp_path / "copy")
    table = schemas.text(folder / synthesis.FILE, schemas.FINDINGS)
    table.loc[0, "studies_for"] = "S01 S88"
    table.to_csv(folder / synthesis.FILE, index=False)
    with pytest.raises(
        InputError, match=r"^copy/motives/findings.csv, row 2, column studies_for: unknown studies_for 'S88'"
    ):
        synthesis.findings(folder)
