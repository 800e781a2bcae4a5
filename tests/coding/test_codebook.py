"""The codebook is a tree, and every code is defined."""

import pytest

from helpers import paths, schemas
from helpers.coding import codebook
from helpers.errors import InputError

TABLE = schemas.text(paths.LETTER / codebook.FILE, schemas.CODEBOOK)
CODES = codebook.load()
# What the tree must be able to tell apart.
SEPARATE = {
    "origin": "origin",
    "transit": "transit",
    "family": "family",
    "networks": "networks",
    "information": "information",
    "information-unreliable": "information",
    "smugglers-decisive": "smugglers",
    "smugglers-means": "smugglers",
    "journey-borders": "journey",
    "journey-companions": "journey",
    "chance": "chance",
    "onward": "onward",
    "image": "image",
    "prospects-study-work": "prospects-study-work",
    "procedures": "procedures",
    "legal-position": "legal-position",
}


@pytest.mark.parametrize(("code", "theme"), SEPARATE.items())
def test_a_code_belongs_to_its_motive(code, theme):
    assert CODES.at[code, "theme"] == theme


@pytest.mark.parametrize("code", codebook.leaves())
def test_a_code_that_can_be_given_has_definition_use_limits_and_example(code):
    row = CODES.loc[code]
    assert row[["definition", "use", "not_use", "example"]].str.len().min() > 5
    assert row["name_en"] != row["name_nl"] or code == "plan"


def test_a_cycle_of_codes_is_rejected_and_named():
    table = TABLE.copy()
    table.loc[table["code"] == "motive", "parent"] = "origin"
    with pytest.raises(
        InputError, match=r"codebook.csv, row \d+, column parent: (motive below origin|origin below motive)"
    ):
        codebook.tree(table, "codebook.csv")


def test_a_parent_that_is_not_a_code_is_rejected_with_the_nearest():
    table = TABLE.copy()
    table.loc[1, "parent"] = "motves"
    with pytest.raises(
        InputError, match=r"codebook.csv, row 3, column parent: unknown parent 'motves': nearest is motive"
    ):
        codebook.tree(table, "codebook.csv")
