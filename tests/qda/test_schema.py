"""What is written is valid by the schema of REFI-QDA."""

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import paths, qda
from helpers.qda import bundle, export

xmlschema = pytest.importorskip("xmlschema", reason="the package xmlschema is not installed")
XSD = paths.ROOT.parent / "shared" / "fixtures" / "refi" / "Project-mrt2019.xsd"
pytestmark = pytest.mark.skipif(not XSD.exists(), reason="needs the schema of REFI-QDA in ../shared/fixtures/refi")
SMALL = paths.ROOT / "tests" / "letters" / "synthetic"
NAMES = st.from_regex(re.compile(r"[^\s\x00-\x1f\x7f]{1,20}"), fullmatch=True).filter(
    lambda name: name.isprintable() and "\ufffe" not in name and "\uffff" not in name
)


@pytest.fixture(scope="module")
def schema():
    return xmlschema.XMLSchema(str(XSD))


def faults(schema, path):
    with zipfile.ZipFile(path) as archive:
        content = io.BytesIO(archive.read("project.qde"))
    return [str(each.reason) for each in schema.iter_errors(content)]


@pytest.mark.parametrize("document", [paths.LETTER, SMALL], ids=["letter", "synthetic"])
def test_a_project_is_valid(tmp_path, schema, document):
    qda.write(tmp_path / "own.qdpx", export.bundle(document))
    assert faults(schema, tmp_path / "own.qdpx") == []


def test_a_fault_would_be_found(tmp_path, schema):
    qda.write(tmp_path / "own.qdpx", export.bundle(SMALL))
    with zipfile.ZipFile(tmp_path / "own.qdpx") as archive:
        content = archive.read("project.qde").replace(b"endPosition=", b"lastPosition=", 1)
    with zipfile.ZipFile(tmp_path / "bad.qdpx", "w") as archive:
        archive.writestr("project.qde", content)
    assert faults(schema, tmp_path / "bad.qdpx")


@given(name=NAMES, memo=NAMES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_project_with_any_coder_and_memo_is_valid(tmp_path, schema, name, memo):
    own = export.bundle(SMALL)
    own.codings = own.codings.head(3).assign(coder=name, memo=memo, coder_guid=None)[bundle.CODING_COLUMNS]
    qda.write(tmp_path / "own.qdpx", own)
    assert faults(schema, tmp_path / "own.qdpx") == []
