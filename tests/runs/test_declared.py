"""The parameters cell is read as a syntax tree: annotated literals, and nothing else."""

import pytest

from helpers.errors import InputError
from helpers.runs.declared import Parameter, declared


def test_type_default_and_comment_are_read(notebook):
    cell = 'geo: str = "NL"  # country\n\nyear: int = 2023\nshare: float = -0.5  # of all\nfull: bool = True'
    assert list(declared(notebook("one", parameters=cell)).values()) == [
        Parameter("geo", str, "NL", "country"),
        Parameter("year", int, 2023, ""),
        Parameter("share", float, -0.5, "of all"),
        Parameter("full", bool, True, ""),
    ]


@pytest.mark.parametrize("text", ["a=b", "a#b", "a: str = 1", 'it"s'])
def test_a_text_may_hold_any_character(notebook, text):
    assert declared(notebook("one", parameters=f"word: str = {text!r}  # help # more"))["word"] == Parameter(
        "word", str, text, "help # more"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("n: int = 60 * 60", "parameter n has no literal value: '60 \\* 60'"),
        ("n: str = f'{1}'", "parameter n has no literal value"),
        ("n = 1", "'n = 1' does not declare a parameter: write one parameter a line"),
        ("n: int", "'n: int' does not declare a parameter"),
        ("import os", "'import os' does not declare a parameter"),
        ("n: list = []", "parameter n has type 'list', which is not one of str, int, float, bool"),
        ("n: int = 'a'", "parameter n: 'a' is not of type int"),
        ("n: int = True", "parameter n: True is not of type int"),
        ("geo: str = 'BE'", "parameter geo is declared twice"),
        ("%matplotlib inline", "is not Python"),
    ],
)
def test_anything_else_is_named_with_notebook_cell_and_line(notebook, line, message):
    with pytest.raises(InputError, match=rf"^one.ipynb, cell 1, line 2: .*{message}"):
        declared(notebook("one", parameters=f'geo: str = "NL"  # country\n{line}'))


def test_exactly_one_cell_is_tagged(notebook):
    path = notebook("one")
    path.write_text(path.read_text().replace('"parameters"', '"other"'))
    with pytest.raises(InputError, match=r"one.ipynb: no cell is tagged `parameters`"):
        declared(path)


def test_a_file_that_is_not_a_notebook_is_rejected(tmp_path):
    path = tmp_path / "one.ipynb"
    path.write_text("[]")
    with pytest.raises(InputError, match=r"one.ipynb: is not a notebook"):
        declared(path)
