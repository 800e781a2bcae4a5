"""Invalid tables are rejected with file, row and column."""

import pytest

from helpers import observations, schemas
from helpers.errors import InputError

FAULTS = [
    ("status", "maybe", r"netherlands.csv, row 3, column status: 'maybe'"),
    ("value", "many", r"netherlands.csv, row 3, column value: 'many'"),
    ("value", "-5", r"netherlands.csv, row 3, column value: '-5' is a count below 0"),
    ("rounding", "0", r"netherlands.csv, row 3, column rounding: .*0"),
    ("kind", "wave", r"netherlands.csv, row 3, column kind: 'wave'"),
    ("start", "2024-06-01", r"netherlands.csv, row 3, column start: '2024-06-01' is after end"),
    ("start", "soon", r"netherlands.csv, row 3, column start: 'soon'"),
    ("geo", "the north", r"netherlands.csv, row 3, column geo: unknown geo 'the north'"),
    ("figure_id", "f1", r"netherlands.csv, row \d, column figure_id: 'f1'"),
]


@pytest.mark.parametrize(("column", "value", "message"), FAULTS, ids=[f"{c} {v}" for c, v, _ in FAULTS])
def test_an_invalid_cell_is_named_with_file_row_and_column(figure, figures_folder, column, value, message):
    with pytest.raises(InputError, match=message):
        observations.load(folder=figures_folder([figure("f1"), figure("f2") | {column: value}]))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("EFTA,aggregate,CH IS LI NO,", "EFTA,aggregate,,", r"column members: '' is needed for an aggregate"),
        (
            "EFTA,aggregate,CH IS LI NO,",
            "EFTA,group,CH IS LI NO,",
            r"column members: 'CH IS LI NO' is only for an aggregate",
        ),
        ("EFTA,aggregate,CH IS LI NO,", "EFTA,aggregate,CH;IS,", r"column members: 'CH;IS' is not written as"),
        (
            "EFTA,aggregate,CH IS LI NO,",
            "EFTA,club,CH IS LI NO,",
            r"column kind: 'club' is not one of state",
        ),
        ("EFTA,aggregate,CH IS LI NO,", "EEA,aggregate,CH IS LI NO,", r"column code: 'EEA' is duplicated"),
    ],
)
def test_an_invalid_place_is_named_with_file_row_and_column(figure, figures_folder, old, new, message):
    path = figures_folder([figure("f1")]) / "places.csv"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace(old, new), encoding="utf-8")
    assert old in written
    with pytest.raises(InputError, match=r"^places.csv, row \d+, " + message):
        schemas.read(path, schemas.PLACES)


def test_an_empty_cell_that_needs_a_value_is_named(figure, figures_folder):
    with pytest.raises(InputError, match=r"^netherlands.csv, row 2, column origin: '' is empty: write a value$"):
        observations.load(folder=figures_folder([figure("f1", origin="")]))


def test_a_rejection_needs_a_reason(figure, figures_folder):
    message = r"^netherlands.csv, row 2, column note: '' is empty: write why it is rejected$"
    with pytest.raises(InputError, match=message):
        observations.load(folder=figures_folder([figure("f1", status="rejected")]))


def test_a_missing_column_is_named(figure, figures_folder):
    folder = figures_folder([figure("f1")])
    path = folder / "netherlands.csv"
    path.write_text(path.read_text().replace("rounding", "step"))
    with pytest.raises(InputError, match=r"netherlands.csv, row 1: column 'rounding' is missing"):
        observations.load(folder=folder)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"sources.csv: cannot be read"):
        schemas.read(tmp_path / "sources.csv", schemas.SOURCES)
