"""The attributes of codings: values, order and defaults come from the document."""

import shutil

import pytest

from helpers import paths, schemas
from helpers.coding import attributes, codings
from helpers.errors import InputError
from helpers.schemas.coding import ATTRIBUTES


@pytest.fixture
def changed(tmp_path):
    """A copy of the letter's folder in which one row of the attributes has other cells: `changed(0, value="SYR")`."""

    def write(row, **cells):
        folder = shutil.copytree(paths.LETTER, tmp_path / "copy")
        table = schemas.text(folder / attributes.FILE, schemas.ATTRIBUTE_VALUES)
        for column, value in cells.items():
            table.loc[row, column] = value
        table.to_csv(folder / attributes.FILE, index=False)
        return folder

    return write


def test_values_are_in_the_order_of_the_file():
    assert attributes.values("certainty")[:2] == ["experts agree", "some experts"]
    assert attributes.nationalities() == ["SY", "ER", "SO", "IQ", "YE", "SD"]


def test_codings_are_categories_in_that_order():
    table = codings.load()
    for name in ATTRIBUTES:
        assert table[name].cat.categories.to_list() == attributes.values(name)
        assert table[name].cat.ordered


def test_each_attribute_has_a_default():
    defaults = {"nationality": "unspecified", "phase": "unspecified", "actor": "none", "direction": "for"}
    assert attributes.defaults() == {**defaults, "certainty": "unspecified"}


def test_the_letter_has_a_nationality_as_its_focus():
    assert attributes.focus() == "SY"


def test_a_focus_that_codings_cannot_have_is_rejected(changed):
    folder = changed(0, value="AF")
    with pytest.raises(InputError, match=r"^copy/letter.toml, key focus: unknown nationality 'SY'"):
        attributes.focus(folder)


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        (0, {"value": "Syria"}, "row 2, column value: 'Syria' is not a two-letter code, all or unspecified"),
        (1, {"value": "SY"}, "row 3, column value: 'SY' is duplicated for its attribute"),
        (0, {"name_en": "Syria", "name_nl": "Syrië"}, "row 2, column name_en: 'Syria' must be given, except for"),
        (8, {"name_nl": None}, "row 10, column name_nl: '' must be given if name_en is"),
        (8, {"attribute": "fase"}, "row 10, column attribute: 'fase' is not one of nationality, phase"),
        (7, {"default": None}, "row 2, column default: '' is wrong: mark exactly one value of each attribute with yes"),
        (20, {"value": "pro"}, "row 22, column value: 'pro' is not for or against"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_invalid_value_is_named_with_file_row_and_column(changed, row, cells, message):
    with pytest.raises(InputError) as error:
        attributes.load(changed(row, **cells))
    assert str(error.value).startswith(f"copy/motives/attributes.csv, {message}")


def test_an_attribute_without_values_is_named(changed):
    folder = changed(0)
    table = schemas.text(folder / attributes.FILE, schemas.ATTRIBUTE_VALUES)
    table[table["attribute"] != "actor"].to_csv(folder / attributes.FILE, index=False)
    with pytest.raises(InputError, match=r"^copy/motives/attributes.csv: attribute actor has no values"):
        attributes.load(folder)
