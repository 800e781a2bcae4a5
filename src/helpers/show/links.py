"""Where the rows behind a number are shown."""

import html
import re
from collections.abc import Iterable
from functools import cache

from helpers import observations
from helpers.words import Language

# Pages of the qualitative registers, by the first letter of their ids.
REGISTERS = {"M": "statements", "F": "findings", "S": "studies"}
CODED = re.compile(r"[MFS]\d{2,}")
SHOWN = 3  # links that are shown one by one; more are folded away


def rows(figure_ids: Iterable[str], language: Language) -> str:
    """Links to the rows behind a number, as HTML: one by one, folded away where they are many."""
    ids = list(dict.fromkeys(figure_ids))
    links = " ".join(f'<a class="amv-row" href="{link(figure)}">{figure}</a>' for figure in ids)
    if len(ids) <= SHOWN:
        return links
    label = language.plural("{count} row", "{count} rows", len(ids))
    return f'<details class="amv-rows"><summary>{label}</summary>{links}</details>'


def link(figure_id: str) -> str:
    """Where a figure, vintage, statement, finding or study is shown, seen from a notebook's page."""
    if CODED.fullmatch(figure_id):
        return f"../motives/{REGISTERS[figure_id[0]]}.html#{figure_id.lower()}"
    vintage, colon, _cell = figure_id.partition(":")
    if colon:
        return f"../vintages.html#{html.escape(vintage)}"
    return f"../figures/{html.escape(_measures()[figure_id])}.html#{figure_id}"


@cache
def _measures() -> dict[str, str]:
    """The measure of every row, cited ones and rejected ones alike."""
    return observations.figures().set_index("figure_id")["measure"].to_dict()
