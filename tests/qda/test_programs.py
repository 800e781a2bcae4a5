"""Projects as other programs write them: names of folders, line ends, positions, selections and coders."""

import re
import unicodedata
import zipfile

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from helpers import paths, qda
from helpers.errors import InputError
from helpers.qda import export, rules
from helpers.qda.texts import Text
from helpers.qda.witness import RefusedError, Witness

SMALL = paths.ROOT / "tests" / "letters" / "synthetic"
TEXT = "M01 Amal was sent ahead.\nM02 He paid 🙂 a smuggler.\nM03 The rest came later by land.\n"
GUIDS = {name: rules.guid("test", name) for name in ("a", "b", "code", "source")}


def selection(start, end, name="", user=GUIDS["a"], code=GUIDS["code"]):
    given = f' creatingUser="{user}"' if user is not None else ""
    place = f'startPosition="{start}" endPosition="{end}" name="{name}"'
    coding = f'<Coding guid="{rules.guid(place, "coding")}"{given}><CodeRef targetGUID="{code}"/></Coding>'
    return f'<PlainTextSelection guid="{rules.guid(place)}" {place}>{coding}</PlainTextSelection>'


def project(path, selections, text=TEXT, users=(("a", "Ann"),), member="sources/t.txt", written="internal://t.txt"):
    """A project of one text and one code, as another program could write it."""
    listed = "".join(f'<User guid="{GUIDS.get(key, key)}" name="{name}"/>' for key, name in users)
    code = f'<Code guid="{GUIDS["code"]}" name="chance" isCodable="true"/>'
    source = (
        f'<TextSource guid="{GUIDS["source"]}" name="t" plainTextPath="{written}">{"".join(selections)}</TextSource>'
    )
    xml = (
        f'<Project xmlns="{rules.PROJECT}" name="p"><Users>{listed}</Users><CodeBook><Codes>{code}</Codes></CodeBook>'
        f"<Sources>{source}</Sources></Project>"
    )
    folder = member.rpartition("/")[0].rpartition("/")[0]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/project.qde".removeprefix("/"), xml)
        archive.writestr(member, text if isinstance(text, bytes) else text.encode())
    return path


def span(statement, text=TEXT):
    match = re.search(rf"^{statement} (.+)$", text, re.MULTILINE)
    return match.span(1)


def whole():
    return [selection(*span(statement)) for statement in ("M01", "M02", "M03")]


def coded(bundle):
    return bundle.codings["statement_id"].to_list()


@pytest.mark.parametrize(
    ("member", "written"),
    [
        ("Sources/t.txt", "internal://t.txt"),
        ("sources/T.TXT", "internal://t.txt"),
        ("sources/t.txt", "Internal://t.txt"),
        ("Sources/t.txt", "internal://Sources/t.txt"),
        ("sources/t.txt", "internal:///sources/t.txt"),
        ("sources/t.txt", "sources\\t.txt"),
        ("my project/Sources/t.txt", "internal://t.txt"),
    ],
)
def test_paths_are_read_as_programs_write_them(tmp_path, member, written):
    back = qda.read(project(tmp_path / "p.qdpx", whole(), member=member, written=written))
    assert (coded(back), back.refused) == (["M01", "M02", "M03"], [])


def test_a_source_elsewhere_is_refused_and_the_others_are_read(tmp_path):
    path = project(tmp_path / "p.qdpx", whole())
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    gone = f'<TextSource guid="{rules.guid("gone")}" name="gone" plainTextPath="relative:///far/x.txt">{whole()[0]}'
    picture = f'<PictureSource guid="{rules.guid("p")}" name="photo" path="absolute:///x.png"/>'
    more = f"<Sources>{gone}</TextSource>{picture}".encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", members["project.qde"].replace(b"<Sources>", more))
        archive.writestr("sources/t.txt", members["sources/t.txt"])
        archive.writestr("media/film.mp4", b"\0" * 1000)
    back = qda.read(path)
    assert coded(back) == ["M01", "M02", "M03"]
    assert [line.partition(": ")[2] for line in back.refused] == ["source 'gone' has no text: sources/x.txt is missing"]
    assert "source 'photo' is not plain text and was ignored" in back.warnings


def counted(text, newline, wide, lead):
    """The position of every index as a program counts it, by hand."""
    at = [lead]
    for character in text:
        at.append(at[-1] + (newline if character == "\n" else wide if ord(character) > 0xFFFF else 1))
    return at


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("newline", [1, 2])
@pytest.mark.parametrize("wide", [1, 2])
@pytest.mark.parametrize("lead", [0, 1])
def test_every_way_of_counting_leads_to_the_same_statements(tmp_path, end, newline, wide, lead):
    at = counted(TEXT, newline, wide, lead)
    selections = [selection(at[first], at[last]) for first, last in map(span, ("M03", "M01", "M02"))]
    content = (lead * "\ufeff" + TEXT).replace("\n", end).encode()
    back = qda.read(project(tmp_path / "p.qdpx", selections, content))
    assert (coded(back), back.warnings[:-5], back.refused) == (["M03", "M01", "M02"], [], [])


def test_a_name_bears_out_a_part_of_a_statement(tmp_path):
    start = TEXT.index("mal was sent")
    refused = qda.read(project(tmp_path / "p.qdpx", [*whole(), selection(start, start + 12)]))
    assert "cuts a word of M01" in refused.refused[0]
    named = qda.read(project(tmp_path / "p.qdpx", [*whole(), selection(start, start + 12, "mal was sent")]))
    assert named.refused == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ((*span("M01"), "M03 chance"), "is in M01, but its name 'M03 chance' says otherwise"),
        ((*span("M01"), "line:2"), "is in M01, but its name 'line:2' says otherwise"),
        ((*span("M01"), "line:99"), "says otherwise"),
        ((*span("M01"), "The rest came later"), "is in M01, but its name quotes another place"),
        ((span("M01")[0], span("M02")[1], ""), "is in several statements: M01, M02"),
        ((0, 2, ""), "is in no statement"),
        ((5, 9000, ""), "runs from 5 to 9000"),
        ((20, 10, ""), "runs from 20 to 10"),
    ],
)
def test_a_selection_that_does_not_agree_is_refused_with_the_reason(tmp_path, place, reason):
    back = qda.read(project(tmp_path / "p.qdpx", [*whole(), selection(*place)]))
    assert coded(back) == ["M01", "M02", "M03"]
    assert reason in back.refused[0]


def test_a_name_that_says_nothing_of_the_text_does_not_matter(tmp_path):
    back = qda.read(project(tmp_path / "p.qdpx", [selection(*span("M02"), "A title of my own for it")]))
    assert (coded(back), back.refused) == (["M02"], [])


def test_a_place_that_depends_on_the_way_of_counting_is_refused():
    text = Text("t", "".join(f"M0{number} a b c\n" for number in range(1, 10)))
    place = (text.text.index("M09") + 4, text.text.index("M09") + 5, "")
    with pytest.raises(RefusedError, match="is in M08 or M09, depending on how characters are counted"):
        Witness(text, [place]).find(place)
    known = (*text.spans["M05"], "")
    assert Witness(text, [place, known]).find(place).statement == "M09"


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.tuples(st.sampled_from([1, 2]), st.sampled_from([1, 2]), st.sampled_from([0, 1])),
    st.data(),
)
@settings(deadline=None)
def test_a_whole_statement_is_never_taken_for_another(words, end, way, data):
    plain = "".join(f"M{number:02} {word}\n" for number, word in enumerate(words, 1))
    text = Text("t", plain.replace("\n", end))
    at, chosen = counted(plain, *way), data.draw(st.integers(1, len(words)))
    places = [(at[first], at[last], "") for first, last in text.spans.values()]
    try:
        found = Witness(text, places).find(places[chosen - 1])
    except RefusedError:
        reject()
    assert (found.statement, found.whole) == (f"M{chosen:02}", True)


def test_two_texts_of_one_statement_are_rejected(tmp_path):
    path = project(tmp_path / "p.qdpx", whole(), TEXT)
    more = f'<TextSource guid="{rules.guid("x")}" name="x"><PlainTextContent>M01 Other.</PlainTextContent></TextSource>'
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", members["project.qde"].replace(b"<Sources>", f"<Sources>{more}".encode()))
        archive.writestr("sources/t.txt", members["sources/t.txt"])
    with pytest.raises(InputError, match=r"^p.qdpx: statement M01 has two texts"):
        qda.read(path)


def test_coders_of_every_script_stay_apart(tmp_path):
    names = ["Jan K", "jan-k", "JAN K", "محمد", "فاطمة", "Νίκος", "Иван", unicodedata.normalize("NFD", "Zoë"), "Zoë"]
    users = [(rules.guid("user", str(number)), name) for number, name in enumerate(names)]
    selections = [selection(*span("M01"), user=guid) for guid, _ in users]
    back = qda.read(project(tmp_path / "p.qdpx", selections, users=users))
    assert back.codings["coder"].to_list() == names
    assert back.codings["coder_guid"].to_list() == [guid for guid, _ in users]


def test_two_coders_of_one_name_stay_apart(tmp_path):
    selections = [selection(*span("M01"), user=GUIDS[key]) for key in "ab"]
    back = qda.read(project(tmp_path / "p.qdpx", selections, users=[("a", "Ann"), ("b", "Ann")]))
    assert back.codings["coder"].to_list() == ["Ann", f"Ann ({GUIDS['b'][:8]})"]
    assert "two coders are called 'Ann'" in "".join(back.warnings)


def test_two_names_of_one_guid_are_rejected(tmp_path):
    path = project(tmp_path / "p.qdpx", whole(), users=[("a", "Ann"), ("a", "Bob")])
    with pytest.raises(InputError, match=rf"^p.qdpx: users 'Ann' and 'Bob' have one GUID, '{GUIDS['a']}'"):
        qda.read(path)


@pytest.mark.parametrize(
    ("users", "user", "coder", "warning"),
    [
        ([("a", "Ann")], None, "coder of p.qdpx", "1 codings name no coder"),
        ([("a", "Ann")], "", "coder of p.qdpx", "1 codings name no coder"),
        ([], GUIDS["b"], f"coder {GUIDS['b'][:8]}", "1 codings name a coder that the file does not list"),
        ([("b", " ")], GUIDS["b"], f"coder {GUIDS['b'][:8]}", "a coder without a name"),
        ([("b", "Bo")], f"{{{GUIDS['b'].upper()}}}", "Bo", ""),
    ],
)
def test_a_coder_that_the_file_does_not_name_is_derived_and_reported(tmp_path, users, user, coder, warning):
    back = qda.read(project(tmp_path / "p.qdpx", [selection(*span("M01"), user=user)], users=users))
    assert back.codings["coder"].to_list() == [coder]
    assert warning in "\n".join(back.warnings)


@pytest.mark.parametrize("suffix", [".qdpx", ".jsonld"])
def test_a_coder_keeps_name_and_guid_through_a_round_trip(tmp_path, suffix):
    own = export.bundle(SMALL)
    own.codings = own.codings.assign(coder="محمد", coder_guid=GUIDS["a"]).drop_duplicates(["statement_id", "code"])
    qda.write(tmp_path / f"p{suffix}", own)
    back = qda.read(tmp_path / f"p{suffix}", SMALL)
    assert set(zip(back.codings["coder"], back.codings["coder_guid"], strict=True)) == {("محمد", GUIDS["a"])}
    assert len(back.codings) == len(own.codings)
