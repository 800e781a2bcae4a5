"""Vintages as observations: which of their cells count, as of which day, and from which office."""

import dataclasses

import pytest

from helpers import observations
from helpers.observations import live
from helpers.offices.formats import tsv
from helpers.offices.store import Store
from tests import fetched_tables
from tests.fetched_tables import fetched_table

SWEDEN = "A,PER,TOTAL,T,TOTAL,SE\t1000 \t2000 \t3000 p\n"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty store, in use for all observations."""
    monkeypatch.setenv("AMV_VINTAGES", str(tmp_path))
    return Store(tmp_path)


def test_a_row_names_its_vintage_its_office_and_its_release(store):
    vintage, _ = store.keep(fetched_table(SWEDEN))
    rows = live.rows(store.root)
    assert rows["value"].tolist() == [1000, 2000, 3000]
    assert rows["figure_id"].tolist()[0] == f"{vintage.name}:uam_asylum_applicants.SE.TOTAL.2021"
    assert [f"{day:%Y-%m-%d}" for day in rows.loc[1, ["start", "end"]]] == ["2022-01-01", "2022-12-31"]
    assert set(rows["office"]) == {"Eurostat"}
    assert set(rows["release"]) == {"live"}


def test_a_vintage_is_a_publication_of_its_office(store):
    vintage, _ = store.keep(fetched_table(SWEDEN))
    source = live.sources(store.root).loc[vintage.name]
    assert source[["office", "publisher", "release", "published"]].tolist() == [
        "Eurostat",
        "Eurostat",
        "2025-01-10",
        "2025-01-10",
    ]


def test_only_cells_of_all_sexes_and_ages_and_no_groups_of_citizenships_count(store):
    rows = "A,PER,{},{},{},SE\t5 \t5 \t5 \n"
    kept = [("TOTAL", "T", "TOTAL"), ("SY", "T", "TOTAL")]
    others = [("TOTAL", "F", "TOTAL"), ("TOTAL", "T", "Y16-17"), ("EXT_EU27_2020", "T", "TOTAL")]
    store.keep(fetched_table("".join(rows.format(*codes) for codes in kept + others)))
    assert sorted(live.rows(store.root)["citizen"].unique()) == ["SY", "TOTAL"]


def test_a_table_without_a_selection_is_kept_but_gives_no_observations(store):
    store.keep(fetched_table(SWEDEN, table="migr_asydcfstq"))
    assert live.rows(store.root).empty
    assert live.sources(store.root).empty


def test_the_state_of_the_store_differs_after_each_fetch(store):
    states = [live.state(store.root)]
    for day in ("2025-01-11", "2025-01-12"):
        store.keep(fetched_table(SWEDEN, fetched=day))
        states.append(live.state(store.root))
    assert len(set(states)) == 3


def test_observations_take_the_vintage_of_the_day_and_cited_figures_before_it(store):
    cited = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2024-12-31")
    assert (cited.table["rank"] > 0).all()
    store.keep(fetched_table(SWEDEN))
    store.keep(fetched_table(SWEDEN.replace("3000 p", "3300 "), updated="2025-03-10", fetched="2025-03-11"))

    def value(as_of):
        rows = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of=as_of).series()
        return rows[(rows["start"] == "2023-01-01") & (rows["end"] == "2023-12-31")].iloc[0]

    assert value("2025-02-01")[["value", "rank"]].tolist() == [3000, 0]
    assert value("2025-02-01")[["low", "high"]].tolist() == [2997.5, 3002.5]
    assert value("2025-04-01")["value"] == 3300
    assert value("2025-04-01")["figure_id"].startswith("migr_asyunaa@")
    assert len(observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2024-12-31")) == len(cited)


def test_a_value_that_a_later_vintage_withdrew_is_not_taken_from_the_earlier_one(store):
    store.keep(fetched_table(SWEDEN.replace(" p", " ")))
    store.keep(fetched_table(SWEDEN.replace("3000 p", ": "), updated="2025-03-10"))
    kept = observations.load("uam_asylum_applicants", "SE", "TOTAL").table.query("rank == 0")
    assert kept.groupby(kept["start"].dt.year).size().to_dict() == {2021: 2, 2022: 2}
    early = observations.load("uam_asylum_applicants", "SE", "TOTAL", as_of="2025-02-01").table.query("rank == 0")
    assert 2023 in early["start"].dt.year.to_list()


def test_every_row_of_a_vintage_has_its_publication(store):
    vintage, _ = store.keep(fetched_table())
    table = observations.load().table
    assert set(table["source_id"]) <= set(observations.sources().index)
    row = observations.rows([table.query("rank == 0")["figure_id"].iloc[0]]).iloc[0]
    assert row["source_id"] == vintage.name


def test_a_total_of_the_union_counts_only_where_as_many_countries_report_as_usual(store):
    countries = "".join(f"A,PER,TOTAL,T,TOTAL,{geo}\t5 \t5 \t: \n" for geo in ("NL", "DE"))
    store.keep(
        fetched_table(countries + "A,PER,TOTAL,T,TOTAL,SE\t5 \t5 \t5 \nA,PER,TOTAL,T,TOTAL,EU27_2020\t15 \t15 \t5 \n")
    )

    def years(geo):
        table = observations.load("uam_asylum_applicants", geo, "TOTAL").table.query("rank == 0")
        return table["start"].dt.year.to_list()

    assert years("EU27_2020") == [2021, 2022]
    assert years("SE") == [2021, 2022, 2023]


def table_of(rows):
    """Rows of the yearly table, each `"GEO": "2021 2022 2023"`."""
    lines = {geo: "\t".join(f"{cell} " for cell in cells.split()) for geo, cells in rows.items()}
    return "".join(f"A,PER,TOTAL,T,TOTAL,{geo}\t{cells}\n" for geo, cells in lines.items())


def live_years(geo):
    table = observations.load("uam_asylum_applicants", geo, "TOTAL").table.query("rank == 0")
    return table["start"].dt.year.to_list()


MEMBERS = {"NL": "5 5 5", "DE": "5 5 5"}


@pytest.mark.parametrize("outsider", ["LI", "CH", "UK"])
def test_a_state_outside_the_union_does_not_empty_its_total(store, outsider):
    store.keep(fetched_table(table_of({**MEMBERS, outsider: "5 5 :", "EU27_2020": "10 10 10"})))
    assert live_years("EU27_2020") == [2021, 2022, 2023]
    assert live_years(outsider) == [2021, 2022]


def test_a_member_that_is_missing_empties_the_totals_it_belongs_to(store):
    store.keep(fetched_table(table_of({**MEMBERS, "UK": "5 5 :", "EU28": "15 15 10", "EU27_2020": "10 10 10"})))
    assert live_years("EU28") == [2021, 2022]
    assert live_years("EU27_2020") == [2021, 2022, 2023]


def test_a_state_that_leaves_the_union_is_not_missed_in_its_total_afterwards(store):
    head = fetched_tables.HEAD.replace("2021 \t2022 \t2023", "2018 \t2019 \t2020")
    body = (head + table_of({**MEMBERS, "UK": "5 5 :", "EU": "15 15 10"})).encode()
    store.keep(dataclasses.replace(fetched_table(), bodies=(body,), cells=tsv.parse(body)))
    assert live_years("EU") == [2018, 2019, 2020]


def test_a_total_without_a_list_of_members_counts_all_states(store):
    store.keep(fetched_table(table_of({**MEMBERS, "LI": "5 5 :", "EA99": "10 10 10"})))
    rows = live.rows(store.root).query("geo == 'EA99'")
    assert rows.loc[rows["value"].notna(), "start"].dt.year.tolist() == [2021, 2022]


def test_a_total_that_is_dropped_is_missing_and_not_replaced_by_a_cited_figure(store):
    cell = ("uam_asylum_applicants", "EU27_2020", "TOTAL")
    store.keep(fetched_table(table_of({"NL": "5 5 5", "DE": "5 5 :", "EU27_2020": "10 10 5"}), updated="2025-01-10"))
    cited = observations.load(*cell).table.query("rank > 0")
    assert "f12142ea0" not in set(cited["figure_id"])  # 2023, cited from April 2024
    assert "f9a45e398" in set(cited["figure_id"])  # 2024, which the table does not have
    assert 2023 not in observations.load(*cell).yearly("uam_asylum_applicants", "EU27_2020")
    before = observations.load(*cell, as_of="2024-12-31")
    assert before.yearly("uam_asylum_applicants", "EU27_2020").at(2023).rows == ("f12142ea0",)


def test_a_cited_figure_from_after_the_vintage_stays(store):
    store.keep(fetched_table(table_of({"NL": "5 5 5", "DE": "5 5 :", "EU27_2020": "10 10 5"}), updated="2024-01-10"))
    figures = observations.load("uam_asylum_applicants", "EU27_2020", "TOTAL")
    assert figures.yearly("uam_asylum_applicants", "EU27_2020").at(2023).rows == ("f12142ea0",)
