"""Examples in docstrings: those of every module run, and give what they say."""

import doctest
import importlib
import pkgutil

import pytest

import helpers

MODULES = ["helpers", *(found.name for found in pkgutil.walk_packages(helpers.__path__, "helpers."))]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_are_found_in_the_modules_that_have_some():
    assert doctest.testmod(importlib.import_module("helpers.offices.requests")).attempted > 0
