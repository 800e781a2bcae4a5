"""The whole project in the pseudo language: notebooks executed, pages rendered, no word from elsewhere."""

import nbformat
import pseudo
import pytest
from bs4 import BeautifulSoup

from helpers import observations
from helpers.coding import codings, studies
from helpers.runs import runner
from helpers.site import render
from helpers.words.messages import VARIABLE

# What a page has of its own. The rest is the theme's, which takes its texts from a catalogue of Sphinx.
OWN = "title, article, .bd-header a.nav-link, .provenance"
THEME = ".headerlink"
SHOWN = ("text/html", "text/markdown", "text/plain")


@pytest.fixture(scope="module")
def executed(catalogues, tmp_path_factory):
    """The folder of all notebooks, executed in the pseudo language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(catalogues))
        folder = tmp_path_factory.mktemp("executed")
        list(runner.run(runner.find(), {"lang": pseudo.CODE}, folder))
        yield folder


@pytest.fixture(scope="module")
def site(executed, tmp_path_factory):
    """The folder of the pages in the pseudo language."""
    return render.build(executed, tmp_path_factory.mktemp("pseudo") / "site").parent


@pytest.fixture(scope="module")
def names():
    """Names and titles, which stay as they are in every language."""
    sources, register = observations.sources(), studies.load()
    offices = {*observations.figures()["office"].dropna(), *observations.measures()["office"].dropna()}
    own = {*sources["publisher"], *sources["title"], *register["author"], *register["title"]}
    return offices | own | {*codings.coders()}


def report(found):
    """The stretches that escaped, page by page."""
    return "\n".join(f"{page}: {len(parts)}: {'; '.join(sorted(set(parts)))}" for page, parts in found.items() if parts)


def test_no_page_has_a_word_from_outside_the_catalogue(site, names):
    found = {}
    for path in sorted(set(site.rglob("*.html")) - {site / "search.html"}):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for element in page.select(THEME):
            element.extract()
        own = "".join(map(str, page.select(OWN)))
        found[path.relative_to(site).as_posix()] = pseudo.escapes(own, names)
    assert len(found) > 50
    assert not report(found), report(found)


def test_no_output_of_a_notebook_has_a_word_from_outside_the_catalogue(executed, names):
    found = {}
    for path in sorted(executed.glob("*.ipynb")):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        outputs = [output for cell in cells for output in cell.outputs if "data" in output]
        texts = [output.data[kind] for output in outputs for kind in SHOWN if kind in output.data]
        texts += [each["alt"] for output in outputs for each in output.metadata.values() if "alt" in each]
        found[path.stem] = [part for text in texts for part in pseudo.escapes(text, names)]
    assert len(found) == len(runner.find())
    assert not report(found), report(found)
