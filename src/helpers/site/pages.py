"""The pages on figures and publications: measures with all rows, sources, vintages, places, notebooks."""

import pandas as pd

from helpers import observations, paths, schemas
from helpers.offices.store import Store
from helpers.site.executed import Notebook
from helpers.site.figures import cited
from helpers.site.templating import filled, records
from helpers.words import Language

ORDER = ["geo", "citizen", "start", "end", "known"]


def notebook_list(notebooks: list[Notebook], language: Language) -> str:
    """The notebooks and the claims that each checks."""
    return filled("notebooks.md", language, notebooks=notebooks)


def measure_list(language: Language) -> str:
    """All measures with rows, grouped by table."""
    rows = cited(language).assign(rejected=lambda table: table["status"] == "rejected")
    groups = rows.groupby(["table", "measure"], as_index=False)
    counts = groups.agg(label=("label", "first"), rows=("figure_id", "size"), rejected=("rejected", "sum"))
    counts = counts.join(observations.measures(), on="measure").sort_values("label")
    tables = {name: records(counts[counts["table"] == name]) for name in observations.TABLES}
    return filled("measures.md", language, tables=tables)


def measure_pages(language: Language) -> dict[str, str]:
    """A page per measure with all its rows, by the measure's name."""
    register = {row["measure"]: row for row in records(observations.measures().reset_index())}
    groups = cited(language).sort_values(ORDER).groupby("measure", sort=False)
    return {
        str(name): filled("measure.md", language, measure=register[name], rows=records(rows)) for name, rows in groups
    }


def place_list(language: Language) -> str:
    """Every code of a place, with its name and its members."""
    return filled("places.md", language, places=records(observations.places().reset_index()))


def glossary(language: Language) -> str:
    """Every term with its definition."""
    return filled("glossary.md", language, terms=records(schemas.read(paths.DATA / "glossary.csv", schemas.GLOSSARY)))


def source_list(language: Language) -> str:
    """Every publication, rated, with the number of figures read from it."""
    register = observations.sources()
    live = observations.load().table.query("rank == 0")["source_id"]
    every = pd.concat([observations.figures()["source_id"].astype(object), live.astype(object)])
    counts = every.value_counts().reindex(register.index, fill_value=0)
    table = register.assign(figures=counts).sort_values(["office", "publisher", "known"]).rename_axis("source_id")
    return filled("sources.md", language, sources=records(table.reset_index()))


def vintage_list(language: Language) -> str:
    """Every stored vintage, with its request and the number of fetches."""
    used = observations.sources().index
    return filled("vintages.md", language, vintages=[(each, each.name in used) for each in Store().all()])
