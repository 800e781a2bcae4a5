"""The real notebooks, executed and rendered once; and pages by their names."""

import pytest
from bs4 import BeautifulSoup

from helpers.runs import runner
from helpers.site import render


@pytest.fixture(scope="session")
def executed(tmp_path_factory):
    """The folder of all notebooks, executed."""
    folder = tmp_path_factory.mktemp("executed")
    list(runner.run(runner.find(), {}, folder))
    return folder


@pytest.fixture(scope="session")
def site(executed, tmp_path_factory):
    """The folder of the pages."""
    return render.build(executed, tmp_path_factory.mktemp("built") / "site").parent


@pytest.fixture(scope="session")
def page(site):
    """A parsed page of the site: `page("figures/index.html")`."""
    return lambda name: BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")
