"""Parameters are read from the notebook, typed by it, and refused where no figure can answer."""

import nbformat
import pytest

from helpers.errors import InputError
from helpers.runs import parameters

CELL = """geo: str = "NL"  # country
year: int = 2023  # year looked at
as_of: str = "latest"  # day
lang: str = "en"  # language"""


@pytest.fixture
def notebook(tmp_path):
    """A notebook with four parameters."""
    cell = nbformat.v4.new_code_cell(CELL, metadata={"tags": ["parameters"]})
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    document = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    path = tmp_path / "four.ipynb"
    nbformat.write(document, path)
    return path


def test_the_cell_is_the_interface(notebook):
    found = parameters.declared(notebook)
    assert list(found) == ["geo", "year", "as_of", "lang"]
    assert (found["year"].kind, found["year"].default, found["year"].help) == (int, 2023, "year looked at")


def test_words_take_the_declared_type_and_norway_stays_norway(notebook):
    assert parameters.checked(notebook, {"year": "2022", "geo": "NO"}) == {"year": 2022, "geo": "NO"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"jear": "2022"}, "four.ipynb: unknown parameter 'jear': nearest is year"),
        ({"year": "soon"}, "four.ipynb, parameter year: 'soon' is no int"),
        ({"year": "1066"}, "four.ipynb, parameter year: 1066 is outside the years with figures"),
        ({"geo": "NLD"}, "four.ipynb, parameter geo: unknown geo 'NLD': nearest is NL"),
        ({"lang": "xx"}, "four.ipynb, parameter lang: unknown lang 'xx'"),
        ({"as_of": "yesterday"}, "as_of 'yesterday' is not a day"),
        ({"as_of": "1990-01-01"}, "as_of 1990-01-01 is before any figure"),
    ],
    ids=lambda value: "".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_what_no_figure_can_answer_is_refused(notebook, given, message):
    with pytest.raises(InputError, match=message):
        parameters.checked(notebook, given)


def test_pairs_are_of_the_form_name_equals_value():
    assert parameters.pairs(["geo=SE", "note=a=b"]) == {"geo": "SE", "note": "a=b"}
    with pytest.raises(InputError, match="parameter 'geo' is not of the form name=value"):
        parameters.pairs(["geo"])
