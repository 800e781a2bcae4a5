"""Exchange: a round trip loses nothing, ignored content is listed, invalid files are rejected as a whole."""

import io
import re
import zipfile
from xml.etree.ElementTree import tostring

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from helpers import cli, paths, qda, safe_xml
from helpers.errors import InputError, RunError
from helpers.qda import archives, bundle, export, qdc, qdpx, rules
from helpers.schemas.coding import CODED

OWN = export.bundle()
SMALL = export.bundle(paths.ROOT / "tests" / "letters" / "synthetic")
FORMATS = list(qda.FORMATS)
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=30
).filter(lambda text: text.strip() and "\ufffe" not in text)
paragraphs = st.lists(words, min_size=1, max_size=3).map("\n".join)
names = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)


def ordered(table):
    return table.sort_values(list(table.columns)).reset_index(drop=True)


@st.composite
def codebooks(draw):
    """A tree of up to six codes, parents above children."""
    codes = draw(st.lists(names, min_size=1, max_size=6, unique=True))
    rows = []
    for number, code in enumerate(codes):
        parent = draw(st.sampled_from([None, *codes[:number]]))
        cells = {name: draw(paragraphs) for name in ("name_en", "name_nl", "definition", "use", "not_use")}
        rows.append({"code": code, "parent": parent, **cells, "example": draw(st.none() | paragraphs)})
    return bundle.table(rows, bundle.CODE_COLUMNS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_round_trip_of_the_project_loses_nothing(tmp_path, suffix):
    qda.write(tmp_path / f"own{suffix}", OWN)
    back = qda.read(tmp_path / f"own{suffix}")
    assert back.warnings == []
    pd.testing.assert_frame_equal(ordered(back.codebook), ordered(OWN.codebook))
    if suffix != ".qdc":
        pd.testing.assert_frame_equal(ordered(back.codings), ordered(OWN.codings))
        pd.testing.assert_frame_equal(ordered(back.statements), ordered(OWN.statements))


@pytest.mark.parametrize("suffix", FORMATS)
@given(book=codebooks())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_round_trip_of_any_codebook_loses_nothing(tmp_path, suffix, book):
    qda.write(tmp_path / f"any{suffix}", bundle.Bundle(book))
    back = qda.read(tmp_path / f"any{suffix}")
    assert back.warnings == []
    pd.testing.assert_frame_equal(ordered(back.codebook), ordered(book))


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_tables_give_the_same_bytes(tmp_path, suffix):
    for name in ("one", "two"):
        qda.write(tmp_path / f"{name}{suffix}", OWN)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_the_project_follows_the_rules_of_the_format(tmp_path):
    qda.write(tmp_path / "own.qdpx", OWN)
    members = archives.read(tmp_path / "own.qdpx")
    root = safe_xml.parse(members.pop("project.qde"), "project.qde")
    (name, text), *others = members.items()
    assert not others
    assert rules.GUID.fullmatch(name.removeprefix("sources/").removesuffix(".txt"))
    assert rules.faults(root, text.decode()) == []
    assert [safe_xml.local_name(child) for child in root] == ["Users", "CodeBook", "Variables", "Cases", "Sources"]


def test_a_selection_is_the_paraphrase_of_its_statement(tmp_path):
    text, spans = qdpx.lines(OWN.statements)
    for row in OWN.statements.itertuples():
        line, start, end = spans[row.statement_id]
        assert text[start:end] == row.statement_en
        assert text.splitlines()[line] == f"{row.statement_id} {row.statement_en}"


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (lambda root: (root.append(root[0]), root.remove(root[0])), "wrong order"),
        (lambda root: root.find(".//Code").set("guid", "123"), "GUID 123 is malformed"),
        (lambda root: root.find(".//PlainTextSelection").set("endPosition", "999999"), "runs from"),
        (lambda root: root.find(".//CodeRef").set("targetGUID", rules.guid("x")), "which does not exist"),
    ],
    ids=["order", "guid", "position", "target"],
)
def test_a_project_that_breaks_a_rule_is_never_written(tmp_path, break_it, fault, monkeypatch):
    real = rules.serialised

    def broken(root, text=None):
        break_it(root)
        return real(root, text)

    monkeypatch.setattr(rules, "serialised", broken)
    with pytest.raises(RunError, match=fault):
        qda.write(tmp_path / "own.qdpx", OWN)
    assert list(tmp_path.iterdir()) == []


def test_a_character_that_xml_cannot_represent_is_rejected(tmp_path):
    book = OWN.codebook.copy()
    book.loc[0, "definition"] = "bell \x07"
    with pytest.raises(InputError, match=r"XML cannot represent the character '\\x07'"):
        qda.write(tmp_path / "own.qdc", bundle.Bundle(book))
    assert list(tmp_path.iterdir()) == []


def codebook_xml(*codes, more=""):
    inner = "".join(codes)
    return f'<CodeBook xmlns="{rules.CODEBOOK}" origin="Other"><Codes>{inner}</Codes>{more}</CodeBook>'.encode()


def code_xml(name, number=1, attributes="", inner=""):
    guid = f"{number:08x}-0000-4000-8000-000000000000"
    return f'<Code guid="{guid}" name="{name}" isCodable="true" {attributes}>{inner}</Code>'


def test_content_of_another_program_that_the_codebook_cannot_hold_is_listed(tmp_path):
    inner = "<Description>Why they go</Description><NoteRef targetGUID='00000001-0000-4000-8000-000000000009'/>"
    child = code_xml("Sent ahead", 2)
    more = '<Sets><Set guid="00000009-0000-4000-8000-000000000000" name="Mine"/></Sets>'
    content = codebook_xml(
        code_xml("Family!", 1, 'color="#ff0000"', inner + child), code_xml("Sent ahead", 3), more=more
    )
    (tmp_path / "other.qdc").write_bytes(content)
    back = qda.read(tmp_path / "other.qdc")
    assert back.codebook["code"].to_list() == ["family", "sent-ahead", "sent-ahead-2"]
    assert back.codebook["name_en"].to_list() == ["Family!", "Sent ahead", "Sent ahead"]
    assert back.codebook["definition"].to_list()[0] == "Why they go"
    warnings = "\n".join(back.warnings)
    for lost in (
        "'Family!' was renamed to family",
        "color '#ff0000'",
        "NoteRef",
        "set 'Mine'",
        "can be given to texts although",
    ):
        assert lost in warnings


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<CodeBook", "not well-formed XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type or entities is not allowed"),
        (b'<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>', "document type or entities is not allowed"),
        (b"<Other/>", "the root is Other, not a REFI-QDA CodeBook"),
        (codebook_xml(), "has no codes"),
        (codebook_xml(code_xml("a"), code_xml("b")), "two codes have the GUID"),
        (codebook_xml(code_xml("a").replace("00000001-", "1-")), "which is malformed"),
    ],
    ids=["broken", "entity", "external", "root", "empty", "twice", "guid"],
)
def test_an_invalid_codebook_is_rejected_with_the_reason(tmp_path, content, message):
    (tmp_path / "bad.qdc").write_bytes(content)
    with pytest.raises(InputError, match=rf"^bad.qdc.*{message}"):
        qda.read(tmp_path / "bad.qdc")


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([("../evil.txt", "x")], "points outside the archive"),
        ([("/etc/evil", "x")], "points outside the archive"),
        ([("..\\evil.txt", "x")], "points outside the archive"),
        ([("project.qde", b"\0" * 50_000_000)], "unpacks to more than .*: a ZIP bomb?"),
        ([(f"{n}.txt", "") for n in range(2001)], "has 2001 members"),
        ([("other.xml", "<a/>")], "has no project.qde"),
        ([("project.qde", "<a/>")], "the root is a, not a REFI-QDA Project"),
    ],
    ids=["parent", "absolute", "backslash", "bomb", "many", "no project", "root"],
)
def test_an_invalid_archive_is_rejected_and_nothing_is_unpacked(tmp_path, members, message):
    zipped(tmp_path / "bad.qdpx", members)
    with pytest.raises(InputError, match=f"^bad.qdpx: .*{message}"):
        qda.read(tmp_path / "bad.qdpx")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.qdpx"]


@pytest.mark.parametrize("cut", [0, 10, 500, -1])
def test_a_truncated_archive_is_rejected(tmp_path, cut):
    qda.write(tmp_path / "own.qdpx", OWN)
    (tmp_path / "cut.qdpx").write_bytes((tmp_path / "own.qdpx").read_bytes()[:cut])
    with pytest.raises(InputError, match=r"^cut.qdpx: "):
        qda.read(tmp_path / "cut.qdpx")


def project(tmp_path, change):
    """Our own project with the text of its XML or source changed."""
    qda.write(tmp_path / "own.qdpx", OWN)
    members = {name: data.decode() for name, data in archives.read(tmp_path / "own.qdpx").items()}
    changed = [(name, change(data) if name == "project.qde" else data) for name, data in members.items()]
    return zipped(tmp_path / "changed.qdpx", changed)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda xml: xml.replace('startPosition="4"', 'startPosition="-4"', 1), "'-4' is not a number"),
        (lambda xml: xml.replace('startPosition="4"', 'startPosition="٤"', 1), "'٤' is not a number"),
        (lambda xml: xml.replace('startPosition="4"', 'startPosition="9000000"', 1), "runs from 9000000"),
        (lambda xml: xml.replace('endPosition="', 'endPosition="9', 1), "runs from"),
        (lambda xml: xml.replace('endPosition="', 'endPosition="x', 1), "is not a number"),
        (lambda xml: xml.replace('<CodeRef targetGUID="', '<CodeRef targetGUID="0', 1), "is not in the codebook"),
    ],
    ids=["negative", "digits", "outside", "inverted", "words", "dangling code"],
)
def test_an_invalid_selection_is_refused_and_the_rest_is_imported(tmp_path, change, reason):
    back = qda.read(project(tmp_path, change))
    (line,) = back.refused
    assert re.search(f"^selection [0-9a-f-]+: .*{reason}", line)
    assert len(back.codings) == len(OWN.codings) - 1


def test_a_project_of_which_nothing_can_be_imported_is_rejected(tmp_path):
    path = project(tmp_path, lambda xml: xml.replace("internal://", "internal://other"))
    with pytest.raises(
        InputError, match=rf"^changed.qdpx: none of {len(OWN.codings)} codings can be imported.*no text"
    ):
        qda.read(path)


def test_a_coding_without_attributes_gets_the_defaults_with_a_warning(tmp_path):
    bare = export.bundle()
    bare.codings = bare.codings[bare.codings["coder"] == "coder_1"].drop_duplicates(["statement_id", "code"])
    qda.write(tmp_path / "bare.qdpx", bare)
    members = archives.read(tmp_path / "bare.qdpx")
    root = safe_xml.parse(members["project.qde"], "bare")
    attribute = {each.attrib["guid"] for each in root.findall(".//{*}Code[@name='attribute']//{*}Code")}
    for selection in root.findall(".//{*}PlainTextSelection"):
        for coding in selection.findall("{*}Coding"):
            if coding[0].attrib["targetGUID"] in attribute:
                selection.remove(coding)
    members["project.qde"] = tostring(root)
    archives.write(tmp_path / "foreign.qdpx", members)
    back = qda.read(tmp_path / "foreign.qdpx")
    assert len(back.codings) == len(bare.codings)
    assert set(back.codings["nationality"]) == {"unspecified"}
    count = len(bare.codings)
    assert f"{count} codings have no nationality: 'unspecified' was used" in back.warnings


@pytest.mark.parametrize("end", [-1, 0, 1])
def test_an_end_may_be_read_as_inclusive_or_exclusive(tmp_path, end):
    _text, spans = qdpx.lines(OWN.statements)
    _line, start, last = spans["M05"]
    path = project(
        tmp_path,
        lambda xml: xml.replace(
            f'startPosition="{start}" endPosition="{last}"', f'startPosition="{start}" endPosition="{last + end}"'
        ),
    )
    assert qda.read(path).warnings == []


def test_a_selection_of_a_part_of_a_statement_counts_as_the_whole_statement_with_a_warning(tmp_path):
    _text, spans = qdpx.lines(OWN.statements)
    _line, start, _last = spans["M05"]
    path = project(tmp_path, lambda xml: xml.replace(f'startPosition="{start}"', f'startPosition="{start + 8}"'))
    back = qda.read(path)
    assert back.warnings
    assert all("is a part of M05; the whole statement was coded" in warning for warning in back.warnings)
    pd.testing.assert_frame_equal(ordered(back.codings), ordered(OWN.codings))


def test_codings_of_another_text_than_the_document_s_are_refused(tmp_path):
    other = export.bundle()
    other.statements.loc[0, "statement_en"] = "Something else."
    qda.write(tmp_path / "other.qdpx", other)
    back = qda.codings(tmp_path / "other.qdpx")
    first = OWN.codings["statement_id"] == "M01"
    assert len(back.refused) == first.sum()
    assert all("statement M01 differs from the document's" in line for line in back.refused)
    pd.testing.assert_frame_equal(ordered(back.codings), ordered(OWN.codings[~first]))


def test_a_project_of_another_text_is_rejected(tmp_path):
    other = export.bundle()
    other.statements["statement_en"] += " And more."
    qda.write(tmp_path / "other.qdpx", other)
    with pytest.raises(InputError, match=r"^other.qdpx: .*statement M01 differs from the document's"):
        qda.codings(tmp_path / "other.qdpx")


@given(data=st.data())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_mutated_project_is_read_or_rejected_with_an_input_error(tmp_path, data):
    qda.write(tmp_path / "own.qdpx", SMALL)
    members = archives.read(tmp_path / "own.qdpx")
    xml = bytearray(members["project.qde"])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(xml) - 1))
        xml[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=3))
    zipped(tmp_path / "mutated.qdpx", [*members.items(), ("project.qde", bytes(xml))][1:])
    try:
        qda.read(tmp_path / "mutated.qdpx", SMALL.document)
    except InputError as error:
        assert re.fullmatch("mutated.qdpx.+", str(error))


@given(data=st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_selection_that_moved_keeps_its_statement_or_is_refused(tmp_path, data):
    qda.write(tmp_path / "own.qdpx", SMALL)
    members = archives.read(tmp_path / "own.qdpx")
    root = safe_xml.parse(members["project.qde"], "own")
    for selection in data.draw(st.lists(st.sampled_from(root.findall(".//{*}PlainTextSelection")), max_size=4)):
        for name in ("startPosition", "endPosition"):
            selection.set(name, str(int(selection.attrib[name]) + data.draw(st.integers(-60, 60))))
    archives.write(tmp_path / "moved.qdpx", members | {"project.qde": tostring(root)})
    back = qda.read(tmp_path / "moved.qdpx", SMALL.document)
    keys = ["coder", *CODED]
    kept, own = (set(table[keys].itertuples(index=False, name=None)) for table in (back.codings, SMALL.codings))
    assert kept <= own
    assert len(kept) + len(back.refused) == len(own)


def test_an_unknown_format_and_a_missing_file_are_rejected(tmp_path):
    (tmp_path / "codes.xlsx").write_bytes(b"")
    with pytest.raises(InputError, match=r"codes.xlsx: the name must end in one of .qdc, .qdpx, .jsonld"):
        qda.read(tmp_path / "codes.xlsx")
    with pytest.raises(InputError, match="the file does not exist"):
        qda.read(tmp_path / "none.qdc")


def test_the_archive_is_read_up_to_the_limit_regardless_of_its_declared_size(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b"a" * 10_000_000)
    data = bytearray(content.getvalue())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (5).to_bytes(4, "little")  # the size that the directory claims
    (tmp_path / "lies.qdpx").write_bytes(bytes(data))
    with pytest.raises(InputError, match=r"^lies.qdpx: "):
        qda.read(tmp_path / "lies.qdpx")


def test_codes_can_be_nested_deeper_than_python_recurses(tmp_path):
    inner = ""
    for number in range(2000, 0, -1):
        inner = code_xml(f"c{number}", number, inner=inner)
    (tmp_path / "deep.qdc").write_bytes(codebook_xml(inner))
    assert len(qdc.read(tmp_path / "deep.qdc").codebook) == 2000


def test_the_command_imports_what_agrees_and_says_how_many_were_refused(tmp_path):
    other = export.bundle()
    other.statements.loc[0, "statement_en"] = "Something else."
    qda.write(tmp_path / "other.qdpx", other)
    done = CliRunner().invoke(
        cli.app, ["motives", "import", str(tmp_path / "other.qdpx"), "--out", str(tmp_path / "out")]
    )
    count = int((OWN.codings["statement_id"] == "M01").sum())
    kept = len(OWN.codings) - count
    assert f"imported {kept} codings by 3 coders; {count} were refused" in done.output
    assert len(pd.read_csv(tmp_path / "out" / "codings.csv")) == kept
    assert done.output.count("refused: coding by") == count
