"""Pages from templates, in a language.

A template calls `say`, `plural` or `context` for every text, by these names, so that the extractor
finds the message; `language` formats numbers, days and names.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.show.tables import MARKS
from helpers.words import Language

TEMPLATES = Path(__file__).parent / "templates"


def filled(template: str, language: Language, **values: Any) -> str:
    """A page from its template."""
    return _environment(language).get_template(template).render(**values)


def records(table: pd.DataFrame) -> list[Mapping[str, Any]]:
    """Rows as mappings, missing cells as None."""
    framed = table.astype(object)
    present = framed.map(lambda cell: isinstance(cell, tuple) or not pd.isna(cell))
    return framed.where(present, None).to_dict("records")


@cache
def _environment(language: Language) -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    message_functions = {"say": _saying(language), "plural": language.plural, "context": language.context}
    environment.globals |= {**message_functions, "language": language, "MARKS": MARKS}
    return environment


def _saying(language: Language) -> Callable[..., Markup]:
    """`say` for templates: a field can be markup, everything else is escaped."""

    def say(message: str, /, **fields: object) -> Markup:
        return Markup.escape(language.translation(message)).format(**fields)

    return say
