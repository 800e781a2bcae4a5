"""Loading figures: what is kept, what wins, what is refused."""

import pandas as pd
import pytest

from helpers import observations
from helpers.errors import InputError


def ids(table):
    return table["figure_id"].tolist()


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
        ("2023-05-15", "2023-05-15", True),
        ("2023-05-15", "2023-05-14", False),
        ("2023-05", "2023-05-30", False),
        ("2023-05", "2023-05-31", True),
        ("2023", "2023-12-30", False),
        ("2023", "2023-12-31", True),
    ],
)
def test_a_figure_is_known_once_it_was_certainly_out(figure, figures_folder, published, day, known):
    rows = [figure("f1"), figure("f2", source_id="old")]
    folder = figures_folder(rows, {"office": {"published": published}, "old": {"published": "2001"}})
    assert ("f1" in ids(observations.load(as_of=day, folder=folder))) is known


def test_rejected_rows_never_enter_and_stay_in_the_file(figure, figures_folder):
    folder = figures_folder([figure("f1"), figure("f2", status="rejected", note="a misprint")])
    assert ids(observations.load(folder=folder)) == ["f1"]
    assert ids(observations.figures(folder)) == ["f1", "f2"]


def test_the_lowest_rank_wins_and_then_the_latest(observed):
    rows = [("2023", 1, {"rank": 3, "published": pd.Timestamp("2025-01-01")}), ("2023", 200, {"rank": 1})]
    later = ("2023", 300, {"rank": 1, "published": pd.Timestamp("2024-06-01")})
    assert ids(observations.series(observed(*rows))) == ["f1"]
    assert ids(observations.series(observed(*rows, later))) == ["f2"]


def test_a_later_print_in_tens_does_not_take_the_digits_of_an_earlier_one(observed):
    exact = ("2023", 4207, {"published": pd.Timestamp("2023-01-11")})
    coarse = ("2023", 4210, {"published": pd.Timestamp("2023-10-12"), "rounding": 10.0})
    apart = ("2023", 4220, {"published": pd.Timestamp("2023-10-12"), "rounding": 10.0})
    assert observations.series(observed(exact, coarse))["value"].tolist() == [4207]
    assert observations.series(observed(exact, apart))["value"].tolist() == [4220]


def test_revisions_keep_every_print_with_its_step(observed):
    first = ("2022-09", 451, {"published": pd.Timestamp("2022-10-10")})
    second = ("2022-09", 651, {"published": pd.Timestamp("2022-11-30")})
    table = observations.revisions(observed(second, first, ("2022-10", 595)))
    assert table["value"].tolist() == [451, 651]
    assert table["step"].tolist()[1] == 200


def test_a_correction_applies_and_stops_where_the_cell_no_longer_reads_so(figure, figures_folder):
    rows = [figure("f1", value="14176")]
    folder = figures_folder(rows, corrections=[("f1", "value", "14176", "14716", "digits swapped")])
    assert observations.load(folder=folder)["value"].tolist() == [14716]
    folder = figures_folder(rows, corrections=[("f9", "value", "14176", "14716", "no such row")])
    with pytest.raises(InputError, match=r"corrections.csv, row 2, column figure_id: 'f9' is no figure"):
        observations.load(folder=folder)
    folder = figures_folder(rows, corrections=[("f1", "value", "999", "14716", "digits swapped")])
    with pytest.raises(InputError, match=r"corrections.csv, row 2, column was: f1 no longer reads '999' in value"):
        observations.load(folder=folder)


def test_counts_stop_at_zero_and_changes_do_not(figure, figures_folder):
    change = figure("f2", measure="share_of_arrivals", kind="share", unit="percent", value="-40")
    table = observations.load(folder=figures_folder([figure("f1", value="0", rounding="5"), change]))
    assert table["low"].tolist() == [0.0, -40.5]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"measure": "arrival"}, "unknown measure 'arrival': nearest is arrivals"),
        ({"geo": "NLD"}, "unknown geo 'NLD': nearest is NL"),
        ({"citizen": "TOTALS"}, "unknown citizen 'TOTALS': nearest is TOTAL"),
        ({"as_of": "1990-01-01"}, "as_of 1990-01-01 is before any figure: the first is of 2023-05-15"),
        ({"as_of": "22-12-2023"}, "as_of '22-12-2023' is not a day: write YYYY-MM-DD"),
        ({"since": "2023-02-30"}, "from '2023-02-30' is not a day of the calendar"),
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


def test_an_id_that_stands_in_two_tables_is_named(figure, figures_folder):
    with pytest.raises(InputError, match=r"europe.csv, row 2, column figure_id: 'f1' stands in another table too"):
        observations.load(folder=figures_folder([figure("f1")], elsewhere=[figure("f1")]))


def test_codes_are_categories_and_all_figures_are_small_in_memory():
    table = observations.load()
    assert not table.select_dtypes("object").columns.tolist()
    assert str(table["geo"].dtype) == "category"
    assert table.memory_usage(deep=True).sum() < 1_000_000
