"""Names and prose from the registers: places, measures, codes and other columns of prose."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import observations, paths
from helpers.coding import codebook
from helpers.errors import known
from helpers.observations import registers
from helpers.words.messages import Messages


class Names(Messages):
    """Names from the registers, in this language."""

    def own(self, row: Mapping[str, Any], name: str) -> str:
        """A cell of a register in this language; empty for an empty one.

        The column is `name_<language>` where the register has it. Otherwise the English text, in
        `name_en` or `name`, is a message of the catalogue with the column's name as its context.
        """
        for column in (f"{name}_{self.code}", f"{name}_en", name):
            text = _cell(row, column)
            if text:
                return text if column.endswith(f"_{self.code}") else self.translation(text, name)
        return ""

    def place(self, code: str) -> str:
        """The name of a state, a nationality's state, an aggregate or a group; the code if it has no name."""
        return self.own(_place(code), "label") or code

    def in_sentence(self, code: str) -> str:
        """A place within a sentence, such as the Netherlands."""
        return self.own(_place(code), "sentence") or self.place(code)

    def adjective(self, code: str) -> str:
        """The adjective of a place, such as Syrian; its name if it has none."""
        return self.own(_place(code), "adjective") or self.place(code)

    def persons(self, code: str) -> str:
        """The nationals of a state, such as Syrians; the place's name if the register has no word for them."""
        return self.own(_place(code), "persons") or self.place(code)

    def group(self, nationality: str) -> str:
        """The group that a statement is about: a nationality's state, all minors, or no group."""
        names = {"all": self.say("all minors"), "unspecified": self.say("no group named")}
        return names.get(nationality) or self.place(nationality)

    def measure(self, name: str) -> str:
        """The label of a measure."""
        register = observations.measures()
        return self.own(register.loc[known("measure", name, register.index)], "label")

    def code_name(self, name: str, document: Path = paths.LETTER) -> str:
        """The name of a code of a document's codebook."""
        book = codebook.load(document)
        return self.own(book.loc[known("code", name, book.index)], "name")


@cache
def _places() -> dict[str, dict[str, Any]]:
    return registers.places(paths.FIGURES).to_dict("index")


def _place(code: str) -> Mapping[str, Any]:
    return _places().get(code, {})


def _cell(row: Mapping[str, Any], column: str) -> str:
    cell = row.get(column)
    return "" if cell is None or pd.isna(cell) else str(cell)
