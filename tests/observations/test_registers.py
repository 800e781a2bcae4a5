"""A walk over every row of the registers."""

import csv

import pandas as pd
import pytest

from helpers import observations, paths

FACTS = paths.ROOT.parent / "shared" / "facts" / "figures.csv"
RANKS = {"letter": 1, "primary": 1, "secondary": 2, "press": 3, "mirror": 3}


def test_all_figures_are_there_once_and_the_rejected_ones_are_kept():
    table = observations.figures()
    assert len(table) == 2005
    assert table["figure_id"].is_unique
    assert (table["status"] == "rejected").sum() == 8
    assert table.loc[table["status"] == "rejected", "note"].str.len().min() > 10


def test_every_figure_agrees_with_its_measure_in_kind_and_unit():
    table = observations.figures().join(observations.measures(), on="measure", suffixes=("", "_registered"))
    assert (table["kind"] == table["kind_registered"]).all()
    assert (table["unit"] == table["unit_registered"]).all()


@pytest.mark.parametrize("name", list(observations.measures().index))
def test_a_measure_is_used_and_said_in_both_languages(name):
    row = observations.measures().loc[name]
    assert (observations.figures()["measure"] == name).any()
    assert "amv" not in row["label_en"]
    assert row["label_nl"]
    assert row["definition"].endswith(".")


def test_every_source_is_used_ranked_by_its_kind_and_rated_with_a_reason():
    sources = observations.sources()
    assert set(sources.index) == set(observations.figures()["source_id"])
    assert (sources["rank"] == sources["source_kind"].map(RANKS)).all()
    assert sources["known"].notna().all()
    assert (sources["out"] <= sources["known"]).all()
    assert sources[["quality_reason", "suitability_reason", "licence"]].map(len).min().min() > 5


def test_only_the_letter_was_read_from_a_file():
    assert observations.sources().query("url.isna()")["source_kind"].tolist() == ["letter"]


@pytest.mark.skipif(not FACTS.exists(), reason="the cited facts are not part of the project")
def test_every_cited_fact_is_carried_over_with_every_field():
    facts = pd.DataFrame(csv.DictReader(FACTS.open(encoding="utf-8"))).set_index("figure_id")
    own = (
        observations.figures()
        .join(observations.sources(), on="source_id", suffixes=("", "_source"))
        .set_index("figure_id")
    )
    own = own.loc[facts.index]
    same = {"scope": "table", "period_start": "start", "period_end": "end", "source_title": "title"}
    numbers, days = ("value", "rounding"), ("period_start", "period_end")
    for column in facts.columns:
        ours = own[same.get(column, column)]
        if column in numbers:
            assert (ours == facts[column].astype(float)).all(), column
        elif column in days:
            assert (ours == pd.to_datetime(facts[column])).all(), column
        else:
            theirs = facts[column].where(facts[column].str.startswith("http") | (column != "url"), "")
            assert (ours.fillna("").astype(str) == theirs).all(), column
