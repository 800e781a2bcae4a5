"""The rendered pages."""

import json
import re

import pytest

from helpers import letter, observations, paths
from helpers.offices.store import Store
from helpers.site import links, pages
from helpers.site.figures import amount, decimals
from helpers.words import load

ENGLISH = load("en")
DRAWN = re.compile(r"page\.(lines|bars|dots|panels|heatmap|ledger|rates|support|matrix|together|agreement)\(")
NAMES = sorted(path.stem for path in paths.NOTEBOOKS.glob("*.ipynb"))


def test_every_chart_that_a_notebook_calls_shows_a_picture_or_the_reason_why_not(executed):
    for name in NAMES:
        cells = json.loads((executed / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
        called = [cell for cell in cells if cell["cell_type"] == "code" and DRAWN.search("".join(cell["source"]))]
        shown = [[o for o in cell["outputs"] if "image/png" in o.get("data", {})] for cell in called]
        silent = [cell for cell, images in zip(called, shown, strict=True) if not images]
        assert any(shown), name
        assert all("amv-said" in "".join(cell["outputs"][0]["data"]["text/html"]) for cell in silent)
        assert all(len(image["metadata"]["image/png"]["alt"]) > 40 for images in shown for image in images)


def test_pictures_have_the_alternative_text_made_from_their_data(page):
    for name in NAMES:
        pictures = page(f"notebooks/{name}.html").select("img")
        assert pictures
        assert all(len(picture["alt"]) > 40 and ".png" not in picture["alt"] for picture in pictures)


def test_every_row_and_every_publication_has_an_anchor(site):
    for measure, rows in observations.figures().groupby("measure"):
        ids = set(re.findall(r'<tr id="(\w+)"', (site / f"figures/{measure}.html").read_text(encoding="utf-8")))
        assert ids == set(rows["figure_id"]), measure
    sources = (site / "sources.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<tr id="([\w-]+)"', sources)) == set(observations.sources().index)


def test_a_number_links_to_its_row_and_the_row_to_its_publication(page):
    row = page("notebooks/01-inflow.html").select_one("a.amv-row")
    address, _, anchor = row["href"].partition("#")
    figure = page(f"notebooks/{address}").find(id=anchor)
    source = figure.select_one('a[href^="../sources.html#"]')["href"].partition("#")[2]
    assert page("sources.html").find(id=source).select_one('a[href^="http"]')


def test_rejected_rows_are_shown_with_their_reason(page):
    assert "misprint" in page("figures/uam_asylum_applicants.html").find(id="f8e057c66").text


def test_a_rounding_of_a_tenth_is_shown_as_a_tenth(page):
    cells = page("figures/positive_first_instance_rate.html").find(id="f1d71e25e").find_all("td", "number")
    assert [cell.text for cell in cells] == ["38.5 %", "0.1"]


def test_a_count_has_separators_and_no_unit():
    assert amount(14716, 1, "persons", ENGLISH) == "14,716"


@pytest.mark.parametrize(("step", "digits"), [(100, 0), (1, 0), (0.5, 1), (0.05, 2)])
def test_a_value_has_as_many_digits_as_its_rounding_step(step, digits):
    assert decimals(step) == digits


def test_a_measure_says_its_concept_and_its_office(page):
    facts = {row.dt.text: row.dd.text for row in page("figures/uam_first_applications.html").select("dl.facts > div")}
    assert (facts["Concept"], facts["Office"]) == ("first applications", "IND")
    row = page("figures/index.html").select_one('a[href="uam_first_applications.html"]').find_parent("tr")
    assert [cell.text for cell in row.select("td")][:2] == ["first applications", "IND"]


def test_a_copy_of_an_offices_figures_names_the_office_and_where_it_was_read(page):
    register = observations.publications()
    copied = register[(register["office"] != register["publisher"]) & (register["release"] != register["published"])]
    listed = page("sources.html")
    for source_id, row in copied.head(5).iterrows():
        shown = listed.find(id=source_id).text
        assert f"{row['office']} (read in {row['publisher']})" in shown
        assert f"release of {row['release']}" in shown


def test_an_office_that_publishes_its_own_figures_is_named_once(page):
    register = observations.publications()
    source_id = register.index[(register["office"] == "CBS") & (register["publisher"] == "CBS")][0]
    assert page("sources.html").find(id=source_id).select_one("strong").text == "CBS"


def test_every_code_of_a_place_has_a_name(page):
    rows = page("figures/places.html").select("tbody tr")
    names = {row.th.text: row.td.text for row in rows}
    assert set(names) == set(observations.places().index)
    assert names["EL"] == "Greece"


def test_without_vintages_the_page_says_how_to_get_them():
    assert not Store().all()
    assert "<code>amv fetch</code>" in pages.vintage_list(ENGLISH)


def test_no_link_is_broken_and_no_page_loads_from_another_host(site):
    assert links.faults(site) == []


def test_code_is_folded(page):
    for name in NAMES:
        blocks = page(f"notebooks/{name}.html").select("div.cell_input, div.highlight-python, div.highlight-ipython3")
        assert blocks
        assert all(block.find_parent("details") for block in blocks)


def test_every_page_says_commit_day_and_newest_figure(site, page):
    for path in [*site.glob("*.html"), *site.glob("notebooks/*.html")]:
        if path.name in ("search.html", "genindex.html"):
            continue
        footer = page(path.relative_to(site)).select_one("p.provenance")
        assert all(word in footer.text for word in ("commit", "figures as of", "newest figure")), path


def test_the_page_of_a_notebook_says_the_parameters_it_was_run_with(page):
    footer = page("notebooks/01-inflow.html").select_one("p.provenance").text
    assert "geo=NL" in footer
    assert "year=2023" in footer


def test_the_home_page_is_about_the_letter_of_its_document(page):
    facts, lead = letter.load(), page("index.html").select_one("p.lead").text
    assert facts.title_en in lead
    assert ENGLISH.day(facts.day) in lead
