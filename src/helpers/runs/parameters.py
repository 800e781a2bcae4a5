"""The parameters of notebooks as models: types, allowed values, and the values that a run gets."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model

from helpers import observations, paths, words
from helpers.errors import InputError, known
from helpers.observations import registers
from helpers.runs.declared import Parameter, Value, declared

FORMS = {int: r"[+-]?[0-9]+", float: r"[+-]?[0-9]+(\.[0-9]+)?", bool: "true|false"}
DAY = "^(latest|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
# Notebooks that compare a country with the Union, for which an aggregate makes no sense.
OF_A_COUNTRY = ("03-europe", "04-comparability")


def model(notebook: Path) -> type[BaseModel]:
    """The parameters of a notebook as a model, with defaults, help and allowed values."""
    fields: dict[str, Any] = {
        name: (_allowed(parameter, notebook.stem), Field(default=parameter.default, description=parameter.help))
        for name, parameter in declared(notebook).items()
    }
    strict = ConfigDict(strict=True, extra="forbid", validate_default=True, title=notebook.stem)
    return create_model(notebook.stem, __config__=strict, **fields)


def for_each(notebooks: Sequence[Path], given: Mapping[str, str]) -> list[dict[str, Value]]:
    """For each notebook the values of all its parameters: the given ones that it declares, and its defaults.

    Raises
    ------
    InputError
        As `values_of`, and for a parameter that none of the notebooks declares.
    """
    own = [declared(notebook) for notebook in notebooks]
    names = sorted({name for each in own for name in each})
    place = notebooks[0].name if len(notebooks) == 1 else "the chosen notebooks"
    for name in given:
        known("parameter", name, names, place)
    return [
        values_of(notebook, {name: value for name, value in given.items() if name in each})
        for notebook, each in zip(notebooks, own, strict=True)
    ]


def values_of(notebook: Path, given: Mapping[str, str]) -> dict[str, Value]:
    """The values of all parameters of a notebook: the given ones and its defaults, validated, places as codes.

    Only the declared type decides the conversion, so that `NO` stays the code of Norway.

    Raises
    ------
    InputError
        Naming the notebook, the parameter and the value, with the nearest valid ones.
    """
    for name in given:
        known("parameter", name, declared(notebook), notebook.name)
    try:
        return dict(model(notebook)(**given))
    except ValidationError as error:
        fault = error.errors()[0]
        reason = fault.get("ctx", {}).get("error", fault["msg"])
        raise InputError(f"{notebook.name}, parameter {fault['loc'][0]}: {reason}") from error


def _allowed(parameter: Parameter, stem: str) -> Any:
    """The type of a parameter with what is allowed, by its name; any value of its type for other names."""
    rules: dict[str, Callable[[], tuple[Any, ...]]] = {
        "geo": lambda: (AfterValidator(lambda value: _place(value, stem)), _schema(enum=sorted(_places()))),
        "lang": lambda: (AfterValidator(_language), _schema(enum=sorted(words.languages()))),
        "as_of": lambda: (AfterValidator(_day), _schema(pattern=DAY)),
        "until_month": lambda: (AfterValidator(_month), _schema(minimum=1, maximum=12)),
        "year": lambda: (AfterValidator(_year), _schema(**_years())),
        "base_year": lambda: (AfterValidator(_year), _schema(**_years())),
    }
    own = rules[parameter.name]() if parameter.name in rules else ()
    return Annotated[(parameter.kind, BeforeValidator(lambda value: _typed(value, parameter.kind)), *own)]


def _schema(**keywords: Any) -> Any:
    """What the JSON schema says of the allowed values."""
    return Field(json_schema_extra=keywords)


def _typed(value: Any, kind: type) -> Any:
    """A text as a value of the declared type; a default stays as it is."""
    if kind is str or not isinstance(value, str):
        return value
    if not re.fullmatch(FORMS[kind], value):
        raise ValueError(f"{value!r} is not a valid {kind.__name__}")
    return value == "true" if kind is bool else kind(value)


def _place(value: str, stem: str) -> str:
    code = known("geo", observations.place_code(value), _places())
    if stem in OF_A_COUNTRY and registers.places(paths.FIGURES).at[code, "kind"] != "state":
        raise InputError(f"{code} is not a single country: the notebook compares one with the Union")
    return code


def _places() -> list[str]:
    """The codes of the places that have figures."""
    return list(observations.load().table["geo"].cat.categories)


def _language(value: str) -> str:
    return known("lang", value, words.languages())


def _day(value: str) -> str:
    observations.known_day(value)
    return value


def _month(value: int) -> int:
    if not 1 <= value <= 12:
        raise ValueError(f"{value} is not a month from 1 to 12")
    return value


def _year(value: int) -> int:
    first, last = _years().values()
    if not first <= value <= last:
        raise ValueError(f"{value} is outside the years with figures, {first} to {last}")
    return value


def _years() -> dict[str, int]:
    """The first and the last year with figures."""
    table = observations.load().table
    return {"minimum": int(table["start"].dt.year.min()), "maximum": int(table["end"].dt.year.max())}
