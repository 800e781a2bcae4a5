"""The notebooks' sources: what they may and may not contain."""

import ast
import json
import re

import pytest

from helpers import claims, paths

NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
CELLS = [
    pytest.param(cell, id=f"{path.stem}-{cell['id']}")
    for path in NOTEBOOKS
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
]
DRAWN = re.compile(r"page\.(lines|bars|dots|panels|heatmap|ledger|rates|support|matrix|together|agreement)\(")
# What a digit in prose may belong to: a claim, a year, the letter's day, a code of the Union.
ALLOWED = re.compile(r"Q\d\d|\b(?:19|20)\d\d\b|22 December 2023|EU28|EU27_2020|\b0\d-[a-z]+")


def source(cell):
    return "".join(cell["source"])


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def test_there_is_a_notebook_for_every_one_a_claim_names():
    assert {path.stem for path in NOTEBOOKS} >= {claim.notebook for claim in claims.register().values()} | {"00-letter"}


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell.values[0]["cell_type"] == "code"])
def test_a_code_cell_narrates_and_calls(cell):
    tree = ast.parse(source(cell))
    forbidden = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef, ast.Try, ast.For, ast.While)
    assert not [node for node in ast.walk(tree) if isinstance(node, forbidden)]
    assert "filterwarnings" not in source(cell)
    assert len([line for line in source(cell).splitlines() if line.strip()]) <= 12


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell.values[0]["cell_type"] == "code"])
def test_a_code_cell_is_committed_without_outputs(cell):
    assert cell["outputs"] == []
    assert cell["execution_count"] is None


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell.values[0]["cell_type"] == "markdown"])
def test_no_number_is_typed_in_prose(cell):
    assert not re.findall(r"\d+", ALLOWED.sub("", source(cell)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_opens_with_its_question_and_ends_with_what_it_does_not_show(path):
    first, last = cells(path)[0], cells(path)[-1]
    assert source(first).startswith("# ")
    assert all(word in source(first) for word in ("**Asked:**", "**Claims:**", "**Found:**"))
    assert source(last).startswith("## What this does not show")


LETTERS_CASE = {"geo": "NL", "year": 2023, "base_year": 2017, "until_month": 9, "as_of": "latest", "lang": "en"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_declares_the_parameters_that_it_uses_with_the_letters_case(path):
    (cell,) = [cell for cell in cells(path) if "parameters" in cell["metadata"].get("tags", [])]
    values = {node.target.id: ast.literal_eval(node.value) for node in ast.parse(source(cell)).body}
    code = [source(other) for other in cells(path) if other["cell_type"] == "code" and other is not cell]
    used = {node.id for text in code for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    assert values == {name: value for name, value in LETTERS_CASE.items() if name in used}
    assert all("# " in line for line in source(cell).splitlines())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_figure_has_prose_above_it(path):
    for before, cell in zip(cells(path), cells(path)[1:], strict=False):
        if cell["cell_type"] == "code" and DRAWN.search(source(cell)):
            assert before["cell_type"] == "markdown"


def test_every_claim_is_in_a_heading_of_its_notebook():
    for claim_id, name in ((claim.claim_id, claim.notebook) for claim in claims.register().values()):
        headings = [
            line
            for cell in cells(paths.NOTEBOOKS / f"{name}.ipynb")
            if cell["cell_type"] == "markdown"
            for line in source(cell).splitlines()
            if line.startswith("## ")
        ]
        assert any(claim_id in heading for heading in headings), claim_id
