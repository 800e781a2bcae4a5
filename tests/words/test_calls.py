"""A message is a literal, with the fields that it is given."""

import json

import calls
import pytest

from helpers import paths

SOURCE = paths.ROOT / "src" / "helpers"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("words.say(title)", "the message is not a literal"),
        ('words.say(f"In {year}")', "the message is not a literal"),
        ('words.plural("{count} row", many, 2)', "the message is not a literal"),
        ('words.context(column, "both")', "the message is not a literal"),
        ("""print(f"{words.say('Rows')}: 3")""", "is called inside an f-string"),
        ('words.say("{share} % of {whole}", share=a, whole=b)', "the message has a percent sign"),
        ('words.say("In {year}", jear=y)', "field {year} is not given"),
        ('words.say("In {year}")', "field {year} is not given"),
        ('words.say("In that year", year=y)', "field {year} is not in the message"),
        ('words.plural("{count} row of {what}", "{count} rows of {what}", 2)', "field {what} is not given"),
    ],
)
def test_a_call_that_breaks_a_rule_is_found(code, fault):
    assert [line for line in calls.faults(code, "module.py") if line.startswith("module.py:1: ") and fault in line]


@pytest.mark.parametrize(
    "code",
    [
        'words.say("In {year}", year=y)',
        'words.say("In " "{year}", **fields)',
        'words.plural("{count} row", "{count} rows", 2)',
        'words.context("direction", "both")',
        'words.say("{number} %", number=n)',
        "say.share(shares, year)",
    ],
)
def test_a_call_by_the_rules_passes(code):
    assert calls.faults(code, "module.py") == []


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ say(title) }}", "the message is not a literal"),
        ("{{ say('Rows of ' ~ claim) }}", "the message is not a literal"),
        ("{{ words.say('Rows') }}", "is called as an attribute"),
        ("{% if x %}{{ say('Rows of {claim}') }}{% endif %}", "field {claim} is not given"),
    ],
)
def test_a_call_in_a_template_that_breaks_a_rule_is_found(template, fault):
    assert [line for line in calls.template_faults(template, "page.md") if fault in line]


def test_a_call_in_a_template_by_the_rules_passes():
    template = (
        "{{ say('Rows of {claim}', claim=id) }} {{ plural('{count} row', '{count} rows', 2) }} {{ say('Of', **x) }}"
    )
    assert calls.template_faults(template, "page.md") == []


@pytest.mark.parametrize("room", sorted(path.name for path in SOURCE.iterdir() if path.is_dir()))
def test_every_module_makes_messages_by_the_rules(room):
    for path in (SOURCE / room).rglob("*.py"):
        assert calls.faults(path.read_text(encoding="utf-8"), path.name) == []


def test_every_template_makes_messages_by_the_rules():
    files = [path for folder in ("templates", "theme") for path in (SOURCE / "site" / folder).rglob("*.*")]
    assert files
    for path in files:
        assert calls.template_faults(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.parametrize("path", sorted(paths.NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_notebook_makes_messages_by_the_rules(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert calls.faults("".join(cell["source"]), f"{path.stem}, {cell['id']}") == []
