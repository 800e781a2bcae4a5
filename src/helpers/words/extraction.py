"""Extraction of messages from code, templates, notebooks, pages and registers.

`python -m helpers.words.extraction OUT.pot` writes them as a template. Which files, and which
columns of a register, is set in `babel.cfg`.
"""

import csv
import io
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import nbformat
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import write_po

from helpers import files, paths
from helpers.errors import InputError
from helpers.words import markdown as prose
from helpers.words.messages import DOMAIN

CONFIGURATION = Path(__file__).with_name("babel.cfg")
KEYWORDS = parse_keywords(["_", "say", "plural:1,2", "context:1c,2"])

Options = Mapping[str, str]
Found = tuple[int, str | None, str | tuple[str, ...], list[str]]  # line, keyword, message, comments


def notebook(file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Options) -> Iterator[Found]:
    """The Markdown of a notebook by paragraph and the calls in its code; the line is the cell's number."""
    cells = nbformat.reads(file.read().decode(), as_version=4).cells
    for number, cell in enumerate(cells, start=1):
        if cell.cell_type == "markdown":
            yield from ((number, None, message, []) for _line, message in prose.messages(cell.source))
        elif cell.cell_type == "code":
            calls: Iterator[Any] = extract_python(io.BytesIO(cell.source.encode()), dict.fromkeys(keywords), tags, {})
            yield from ((number, *call) for _line, *call in calls)


def page(file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Options) -> Iterator[Found]:
    """A Markdown file by paragraph."""
    yield from ((line, None, message, []) for line, message in prose.messages(file.read().decode()))


def register(file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Options) -> Iterator[Found]:
    """The cells of a register's columns of prose, the column as context; the line is the row in a spreadsheet."""
    table = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
    header, columns = table.fieldnames or [], options["columns"].split()
    for column in columns:
        if column not in header:
            raise InputError(f"{file.name}: column {column!r} is missing: correct the table or {CONFIGURATION.name}")
    for number, row in enumerate(table, start=2):
        for column in columns:
            if row[column]:
                yield number, "context", (column.removesuffix("_en"), row[column]), _elsewhere(column, header)


def facts(file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Options) -> Iterator[Found]:
    """The entries of prose of a TOML file, like a register of one row."""
    table = tomllib.load(file)
    for name in options["columns"].split():
        if name not in table:
            raise InputError(f"{file.name}: {name!r} is missing: correct the file or {CONFIGURATION.name}")
        yield 1, "context", (name.removesuffix("_en"), table[name]), _elsewhere(name, table)


def template(root: Path = paths.ROOT) -> Catalog:
    """Every message of a folder with the layout of the project, and the places where it is used."""
    with CONFIGURATION.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalogue = Catalog(project="amv compendium")
    for name, line, message, comments, context in extract_from_dir(root, methods, options, KEYWORDS):
        added = catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
        added.flags.discard("python-format")  # set by babel for a percent sign, which no field uses
    return catalogue


def _elsewhere(column: str, header: Collection[str]) -> list[str]:
    """A comment for a message that need not be translated if the register has a column in the language."""
    stem = column.removesuffix("en")
    others = [name for name in header if column.endswith("_en") and name.startswith(stem) and name != column]
    return [f"not used where the register has its own column: {', '.join(others)}"] if others else []


def main(out: str = f"build/{DOMAIN}.pot") -> None:
    """Write the template."""
    written = io.BytesIO()
    write_po(written, template(), width=100)
    files.write_atomic(Path(out), written.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
