"""The parameters of a notebook: read from its annotated cell, checked before anything runs."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import dates, observations
from helpers import words as text
from helpers.errors import InputError, known

TYPES = {"str": str, "int": int, "float": float}


@dataclass(frozen=True)
class Parameter:
    """One line of the parameters cell: its name, type, default and comment."""

    name: str
    kind: type
    default: Any
    help: str


def declared(notebook: Path) -> dict[str, Parameter]:
    """The parameters that a notebook declares, by name.

    Raises
    ------
    InputError
        Where it has no cell tagged `parameters`, or a line without type and default.
    """
    from papermill import inspect_notebook

    found = inspect_notebook(str(notebook))
    if not found:
        raise InputError(f"{notebook.name}: no parameters: tag one cell `parameters`, one typed name a line")
    return {name: _declared(notebook, entry) for name, entry in found.items()}


def pairs(options: Iterable[str]) -> dict[str, str]:
    """`name=value` words as a mapping.

    >>> pairs(["geo=SE", "year=2022"])
    {'geo': 'SE', 'year': '2022'}
    """
    split = [(option, *option.partition("=")) for option in options]
    for option, name, equals, _value in split:
        if not (name and equals):
            raise InputError(f"parameter {option!r} is not of the form name=value, for example geo=SE")
    return {name: value for _option, name, _equals, value in split}


def checked(notebook: Path, given: dict[str, Any]) -> dict[str, Any]:
    """The given parameters with their declared types; every value is one that the figures know.

    Words are converted by the declared type alone, so that `NO` stays Norway.

    Raises
    ------
    InputError
        Naming the notebook, the parameter and the value, with the nearest known ones.
    """
    parameters = declared(notebook)
    values = {}
    for name, value in given.items():
        parameter = parameters[known("parameter", name, parameters, notebook.name)]
        values[name] = _typed(notebook, parameter, value)
        _check(notebook, name, values[name])
    return values


def _declared(notebook: Path, entry: dict[str, Any]) -> Parameter:
    kind = TYPES.get(entry["inferred_type_name"])
    if kind is None:
        place = f"{notebook.name}, parameter {entry['name']}"
        raise InputError(f"{place}: type {entry['inferred_type_name']!r} is none of {', '.join(TYPES)}")
    return Parameter(entry["name"], kind, ast.literal_eval(entry["default"]), entry["help"])


def _typed(notebook: Path, parameter: Parameter, value: Any) -> Any:
    try:
        return parameter.kind(value)
    except (TypeError, ValueError) as error:
        place = f"{notebook.name}, parameter {parameter.name}"
        raise InputError(f"{place}: {value!r} is no {parameter.kind.__name__}") from error


def _check(notebook: Path, name: str, value: Any) -> None:
    """Refuse a value that no figure can answer for."""
    place = f"{notebook.name}, parameter {name}"
    figures = observations.load()
    if name == "geo":
        known("geo", value, figures["geo"].cat.categories, place)
    elif name == "lang":
        known("lang", value, text.languages(), place)
    elif name == "as_of" and value != dates.LATEST:
        observations.known_on(figures, value)
    elif name in ("year", "base_year"):
        first, last = figures["start"].dt.year.min(), figures["end"].dt.year.max()
        if not first <= value <= last:
            raise InputError(f"{place}: {value} is outside the years with figures, {first} to {last}")
