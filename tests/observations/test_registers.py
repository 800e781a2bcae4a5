"""A walk over every row of the registers."""

import re

import pandas as pd
import pytest

from helpers import paths, schemas
from helpers.observations import naming, registers
from helpers.schemas.figures import CONCEPTS

FACTS = paths.ROOT.parent / "shared" / "facts"
COLLECTIONS = ["figures.csv", "figures_2.csv"]
RENAMED = {
    "easo": "euaa",
    "dis": "udlændingestyrelsen",
    "fge": "fiscalia",
    "udlaendingestyrelsen": "udlændingestyrelsen",
}
JOINING = {"via", "copy", "mirror", "tweet", "release", "figures", "repository", "quoting", "of", "the", "uk"}
ADDRESSED = {"tweede", "kamer"}  # whom the letter was sent to: its publisher no more
RANKS = {"letter": 1, "primary": 1, "secondary": 2, "press": 3, "mirror": 3}


def written() -> pd.DataFrame:
    """All figures as the files have them, before any correction, with their table's name."""
    tables = {name: schemas.text(paths.FIGURES / f"{name}.csv", schemas.FIGURES) for name in registers.TABLES}
    return pd.concat(tables, names=["table"]).reset_index("table")


def test_rejected_rows_are_kept_with_a_reason():
    rejected = registers.figures().query("status == 'rejected'")
    assert rejected["note"].str.len().min() > 10


@pytest.mark.parametrize("name", list(registers.measures().index))
def test_a_measure_is_used_and_named_in_both_languages(name):
    row = registers.measures().loc[name]
    assert (registers.figures()["measure"] == name).any()
    assert "amv" not in row["label_en"]
    assert row["label_nl"]
    assert row["definition"].endswith(".")
    assert row["kind"] == "share" or not row["concept"].startswith("share")


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_has_measures_and_is_explained(concept):
    assert concept in set(registers.measures()["concept"])
    assert f"`{concept}`" in (paths.DATA / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source_id", list(registers.publications().index))
def test_a_publication_is_used_ranked_by_its_kind_and_rated_with_a_reason(source_id):
    row = registers.publications().loc[source_id]
    assert (registers.figures()["source_id"] == source_id).any()
    assert row["rank"] == RANKS[row["source_kind"]]
    assert row["out"] <= row["known"]
    assert row["url"] is not pd.NA or row["source_kind"] == "letter"
    assert min(len(row[name]) for name in ("quality_reason", "suitability_reason", "licence")) > 5


@pytest.mark.parametrize("source_id", list(registers.publications().index))
def test_a_publication_says_who_counted_and_when_that_was_released(source_id):
    row = registers.publications().loc[source_id]
    assert row["office"]
    assert row["released"] <= row["known"]
    if row["office"] == row["publisher"]:
        assert row["release"] == row["published"]


def test_an_office_has_one_spelling():
    measures, publications = registers.measures()["office"], registers.publications()["office"]
    offices = {name for names in [*measures.dropna(), *publications] for name in names.split("; ")}
    assert len({naming.folded(name) for name in offices}) == len(offices)
    assert not {"EASO", "FGE", "Ofpra", "UK Home Office"} & offices


@pytest.mark.parametrize("code", list(registers.places().index))
def test_a_place_is_found_by_its_code_and_by_each_of_its_labels(code):
    row = registers.places().loc[code]
    assert registers.place_code(code) == code
    assert {registers.place_code(row["label_en"]), registers.place_code(row["label_nl"])} == {code}
    assert row["label_en"] in row["sentence_en"] or row["kind"] == "aggregate"
    assert row["adjective_en"] is not pd.NA or row["adjective_nl"] is pd.NA


@pytest.mark.parametrize("path", list(paths.DATA.glob("letters/*/claims.csv")), ids=lambda path: path.parent.name)
def test_every_code_of_the_claims_is_a_place(path):
    claims = pd.read_csv(path, dtype="string", keep_default_na=False)
    codes = (claims["geo"] + " " + claims["citizen"]).str.split().explode().dropna()
    assert set(codes) <= set(registers.places().index)


def test_every_correction_changes_its_cell_and_says_why():
    raw, used = written().set_index("figure_id"), registers.figures().set_index("figure_id")
    for row in registers.corrections().itertuples():
        assert raw.at[row.figure_id, row.column] == row.was
        assert str(used.at[row.figure_id, row.column]) != row.was
        assert row.reason.endswith(".")


def cited(collection: str) -> pd.DataFrame:
    """A collection of cited facts, its flags and what measures.csv defines taken out of the notes."""
    facts = pd.read_csv(FACTS / collection, dtype="string", keep_default_na=False).set_index("figure_id")
    flag = facts["note"].str.extract(r"^flag: (\w+)$")[0]
    own = facts["note"].str.replace(r"^NEW MEASURE [^:]+: .*?(?=kept apart|printed as|the page says)", "", regex=True)
    return facts.assign(flag=flag.fillna(""), note=own.where(flag.isna(), ""))


@pytest.mark.skipif(not FACTS.exists(), reason="the cited facts are not part of the project")
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_cited_fact_is_carried_over_with_every_field(collection):
    facts = cited(collection)
    own = written().join(registers.publications(), on="source_id", suffixes=("", "_source")).set_index("figure_id")
    own = own.loc[facts.index].fillna("")
    same = {"scope": "table", "period_start": "start", "period_end": "end"}
    for column in facts.columns.drop(["publisher", "source_title", "url", "value", "rounding"]):
        assert (own[same.get(column, column)] == facts[column]).all(), column
    for column in ("value", "rounding"):
        assert (own[column].astype(float) == facts[column].astype(float)).all(), column
    assert (own["url"] == facts["url"].where(facts["url"].str.startswith("http"), "")).all()
    pairs = zip(own["title"], facts["source_title"], strict=True)
    assert all(title.startswith(fact) for title, fact in pairs)


@pytest.mark.skipif(not FACTS.exists(), reason="the cited facts are not part of the project")
def test_the_tables_hold_the_two_collections_and_only_those():
    assert set(written()["figure_id"]) == {figure for each in COLLECTIONS for figure in cited(each).index}
    assert len(written()) == 2005 + 2127


@pytest.mark.skipif(not FACTS.exists(), reason="the cited facts are not part of the project")
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_no_name_of_a_publisher_was_lost_when_office_and_publisher_were_separated(collection):
    facts = cited(collection)
    publication = registers.publications().loc[written().set_index("figure_id").loc[facts.index, "source_id"]]
    described = publication[["office", "publisher", "title", "url"]].fillna("").agg(" ".join, axis=1)
    pairs = dict.fromkeys(zip(facts["publisher"], described, strict=True))
    assert [(fact, ours) for fact, ours in pairs if names(fact) - names(ours)] == []


def test_small_counts_of_unhcr_are_wide_and_larger_ones_exact():
    unhcr = registers.figures().query("source_id.str.startswith('unhcr-2') and unit == 'persons' and kind == 'flow'")
    cells = unhcr[unhcr["measure"].str.startswith("first_instance") & (unhcr["citizen"] != "TOTAL")]
    step = cells["value"].map({0: 5, 5: 10, 10: 5}).fillna(1)
    assert (cells["rounding"] == step).all()
    assert set(cells.loc[cells["value"] < 11, "value"]) == {0, 5, 10}


def names(text: str) -> set[str]:
    """The names in a text without accents, by what they are called now, without the words that join them."""
    return {RENAMED.get(word, word) for word in re.findall(r"\w+", naming.folded(text))} - JOINING - ADDRESSED
