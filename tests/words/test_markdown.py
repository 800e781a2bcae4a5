"""Markdown comes apart into messages, and a translation keeps its structure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import paths
from helpers.words.markdown import messages, translated


def bracketed(message):
    return f"⟦{message}⟧"


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("## Q01, Q02 · The share", "## ⟦Q01, Q02 · The share⟧"),
        ("# A heading\nand a paragraph", "# ⟦A heading⟧\n⟦and a paragraph⟧"),
        ("one line\nand the next\n\nmore\n", "⟦one line and the next⟧\n\n⟦more⟧\n"),
        ("- first,\n  long\n- second\n", "- ⟦first, long⟧\n- ⟦second⟧\n"),
        ("1. first\n2. second\n   - inner", "1. ⟦first⟧\n2. ⟦second⟧\n   - ⟦inner⟧"),
        ("> quoted", "> ⟦quoted⟧"),
        ("text\n- item", "⟦text⟧\n- ⟦item⟧"),
        ("see [the page](../motives/index.html) and `code`", "⟦see [the page](../motives/index.html) and `code`⟧"),
        ("| a | `b` |\n|---|:-:|\n| c \\| d | 12 |", "| ⟦a⟧ | `b` |\n|---|:-:|\n| ⟦c \\| d⟧ | 12 |"),
        ("```python\nx = 1\n\n# text\n```\nafter", "```python\nx = 1\n\n# text\n```\n⟦after⟧"),
        ("~~~\nnever closed\n", "~~~\nnever closed\n"),
        ("<!-- a note\n\nfor authors -->\n\ntext", "<!-- a note\n\nfor authors -->\n\n⟦text⟧"),
        ("(a-label)=\n# Heading", "(a-label)=\n# ⟦Heading⟧"),
        ("text\n\n---\n\n`code`\n\n12 − 3", "⟦text⟧\n\n---\n\n`code`\n\n12 − 3"),
        ("**Asked:** what?", "⟦**Asked:** what?⟧"),
        ("", ""),
    ],
)
def test_every_piece_of_prose_is_translated_and_the_rest_is_kept(source, result):
    assert translated(source, bracketed) == result


def test_a_message_is_on_one_line_and_names_the_line_it_begins_on():
    assert list(messages("# Head\n\none\ntwo\n\n- item")) == [(1, "Head"), (3, "one two"), (6, "item")]


def test_prose_without_a_translation_keeps_its_line_breaks():
    page = (paths.DATA / "README.md").read_text(encoding="utf-8")
    assert translated(page, lambda message: message) == page


def test_a_translation_stays_on_one_line():
    assert translated("- one", lambda _message: "two\n- three") == "- two - three"


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("ab #-*>|`~\n1.)(=<!"), max_size=40))
def test_any_text_is_kept_whole_and_asks_for_its_messages_once(source):
    asked = []
    assert translated(source, lambda message: asked.append(message) or message) == source
    assert asked == [message for _line, message in messages(source)]
