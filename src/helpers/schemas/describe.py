"""The data package descriptor, made from the tables of the data folder and their schemas."""

import hashlib
import json
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

import pandera.pandas as pa

from helpers import files, paths, schemas
from helpers.errors import InputError
from helpers.schemas import fields

FILE = "datapackage.json"
PACKAGE = {
    "profile": "tabular-data-package",
    "name": "amv-compendium",
    "title": "Cited public figures on unaccompanied minors and asylum, and the claims they check",
    "description": "Figures on unaccompanied minor asylum seekers in the Netherlands and Europe, each read from a "
    "public page, with the register of publications and measures, and the claims of a Dutch government letter of "
    "22 December 2023 that they check. The letter's account of motives is included as paraphrased statements, "
    "coded with a codebook and synthesised into rated findings. The compilation is CC BY 4.0; each publication "
    "keeps its own licence, named in figures/sources.csv.",
    "version": "0.1.0",
    "licenses": [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ],
}


class Kind(NamedTuple):
    """The tables whose path in the data folder fits a pattern: their name, schema and, where they share it, title."""

    name: str
    path: str
    schema: pa.DataFrameSchema
    title: str | None = None


KINDS = [
    Kind("figures-netherlands", "figures/netherlands.csv", schemas.FIGURES, "Figures on the Netherlands"),
    Kind("figures-europe", "figures/europe.csv", schemas.FIGURES, "Figures on European states and the Union"),
    Kind(
        "figures-outside-asylum",
        "figures/outside_asylum.csv",
        schemas.FIGURES,
        "Figures on minors outside the asylum procedure",
    ),
    Kind("sources", "figures/sources.csv", schemas.SOURCES),
    Kind("measures", "figures/measures.csv", schemas.MEASURES),
    Kind("places", "figures/places.csv", schemas.PLACES),
    Kind("comparable", "figures/comparable.csv", schemas.COMPARABLE),
    Kind("corrections", "figures/corrections.csv", schemas.CORRECTIONS),
    Kind("main_measures", "figures/main_measures.csv", schemas.MAIN_MEASURES),
    Kind("assumptions", "figures/assumptions.csv", schemas.ASSUMPTIONS),
    Kind("glossary", "glossary.csv", schemas.GLOSSARY),
    Kind("claims", "letters/*/claims.csv", schemas.CLAIMS),
    Kind("statements", "letters/*/statements.csv", schemas.STATEMENTS),
    Kind("readings", "letters/*/motives/readings.csv", schemas.READINGS),
    Kind("attributes", "letters/*/motives/attributes.csv", schemas.ATTRIBUTE_VALUES),
    Kind("codebook", "letters/*/motives/codebook.csv", schemas.CODEBOOK),
    Kind("codings", "letters/*/motives/codings.csv", schemas.CODINGS),
    Kind("coders", "letters/*/motives/coders.csv", schemas.CODERS),
    Kind("resolutions", "letters/*/motives/resolutions.csv", schemas.RESOLUTIONS),
    Kind("studies", "letters/*/motives/studies.csv", schemas.STUDIES),
    Kind("study_codings", "letters/*/motives/study_codings.csv", schemas.STUDY_CODINGS),
    Kind("questions", "letters/*/motives/questions.csv", schemas.QUESTIONS),
    Kind("findings", "letters/*/motives/findings.csv", schemas.FINDINGS),
    Kind("entreq", "letters/*/motives/entreq.csv", schemas.ENTREQ),
]
# Tables without a description: codings that a reader adds, and vintages.
LEFT_OUT = ["letters/*/motives/codings-*.csv", "vintages/*"]


def write(data: Path = paths.DATA) -> Path:
    """Write the descriptor of a data folder; the same tables give the same bytes."""
    files.write_atomic(data / FILE, content(data))
    return data / FILE


def content(data: Path = paths.DATA) -> bytes:
    """The descriptor of the current tables.

    Raises
    ------
    InputError
        For a table without a schema, a table with other columns than its schema, and a column without a description.
    """
    package = PACKAGE | {"resources": list(_resources(data))}
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def _resources(data: Path) -> Iterator[dict[str, Any]]:
    """The tables in the order of `KINDS`, then of their paths."""
    tables = sorted(path.relative_to(data).as_posix() for path in data.rglob("*.csv"))
    tables = [table for table in tables if not any(fnmatch(table, pattern) for pattern in LEFT_OUT)]
    for table in tables:
        if not any(fnmatch(table, kind.path) for kind in KINDS):
            raise InputError(f"{table} has no schema: add it to KINDS in {Path(__file__).name}")
    for kind in KINDS:
        found = [table for table in tables if fnmatch(table, kind.path)]
        for table in found:
            name = kind.name if len(found) == 1 else f"{kind.name}-{Path(table).parts[1]}"
            yield _resource(data, table, name, kind)


def _resource(data: Path, table: str, name: str, kind: Kind) -> dict[str, Any]:
    content = (data / table).read_bytes()
    return {
        "name": name,
        "path": table,
        "title": kind.title or kind.schema.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": fields.table_schema(kind.schema, schemas.text(data / table, kind.schema).columns, table),
    }
