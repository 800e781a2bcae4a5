"""A second letter: everything that is done with the first one runs on another folder.

The letter in `synthetic/` was invented for these tests: two coders, five statements, other
nationalities and phases. What is expected of it is computed by hand.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from helpers import claims, letter, qda, schemas
from helpers.coding import agreement, attributes, codebook, codings, counts, studies, synthesis
from helpers.errors import InputError
from helpers.letter import passages, statements
from helpers.qda import archives, export
from helpers.show.sentences import answers
from helpers.site import evidence, ledger
from helpers.words import load

ENGLISH = load("en")
SYNTHETIC = Path(__file__).parent / "synthetic"
TEXT = SYNTHETIC / "text.txt"
AGREED = codings.agreed(SYNTHETIC)


def ordered(table):
    return table.sort_values(list(table.columns)).reset_index(drop=True)


@pytest.fixture
def folder(tmp_path):
    """A copy of the synthetic letter that a test may change."""
    return shutil.copytree(SYNTHETIC, tmp_path / "second")


def test_the_facts_are_its_own():
    facts = letter.load(SYNTHETIC)
    assert facts.day == pd.Timestamp("2024-05-17")
    assert facts.dossier is None
    assert attributes.focus(SYNTHETIC) == "TR"


def test_its_passages_cover_its_text_and_its_claims_lie_in_it():
    text, found = passages.read(TEXT, SYNTHETIC), passages.passages(TEXT, SYNTHETIC)
    assert " ".join(found[key] for key in statements.passages(SYNTHETIC).index) == text
    assert found["Q02"] == "They were 22 % of its applicants."


def test_its_text_is_rejected_for_another_letter():
    with pytest.raises(
        InputError, match=r"text.txt: is not the letter's text: .*, 2023-12-22/letter.toml has 9fc0693e"
    ):
        passages.read(TEXT)


def test_its_claims_can_be_computed_by_the_checks_that_exist():
    computed = {finding.claim_id: finding.computed for finding in claims.check_all(document=SYNTHETIC)}
    assert computed["Q01"].value == pytest.approx(100 * 35250 / 88300)  # both as first released, in May 2016
    assert computed["Q02"].value == pytest.approx(100 * 35369 / 162877)
    assert computed["Q03"].value > 1


def test_a_source_that_is_not_registered_is_rejected(folder):
    facts = folder / "letter.toml"
    facts.write_text('source_id = "TK-brief-2024"\n' + facts.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match=r"^second/letter.toml, key source_id: unknown source 'TK-brief-2024'"):
        claims.check_all(document=folder)


def test_a_claim_added_to_the_register_is_checked_and_belongs_to_its_notebook(folder):
    table = pd.read_csv(folder / "claims.csv", dtype="string", keep_default_na=False)
    added = table.iloc[[1]].assign(claim_id="Q09", notebook="04-recognition")
    pd.concat([table, added]).to_csv(folder / "claims.csv", index=False)
    verdicts = {finding.claim_id: finding.verdict for finding in claims.check_all(document=folder)}
    assert verdicts["Q09"] == verdicts["Q02"]
    assert claims.of_notebook("04-recognition", folder) == ["Q09"]
    assert [after.claim_id for _, after in claims.pairs("Q09", document=folder)] == ["Q09"]


def test_its_home_page_has_its_own_claims():
    home = ledger.home([], ENGLISH, SYNTHETIC)
    assert f"the 3 claims that can be counted in the “{letter.load(SYNTHETIC).title_en}” of 17 May 2024" in home
    assert "Sweden had 37 % of the unaccompanied minors in the Union in 2015." in home
    assert not re.search(r"Q04|Syria|2023-12-22", home)


def test_values_of_attributes_are_its_own():
    assert attributes.nationalities(SYNTHETIC) == ["AF", "TR"]
    assert attributes.values("phase", SYNTHETIC) == ["at home", "on the road", "unspecified"]
    assert AGREED["phase"].cat.categories.to_list() == ["at home", "on the road", "unspecified"]


def test_motives_and_statements_are_its_own():
    assert codebook.themes(SYNTHETIC) == ["conflict", "prospects", "family", "procedures"]
    assert list(statements.load(SYNTHETIC).index) == ["M01", "M02", "M03", "M04", "M05"]
    assert list(statements.left_out(SYNTHETIC).index) == ["N01"]


def test_kappa_is_the_one_computed_by_hand():
    kappas = agreement.all_codes(SYNTHETIC)["kappa"].loc[("coder_a", "coder_b")]
    # Education or work: one statement by both, one by coder_b alone, three by neither; by chance
    # they agree on 1/5 x 2/5 + 4/5 x 3/5 = 14/25, so kappa is (20/25 - 14/25) / (11/25).
    assert kappas["prospects"] == pytest.approx(6 / 11)
    assert kappas[["family-sent", "plan-open"]].to_list() == [0, 0]
    assert kappas[["conflict", "procedures", "evidence-limits"]].to_list() == [1, 1, 1]


def test_alpha_is_the_one_computed_by_hand():
    # Two of five statements differ: {family-sent} from {prospects} by 1, and {evidence-limits,
    # plan-open} from {evidence-limits} by 1/2 (nominal 1). Of the 90 ordered pairs of the ten
    # sets, 10 are alike and two are 1/2 apart (nominal 1).
    table = agreement.overview(SYNTHETIC)["alpha"]
    assert table["code", "nominal"] == pytest.approx(1 - (2 / 5) / (80 / 90))
    assert table["code", "jaccard"] == pytest.approx(1 - (1.5 / 5) / (79 / 90))


def test_disagreements_are_where_a_coder_differs_from_what_was_agreed():
    assert codings.contested(SYNTHETIC) == [("M03", "family-sent"), ("M03", "prospects"), ("M05", "plan-open")]
    assert list(codings.resolutions(SYNTHETIC).index) == codings.contested(SYNTHETIC)


def test_the_matrix_counts_statements_by_nationality():
    table = counts.matrix(counts.motives(AGREED), "nationality", SYNTHETIC)["value"]
    assert table.to_dict() == {
        ("conflict", "AF"): 1,
        ("prospects", "AF"): 1,
        ("prospects", "TR"): 1,
        ("family", "TR"): 1,
    }


def test_motives_of_one_paragraph_are_named_together():
    table = counts.together(counts.motives(AGREED), SYNTHETIC)
    assert table["rows"].to_dict() == {("conflict", "prospects"): ("M01", "M02")}


def test_the_nationality_in_focus_has_a_profile():
    table = counts.profile(AGREED, attributes.focus(SYNTHETIC))
    assert table[["own", "others"]].to_dict("index") == {
        "prospects": {"own": 1, "others": 1},
        "family-sent": {"own": 1, "others": 0},
    }


def test_the_interviews_are_compared_also_for_nationalities_that_the_letter_does_not_name():
    table = counts.changed(AGREED, SYNTHETIC)
    assert table[["then", "now"]].agg(" then, ".join, axis=1).to_dict() == {
        ("conflict", "IR"): "for then, silent",
        ("procedures", "unspecified"): "for then, against",
        ("prospects", "TR"): "for then, for",
    }


def test_a_letter_without_interviews_is_compared_with_nothing(folder):
    facts = (folder / "letter.toml").read_text(encoding="utf-8")
    (folder / "letter.toml").write_text(facts.replace('interviews = "S02"', ""), encoding="utf-8")
    assert counts.changed(codings.agreed(folder), folder).empty
    assert pd.isna(studies.size("interviews", folder))
    assert studies.size("reported", folder) == 120


def test_findings_bear_on_its_own_questions_the_highest_confidence_first():
    assert synthesis.questions(SYNTHETIC).loc[synthesis.findings(SYNTHETIC)["question"], "asked_en"].to_list() == [
        "Why do minors leave?",
        "Why do they choose one country?",
    ]
    table = synthesis.findings(SYNTHETIC)
    shown = answers.found(table, load("en"))
    assert [line.rpartition(": ")[2] for line in shown.words.splitlines()[1:]] == ["moderate)", "low)"]
    assert table.at["F02", "rows"] == ("M03", "M04")
    assert table.at["F01", "finding_nl"].startswith("Conflict en de hoop")


@pytest.mark.parametrize("suffix", qda.FORMATS)
def test_a_round_trip_loses_nothing(tmp_path, suffix):
    mine = export.bundle(SYNTHETIC)
    qda.write(tmp_path / f"own{suffix}", mine)
    back = qda.read(tmp_path / f"own{suffix}", SYNTHETIC)
    assert back.warnings == []
    pd.testing.assert_frame_equal(ordered(back.codebook), ordered(mine.codebook))
    if suffix != ".qdc":
        pd.testing.assert_frame_equal(ordered(back.codings), ordered(mine.codings))
        pd.testing.assert_frame_equal(ordered(back.statements), ordered(mine.statements))


def test_two_letters_share_no_guid(tmp_path):
    qda.write(tmp_path / "first.qdpx", export.bundle())
    qda.write(tmp_path / "second.qdpx", export.bundle(SYNTHETIC))
    guids = [set(re.findall(rb' guid="([^"]+)"', _project(tmp_path / f"{name}.qdpx"))) for name in ("first", "second")]
    assert min(map(len, guids)) > 20
    assert guids[0] & guids[1] == set()


def _project(path):
    return archives.read(path)["project.qde"]


def test_a_project_read_for_another_letter_names_the_values_that_it_lacks(tmp_path):
    qda.write(tmp_path / "own.qdpx", export.bundle(SYNTHETIC))
    warnings = "\n".join(qda.read(tmp_path / "own.qdpx").warnings)
    assert "attribute phase: value 'at home' was ignored" in warnings
    assert "6 codings have no phase: 'unspecified' was used" in warnings  # two of each coding, as `at home` is unknown


def test_a_graph_read_for_another_letter_says_that_its_text_is_another(tmp_path):
    qda.write(tmp_path / "own.jsonld", export.bundle(SYNTHETIC))
    (warning,) = qda.read(tmp_path / "own.jsonld").warnings
    assert warning.startswith("19 annotations are on another text than urn:sha256:9fc0693e")


def test_a_coding_added_as_project_counts_at_once(folder):
    third = export.bundle(SYNTHETIC)
    third.codings = third.codings[third.codings["coder"] == "coder_b"].assign(coder="coder_c")
    qda.write(folder / "motives" / "third.qdpx", third)
    assert codings.coders(folder) == ["coder_a", "coder_b", "coder_c"]


def test_every_page_is_made_from_its_registers():
    pages = evidence.all_pages(passages.passages(TEXT, SYNTHETIC), ENGLISH, SYNTHETIC)
    shown = "\n".join(pages.values())
    for words in ("Education or work", "at home", "Türkiye", "a survey", "synthetic coding for tests", "Nationalities"):
        assert words in shown
    assert "# Why one country: the coded evidence" in pages["motives/index"]
    assert '<blockquote lang="en">Fast procedures were no reason.</blockquote>' in pages["motives/statements"]
    assert not re.search(r"Syria|under way|coder_1|the Netherlands", shown)


@pytest.mark.parametrize(
    ("name", "column", "value", "message"),
    [
        ("statements.csv", "passage_end", "0", "row 2, column passage_end: '0' is not after passage_start"),
        ("claims.csv", "claim_id", "claim", "row 2, column claim_id: 'claim' is not written as"),
        ("motives/codings.csv", "nationality", "SY", "row 2, column nationality: unknown nationality 'SY'"),
        ("motives/codings.csv", "phase", "at hom", "row 2, column phase: unknown phase 'at hom': nearest is at home"),
        ("motives/resolutions.csv", "statement_id", "M09", "row 2, column statement_id: unknown statement 'M09'"),
        ("motives/codebook.csv", "parent", "motve", "row 2, column parent: unknown parent 'motve': nearest is motive"),
        ("motives/findings.csv", "question", "rise", "row 2, column question: unknown question 'rise'"),
        ("motives/findings.csv", "nationalities", "SY", "row 2, column nationalities: unknown nationalities 'SY'"),
        ("motives/study_codings.csv", "code", "motive", "row 2, column code: unknown code 'motive'"),
        ("motives/questions.csv", "asked_nl", None, "row 2, column asked_nl: ''"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_invalid_register_is_named_by_the_letters_folder(folder, name, column, value, message):
    table = pd.read_csv(folder / name, dtype="string", keep_default_na=False)
    table.loc[0, column] = value
    table.to_csv(folder / name, index=False)
    with pytest.raises(InputError) as error:
        evidence.all_pages(passages.passages(TEXT, folder), ENGLISH, folder)
    assert str(error.value).startswith(f"second/{name}, {message}")


def test_a_study_in_a_role_must_be_in_the_register(folder):
    facts = (folder / "letter.toml").read_text(encoding="utf-8")
    (folder / "letter.toml").write_text(facts.replace('"S02"', '"S07"'), encoding="utf-8")
    with pytest.raises(InputError, match=r"^second/letter.toml, key studies.interviews: unknown study 'S07'"):
        studies.in_role("interviews", folder)


def test_a_codebook_without_motives_is_rejected(folder):
    table = schemas.text(folder / codebook.FILE, schemas.CODEBOOK).replace("motive", "reason")
    table.to_csv(folder / codebook.FILE, index=False)
    with pytest.raises(InputError, match=r"^second/motives/codebook.csv: unknown code 'motive'"):
        codebook.load(folder)


def amv(*words):
    return subprocess.run([sys.executable, "-m", "helpers", *words], capture_output=True, text=True, check=False)


def test_the_command_line_exports_and_imports_a_document(tmp_path):
    exported = amv("motives", "export", str(tmp_path / "own.qdpx"), "--document", str(SYNTHETIC))
    assert exported.stderr == ""
    words = ("--document", str(SYNTHETIC), "--out", str(tmp_path / "out"))
    assert amv("motives", "import", str(tmp_path / "own.qdpx"), *words).stderr == ""
    table = pd.read_csv(tmp_path / "out" / "codings.csv")
    assert set(table["coder"]) == {"coder_a", "coder_b", "agreed"}
    assert len(table) == 19


def test_a_document_that_is_not_there_is_one_line_and_exit_2(tmp_path):
    done = amv("motives", "export", str(tmp_path / "own.qdc"), "--document", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert done.stderr == f"error: --document {tmp_path / 'nowhere'}: there is no such folder\n"
