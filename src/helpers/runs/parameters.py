"""The parameters of a notebook: read from its tagged cell, validated before the run."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import observations, paths, words
from helpers.errors import InputError, known
from helpers.observations import registers

TYPES = {"str": str, "int": int, "float": float}
# Notebooks that compare a country with the Union, for which an aggregate makes no sense.
OF_A_COUNTRY = ("03-europe", "04-comparability")


@dataclass(frozen=True)
class Parameter:
    """One line of the parameters cell: its name, type, default and comment."""

    name: str
    kind: type
    default: Any
    help: str


def declared(notebook: Path) -> dict[str, Parameter]:
    """The parameters declared in a notebook, by name.

    Raises
    ------
    InputError
        If no cell is tagged `parameters`, or a line has no type or default.
    """
    from papermill import inspect_notebook

    found = inspect_notebook(str(notebook))
    if not found:
        raise InputError(
            f"{notebook.name}: no parameters: tag one cell `parameters` and declare one per line with its type"
        )
    return {name: _declared(notebook, entry) for name, entry in found.items()}


def pairs(options: Iterable[str]) -> dict[str, str]:
    """Options of the form `name=value` as a mapping.

    >>> pairs(["geo=SE", "year=2022"])
    {'geo': 'SE', 'year': '2022'}
    """
    split = [(option, *option.partition("=")) for option in options]
    for option, name, equals, _value in split:
        if not (name and equals):
            raise InputError(f"parameter {option!r} is not of the form name=value, for example geo=SE")
    return {name: value for _option, name, _equals, value in split}


def for_each(notebooks: Sequence[Path], given: dict[str, Any]) -> list[dict[str, Any]]:
    """For each notebook the given parameters that it declares, converted and validated.

    Raises
    ------
    InputError
        As `checked`, and for a parameter that none of the notebooks declares.
    """
    own = [declared(notebook) for notebook in notebooks]
    names = sorted({name for each in own for name in each})
    place = notebooks[0].name if len(notebooks) == 1 else "the chosen notebooks"
    for name in given:
        known("parameter", name, names, place)
    return [
        checked(notebook, {name: value for name, value in given.items() if name in each})
        for notebook, each in zip(notebooks, own, strict=True)
    ]


def checked(notebook: Path, given: dict[str, Any]) -> dict[str, Any]:
    """The given parameters, converted to their declared types and validated against the figures.

    Only the declared type decides the conversion, so that `NO` stays the code of Norway.

    Raises
    ------
    InputError
        Naming the notebook, the parameter and the value, with the nearest valid ones.
    """
    parameters = declared(notebook)
    values = {}
    for name, value in given.items():
        parameter = parameters[known("parameter", name, parameters, notebook.name)]
        values[name] = _valid(notebook, name, _typed(notebook, parameter, value))
    return values


def _declared(notebook: Path, entry: dict[str, Any]) -> Parameter:
    kind = TYPES.get(entry["inferred_type_name"])
    if kind is None:
        place = f"{notebook.name}, parameter {entry['name']}"
        raise InputError(f"{place}: type {entry['inferred_type_name']!r} is not one of {', '.join(TYPES)}")
    return Parameter(entry["name"], kind, ast.literal_eval(entry["default"]), entry["help"])


def _typed(notebook: Path, parameter: Parameter, value: Any) -> Any:
    try:
        return parameter.kind(value)
    except (TypeError, ValueError) as error:
        place = f"{notebook.name}, parameter {parameter.name}"
        raise InputError(f"{place}: {value!r} is not a valid {parameter.kind.__name__}") from error


def _valid(notebook: Path, name: str, value: Any) -> Any:
    """The value, a place as its code; an `InputError` for a value without figures."""
    place = f"{notebook.name}, parameter {name}"
    table = observations.load().table
    if name == "geo":
        code = known("geo", _place_code(value, place), table["geo"].cat.categories, place)
        if notebook.stem in OF_A_COUNTRY and registers.places(paths.FIGURES).at[code, "kind"] != "state":
            raise InputError(f"{place}: {code} is not a single country: the notebook compares one with the Union")
        return code
    if name == "lang":
        return known("lang", value, words.languages(), place)
    if name == "as_of":
        observations.known_day(value)
    elif name == "until_month" and not 1 <= value <= 12:
        raise InputError(f"{place}: {value} is not a month from 1 to 12")
    elif name in ("year", "base_year"):
        first, last = table["start"].dt.year.min(), table["end"].dt.year.max()
        if not first <= value <= last:
            raise InputError(f"{place}: {value} is outside the years with figures, {first} to {last}")
    return value


def _place_code(name: str, place: str) -> str:
    try:
        return observations.place_code(name)
    except InputError as error:
        raise InputError(f"{place}: {error}") from error
