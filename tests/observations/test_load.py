"""Loading figures: what is kept and what is refused."""

import doctest

import pandas as pd
import pytest

from helpers import observations
from helpers.errors import InputError


def ids(figures):
    return figures.table["figure_id"].tolist()


def test_filters_keep_the_measure_the_place_the_citizens_and_the_period(figure, figures_folder):
    folder = figures_folder(
        [
            figure("f1", "2022"),
            figure("f2", "2023", citizen="SY"),
            figure("f3", "2023", measure="in_care", kind="stock"),
        ],
        elsewhere=[figure("f4", "2023", geo="SE")],
    )
    assert ids(observations.load(folder=folder)) == ["f1", "f2", "f3", "f4"]
    assert ids(observations.load(measure="in_care", folder=folder)) == ["f3"]
    assert ids(observations.load(geo="SE", folder=folder)) == ["f4"]
    assert ids(observations.load(citizen="SY", folder=folder)) == ["f2"]
    assert ids(observations.load(since="2023-01-01", folder=folder)) == ["f2", "f3", "f4"]
    assert ids(observations.load(until="2022-12-31", folder=folder)) == ["f1"]


@pytest.mark.parametrize(
    ("published", "day", "known"),
    [
        ("2024-05-15", "2024-05-15", True),
        ("2024-05-15", "2024-05-14", False),
        ("2024-05", "2024-05-30", False),
        ("2024-05", "2024-05-31", True),
        ("2024", "2024-12-30", False),
        ("2024", "2024-12-31", True),
    ],
)
def test_a_figure_is_known_once_it_was_certainly_out(figure, figures_folder, published, day, known):
    rows = [figure("f1"), figure("f2", "2000", source_id="old")]
    folder = figures_folder(rows, {"office": {"published": published}, "old": {"published": "2001"}})
    assert ("f1" in ids(observations.load(as_of=day, folder=folder))) is known


def test_rejected_rows_never_enter_and_stay_in_the_file(figure, figures_folder):
    folder = figures_folder([figure("f1"), figure("f2", status="rejected", note="a misprint")])
    assert ids(observations.load(folder=folder)) == ["f1"]
    assert observations.figures(folder)["figure_id"].tolist() == ["f1", "f2"]


def test_figures_know_the_day_they_are_looked_at_from(figure, figures_folder):
    folder = figures_folder([figure("f1", "2022")])
    assert observations.load(as_of="2024-12-22", folder=folder).as_of == pd.Timestamp("2024-12-22")
    assert observations.load(as_of=pd.Timestamp("2024-12-22"), folder=folder).as_of == pd.Timestamp("2024-12-22")
    assert observations.load(as_of="latest", folder=folder).as_of is None
    assert observations.load(folder=folder).as_of is None


def test_the_earliest_figure_of_a_cell_by_one_office_is_its_first_release(figure, figures_folder):
    rows = [
        figure("f1", "2022", source_id="late"),
        figure("f2", "2022", source_id="early"),
        figure("f3", "2021", source_id="late"),
        figure("f4", "2022", source_id="late", geo="BE"),
    ]
    folder = figures_folder(rows, {"late": {"published": "2025-03"}, "early": {"published": "2024-06-01"}})
    table = observations.load(folder=folder).table.set_index("figure_id")
    assert table["release"].to_dict() == {"f1": "revised", "f2": "first", "f3": "first", "f4": "first"}
    assert table.loc["f1", "published"] == pd.Timestamp("2025-03-31")


def test_the_newest_figure_is_out_on_the_first_day_that_its_date_can_mean(figure, figures_folder):
    rows = [figure("f1", "2022"), figure("f2", "2022", source_id="year"), figure("f3", "2022", source_id="old")]
    folder = figures_folder(
        rows, {"office": {"published": "2024-05"}, "year": {"published": "2025"}, "old": {"published": "2023-06-01"}}
    )
    table = observations.load(folder=folder).table
    assert observations.newest(table, folder) == pd.Timestamp("2025-01-01")
    assert observations.newest(table[table["figure_id"] != "f2"], folder) == pd.Timestamp("2024-05-01")


def test_rows_are_given_once_and_in_the_order_asked_for():
    ids = observations.figures()["figure_id"].iloc[[7, 3, 5, 3]].tolist()
    assert observations.rows(ids)["figure_id"].tolist() == [ids[0], ids[1], ids[2]]


def test_the_examples_of_loading_are_true():
    assert doctest.testmod(observations) == (0, 2)


def test_a_correction_applies_and_stops_where_the_cell_no_longer_reads_so(figure, figures_folder):
    rows = [figure("f1", value="14176")]
    folder = figures_folder(rows, corrections=[("f1", "value", "14176", "14716", "digits swapped")])
    assert observations.load(folder=folder).table["value"].tolist() == [14716]
    folder = figures_folder(rows, corrections=[("f9", "value", "14176", "14716", "no such row")])
    with pytest.raises(InputError, match=r"corrections.csv, row 2, column figure_id: 'f9' is not the id of a figure"):
        observations.load(folder=folder)
    folder = figures_folder(rows, corrections=[("f1", "value", "999", "14716", "digits swapped")])
    with pytest.raises(InputError, match=r"corrections.csv, row 2, column was: f1 no longer reads '999' in value"):
        observations.load(folder=folder)


def test_counts_stop_at_zero_and_changes_do_not(figure, figures_folder):
    change = figure("f2", measure="share_of_arrivals", kind="share", unit="percent", value="-40")
    table = observations.load(folder=figures_folder([figure("f1", value="0", rounding="5"), change])).table
    assert table["low"].tolist() == [0.0, -40.5]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"measure": "arrival"}, "unknown measure 'arrival': nearest is arrivals"),
        ({"geo": "Nederlnd"}, r"unknown place 'Nederlnd': nearest are Netherlands \(NL\)"),
        ({"citizen": "TOTALS"}, r"unknown place 'TOTALS': nearest are all nationalities \(TOTAL\)"),
        ({"as_of": "1990-01-01"}, "as_of 1990-01-01 is before any figure: the first is of 2024-05-15"),
        ({"as_of": "22-12-2023"}, "as_of '22-12-2023' is not a day: write YYYY-MM-DD"),
        ({"as_of": "2999-01-01"}, "as_of 2999-01-01 is in the future: write a day up to "),
        ({"until": "2023-01-01", "since": "2023-01-02"}, "from 2023-01-02 is after to 2023-01-01"),
        ({"geo": "Andorra"}, r"geo 'Andorra': no figure is held of Andorra \(AD\) where applications were made"),
        ({"since": "2023-02-30"}, "from '2023-02-30' is not a valid date"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_choice_is_refused_with_what_is_near(figure, figures_folder, filters, message):
    with pytest.raises(InputError, match=message):
        observations.load(**filters, folder=figures_folder([figure("f1")]))


def test_a_figure_without_publication_or_measure_is_named(figure, figures_folder):
    with pytest.raises(
        InputError, match=r"netherlands.csv, row 2, column source_id: 'nobody' has no row in sources.csv"
    ):
        observations.load(folder=figures_folder([figure("f1", source_id="nobody")]))
    with pytest.raises(
        InputError, match=r"netherlands.csv, row 2, column measure: 'ghosts' has no row in measures.csv"
    ):
        observations.load(folder=figures_folder([figure("f1", measure="ghosts")]))


def test_an_id_that_is_in_two_tables_is_named(figure, figures_folder):
    with pytest.raises(InputError, match=r"europe.csv, row 2, column figure_id: 'f1' is in another table too"):
        observations.load(folder=figures_folder([figure("f1")], elsewhere=[figure("f1")]))


def test_codes_are_categories_and_all_figures_are_small_in_memory():
    table = observations.load().table
    assert list(table.columns) == list(observations.COLUMNS)
    assert not table.select_dtypes("object").columns.tolist()
    assert str(table["geo"].dtype) == "category"
    assert table.memory_usage(deep=True).sum() < 1_000_000
