"""Something that a notebook shows: HTML for a page, plain words where there is no browser."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from helpers.quantities import Quantity, Value, union
from helpers.show import export, links, tidy
from helpers.words import Language

Source: TypeAlias = Quantity | Value | pd.DataFrame  # what a sentence is made from; a table has a column `rows`


@dataclass(frozen=True)
class Shown:
    """Something to be shown as HTML, and as plain words where there is no browser."""

    markup: str
    words: str
    sources: tuple[Source, ...] = ()

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.words

    @property
    def data(self) -> pd.DataFrame:
        """What is shown as a tidy frame: one value a row, with the ids of its rows."""
        frames = [tidy.frame(source) for source in self.sources]
        return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()

    def save(self, name: str | Path) -> Path:
        """Write the data to a file that ends in .csv; see `export.save`."""
        return export.save(Path(name), self.data)


def said(language: Language, sentence: str, *sources: Source) -> Shown:
    """A computed sentence, with links to the rows that its numbers came from."""
    rows = rows_of(*sources)
    label = language.say("Rows")
    shown = f' <span class="amv-source">{label}: {links.rows(rows, language)}</span>' if rows else ""
    return Shown(f'<div class="amv-said"><p>{html.escape(sentence)}</p>{shown}</div>', sentence, sources)


def points(language: Language, sentence: str, items: Mapping[str, Iterable[str]]) -> Shown:
    """A computed sentence with computed points under it, each with links to its rows."""
    lines = [f"<li>{html.escape(words)} {links.rows(ids, language)}</li>" for words, ids in items.items()]
    words = "\n".join([sentence, *(f"- {item}" for item in items)])
    table = pd.DataFrame({"words": list(items), "rows": [tuple(ids) for ids in items.values()]})
    return Shown(
        f'<div class="amv-said"><p>{html.escape(sentence)}</p><ul>{"".join(lines)}</ul></div>', words, (table,)
    )


def nothing(language: Language, wanted: str = "") -> Shown:
    """What is shown where the tables hold no figures; `wanted` says of what, with the country."""
    if not wanted:
        return said(language, language.say("No figures match these parameters."))
    return said(language, language.say("No figures were found for '{wanted}'.", wanted=wanted))


def too_few(language: Language, wanted: str) -> Shown:
    """What is shown where there are figures, but fewer than `statistics.FEWEST`."""
    return said(language, language.say("Too few figures were found for '{wanted}'.", wanted=wanted))


def rows_of(*sources: Source) -> tuple[str, ...]:
    """Every figure id behind some quantities, values or tables, once."""
    return union(union(each["rows"]) if isinstance(each, pd.DataFrame) else each.rows for each in sources)
