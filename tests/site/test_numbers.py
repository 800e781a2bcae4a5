"""The number that a section shows is the one that its verdict is based on."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from helpers import claims, words
from helpers.show import findings

ENGLISH = words.load("en")
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")
AVERAGES = {"others": "all other nationalities", "all": "the named ones in the average", "union": "of the Union in"}
# Claims whose computed value is itself drawn or given in their section; the others have their parts there.
SHOWN = ["Q01", "Q03", "Q04", "Q05", "Q14"]


def sections(path):
    """The text of the outputs below each heading that names a claim, verdict tables left out, by claim."""
    found, current = {}, []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^## (.+)$", "".join(cell["source"]), re.M)
            current = re.findall(r"Q\d\d", headings[-1]) if headings else current
        elif "tables.checked" not in "".join(cell["source"]) and "tables.found" not in "".join(cell["source"]):
            for claim in current:
                found.setdefault(claim, []).extend(map(shown, cell["outputs"]))
    return {claim: " ".join(texts) for claim, texts in found.items()}


def shown(output):
    """The readable part of an output: the text of its HTML, or the alternative text of its picture."""
    alts = [each.get("alt", "") for each in output.get("metadata", {}).values()]
    return " ".join([*alts, BeautifulSoup("".join(output["data"].get("text/html", "")), "html.parser").get_text(" ")])


@pytest.fixture(scope="session")
def texts(executed):
    """The text of every claim's section."""
    return {claim: text for path in sorted(executed.glob("*.ipynb")) for claim, text in sections(path).items()}


@pytest.mark.parametrize("claim", SHOWN)
def test_the_section_of_a_claim_shows_the_value_of_its_verdict(texts, claim):
    value = claims.check(claim).computed.value
    numbers = {number.replace(",", "") for number in NUMBER.findall(texts[claim])}
    digits = 1 if findings.computed(claims.check(claim), ENGLISH).count(".") else 0
    assert f"{value:.{digits}f}" in numbers or f"{value:.2f}" in numbers


@pytest.mark.parametrize("claim", ["Q13", "Q17"])
def test_the_section_of_a_claim_about_several_things_shows_each_of_them(texts, claim):
    for key in claims.check(claim).parts:
        names = key if isinstance(key, tuple) else (key,)
        written = [AVERAGES.get(str(name), ENGLISH.place(str(name))) for name in names]
        assert [name for name in written if name not in texts[claim]] == []


def test_the_break_is_the_same_in_chart_sentence_and_verdict(texts):
    finding = claims.check("Q05")
    (fact,) = [each for each in finding.reason if each.kind == "break"]
    for number in (fact.values["before"], fact.values["after"]):
        assert ENGLISH.number(number) in texts["Q05"]
    assert ENGLISH.number(finding.computed.value, 1) in texts["Q05"]
    assert ENGLISH.ends(finding.computed, 1) in texts["Q05"]
