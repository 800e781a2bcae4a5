"""The synthetic letter, to be changed."""

import shutil

import pytest

from .made import SYNTHETIC


@pytest.fixture
def folder(tmp_path):
    """A copy of the synthetic letter that a test may change."""
    return shutil.copytree(SYNTHETIC, tmp_path / "second")
