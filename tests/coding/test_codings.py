"""Codings: every row of the registers, codings added as files, invalid codings."""

import csv
import io
import re
import shutil
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def saved(table, separator=";", end="\r\n", encoding="utf-8-sig"):
    """A table as a spreadsheet saves it, with empty cells after each row."""
    content = io.StringIO()
    rows = [list(table.columns), *table.fillna("").to_numpy().tolist()]
    csv.writer(content, delimiter=separator, lineterminator=end).writerows([*row, "", ""] for row in rows)
    return content.getvalue().encode(encoding)


@pytest.mark.parametrize("name", ["codings-jan.csv", "codings-jan (1).CSV", "Codings-Jan.Csv"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_coding_is_read_as_a_spreadsheet_saves_it(folder, name, separator, end, encoding):
    table = third().head(3).assign(coder="Zoë", memo='reden; met "aanhaling", één\nen nog een')
    (folder / "motives" / name).write_bytes(saved(table, separator, end, encoding))
    back = codings.of("Zoë", folder)
    assert back[codings.FACTS].astype(str).to_numpy().tolist() == table[codings.FACTS].to_numpy().tolist()
    assert set(back["memo"]) == {'reden; met "aanhaling", één\nen nog een'}
    assert codings.strays(folder) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x81\x8d\x00", "neither UTF-8 nor|zero character"),
        (b"coder;code\nx;y\n", "row 1: column 'statement_id' is missing: the row reads 'coder code'"),
        (b"sep=;\ncoder;code\n", "row 1: remove the line 'sep=;'"),
        (b"", "row 1: column 'coder' is missing"),
        (saved(third().head(1)).replace(b";;\r\n", b";more;\r\n", 2), "column 'more' is unknown|row 2"),
        (saved(third().head(1)).replace(b"memo", b"memo;memo", 1), "column 'memo' is given twice"),
        (saved(third().head(1)) + b'"open', "cannot be read as CSV"),
        (saved(third().head(1)) + b"a;b;c;d;e;f;g;h;i;j;k;l\r\n", "row 3: has 12 cells, the first row has 9"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_in_one_line(folder, content, message):
    (folder / "motives" / "codings-jan.csv").write_bytes(content)
    with pytest.raises(InputError, match=f"^copy/motives/codings-jan.csv.*({message})") as error:
        codings.load(folder)
    assert "\n" not in str(error.value)


def test_a_row_is_counted_as_the_spreadsheet_counts_it(folder):
    table = third().head(2)
    lines = saved(table, end="\n").decode("utf-8-sig").splitlines()
    lines[2] = lines[2].replace(table.at[1, "code"], "nothing")
    (folder / "motives" / "codings-jan.csv").write_text("\n".join([*lines, ";;", ""]))
    with pytest.raises(InputError, match="row 3, column code: unknown code 'nothing'"):
        codings.load(folder)


def test_stray_files_and_files_without_codings_are_reported_and_not_fatal(folder):
    motives = folder / "motives"
    for name in (".DS_Store", "._x.qdpx", "~$codings-jan.csv", "notes.docx", "codings - copy.csv"):
        (motives / name).write_bytes(b"\x00")
    (motives / "codings-empty.csv").write_bytes(saved(third().head(0)))
    assert codings.strays(folder) == [
        "copy/motives/codings - copy.csv is not read: a coding is named codings-NAME.csv or NAME.qdpx",
        "copy/motives/notes.docx is not read: a coding is named codings-NAME.csv or NAME.qdpx",
        "copy/motives/codings-empty.csv has no codings",
    ]
    assert codings.coders(folder) == OWN


def test_coders_are_not_folded(folder):
    names = ["Jan K", "jan-k", "محمد", "Ελένη"]
    table = pd.concat([third().head(2).assign(coder=name) for name in names])
    table.to_csv(folder / "motives" / "codings-all.csv", index=False)
    assert codings.coders(folder) == [*OWN, *names]


@pytest.mark.parametrize(
    ("names", "guids"),
    [(["Jan", "Jan"], ["a", "b"]), (["Jan", "Piet"], ["a", "a"]), (["Jan", "Jan"], ["a", None])],
    ids=["one name", "one GUID", "one name, one GUID missing"],
)
def test_a_name_and_a_guid_belong_to_one_coder(folder, names, guids):
    given = {key: f"{key * 8}-0000-4000-8000-000000000000" for key in "ab"}
    table = third().head(2).assign(coder=names, coder_guid=[given.get(key) for key in guids])
    table.to_csv(folder / "motives" / "codings-jan.csv", index=False)
    with pytest.raises(InputError, match=r"codings-jan.csv, row 2, column coder: 'Jan' does not have one coder_guid"):
        codings.load(folder)


def test_one_person_in_two_files_is_rejected_also_under_two_names(folder):
    guid = "aaaaaaaa-0000-4000-8000-000000000000"
    for name in ("Jan", "Piet"):
        table = third().head(2).assign(coder=name, coder_guid=guid)
        table.to_csv(folder / "motives" / f"codings-{name}.csv", index=False)
    with pytest.raises(
        InputError, match=rf"Piet.csv: coder '{guid}' has codings in copy/motives/codings-Jan.csv already"
    ):
        codings.load(folder)


def test_the_guid_of_an_added_coder_is_exported(folder):
    guid = "aaaaaaaa-0000-4000-8000-000000000000"
    table = third().head(2).assign(coder="Jan", coder_guid=guid)
    table.to_csv(folder / "motives" / "codings-jan.csv", index=False)
    assert export.bundle(folder).coders["Jan"] == guid


def test_refused_codings_of_an_added_project_are_counted(folder):
    bundle = export.bundle()
    bundle.codings = third()
    bundle.statements.loc[bundle.statements["statement_id"] == "M01", "statement_en"] = "Something else."
    qda.write(folder / "motives" / "third.QDPX", bundle)
    count = int((third()["statement_id"] == "M01").sum())
    assert len(codings.refused(folder)["third.QDPX"]) == count > 1
    assert codings.made(folder).at["coder_3", "made_en"] == f"added with third.QDPX; {count} codings in it were refused"


@given(data=st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_mutated_table_is_read_as_it_is_written_or_rejected_in_one_line(folder, data):
    content = bytearray(saved(third().head(6), data.draw(st.sampled_from(";,\t"))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        cut = slice(at, at + data.draw(st.integers(0, 30)))
        content[cut] = data.draw(st.binary(max_size=3) | st.sampled_from([b";", b'"', b"\r"]))
    (folder / "motives" / "codings-mutated.csv").write_bytes(bytes(content))
    try:
        back = codings.load.__wrapped__(folder).iloc[len(TEXT) :]
    except InputError as error:
        assert re.fullmatch(r"copy/motives/codings-mutated\.csv[,:] .+", str(error))
    else:
        assert all(value.encode() in bytes(content) for value in back[["statement_id", "code"]].to_numpy().ravel())
        assert len(back) <= 1 + sum(map(bytes(content).count, (b"\r", b"\n")))
