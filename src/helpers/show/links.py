"""Links to the rows behind a number, and to the sections of claims.

In a notebook a row leads to the publication it was read from and says in its title what it reads,
so that it is of use wherever the notebook is opened; pages lead to their own tables instead, by
`page_of`.
"""

import html
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from helpers import observations, paths
from helpers.claims import Claim
from helpers.coding import studies, synthesis
from helpers.letter import statements
from helpers.words import Language

# Pages of the qualitative registers, by the first letter of their ids.
REGISTERS = {"M": "statements", "F": "findings", "S": "studies"}
CODED = re.compile(r"[MFS]\d{2,}")
SHOWN = 3  # links that are shown one by one; more are folded away
LEFT = (
    ' style="text-align: left; vertical-align: top"'  # JupyterLab sets cells to the right; pages have their own style
)
ROW = re.compile(r'<a class="amv-row" data-row="([^"]+)"[^>]*>')
CLAIM = re.compile(r'<a class="amv-claim" href="([\w-]+)\.ipynb[^"]*">(\w+)</a>')
ID = re.compile(r"\bQ\d\d\b")
HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)


def rows(figure_ids: Iterable[str], language: Language) -> str:
    """Links to the rows behind a number, as HTML: one by one, folded away where they are many."""
    ids = list(dict.fromkeys(figure_ids))
    links = " ".join(_row(figure, language) for figure in ids)
    if len(ids) <= SHOWN:
        return links
    label = language.plural("{count} row", "{count} rows", len(ids))
    return f'<details class="amv-rows"><summary>{label}</summary>{links}</details>'


def claim(found: Claim) -> str:
    """A link to the section of a claim in its notebook, as HTML: to its cell, as JupyterLab and nbconvert take it."""
    cell = _cells(paths.NOTEBOOKS / f"{found.notebook}.ipynb").get(found.claim_id)
    address = f"{found.notebook}.ipynb" + (f"#cell-id={cell}" if cell else "")
    return f'<a class="amv-claim" href="{html.escape(address)}">{found.claim_id}</a>'


def for_pages(markup: str) -> str:
    """The markup of a notebook's output with its links leading to pages instead, and without its own style."""
    plain = markup.replace(LEFT, "")
    paged = ROW.sub(lambda row: f'<a class="amv-row" href="{page_of(html.unescape(row[1]))}">', plain)
    return CLAIM.sub(lambda link: f'<a class="amv-claim" href="{link[1]}.html#{link[2].lower()}">{link[2]}</a>', paged)


def page_of(figure_id: str) -> str:
    """Where a figure, vintage, statement, finding or study is shown, seen from a notebook's page."""
    if CODED.fullmatch(figure_id):
        return f"../motives/{REGISTERS[figure_id[0]]}.html#{figure_id.lower()}"
    vintage, colon, _cell = figure_id.partition(":")
    if colon:
        return f"../vintages.html#{html.escape(vintage)}"
    return f"../figures/{html.escape(_cited()[figure_id]['measure'])}.html#{figure_id}"


def _row(figure_id: str, language: Language) -> str:
    """One id as a link to where it was read, its title saying what the row reads."""
    shown = html.escape(figure_id)
    row = _cited().get(figure_id)
    address = f' href="{html.escape(row["url"])}"' if row is not None and row["url"] else ""
    title = _coded(figure_id, language) if CODED.fullmatch(figure_id) else _read(row, language)
    words = f' title="{html.escape(title)}"' if title else ""
    return f'<a class="amv-row" data-row="{shown}"{address}{words}>{shown}</a>'


def _read(row: dict[str, Any] | None, language: Language) -> str:
    """What a cited row reads: measure, place, period, value and who published it when."""
    if row is None:
        return ""
    where = [row["geo"]] if row["citizen"] == "TOTAL" else [row["geo"], row["citizen"]]
    return language.say(
        "{measure}, {places}, {period}: {value} ({publisher}, {published})",
        measure=language.measure(row["measure"]),
        places=", ".join(map(language.place, where)),
        period=language.period(row["start"], row["end"]),
        value=language.number(row["value"], 0 if row["value"] % 1 == 0 else 1),
        publisher=row["publisher"],
        published=row["published"],
    )


def _coded(key: str, language: Language) -> str:
    """What a statement, finding or study of the letter says; empty for one of another document."""
    table, column = {
        "M": (statements.load(), "statement"),
        "F": (synthesis.findings(), "finding"),
        "S": (studies.load(), "title"),
    }[key[0]]
    return language.own(table.loc[key], column) if key in table.index else ""


@cache
def _cells(notebook: Path) -> dict[str, str]:
    """The id of the cell whose heading names each claim; none for a notebook that is not here."""
    if not notebook.is_file():
        return {}
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    headed = ((cell["id"], "".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown")
    named = [
        (claim, cell) for cell, prose in headed for heading in HEADING.findall(prose) for claim in ID.findall(heading)
    ]
    return dict(reversed(named))


@cache
def _cited() -> dict[str, dict[str, Any]]:
    """Every cited row by its id, rejected ones too, with its publication."""
    publication = observations.sources()[["publisher", "published", "url"]]
    table = observations.figures().join(publication, on="source_id")
    columns = ["measure", "geo", "citizen", "start", "end", "value", "publisher", "published", "url"]
    return table.set_index("figure_id")[columns].astype({"url": "string"}).fillna({"url": ""}).to_dict("index")
