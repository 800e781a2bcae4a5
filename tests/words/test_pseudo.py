"""In the pseudo language every word that a reader sees comes from the catalogue."""

import math

import nbformat
import pandas as pd
import pseudo
import pytest
from babel.messages.catalog import Catalog

from helpers import paths
from helpers.coding import codebook
from helpers.quantities.interval import Interval
from helpers.runs.translation import translated
from helpers.words import catalogue, markdown
from helpers.words.language import languages, load


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>⟦Rows⟧: 3 f4f1aa9f0 Q01 NL 2023</p>", []),
        ("<p>⟦<strong>Asked:</strong> what ⟦Syria⟧ <code>told</code> us⟧</p>", []),
        ("<p>⟦Rows⟧ of <a href='x.html'>Syria</a></p>", ["of Syria"]),
        ("<td>⟦Source⟧: Office of Numbers</td>", []),
        ("<td>⟦Source⟧: Bureau</td>", [": Bureau"]),
        ("<p>⟦cut off</p><p>Mar</p>", ["⟦cut off", "Mar"]),
        ("<img alt='highest 3' src='a.png'><img alt='⟦highest⟧ 3'>", ["highest 3"]),
        ("<script>let x</script><pre>print</pre><blockquote lang='nl'>de brief</blockquote>", []),
        ("<a href='https://office.example/rows'>https://office.example/rows</a>", []),
        ("⟦plain⟧ and not", ["and not"]),
    ],
)
def test_words_outside_the_brackets_are_found(markup, words):
    assert pseudo.escapes(markup, ["Office", "Office of Numbers"]) == words


def test_the_language_is_there_only_where_its_folder_is_named(bracketed, monkeypatch):
    assert pseudo.CODE in languages()
    monkeypatch.delenv("AMV_LOCALE")
    assert pseudo.CODE not in languages()


def test_a_complete_catalogue_has_no_fault(texts):
    assert catalogue.faults(pseudo.translated(texts)) == []


@pytest.mark.parametrize(
    "write",
    [
        lambda words: words.number(None),
        lambda words: words.percent(8.0, 1),
        lambda words: words.with_unit("3", "persons"),
        lambda words: words.ends(Interval(7.5, 8.0, 8.5), 1),
        lambda words: words.ends(Interval(-math.inf, math.nan, math.inf)),
        lambda words: words.day(pd.Timestamp("2023-12-22")),
        lambda words: words.month(pd.Timestamp("2023-12-22")),
        lambda words: words.period(pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")),
        lambda words: words.period(pd.Timestamp("2022-12-01"), pd.Timestamp("2023-11-30")),
        lambda words: words.as_of(None, pd.Timestamp("2023-12-22")),
        lambda words: words.listed(["1", "2", "3"]),
        lambda words: words.listed([]),
        lambda words: words.place("EU28 less UK"),
        lambda words: words.in_sentence("NL"),
        lambda words: words.adjective("SY"),
        lambda words: words.persons("SY"),
        lambda words: words.group("all"),
        lambda words: words.measure("asylum_applicants"),
        lambda words: words.code_name("family-sent"),
        lambda words: words.own(codebook.load().loc["family-sent"], "definition"),
        lambda words: words.verdict("not contradicted"),
        lambda words: words.unit("persons"),
        lambda words: words.term("flow"),
        lambda words: words.attribute("concern", "minor"),
    ],
)
def test_every_method_gives_what_the_catalogue_has(bracketed, write):
    text = write(bracketed)
    assert pseudo.OPEN in text
    assert pseudo.escapes(text) == []
    assert text.replace(pseudo.OPEN, "").replace(pseudo.CLOSE, "") == write(load("en"))


def test_both_forms_of_a_plural_are_bracketed(tmp_path, monkeypatch):
    texts = Catalog()
    texts.add(("{count} row", "{count} rows"))
    pseudo.install(texts, tmp_path)
    monkeypatch.setenv("AMV_LOCALE", str(tmp_path))
    words = load(pseudo.CODE)
    assert [words.plural("{count} row", "{count} rows", count) for count in (1, 2)] == ["⟦1 row⟧", "⟦2 rows⟧"]


@pytest.mark.parametrize("path", sorted(paths.NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_paragraph_of_a_notebook_is_translated(bracketed, path):
    source = nbformat.read(path, as_version=4)
    copy = translated(source, bracketed)
    prose = [cell.source for cell in copy.cells if cell.cell_type == "markdown"]
    asked = [message for text in prose for _line, message in markdown.messages(text)]
    assert asked
    assert [message for message in asked if pseudo.escapes(message)] == []


def test_the_data_page_is_translated(bracketed):
    page = (paths.DATA / "README.md").read_text(encoding="utf-8")
    asked = [message for _line, message in markdown.messages(markdown.translated(page, bracketed.translation))]
    assert len(asked) > 100
    assert [message for message in asked if pseudo.escapes(message)] == []
