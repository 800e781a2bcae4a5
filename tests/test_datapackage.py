"""The data package describes the current tables."""

import json
import shutil

import pandera.pandas as pa
import pytest
from frictionless import Package

from helpers import paths, schemas
from helpers.errors import InputError
from helpers.observations import registers
from helpers.schemas import columns, describe

PACKAGE = json.loads((paths.DATA / describe.FILE).read_text(encoding="utf-8"))
RESOURCES = [pytest.param(resource, id=resource["name"]) for resource in PACKAGE["resources"]]
FIGURE = "fnew00001,uam_first_applications,flow,NL,SY,2025-01-01,2025-01-31,40,persons,1,,published,new-ind,accepted,\n"
PUBLICATION = (
    "new-ind,IND,IND,Asylum influx in January 2025,https://ind.example/january,2025-02-10,2025-02-10,primary,1,"
    "not stated,green,the office's own count,green,counts what is asked\n"
)


@pytest.fixture
def data(tmp_path):
    """A copy of the data folder, without vintages."""
    return shutil.copytree(paths.DATA, tmp_path / "data", ignore=shutil.ignore_patterns("vintages"))


@pytest.fixture
def small(tmp_path):
    """A data folder with one register."""
    (tmp_path / "figures").mkdir()
    shutil.copy(paths.FIGURES / "corrections.csv", tmp_path / "figures")
    return tmp_path


def resources(folder):
    described = json.loads((folder / describe.FILE).read_text(encoding="utf-8"))["resources"]
    return {resource["name"]: resource for resource in described}


def test_the_committed_descriptor_is_that_of_the_current_tables():
    assert (paths.DATA / describe.FILE).read_bytes() == describe.content(), "run make describe"


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_table_is_valid(resource):
    report = Package(str(paths.DATA / describe.FILE)).get_resource(resource["name"]).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_every_table_is_described_except_vintages_and_codings_that_a_reader_adds(data):
    (data / "vintages").mkdir()
    for dropped in ("vintages/cells.csv", "letters/2023-12-22/motives/codings-somebody.csv"):
        shutil.copy(data / "letters/2023-12-22/motives/codings.csv", data / dropped)
    describe.write(data)
    found = {path.relative_to(paths.DATA).as_posix() for path in paths.DATA.rglob("*.csv")}
    assert {each["path"] for each in resources(data).values()} == {name for name in found if "vintages/" not in name}


def test_writing_the_descriptor_twice_gives_the_same_bytes(data):
    first = describe.write(data).read_bytes()
    assert describe.write(data).read_bytes() == first


def test_a_field_has_type_unit_description_and_constraints():
    fields = {field["name"]: field for field in resources(paths.DATA)["figures-netherlands"]["schema"]["fields"]}
    assert fields["start"]["type"] == "date"
    assert fields["rounding"]["unit"] == "as in column unit"
    assert fields["rounding"]["constraints"] == {"minimum": 0, "required": True}
    assert fields["kind"]["constraints"]["enum"] == ["flow", "stock", "share"]
    assert fields["figure_id"]["constraints"] == {"pattern": "[fg][0-9a-z]+", "required": True, "unique": True}
    assert "constraints" not in fields["note"]
    assert all(field["description"] for field in fields.values())


def test_foreign_keys_refer_from_a_figure_to_its_registers():
    schema = resources(paths.DATA)["figures-europe"]["schema"]
    keys = {key["fields"]: (key["reference"]["resource"], key["reference"]["fields"]) for key in schema["foreignKeys"]}
    assert schema["primaryKey"] == "figure_id"
    assert keys["source_id"] == ("sources", "source_id")
    assert keys["geo"] == keys["citizen"] == ("places", "code")


def test_a_second_letter_gets_names_of_its_own(data):
    shutil.copytree(data / "letters/2023-12-22", data / "letters/2024-06-01")
    describe.write(data)
    assert {"claims-2023-12-22", "claims-2024-06-01", "findings-2024-06-01"} <= set(resources(data))


def test_a_table_without_a_schema_is_named(small):
    shutil.copy(small / "figures/corrections.csv", small / "figures/rumours.csv")
    with pytest.raises(InputError, match=r"^figures/rumours.csv has no schema: add it to KINDS in describe.py$"):
        describe.write(small)


def test_a_column_without_a_description_is_named(small, monkeypatch):
    bare = schemas.CORRECTIONS.update_column("reason", description=None)
    monkeypatch.setattr(describe, "KINDS", [describe.Kind("corrections", "figures/corrections.csv", bare)])
    with pytest.raises(InputError, match=r"^figures/corrections.csv, column reason: has no description"):
        describe.write(small)


def test_a_column_that_the_schema_lacks_is_named(small):
    path = small / "figures/corrections.csv"
    header, _, rows = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{header},mood\n{rows}", encoding="utf-8")
    with pytest.raises(InputError, match=r"^figures/corrections.csv, row 1: column 'mood' is unknown$"):
        describe.write(small)


def test_a_description_must_be_of_a_column_of_the_schema():
    schema = pa.DataFrameSchema({"code": columns.key()})
    with pytest.raises(pa.errors.SchemaInitError, match="mood"):
        columns.described(schema, "Codes", {"mood": "How it feels."})


def test_a_figure_of_a_new_publication_is_two_rows_and_a_described_package(data):
    for name, row in (("netherlands", FIGURE), ("sources", PUBLICATION)):
        with (data / f"figures/{name}.csv").open("a", encoding="utf-8") as table:
            table.write(row)
    before = resources(data)
    describe.write(data)
    after = resources(data)
    assert {name for name in after if after[name] != before[name]} == {"figures-netherlands", "sources"}
    found = registers.figures(data / "figures").query("figure_id == 'fnew00001'")
    assert found["value"].tolist() == [40.0]
    assert registers.office_of(found, data / "figures").tolist() == ["IND"]
    assert Package(str(data / describe.FILE)).get_resource("figures-netherlands").validate().valid
