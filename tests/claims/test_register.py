"""The register of claims, row by row."""

import csv
import hashlib
import json
import math

import numpy as np
import pandas as pd
import pytest

from helpers import claims, observations, paths
from helpers.claims.checks import CHECKS
from helpers.claims.register import stated, thresholds
from helpers.claims.specification import Specification
from helpers.errors import InputError
from helpers.quantities import Interval

FILE = paths.LETTER / "claims.csv"
CLAIMS = list(claims.register().values())
COLUMNS = list(CLAIMS[0].row.index)


def each(column):
    return [pytest.param(claim, id=claim.claim_id) for claim in column]


def written():
    with FILE.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


# Every row


def test_the_claims_are_those_of_the_file_in_its_order():
    assert [claim.claim_id for claim in CLAIMS] == [row["claim_id"] for row in written()]
    assert list(claims.register()) == [claim.claim_id for claim in CLAIMS]


@pytest.mark.parametrize("claim", each(CLAIMS))
def test_a_claim_names_codes_that_exist_and_a_section_that_carries_its_id(claim):
    known = observations.load().table
    for column in ("measure", "geo", "citizen"):
        values = getattr(claim.specification, column).split()
        assert set(values) <= set(known[column].cat.categories), column
    notebook = json.loads((paths.NOTEBOOKS / f"{claim.notebook}.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    headings = [line for text in cells for line in text.splitlines() if line.startswith("#")]
    assert any(claim.claim_id in heading for heading in headings)


@pytest.mark.parametrize("claim", each(CLAIMS))
def test_a_claim_states_a_number_or_says_which_criterion_is_ours(claim):
    assert pd.notna(claim.row["value"]) == (claim.criterion is None)
    assert claim.stated.low <= claim.stated.high
    assert claim.check in CHECKS


def test_every_check_is_used_by_a_claim():
    assert {claim.check for claim in CLAIMS} == set(CHECKS)


@pytest.mark.parametrize("claim", each(CLAIMS))
def test_a_locator_finds_its_passage(claim, letter):
    passage = letter[claim.row["passage_start"] : claim.row["passage_end"]]
    assert hashlib.sha256(passage.encode()).hexdigest() == claim.row["passage_sha256"]


@pytest.mark.parametrize("claim", each(CLAIMS))
def test_a_paraphrase_shares_no_six_words_in_a_row_with_the_letter(claim, borrowed):
    assert not borrowed(claim.row["statement_nl"])


def test_no_sentence_of_the_letter_is_in_the_project():
    """Locators and paraphrases only: the table has no column with the letter's words."""
    assert not {"passage", "quote", "text"} & set(COLUMNS)


# What is stated


def numbers(value=np.nan, rounding=np.nan, low=np.nan, high=np.nan, thresholds=pd.NA):
    cells = {"value": value, "rounding": rounding, "low": low, "high": high, "thresholds": thresholds}
    return pd.Series(cells, dtype=object)


def test_a_stated_number_is_an_interval_of_its_rounding():
    assert stated(numbers(8.0, 1.0)) == Interval(7.5, 8.0, 8.5)
    assert stated(numbers(120.0, 10.0)) == Interval(115.0, 120.0, 125.0)


def test_a_criterion_without_a_bound_is_open_there():
    above = stated(numbers(low=1.0))
    assert (above.low, above.high) == (1.0, math.inf)
    assert math.isnan(above.value)
    below = stated(numbers(high=50.0))
    assert (below.low, below.high) == (-math.inf, 50.0)


def test_a_claim_without_number_and_bounds_is_open():
    open_ended = stated(numbers())
    assert (open_ended.low, open_ended.high) == (-math.inf, math.inf)


def test_of_several_thresholds_the_least_is_the_bound_and_each_can_be_asked_for():
    cells = numbers(thresholds="1.5 1 1.25")
    assert thresholds(cells) == (1.0, 1.25, 1.5)
    assert (stated(cells).low, stated(cells).high) == (1.0, math.inf)
    assert thresholds(numbers(low=1.0)) == ()


def test_a_claim_that_follows_from_others_names_them():
    implied = {claim.claim_id: (claim.implied_by, claim.implied) for claim in CLAIMS if claim.implied_by}
    assert implied == {
        **dict.fromkeys(("Q03", "Q22"), (("Q01", "Q02"), "all")),
        "Q16": (("Q14", "Q15"), "part"),
    }


# How it is computed


def test_a_specification_takes_the_cells_of_a_claim_and_leaves_empty_ones_out():
    days = [pd.Timestamp("2023-01-01"), pd.Timestamp("2023-11-30")]
    cells = {"measure": "m", "against": pd.NA, "geo": "ES IT FR", "citizen": "SY ER", "start": days[0], "end": days[1]}
    spec = Specification.of(pd.Series(cells | {"base_start": pd.NaT, "base_end": pd.NaT}, dtype=object))
    assert (spec.measure, spec.against) == ("m", "")
    assert (spec.places, spec.citizens) == (["ES", "IT", "FR"], ["SY", "ER"])
    assert spec.period == tuple(days)
    assert (spec.base_start, spec.base_end) == (None, None)


# What is refused


def test_a_claim_whose_check_does_not_exist_is_named_with_row_and_column(changed):
    number, last = next((row, each) for row, each in enumerate(CLAIMS, start=2) if each.check == "rose_after")
    folder = changed({last.claim_id: {"check": "rose_affter"}})
    message = rf"claims\.csv, row {number}, column check: unknown check 'rose_affter': nearest (is|are) rose_after"
    with pytest.raises(InputError, match=message):
        claims.register(folder)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"claim_id": "Q1"}, "row 2, column claim_id: 'Q1' is not written as"),
        ({"value": "eight"}, "row 2, column value: 'eight'"),
        ({"rounding": ""}, "row 2, column rounding: '' must be given for a stated value"),
        ({"start": "2017"}, "row 2, column start: '2017'"),
        ({"thresholds": "1.25"}, "row 2, column thresholds: '1.25' is not written as"),
        ({"thresholds": "1 1.25"}, "row 2, column thresholds: '1 1.25' must be empty for a stated value"),
        ({"implied": "all"}, "row 2, column implied: 'all' must be given with implied_by"),
        ({"implied_by": "Q99", "implied": "all"}, "row 2, column implied_by: unknown claim 'Q99'"),
    ],
    ids=["claim_id", "value", "rounding", "start", "threshold", "thresholds", "implied", "implied_by"],
)
def test_a_bad_cell_is_named_with_file_row_and_column(changed, cells, message):
    folder = changed({CLAIMS[0].claim_id: cells})
    with pytest.raises(InputError, match=rf"claims\.csv, {message}"):
        claims.register(folder)


def test_another_folder_has_claims_of_its_own(changed):
    first = CLAIMS[0]
    folder = changed({first.claim_id: {"value": 9}})
    assert claims.register(folder)[first.claim_id].stated == Interval(8.5, 9.0, 9.5)
    assert claims.register()[first.claim_id].stated == first.stated
