"""The parameters that a notebook declares, read from the syntax tree of its tagged cell."""

import ast
import io
import json
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.errors import InputError

TAG = "parameters"
TYPES = {"str": str, "int": int, "float": float, "bool": bool}
FORM = "write one parameter a line: name: type = value  # help"

Value = str | int | float | bool


@dataclass(frozen=True)
class Parameter:
    """One line of the parameters cell: its name, type, default and comment."""

    name: str
    kind: type
    default: Value
    help: str


def cells_of(content: bytes, place: str) -> list[dict[str, Any]]:
    """The cells of a notebook's source; an `InputError` if it is not a notebook."""
    try:
        cells = json.loads(content)["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: is not a notebook: {error!r}") from error
    return list(cells)


def declared(notebook: Path) -> dict[str, Parameter]:
    """The parameters declared in a notebook, by name.

    Raises
    ------
    InputError
        If not exactly one cell is tagged `parameters`, or a line of it is anything but the annotated
        assignment of a literal, naming notebook, cell and line.
    """
    return in_source(notebook.read_bytes(), notebook.name)


def in_source(content: bytes, place: str) -> dict[str, Parameter]:
    """The parameters declared in a notebook's source, by name; `place` is its name in errors."""
    tagged = [
        (number, "".join(cell["source"]))
        for number, cell in enumerate(cells_of(content, place), start=1)
        if TAG in cell.get("metadata", {}).get("tags", [])
    ]
    if len(tagged) != 1:
        how_many = "no cell is" if not tagged else f"{len(tagged)} cells are"
        raise InputError(f"{place}: {how_many} tagged `{TAG}`: tag one, and {FORM}")
    number, source = tagged[0]
    return in_cell(source, f"{place}, cell {number}")


def in_cell(source: str, place: str) -> dict[str, Parameter]:
    """The parameters declared in the source of a cell, by name; `place` names the cell in errors."""
    try:
        lines = ast.parse(source).body
    except SyntaxError as error:
        raise InputError(f"{place}, line {error.lineno}: is not Python ({error.msg}): {FORM}") from error
    comments = _comments(source)
    found: dict[str, Parameter] = {}
    for line in lines:
        at = f"{place}, line {line.lineno}"
        parameter = _parameter(line, comments.get(line.end_lineno or line.lineno, ""), at)
        if parameter.name in found:
            raise InputError(f"{at}: parameter {parameter.name} is declared twice")
        found[parameter.name] = parameter
    return found


def _parameter(line: ast.stmt, comment: str, at: str) -> Parameter:
    if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None):
        raise InputError(f"{at}: {ast.unparse(line)!r} does not declare a parameter: {FORM}")
    name, annotation = line.target.id, ast.unparse(line.annotation)
    if annotation not in TYPES:
        raise InputError(f"{at}: parameter {name} has type {annotation!r}, which is not one of {', '.join(TYPES)}")
    try:
        value: Any = ast.literal_eval(line.value)
    except ValueError as error:
        raise InputError(f"{at}: parameter {name} has no literal value: {ast.unparse(line.value)!r}") from error
    if (kind := type(value)) is not TYPES[annotation]:
        raise InputError(f"{at}: parameter {name}: {value!r} is not of type {annotation}")
    return Parameter(name, kind, value, comment)


def _comments(source: str) -> dict[int, str]:
    """The comment that ends each line, by the line's number."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}
