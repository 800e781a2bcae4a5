"""What is shown, written to files."""

import re

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers.errors import InputError
from helpers.show import export

DATA = pd.DataFrame({"year": [2017], "value": [1181.0], "rows": ["f1"]})
STARTS = {".png": b"\x89PNG", ".svg": b"<?xml"}


@pytest.fixture(autouse=True)
def no_screen():
    mpl.use("Agg")


def test_data_are_written_as_csv_and_the_path_given(tmp_path):
    path = tmp_path / "new" / "data.csv"
    assert export.save(path, DATA) == path
    assert path.read_text(encoding="utf-8") == "year,value,rows\n2017,1181.0,f1\n"


@pytest.mark.parametrize("ending", [".png", ".svg", ".PNG"])
def test_a_figure_is_written_as_a_picture(tmp_path, ending):
    path = export.save(tmp_path / f"chart{ending}", DATA, Figure())
    assert path.read_bytes().startswith(STARTS[ending.lower()])


def test_a_file_that_was_there_before_is_refused_and_kept(tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("mine")
    with pytest.raises(InputError, match=r"notes\.csv: exists and was not saved here") as refused:
        export.save(path, DATA)
    assert path.read_text() == "mine"
    assert "\n" not in str(refused.value)


def test_a_file_that_was_written_here_is_written_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    export.save(tmp_path / "data.csv", DATA)
    export.save(export.Path("data.csv"), DATA.assign(value=1225.0))
    assert "1225.0" in (tmp_path / "data.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "figure", "advice"),
    [
        ("data.xlsx", None, "cannot be saved as .xlsx: use .csv"),
        ("data", None, "cannot be saved as a file without ending: use .csv"),
        ("data.png", None, "cannot be saved as .png: use .csv"),
        ("chart.pdf", Figure(), "cannot be saved as .pdf: use .csv or .png or .svg"),
    ],
    ids=["xlsx", "no ending", "a picture of no chart", "pdf"],
)
def test_an_unknown_ending_is_refused_in_one_line_that_names_the_known_ones(tmp_path, name, figure, advice):
    with pytest.raises(InputError, match=re.escape(advice) + "$") as refused:
        export.save(tmp_path / name, DATA, figure)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_no_half_written_file_is_left_where_drawing_fails(tmp_path, monkeypatch):
    figure = Figure()
    monkeypatch.setattr(figure, "savefig", lambda *_given, **_options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export.save(tmp_path / "chart.png", DATA, figure)
    assert list(tmp_path.iterdir()) == []
