"""Parameters are declared in the notebook, converted to their types, and validated against the figures."""

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


def test_the_tagged_cell_declares_the_parameters(notebook):
    found = parameters.declared(notebook)
    assert list(found) == ["geo", "year", "as_of", "lang"]
    assert (found["year"].kind, found["year"].default, found["year"].help) == (int, 2023, "year looked at")


def test_values_take_the_declared_type_and_norway_stays_norway(notebook):
    assert parameters.checked(notebook, {"year": "2022", "geo": "NO"}) == {"year": 2022, "geo": "NO"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"jear": "2022"}, "four.ipynb: unknown parameter 'jear': nearest is year"),
        ({"year": "soon"}, "four.ipynb, parameter year: 'soon' is not a valid int"),
        ({"year": "1066"}, "four.ipynb, parameter year: 1066 is outside the years with figures"),
        ({"geo": "Nederlnd"}, "four.ipynb, parameter geo: unknown place 'Nederlnd': nearest are Nederland"),
        ({"lang": "xx"}, "four.ipynb, parameter lang: unknown lang 'xx'"),
        ({"as_of": "yesterday"}, "as_of 'yesterday' is not a day"),
        ({"as_of": "1990-01-01"}, "as_of 1990-01-01 is before any figure"),
    ],
    ids=lambda value: "".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_a_value_without_any_figure_is_refused(notebook, given, message):
    with pytest.raises(InputError, match=message):
        parameters.checked(notebook, given)


def test_an_option_has_the_form_name_equals_value():
    assert parameters.pairs(["geo=SE", "note=a=b"]) == {"geo": "SE", "note": "a=b"}
    with pytest.raises(InputError, match="parameter 'geo' is not of the form name=value"):
        parameters.pairs(["geo"])
