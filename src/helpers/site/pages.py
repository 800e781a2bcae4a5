"""The pages that no notebook is: the ledger, a page per measure, the sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpers import dates, observations
from helpers import words as text
from helpers.claims.findings import Finding
from helpers.offices.vintages import Store
from helpers.site import words
from helpers.words import _

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Notebook:
    """An executed notebook as other pages speak of it."""

    name: str
    title: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One claim of the ledger: what was found on the letter's day, what is found now."""

    then: Finding
    now: Finding
    rows: list[Mapping[str, Any]]


def ledger(then: list[Finding], now: list[Finding]) -> list[Line]:
    """Both findings on every claim, side by side, with all rows that either used."""
    used = [list(dict.fromkeys((*old.figure_ids, *new.figure_ids))) for old, new in zip(then, now, strict=True)]
    rows = [_published(observations.rows(ids)).to_dict("records") for ids in used]
    return [Line(*line) for line in zip(then, now, rows, strict=True)]


def home(then: list[Finding], now: list[Finding], notebooks: list[Notebook]) -> str:
    """The home page: the ledger first."""
    sides = {_("On the letter's day"): then, _("With everything known"): now}
    return filled(
        "index.md",
        lines=ledger(then, now),
        tallies=[(label, _tally(findings)) for label, findings in sides.items()],
        days=(dates.LETTER_DAY, now[0].as_of),
        notebooks=notebooks,
        counts=(len(figures()), len(observations.sources())),
    )


def notebook_list(notebooks: list[Notebook]) -> str:
    """The notebooks and the claims that each checks."""
    return filled("notebooks.md", notebooks=notebooks)


def measure_list() -> str:
    """All measures, by the table that they stand in."""
    rows = figures().assign(rejected=lambda table: table["status"] == "rejected")
    groups = rows.groupby(["table", "measure", "label", "kind", "unit"], as_index=False)
    counts = groups.agg(rows=("figure_id", "size"), rejected=("rejected", "sum")).sort_values("label")
    tables = {name: counts[counts["table"] == name].to_dict("records") for name in observations.TABLES}
    return filled("measures.md", tables=tables)


def measure_pages() -> dict[str, str]:
    """A page per measure with all its rows, by the measure's name."""
    register = observations.measures()
    groups = figures().sort_values(["geo", "citizen", "start", "end", "known"]).groupby("measure", sort=False)
    return {
        name: filled(
            "measure.md",
            name=name,
            label=text.measure(name),
            measure=register.loc[name],
            rows=rows.to_dict("records"),
        )
        for name, rows in groups
    }


def source_list() -> str:
    """Every publication, rated, with the number of figures read from it."""
    register = observations.sources()
    live = observations.load().query("rank == 0")["source_id"]
    every = pd.concat([figures()["source_id"].astype(object), live.astype(object)])
    counts = every.value_counts().reindex(register.index, fill_value=0)
    table = register.assign(figures=counts).sort_values(["publisher", "known"]).rename_axis("source_id").reset_index()
    return filled("sources.md", sources=_plain(table))


def vintage_list() -> str:
    """Every vintage that is kept, with what was asked and how often it was met."""
    vintages = [(each, each.name in observations.sources().index) for each in Store().all()]
    return filled("vintages.md", vintages=vintages)


def figures() -> pd.DataFrame:
    """Every cited row with what a reader wants to see of its publication and its measure."""
    return _published(observations.figures())


def _published(table: pd.DataFrame) -> pd.DataFrame:
    publication = observations.sources()[["publisher", "published", "known"]]
    table = table.join(publication, on="source_id").rename(columns={"published": "printed"})
    labels = {name: text.measure(name) for name in table["measure"].unique()}
    links = [text.link(each).removeprefix("../") for each in table["figure_id"]]
    return table.assign(label=table["measure"].map(labels), note=table["note"].fillna(""), link=links)


def _tally(findings: list[Finding]) -> dict[str, int]:
    verdicts = [finding.verdict for finding in findings]
    return {name: verdicts.count(name) for name in words.MARKS if name in verdicts}


def filled(template: str, **values: Any) -> str:
    """A page from its template."""
    return _environment().get_template(template).render(**values)


def _plain(table: pd.DataFrame) -> list[Mapping[str, Any]]:
    return table.astype(object).where(table.notna(), None).to_dict("records")


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=loader, undefined=StrictUndefined, **options)
    environment.globals |= {"_": _, "words": words, "text": text}
    return environment
