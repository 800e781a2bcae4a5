"""The source of each agreed coding, against the words of the sentence that it codes."""

import re

import pandas as pd
import pytest

from helpers import paths
from helpers.coding import codings
from helpers.letter import passages, statements

LETTER = paths.ROOT.parent / "shared" / "letter"
EXPERTS, RESEARCHERS = re.compile("expert", re.IGNORECASE), re.compile("onderzoekers", re.IGNORECASE)


@pytest.fixture(scope="module")
def sources():
    """The sources of the agreed codings of each statement."""
    return codings.agreed().groupby("statement_id")["certainty"].agg(lambda column: set(map(str, column)))


@pytest.fixture(scope="module")
def sentences():
    """The letter's own sentence by statement: several statements can be parts of one."""
    texts = sorted(LETTER.glob("*.txt"))
    if not texts:
        pytest.skip("the letter's text is not part of the project")
    register = statements.load()
    parts = pd.Series(passages.passages(texts[0])).reindex(register.index)
    return parts.groupby([register[name] for name in ("section", "paragraph", "sentence")]).transform(" ".join)


def test_every_statement_has_one_source(sources):
    assert sources.map(len).eq(1).all()


def test_experts_are_the_source_only_where_the_sentence_names_them(sources, sentences):
    named = {key for key in sources.index if sources[key] & {"experts agree", "some experts"}}
    assert {key for key in named if not EXPERTS.search(sentences[key])} == set()
    assert len(named) == 11


def test_researchers_are_the_source_where_the_sentence_names_them(sources, sentences):
    named = {key for key in sources.index if "researchers" in sources[key]}
    assert named == {"M07", "M59"}
    assert all(RESEARCHERS.search(sentences[key]) for key in named)


def test_the_note_is_the_source_of_every_other_statement_that_reports_it(sources):
    study = statements.load()["study"]
    reported = set(study.index[study == "S01"])
    others = {key for key in reported if not sources[key] & {"experts agree", "some experts", "researchers"}}
    assert all(sources[key] == {"the note"} for key in others)
    assert {key for key in sources.index if "ministry" in sources[key]}.isdisjoint(reported)
    assert {key for key in sources.index if sources[key] == {"earlier study"}} == {"M57", "M58"}
