"""The pages as a reader finds them."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from helpers import claims, observations, paths
from helpers.coding import codebook, codings, studies, synthesis
from helpers.errors import InputError, RunError
from helpers.letter import statements
from helpers.show import tables
from helpers.site import links, render

NAMES = sorted(path.stem for path in paths.NOTEBOOKS.glob("*.ipynb"))


def page(site, name):
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def test_every_chart_that_a_notebook_calls_shows_a_picture_or_says_why_not(executed):
    for name in NAMES:
        cells = json.loads((executed / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
        called = [cell for cell in cells if cell["cell_type"] == "code" and "charts." in "".join(cell["source"])]
        shown = [[o for o in cell["outputs"] if "image/png" in o.get("data", {})] for cell in called]
        silent = [cell for cell, images in zip(called, shown, strict=True) if not images]
        assert any(shown), name
        assert all("amv-said" in "".join(cell["outputs"][0]["data"]["text/html"]) for cell in silent)
        assert all(len(image["metadata"]["image/png"]["alt"]) > 40 for images in shown for image in images)


def test_pictures_have_the_alternative_text_made_from_their_data(site):
    for name in NAMES:
        pictures = page(site, f"notebooks/{name}.html").select("img")
        assert pictures
        assert all(len(picture["alt"]) > 40 and ".png" not in picture["alt"] for picture in pictures)


def test_the_home_page_shows_every_claim_with_stated_computed_and_verdict(site):
    home = page(site, "index.html")
    for then, now in tables.pairs():
        row = home.select_one(f"table.ledger tr#{now.claim_id.lower()}")
        told = " ".join(row.text.split())
        assert tables.stated(now) in told or tables.stated(now) == "no number"
        assert then.verdict in told
        assert now.verdict in told
        assert tables.computed(now) in told
        address, _, anchor = row.th.a["href"].partition("#")
        assert page(site, address).find(id=anchor) is not None


def test_every_row_and_every_publication_has_an_address(site):
    for measure, rows in observations.figures().groupby("measure"):
        ids = set(re.findall(r'<tr id="(\w+)"', (site / f"figures/{measure}.html").read_text(encoding="utf-8")))
        assert ids == set(rows["figure_id"]), measure
    sources = (site / "sources.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<tr id="([\w-]+)"', sources)) == set(observations.sources().index)


def test_a_reader_gets_from_a_number_to_its_row_and_on_to_the_publication(site):
    row = page(site, "notebooks/01-inflow.html").select_one("a.amv-row")
    address, _, anchor = row["href"].partition("#")
    figure = page(site, f"notebooks/{address}").find(id=anchor)
    source = figure.select_one('a[href^="../sources.html#"]')["href"].partition("#")[2]
    assert page(site, "sources.html").find(id=source).select_one('a[href^="http"]')


def test_rejected_rows_are_shown_with_their_reason(site):
    assert "misprint" in page(site, "figures/uam_asylum_applicants.html").find(id="f8e057c66").text


def test_a_rounding_of_a_tenth_is_shown_as_a_tenth(site):
    cells = page(site, "figures/positive_first_instance_rate.html").find(id="f1d71e25e").find_all("td", "number")
    assert [cell.text for cell in cells] == ["38.5 %", "0.1"]


def test_no_link_is_broken_and_no_page_asks_another_host(site):
    assert links.faults(site) == []


def test_code_is_folded(site):
    for name in NAMES:
        blocks = page(site, f"notebooks/{name}.html").select(
            "div.cell_input, div.highlight-python, div.highlight-ipython3"
        )
        assert blocks
        assert all(block.find_parent("details") for block in blocks)


def test_every_page_says_commit_day_and_newest_figure(site):
    for path in [*site.glob("*.html"), *site.glob("notebooks/*.html")]:
        if path.name in ("search.html", "genindex.html"):
            continue
        footer = page(site, path.relative_to(site)).select_one("p.provenance")
        assert all(word in footer.text for word in ("commit", "figures as of", "newest figure")), path


def test_a_broken_page_never_replaces_the_old_site(executed, tmp_path, monkeypatch):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("the old one")
    monkeypatch.setattr(links, "faults", lambda site: ["index.html: x leads to no file"])
    with pytest.raises(RunError, match=r"the old ones stay: index.html: x leads to no file"):
        render.build(executed, target)
    assert (target / "index.html").read_text() == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_executed_notebooks_the_way_out_is_named(tmp_path):
    with pytest.raises(InputError, match="run `python -m helpers run` first"):
        render.build(tmp_path, tmp_path / "site")


def test_every_claim_has_its_reason_under_the_ledger(site):
    home = page(site, "index.html")
    assert len(home.select("details.claim")) == len(claims.register())


PLACES = {"M": "statements", "F": "findings", "S": "studies"}


def test_every_statement_finding_study_and_code_has_its_place(site):
    ids = {
        "statements": [key.lower() for key in statements.passages().index],
        "findings": [key.lower() for key in synthesis.findings().index],
        "studies": [key.lower() for key in studies.load().index],
        "codes": list(codebook.load().index),
    }
    for name, expected in ids.items():
        found = [article["id"] for article in page(site, f"motives/{name}.html").select("article[id]")]
        assert sorted(found) == sorted(expected), name


def test_a_finding_links_to_its_evidence_and_the_evidence_links_back(site):
    pages = {name: page(site, f"motives/{name}.html") for name in PLACES.values()}
    for finding, row in synthesis.findings().iterrows():
        place = pages["findings"].find(id=finding.lower())
        for key in (each for name in synthesis.EVIDENCE for each in row[name]):
            name = PLACES[key[0]]
            assert place.select_one(f'a[href="{name}.html#{key.lower()}"]'), (finding, key)
            assert pages[name].find(id=key.lower()).select_one(f'a[href="findings.html#{finding.lower()}"]')


def test_a_reader_who_doubts_a_code_finds_who_gave_it_why_and_who_differed(site):
    listed = page(site, "motives/statements.html")
    for row in codings.load().itertuples():
        told = listed.find(id=row.statement_id.lower()).text
        assert row.memo in told
        assert row.coder in told
    differences = page(site, "motives/agreement.html").text
    for (statement, _code), reason in codings.resolutions().items():
        assert reason in differences
        assert reason in listed.find(id=statement.lower()).text


def test_what_a_coder_gave_otherwise_than_agreed_is_marked(site):
    marked = [row for row in page(site, "motives/agreement.html").select("table.codings tbody tr") if row.mark]
    assert len(marked) > len(codings.contested()) / 2
    for row in marked:
        *_given, agreed, _why = row.select("td.note")
        assert not agreed.mark
        words = "; ".join(agreed.find_all(string=True, recursive=False)).strip().split("; ")
        assert not {mark.text for mark in row.select("mark")} & set(words)


def test_the_pages_say_how_every_coding_was_made(site):
    told = page(site, "motives/agreement.html").text
    assert all(made in told for made in codings.made()["made_en"])


def test_without_the_letter_no_passage_is_shown_and_with_it_every_one(site, letter, executed, tmp_path):
    assert not page(site, "motives/statements.html").select("article blockquote")
    (tmp_path / "letter.txt").write_text(letter, encoding="utf-8")
    home = render.build(executed, tmp_path / "site", tmp_path / "letter.txt")
    shown = page(home.parent, "motives/statements.html").select("article blockquote")
    assert len(shown) == len(statements.passages())
