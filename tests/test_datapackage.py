"""The data package describes the tables as they are."""

import hashlib
import json

import pytest
from frictionless import Package

from helpers import paths, schemas

PACKAGE = json.loads((paths.DATA / "datapackage.json").read_text(encoding="utf-8"))
SCHEMAS = {
    "sources": schemas.SOURCES,
    "measures": schemas.MEASURES,
    "corrections": schemas.CORRECTIONS,
    "claims": schemas.CLAIMS,
    "statements": schemas.STATEMENTS,
    "codebook": schemas.CODEBOOK,
    "codings": schemas.CODINGS,
    "coders": schemas.CODERS,
    "resolutions": schemas.RESOLUTIONS,
    "studies": schemas.STUDIES,
    "study_codings": schemas.STUDY_CODINGS,
    "findings": schemas.FINDINGS,
    "entreq": schemas.ENTREQ,
}
RESOURCES = [pytest.param(resource, id=resource["name"]) for resource in PACKAGE["resources"]]


def test_every_table_is_described():
    tables = {str(path.relative_to(paths.DATA)) for path in paths.DATA.rglob("*.csv") if "vintages" not in path.parts}
    dropped_in = {path for path in tables if "motives/codings-" in path}
    assert {resource["path"] for resource in PACKAGE["resources"]} == tables - dropped_in


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_table_is_valid(resource):
    package = Package(str(paths.DATA / "datapackage.json"))
    report = package.get_resource(resource["name"]).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_table_is_the_one_that_was_described(resource):
    content = (paths.DATA / resource["path"]).read_bytes()
    now = {"bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest()}
    assert {key: resource[key] for key in now} == now, "a table changed: put these into data/datapackage.json"


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_table_has_the_columns_that_the_code_reads_each_with_a_meaning(resource):
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == list(SCHEMAS.get(resource["name"], schemas.FIGURES).columns)
    assert all(field["type"] and field["description"] for field in fields)
