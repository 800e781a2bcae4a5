"""The real notebooks, executed and rendered once."""

import pytest

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
