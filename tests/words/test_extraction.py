"""The messages of the project are found wherever they are written."""

import csv
import io
import json
import re

import calls
import pytest

from helpers import paths
from helpers.errors import InputError
from helpers.words import extraction

NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [
        {"id": "a", "cell_type": "markdown", "metadata": {}, "source": ["# Head\n", "\n", "- one\n", "- two"]},
        {
            "id": "b",
            "cell_type": "code",
            "metadata": {},
            "source": 'words.say("axis")',
            "outputs": [],
            "execution_count": None,
        },
    ],
}
# Columns of names, titles and codes, which no language translates, and of the register's own Dutch.
DATA = re.compile(
    r".*_nl|.*_id|.*_sha256|title|office|publisher|author|url|aliases|members|code|codes|parent|coder|geo|citizen|nationalit.*"
    r"|expected_.*|bounds|statements_.*|studies_.*|unit|check|measure|against|compared_with|notebook|phase|actor|direction|certainty"
    r"|was|becomes|methodological|coherence|adequacy|relevance|confidence"
)


def found(extractor, content, **options):
    file = io.BytesIO(content.encode())
    file.name = "table.csv"
    return [entry[:3] for entry in extractor(file, extraction.KEYWORDS, (), options)]


def test_a_notebook_gives_its_prose_by_paragraph_and_the_calls_in_its_code():
    assert found(extraction.notebook, json.dumps(NOTEBOOK)) == [
        (1, None, "Head"),
        (1, None, "one"),
        (1, None, "two"),
        (2, "say", "axis"),
    ]


def test_a_page_gives_its_paragraphs_with_their_lines():
    assert found(extraction.page, "# Head\n\nText\nof two lines\n") == [
        (1, None, "Head"),
        (3, None, "Text of two lines"),
    ]


def test_a_register_gives_its_columns_of_prose_with_the_column_as_context():
    table = 'code,name_en,name_nl,use\nm,Motive,Beweegreden,"Only, below"\nn,Next,Volgend,\n'
    assert found(extraction.register, table, columns="name_en use") == [
        (2, "context", ("name", "Motive")),
        (2, "context", ("use", "Only, below")),
        (3, "context", ("name", "Next")),
    ]


def test_a_file_of_facts_gives_its_entries_of_prose():
    letter = 'day = 2023-12-22\ntitle_en = "Letter"\ntitle_nl = "Brief"\n'
    assert found(extraction.facts, letter, columns="title_en") == [(1, "context", ("title", "Letter"))]
    with pytest.raises(InputError, match=r"table.csv: 'title_en' is missing"):
        found(extraction.facts, "day = 2023-12-22\n", columns="title_en")


def test_a_comment_names_the_column_that_takes_precedence():
    (entry,) = extraction.register(io.BytesIO(b"name_en,name_nl\nMotive,Beweegreden\n"), (), (), {"columns": "name_en"})
    assert entry[3] == ["not used where the register has its own column: name_nl"]


def test_a_missing_column_of_a_register_is_named():
    with pytest.raises(InputError, match=r"table.csv: column 'use' is missing: correct the table or babel.cfg"):
        found(extraction.register, "code,usage\n", columns="use")


def test_every_call_in_the_code_is_in_the_template(texts):
    ids = {message.id if isinstance(message.id, str) else tuple(message.id) for message in texts}
    ids |= {(message.context, message.id) for message in texts if message.context}
    for path in (paths.ROOT / "src").rglob("*.py"):
        for literal in calls.literals(path.read_text(encoding="utf-8")):
            assert (literal[0] if len(literal) == 1 else literal) in ids, path


def test_the_template_has_code_templates_notebooks_registers_and_the_data_page(texts):
    places = {name for message in texts for name, _line in message.locations}
    for ending in ("labels.py", "index.md", "05-motives.ipynb", "README.md", "places.csv", "codebook.csv"):
        assert any(name.endswith(ending) for name in places), ending


def test_every_column_of_prose_is_in_the_template_or_named_as_data(texts):
    known = {(name, message.context) for message in texts for name, _line in message.locations}
    for path in paths.DATA.rglob("*.csv"):
        name = path.relative_to(paths.ROOT).as_posix()
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                prose = {column for column, cell in row.items() if len(re.findall(r"[^\W\d_]{2,}", cell)) > 2}
                missing = {c for c in prose if (name, c.removesuffix("_en")) not in known and not DATA.fullmatch(c)}
                assert not missing, f"{name}: name {missing} in babel.cfg"


def test_the_template_is_written_for_translators(tmp_path, texts):
    extraction.main(str(tmp_path / "amv.pot"))
    written = (tmp_path / "amv.pot").read_text(encoding="utf-8")
    assert written.count("\nmsgid ") == len(texts) + 1
    assert 'msgctxt "confidence"\nmsgid "moderate"' in written
    assert "python-format" not in written.replace("python-brace-format", "")
