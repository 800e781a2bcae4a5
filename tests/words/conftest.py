"""The template of all messages, and the pseudo language made from it."""

import pseudo
import pytest

from helpers.words.extraction import template
from helpers.words.language import load
from helpers.words.messages import VARIABLE


@pytest.fixture(scope="session")
def texts():
    """Every message of the project."""
    return template()


@pytest.fixture(scope="session")
def catalogues(texts, tmp_path_factory):
    """A folder with the catalogue of the pseudo language, for `AMV_LOCALE`."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo.install(texts, folder)
    return folder


@pytest.fixture
def bracketed(catalogues, monkeypatch):
    """The pseudo language."""
    monkeypatch.setenv(VARIABLE, str(catalogues))
    return load(pseudo.CODE)
