"""Quantities, values and tables as tidy frames."""

import warnings

import pandas as pd
import pytest

from helpers.quantities import Basis, Quantity, Span, Value
from helpers.show.shown import Shown, nothing, points, said
from helpers.show.tidy import frame

from .sentences.made import ENGLISH, quantity

YEAR = Span(pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-31"))
FIELDS = ["low", "value", "high", "unit", "rows"]


def test_a_quantity_has_a_row_a_value_with_its_keys_first_and_its_ids_last():
    tidy = frame(quantity("geo year", {("NL", 2022): (7, 8, 9), ("BE", 2023): 5}))
    assert list(tidy) == ["geo", "year", *FIELDS]
    assert tidy.to_numpy().tolist() == [
        ["NL", 2022, 7, 8, 9, "persons", "v:0"],
        ["BE", 2023, 5, 5, 5, "persons", "v:1"],
    ]


@pytest.mark.parametrize(
    ("key", "cell"),
    [(YEAR, "2023-01-01/2023-12-31"), (pd.Timestamp("2023-09-01"), pd.Timestamp("2023-09-01")), ("SY", "SY")],
    ids=["period", "day", "code"],
)
def test_periods_are_written_by_their_days_and_days_stay_days(key, cell):
    assert frame(quantity("key", {key: 5})).loc[0, "key"] == cell


def test_days_are_written_to_a_file_without_hours():
    written = frame(quantity("month", {pd.Timestamp("2023-09-01"): 5})).to_csv(index=False)
    assert written == "month,low,value,high,unit,rows\n2023-09-01,5.0,5.0,5.0,persons,v:0\n"


def test_a_value_is_one_row_with_all_of_its_ids():
    tidy = frame(Value(1, 2, 3, ("f1", "f2"), "percent"))
    assert list(tidy) == FIELDS
    assert tidy.iloc[0].to_list() == [1, 2, 3, "percent", "f1 f2"]


def test_a_table_keeps_its_columns_and_its_rows_come_last():
    table = pd.DataFrame({"rows": [("f1", "f2"), ()], "offices": [("IND", "COA"), ("CBS",)], "days": [3, 4]})
    tidy = frame(table.set_axis(pd.Index(["a", "b"], name="cell")))
    assert list(tidy) == ["cell", "offices", "days", "rows"]
    assert tidy.to_numpy().tolist() == [["a", "IND COA", 3, "f1 f2"], ["b", "CBS", 4, ""]]


def test_an_index_without_a_name_is_not_a_column():
    assert list(frame(pd.DataFrame({"days": [3]}, index=["a"]))) == ["days"]


@pytest.mark.parametrize(
    "source", [Quantity.none("geo", "year"), pd.DataFrame({"rows": []})], ids=["quantity", "table"]
)
def test_nothing_is_a_frame_without_rows(source):
    assert frame(source).empty


def test_a_frame_is_made_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame(quantity("citizen", {"SY": 5}))


def test_what_is_said_has_the_data_of_all_that_it_was_made_from_and_changes_none():
    counts, rate = quantity("year", {2023: 5}, basis=Basis(place=("NL",))), Value(1, 2, 3, ("g",), "ratio")
    shown = said(ENGLISH, "5, twice as many.", counts, rate)
    assert shown.data["value"].to_list() == [5, 2]
    assert shown.data["rows"].to_list() == ["v:0", "g"]
    assert list(counts.table["rows"]) == [("v:0",)]


def test_points_have_a_row_each():
    shown = points(ENGLISH, "Found:", {"One.": ("F01",), "Two.": ("F01", "F02")})
    assert shown.data["words"].to_list() == ["One.", "Two."]
    assert shown.data["rows"].to_list() == ["F01", "F01 F02"]


@pytest.mark.parametrize("shown", [nothing(ENGLISH), Shown("<p>x</p>", "x")], ids=["nothing", "words"])
def test_what_was_made_from_nothing_has_no_data(shown):
    assert shown.data.empty
