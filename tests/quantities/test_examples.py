"""The examples in the docstrings."""

import doctest
import importlib
import pkgutil

import pytest

from helpers import quantities

MODULES = [each.name for each in pkgutil.iter_modules(quantities.__path__, f"{quantities.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
