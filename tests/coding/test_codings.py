"""Codings: every row of the registers, codings added as files, invalid codings."""

import shutil
from itertools import combinations

import pandas as pd
import pytest

from helpers import paths, qda, schemas
from helpers.coding import agreement, codebook, codings
from helpers.errors import InputError
from helpers.letter import statements
from helpers.qda import export

OWN = codings.coders()
CONTESTED = codings.contested()
RESOLUTIONS = codings.resolutions()
TEXT = schemas.text(paths.LETTER / "motives" / "codings.csv", schemas.CODINGS)


@pytest.fixture
def folder(tmp_path):
    """A copy of the letter's folder to which codings can be added."""
    return shutil.copytree(paths.LETTER, tmp_path / "copy")


def third():
    """Coder 1's coding under another name, half of it with another code."""
    table = TEXT[TEXT["coder"] == "coder_1"].assign(coder="coder_3").reset_index(drop=True)
    return table[~table["statement_id"].between("M40", "M77")]


@pytest.mark.parametrize("coder", [*OWN, codings.AGREED])
def test_a_coder_judged_every_statement(coder):
    assert set(codings.of(coder)["statement_id"]) == set(statements.load().index)


@pytest.mark.parametrize("coder", [*OWN, codings.AGREED])
def test_every_coding_has_its_reason(coder):
    assert codings.of(coder)["memo"].str.len().min() > 5


@pytest.mark.parametrize("key", CONTESTED, ids="-".join)
def test_every_difference_is_resolved_with_a_reason(key):
    assert len(RESOLUTIONS[key]) > 15


def test_only_differences_are_resolved():
    assert sorted(RESOLUTIONS.index) == CONTESTED


def test_two_coders_differ_only_where_one_of_them_differs_from_the_agreed_coding():
    for one, other in combinations(OWN, 2):
        assert set(codings.differences(codings.of(one), codings.of(other))) <= set(CONTESTED)


def test_the_two_codings_of_the_project_differ():
    assert OWN[:2] == ["coder_1", "coder_2"]
    first, second = (codings.of(coder) for coder in OWN[:2])
    assert codings.differences(first, second)
    assert second["memo"].isin(first["memo"]).mean() < 0.1


def test_a_code_is_overruled_if_all_coders_agree_and_the_agreed_coding_differs(folder):
    text = TEXT[TEXT["coder"] != "coder_2"]
    echo = TEXT[TEXT["coder"] == "coder_1"].assign(coder="coder_2")
    pd.concat([text, echo]).to_csv(folder / "motives" / "codings.csv", index=False)
    first, agreed = codings.of("coder_1", folder), codings.agreed(folder)
    assert codings.overruled(folder) == codings.differences(first, agreed)
    assert set(codings.overruled()).isdisjoint(codings.differences(*(codings.of(coder) for coder in OWN[:2])))


@pytest.mark.parametrize("code", codebook.leaves())
def test_every_code_is_given_by_a_coder(code):
    assert (codings.load()["code"] == code).any()


def test_a_coding_added_as_csv_is_included(folder):
    third().to_csv(folder / "motives" / "codings-third.csv", index=False)
    assert codings.coders(folder) == [*OWN, "coder_3"]
    assert codings.made(folder).at["coder_3", "made_en"] == "added with codings-third.csv"
    table = agreement.by_code(codings.load(folder), codings.coders(folder), list(statements.load(folder).index))
    assert set(table.droplevel("code").index) == set(combinations([*OWN, "coder_3"], 2))


def test_a_coding_added_as_a_project_is_included(folder):
    bundle = export.bundle()
    bundle.codings = third()
    qda.write(folder / "motives" / "third.qdpx", bundle)
    pd.testing.assert_frame_equal(
        codings.of("coder_3", folder)[codings.FACTS].astype(str), third()[codings.FACTS].astype(str)
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"code": "family-snt"}, "row 2, column code: unknown code 'family-snt': nearest .*family-sent"),
        ({"code": "motive"}, "row 2, column code: unknown code 'motive'"),
        ({"statement_id": "M99"}, "row 2, column statement_id: unknown statement 'M99'"),
        ({"statement_id": "N01"}, "row 2, column statement_id: 'N01' is not written as"),
        ({"coder": None}, "row 2, column coder: '' "),
        ({"coder": "coder_1"}, "coder 'coder_1' has codings in copy/motives/codings.csv already"),
        ({"nationality": "XX"}, "row 2, column nationality: unknown nationality 'XX'"),
        ({"certainty": "sure"}, "row 2, column certainty: unknown certainty 'sure'"),
    ],
    ids=lambda case: str(case)[:40],
)
def test_an_invalid_coding_is_rejected_with_file_and_row(folder, cells, message):
    table = third()
    for column, value in cells.items():
        table.loc[0, column] = value
    table.to_csv(folder / "motives" / "codings-third.csv", index=False)
    with pytest.raises(InputError, match=rf"^copy/motives/codings-third.csv(, |: ).*{message.split(', ', 1)[-1]}"):
        codings.load(folder)


def test_a_code_given_twice_for_one_nationality_is_rejected(folder):
    table = pd.concat([third(), third().head(1)])
    table.to_csv(folder / "motives" / "codings-third.csv", index=False)
    with pytest.raises(InputError, match=r"codings-third.csv, row \d+, column code: .* is given twice"):
        codings.load(folder)
