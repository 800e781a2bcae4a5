"""Parameters as they are given, on the command line or in a file: texts by name, none given twice."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.errors import InputError, known


def collected(options: Iterable[str], file: Path | None = None, as_of: str | None = None) -> dict[str, str]:
    """The parameters of all options and of a file together.

    Raises
    ------
    InputError
        If one is given twice, an option is not of the form name=value, or the file cannot be read.
    """
    pairs = [*(_from_file(file) if file else ()), *map(_pair, options), *([("as_of", as_of)] if as_of else ())]
    return _once(pairs, "the options" if file is None else f"the options and {file.name}")


def _pair(option: str) -> tuple[str, str]:
    """The name and value of an option: `geo=SE`."""
    name, equals, value = option.partition("=")
    if not (name and equals):
        raise InputError(f"parameter {option!r} is not of the form name=value, for example geo=SE")
    return name, value


def _once(pairs: Iterable[tuple[str, str]], place: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise InputError(f"{place}: parameter {name} is given twice, as {found[name]!r} and as {value!r}: keep one")
        found[name] = value
    return found


def _from_file(path: Path) -> list[tuple[str, str]]:
    """The names and values of a TOML, YAML or JSON file, every value as its text, so that `NO` stays Norway."""
    readers = {".toml": _toml, ".yaml": _yaml, ".yml": _yaml, ".json": _json}
    read = readers[known("kind of file", path.suffix.lower(), readers, path.name)]
    try:
        return [(str(name), _text(value, f"{path.name}, parameter {name}")) for name, value in read(path)]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _toml(path: Path) -> list[tuple[str, Any]]:
    try:
        return list(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str).items())
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name}: is not valid TOML: {error}") from error


def _json(path: Path) -> list[tuple[str, Any]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise InputError(f"{path.name}: is not valid JSON: {error}") from error
    if not (isinstance(found, list) and all(isinstance(pair, tuple) for pair in found)):
        raise InputError(f"{path.name}: is not an object of names and values")
    return found


def _yaml(path: Path) -> list[tuple[str, Any]]:
    import yaml

    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise InputError(f"{path.name}: is not valid YAML: {' '.join(str(error).split())}") from error
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{path.name}: is not a mapping of names and values")
    return [(name.value, value.value) for name, value in node.value]


def _text(value: Any, place: str) -> str:
    if value is None or isinstance(value, list | dict):
        raise InputError(f"{place}: {value!r} is not a single value")
    return str(value).lower() if isinstance(value, bool) else str(value)
