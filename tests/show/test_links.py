"""Links to rows and claims, in a notebook and on a page."""

import json
import re

import pytest

from helpers import claims, paths
from helpers.show import links

from .sentences.made import ENGLISH

FIGURE = "f4f1aa9f0"  # IND, the whole of 2017
SOURCE = "https://ind.nl/en/news/Pages/Asylum-influx-in-2017-equal-to-2016.aspx"
READS = "UAM, first applications (IND), Netherlands, 2017: 1,181 (IND, 2018-01)"
HOSTILE = '"><script>'


def of(name, markup):
    return re.findall(rf'{name}="([^"]*)"', markup)


def test_a_figure_leads_to_where_it_was_read_and_its_title_says_what_it_reads():
    markup = links.rows([FIGURE], ENGLISH)
    assert of("href", markup) == [SOURCE]
    assert of("title", markup) == [READS]
    assert markup.endswith(f">{FIGURE}</a>")


def test_a_figure_of_one_nationality_names_it():
    cited = links._cited()
    key = next(name for name, row in cited.items() if row["citizen"] == "SY" and row["geo"] == "NL")
    assert ", Netherlands, Syria, " in of("title", links.rows([key], ENGLISH))[0]


@pytest.mark.parametrize(
    ("key", "begins"),
    [
        ("M03", "For this the institute made a quick scan"),
        ("F01", "Many minors, Syrians excepted"),
        ("S01", "Knowledge note"),
    ],
)
def test_a_statement_finding_or_study_leads_nowhere_and_says_what_it_is(key, begins):
    markup = links.rows([key], ENGLISH)
    assert of("href", markup) == []
    assert of("title", markup)[0].startswith(begins)


@pytest.mark.parametrize("key", ["unheard-of", "table@2024-01-01:cell", "M9999"])
def test_an_unknown_id_is_shown_without_an_address_or_a_title(key):
    assert links.rows([key], ENGLISH) == f'<a class="amv-row" data-row="{key}">{key}</a>'


def test_every_id_is_linked_once_and_many_are_folded_away():
    assert links.rows(["a", "b", "a", "c"], ENGLISH).count("<a ") == 3
    assert "<details" not in links.rows(["a", "b", "c"], ENGLISH)
    assert "<summary>4 rows</summary>" in links.rows("abcd", ENGLISH)


def test_nothing_has_no_links():
    assert links.rows([], ENGLISH) == ""


def test_an_id_is_escaped_in_a_notebook_and_on_a_page():
    markup = links.rows([HOSTILE, f"{HOSTILE}:cell"], ENGLISH)
    assert "<script" not in markup
    assert "<script" not in links.for_pages(links.rows([f"{HOSTILE}:cell"], ENGLISH))
    assert "&lt;script&gt;" in markup


def test_what_a_figure_reads_is_escaped(monkeypatch):
    row = {**links._cited()[FIGURE], "publisher": HOSTILE, "url": f"https://office.example/{HOSTILE}"}
    monkeypatch.setattr(links, "_cited", lambda: {FIGURE: row})
    markup = links.rows([FIGURE], ENGLISH)
    assert "<script" not in markup
    assert of("href", markup) == ["https://office.example/&quot;&gt;&lt;script&gt;"]


@pytest.mark.parametrize(
    ("key", "address"),
    [
        (FIGURE, f"../figures/uam_first_applications.html#{FIGURE}"),
        ("nl-table@2024-01-01:NL.2017", "../vintages.html#nl-table@2024-01-01"),
        ("M03", "../motives/statements.html#m03"),
        ("F01", "../motives/findings.html#f01"),
        ("S01", "../motives/studies.html#s01"),
    ],
)
def test_on_a_page_a_row_leads_to_its_own_table(key, address):
    paged = links.for_pages(links.rows([key], ENGLISH))
    assert paged == f'<a class="amv-row" href="{address}">{key}</a>'
    assert links.page_of(key) == address


def test_a_claim_leads_to_its_section_in_the_notebook_and_on_its_page():
    markup = links.claim(claims.register()["Q02"])
    cell = re.fullmatch(r'<a class="amv-claim" href="01-inflow\.ipynb#cell-id=(\w+)">Q02</a>', markup)[1]
    cells = json.loads((paths.NOTEBOOKS / "01-inflow.ipynb").read_text(encoding="utf-8"))["cells"]
    (section,) = [each for each in cells if each["id"] == cell]
    assert "".join(section["source"]).startswith("## Q01, Q02")
    assert links.for_pages(markup) == '<a class="amv-claim" href="01-inflow.html#q02">Q02</a>'


def test_other_markup_is_on_a_page_as_in_a_notebook():
    other = '<p>1 < 2 in <a href="README.ipynb#x">notes</a> and <a href="01-inflow.ipynb">more</a></p>'
    assert links.for_pages(other) == other
