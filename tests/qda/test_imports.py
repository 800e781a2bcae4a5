"""The exchange imports the registers; only the export of a document imports its codings."""

import ast
import subprocess
import sys

import pytest

from helpers import paths

QDA = sorted((paths.ROOT / "src" / "helpers" / "qda").glob("*.py"))


def imported(path):
    """The modules of this project that a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", [path for path in QDA if path.stem != "export"], ids=lambda path: path.stem)
def test_the_exchange_does_not_import_the_codings(path):
    rooms = ("helpers.coding.codings", "helpers.qda.export", "helpers.claims", "helpers.show", "helpers.words")
    assert not [name for name in imported(path) if name.startswith(rooms)]


@pytest.mark.parametrize("first", ["helpers.qda", "helpers.coding.codings", "helpers.qda.export"])
def test_either_side_can_be_imported_first(first):
    done = subprocess.run([sys.executable, "-c", f"import {first}"], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_the_exchange_can_be_used_without_the_codings():
    code = "import sys, helpers.qda; print('helpers.coding.codings' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
