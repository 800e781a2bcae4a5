"""Parameters are declared in the notebook, converted to their types, and validated against the figures."""

import re

import nbformat
import pytest

from helpers.errors import InputError
from helpers.runs import parameters

CELL = """geo: str = "NL"  # country
year: int = 2023  # year looked at
as_of: str = "latest"  # day
lang: str = "en"  # language"""
DEFAULTS = {"geo": "NL", "year": 2023, "as_of": "latest", "lang": "en"}


@pytest.fixture
def notebook(tmp_path):
    """A notebook with four parameters."""
    return of(tmp_path, "four", CELL)


def test_values_are_converted_to_the_declared_type_and_the_code_of_norway_stays_text(notebook):
    assert parameters.values_of(notebook, {"year": "2022", "geo": "NO"}) == DEFAULTS | {"year": 2022, "geo": "NO"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"jear": "2022"}, "four.ipynb: unknown parameter 'jear': nearest is year"),
        ({"year": "soon"}, "four.ipynb, parameter year: 'soon' is not a valid int"),
        ({"year": "1066"}, "four.ipynb, parameter year: 1066 is outside the years with figures"),
        ({"geo": "Nederlnd"}, "four.ipynb, parameter geo: unknown place 'Nederlnd': nearest are Netherlands"),
        ({"lang": "xx"}, "four.ipynb, parameter lang: unknown lang 'xx'"),
        ({"as_of": "yesterday"}, "as_of 'yesterday' is not a day"),
        ({"as_of": "２０２３-12-22"}, "as_of '２０２３-12-22' is not a day"),
        ({"as_of": "1990-01-01"}, "as_of 1990-01-01 is before any figure"),
    ],
    ids=lambda value: "".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_a_value_without_any_figure_is_rejected(notebook, given, message):
    with pytest.raises(InputError, match=message):
        parameters.values_of(notebook, given)


def of(folder, stem, cell):
    """A notebook with this name and this cell of parameters."""
    made = nbformat.v4.new_code_cell(cell, metadata={"tags": ["parameters"]})
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    path = folder / f"{stem}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[made], metadata={"kernelspec": kernel}), path)
    return path


def test_each_notebook_gets_the_parameters_that_it_declares(notebook, tmp_path):
    other = of(tmp_path, "other", 'geo: str = "NL"  # country')
    found = parameters.for_each([notebook, other], {"geo": "SE", "year": "2022"})
    assert found == [DEFAULTS | {"geo": "SE", "year": 2022}, {"geo": "SE"}]


def test_a_parameter_that_no_chosen_notebook_has_is_rejected(notebook, tmp_path):
    other = of(tmp_path, "other", 'geo: str = "NL"  # country')
    with pytest.raises(InputError, match=r"other.ipynb: unknown parameter 'year'"):
        parameters.for_each([other], {"year": "2022"})
    with pytest.raises(InputError, match="the chosen notebooks: unknown parameter 'jear': nearest is year"):
        parameters.for_each([notebook, other], {"jear": "2022"})


def test_an_aggregate_is_rejected_where_a_country_is_compared_with_the_union(tmp_path):
    cell = 'geo: str = "NL"  # country'
    assert parameters.values_of(of(tmp_path, "01-inflow", cell), {"geo": "EU28"}) == {"geo": "EU28"}
    with pytest.raises(InputError, match=r"03-europe.ipynb, parameter geo: EU28 is not a single country"):
        parameters.values_of(of(tmp_path, "03-europe", cell), {"geo": "EU28"})


def test_a_month_is_from_1_to_12(tmp_path):
    notebook = of(tmp_path, "months", "until_month: int = 9  # month")
    assert parameters.values_of(notebook, {"until_month": "12"}) == {"until_month": 12}
    with pytest.raises(InputError, match="parameter until_month: 13 is not a month from 1 to 12"):
        parameters.values_of(notebook, {"until_month": "13"})


def test_text_that_is_not_a_plain_number_is_rejected(notebook):
    for value in ("1_000", "２０２２", "2022.0", " 2022", "true"):
        with pytest.raises(InputError, match=f"parameter year: '{value}' is not a valid int"):
            parameters.values_of(notebook, {"year": value})


def test_a_default_is_validated_too(tmp_path):
    with pytest.raises(InputError, match="parameter geo: unknown place 'Nowhere'"):
        parameters.values_of(of(tmp_path, "one", 'geo: str = "Nowhere"  # country'), {})


def test_the_json_schema_has_defaults_help_and_allowed_values(notebook):
    found = parameters.model(notebook).model_json_schema()["properties"]
    assert (found["year"]["type"], found["year"]["default"]) == ("integer", 2023)
    assert found["year"]["description"] == "year looked at"
    assert found["year"]["minimum"] < 2017 <= 2023 <= found["year"]["maximum"]
    assert {"NL", "SE", "EU28"} <= set(found["geo"]["enum"])
    assert found["lang"]["enum"] == ["en"]
    day = re.compile(found["as_of"]["pattern"])
    assert day.search("latest") and day.search("2023-12-22")
    assert not any(map(day.search, ("２０２３-12-22", "2023-12-22 ", "not latest")))
