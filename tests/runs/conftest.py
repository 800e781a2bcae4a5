"""Notebooks of a few cells."""

import nbformat
import pytest


@pytest.fixture
def notebook(tmp_path):
    """Writes a notebook of a parameters cell and further code cells into `sources/`."""

    def write(name, *cells, parameters='geo: str = "NL"  # country', metadata=None):
        first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}, id="p")
        rest = [nbformat.v4.new_code_cell(code, id=f"c{number}") for number, code in enumerate(cells)]
        kernel = {"kernelspec": {"name": "another", "language": "python", "display_name": "Another"}}
        path = tmp_path / "sources" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[first, *rest], metadata=metadata or kernel), path)
        return path

    return write
