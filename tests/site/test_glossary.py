"""The glossary explains the terms of the pages."""

import html
from dataclasses import replace

import pytest

from helpers import paths, schemas, words
from helpers.schemas.coding import CONFIDENCES
from helpers.schemas.letter import VERDICTS
from helpers.site import pages

TERMS = schemas.read(paths.DATA / "glossary.csv", schemas.GLOSSARY)


@pytest.mark.parametrize("name", [*VERDICTS, *CONFIDENCES])
def test_every_verdict_and_every_grade_of_confidence_has_an_entry(name):
    assert name in set(TERMS["term_en"])


def test_ids_are_unique():
    assert TERMS["term_id"].is_unique


@pytest.mark.parametrize("code", ["en", "nl"])
def test_the_page_shows_every_term_and_definition_in_its_language(code):
    page = html.unescape(pages.glossary(replace(words.load("en"), code=code)))
    for column in ("term", "definition"):
        assert [each for each in TERMS[f"{column}_{code}"] if each not in page] == []
