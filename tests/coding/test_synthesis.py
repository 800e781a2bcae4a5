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


def bears_out(row, coded, codes, denied):
    """Whether a coding gives one of the finding's codes, or denies one that it denies, for its country and group."""
    same = coded["code"].isin(row[codes]) & (coded["direction"] == "for")
    same |= coded["code"].isin(row[denied]) & (coded["direction"] == "against")
    groups = {*row["nationalities"], "all", "unspecified"}
    about = coded["nationality"].astype(str).isin(groups) | ("all" in row["nationalities"])
    if "country" in coded and row["country"] != "unspecified":
        about &= coded["country"].isin([row["country"], "unspecified"])
    return (same & about).any()


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_a_statement_for_a_finding_is_coded_so_and_one_against_it_is_coded_against_it(finding):
    row, coded = FINDINGS.loc[finding], codings.agreed()
    for statement in row["statements_for"]:
        assert bears_out(row, coded[coded["statement_id"] == statement], "codes", "codes_denied"), statement
    for statement in row["statements_against"]:
        assert bears_out(row, coded[coded["statement_id"] == statement], "codes_denied", "codes"), statement


@pytest.mark.parametrize("finding", FINDINGS.index)
def test_a_study_for_a_finding_is_coded_so_and_one_against_it_is_coded_against_it(finding):
    row, coded = FINDINGS.loc[finding], studies.codings()
    for study in row["studies_for"]:
        assert bears_out(row, coded[coded["study_id"] == study], "codes", "codes_denied"), study
    for study in row["studies_against"]:
        assert bears_out(row, coded[coded["study_id"] == study], "codes_denied", "codes"), study


def test_findings_with_equal_concerns_have_equal_confidence():
    grades = FINDINGS.astype(dict.fromkeys([*COMPONENTS, "confidence"], str)).groupby(COMPONENTS)["confidence"]
    assert (grades.nunique() == 1).all(), grades.unique().to_dict()


def test_a_study_and_the_statements_that_report_it_are_one_source():
    assert FINDINGS.at["F07", "sources"] == ("S01",)
    assert FINDINGS.at["F10", "sources"] == ("S01", "S02")
    assert FINDINGS.at["F11", "sources"] == ("S02",)
    assert FINDINGS.at["F16", "sources"] == ()


def test_a_motive_for_the_united_kingdom_supports_no_finding_on_the_netherlands():
    abroad = set(codings.agreed().query("country == 'UK'")["statement_id"])
    assert abroad == {"M62", "M63", "M64", "M65", "M66"}
    dutch = FINDINGS[FINDINGS["country"] == "NL"]
    assert not abroad & {statement for ids in dutch["rows"] for statement in ids}


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
