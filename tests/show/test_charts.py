"""Charts: a title, a source and a day, alternative text from the data, and the data as a table."""

from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers import claims, words
from helpers.quantities import Basis, Interval, Quantity, Value, index_of
from helpers.show import charts
from helpers.show.charts import chart

ENGLISH = words.load("en")
NOTHING = Basis()
TITLE = "Persons: 15 (minors) and 95 (all) in 2021"
FIRST, SECOND = ("f4f1aa9f0",), ("f1e047825",)  # IND 2017 and 2021


@pytest.fixture(autouse=True)
def no_screen():
    mpl.use("Agg")
    yield
    chart.plt.close("all")


def two_counts(value=(10.0, 20.0, 15.0, 100.0, 90.0, 95.0), basis=NOTHING):
    """Two counts in 2017, 2018 and 2021, indexed by (count, year)."""
    index = index_of([(name, year) for name in ("minors", "all") for year in (2017, 2018, 2021)], ["count", "year"])
    value = np.array(value)
    return Quantity.of(index, Interval(value - 1, value, value + 1), [FIRST, SECOND] * 3, "persons", basis)


def test_bars_of_small_counts_have_whole_steps():
    (axes,) = charts.bars(two_counts((0.0, 0.0, 0.0, 2.0, 1.0, 1.0)), ENGLISH).figure.axes
    assert (axes.get_yticks() % 1 == 0).all()


@pytest.mark.parametrize("draw", [charts.lines, charts.bars, charts.dots], ids=["lines", "bars", "dots"])
def test_a_chart_has_title_source_day_and_alternative_text(draw):
    shown = draw(two_counts(), ENGLISH)
    assert isinstance(shown.figure, Figure)
    assert shown.figure.get_suptitle() == TITLE
    assert shown.figure.get_supxlabel().startswith("Source: IND. Everything known, the newest figure of ")
    assert shown.alt == f"{TITLE}. 6 values: highest 100 (all 2017), lowest 10 (minors 2017)."


def test_the_caption_names_the_day_that_the_figures_were_looked_from():
    basis = Basis(as_of=pd.Timestamp("2023-12-22"))
    shown = charts.lines(two_counts(basis=basis), ENGLISH)
    assert shown.figure.get_supxlabel() == "Source: IND. As of 22 December 2023."


def test_the_value_axis_is_named_by_the_unit_or_by_what_is_given():
    assert charts.lines(two_counts(), ENGLISH).figure.axes[0].get_ylabel() == "persons"
    assert charts.lines(two_counts(), ENGLISH, "children").figure.axes[0].get_ylabel() == "children"


def test_every_number_of_a_chart_is_in_its_table_with_its_rows():
    shown = charts.lines(two_counts(), ENGLISH)
    assert shown.table.markup.count("<tr") == 7
    assert shown.table.markup.count('data-row="f4f1aa9f0"') == 3
    assert shown.table.markup in shown.markup
    assert shown.data["value"].to_list() == [10, 20, 15, 100, 90, 95]
    assert shown.data["rows"].to_list() == [*FIRST, *SECOND] * 3


@pytest.mark.parametrize(
    ("year", "unit", "place", "bands"),
    [(2023, "percent", "NL", 1), (2023, "persons", "NL", 0), (2023, "percent", "BE", 0)],
    ids=["same place and unit", "other unit", "other place"],
)
def test_what_the_letter_states_is_drawn_only_for_its_place_and_in_its_unit(year, unit, place, bands):
    claim = claims.register()["Q02"]  # a share of 2023
    values = {2017: Value(7, 8, 9, FIRST, unit), 2023: Value(14, 15, 16, SECOND, unit)}
    table = Quantity.from_values(values, ["year"], unit)
    table = replace(table, table=table.table.assign(basis=[Basis(place=(place,))] * 2))
    (axes,) = charts.lines(table, ENGLISH, stated=[claim]).figure.axes
    drawn = [band for band in axes.collections if band.get_label() == "the letter (Q02)"]
    assert len(drawn) == bands
    for band in drawn:
        low, high = np.unique(band.get_paths()[0].vertices[:, 1])[[0, -1]]
        assert (low, high) == (claim.stated.low, claim.stated.high)


def test_a_criterion_of_ours_is_not_drawn_as_what_the_letter_states():
    ours = next(each for each in claims.register().values() if each.criterion is not None and each.unit == "ratio")
    basis = [Basis(place=(ours.specification.geo,))] * 2
    table = Quantity.from_values({2017: Value(1, 2, 3, FIRST), 2023: Value(1, 2, 3, SECOND)}, ["year"], "ratio")
    table = replace(table, table=table.table.assign(basis=basis))
    (axes,) = charts.lines(table, ENGLISH, stated=[ours]).figure.axes
    assert axes.get_legend() is None


def test_series_differ_by_marker_and_line_as_well_as_by_colour():
    drawn = [
        line
        for line in charts.lines(two_counts(), ENGLISH).figure.axes[0].lines
        if line.get_label() in ("minors", "all")
    ]
    styles = {(line.get_marker(), line.is_dashed(), line.get_color()) for line in drawn}
    assert len(styles) == 2
    assert len({marker for marker, _dashed, _colour in styles}) == 2


def test_a_year_without_a_figure_is_a_gap_in_the_line():
    (line,) = [
        line for line in charts.lines(two_counts(), ENGLISH).figure.axes[0].lines if line.get_label() == "minors"
    ]
    assert list(line.get_xdata()) == [2017, 2018, 2019, 2020, 2021]
    assert [value != value for value in line.get_ydata()] == [False, False, True, True, False]


def test_a_blank_cell_of_a_heat_map_is_counted_as_without_figure():
    chart = charts.heatmap(two_counts().keep([True, False, True, True, True, True]), ENGLISH)
    assert "1 cell is blank" in chart.alt


@pytest.mark.parametrize(
    "draw", [charts.lines, charts.bars, charts.dots, charts.heatmap, charts.panels], ids=lambda draw: draw.__name__
)
def test_without_figures_there_is_a_sentence_and_no_picture(draw):
    levels = ["geo", "count", "year"] if draw is charts.panels else ["count", "year"]
    wanted = Basis(measure=("uam_first_applications",), place=("NL",))
    shown = draw(Quantity.none(*levels, about=wanted), ENGLISH)
    assert not isinstance(shown, charts.Chart)
    assert "UAM, first applications (IND)" in shown.words
    assert shown.words.startswith("No figures were found for '")


@pytest.mark.parametrize("last", ["2018-12-31", "2019-01-01", "2019-02-10", "2019-08-01", "2020-03-01", "2031-01-01"])
@pytest.mark.parametrize("draw", [charts.lines, charts.panels], ids=lambda draw: draw.__name__)
@pytest.mark.filterwarnings("error")
def test_an_axis_of_days_warns_of_nothing_however_short_or_long(draw, last, tmp_path):
    days = [pd.Timestamp("2018-12-31"), pd.Timestamp(last)]
    values = {("NL", "uam_in_care", day): Value(4, 5, 6, FIRST) for day in days}
    stock = Quantity.from_values(values, ["geo", "measure", "day"], "persons")
    draw(stock, ENGLISH).figure.savefig(tmp_path / "chart.png")


def test_a_chart_shows_itself_with_its_alternative_text_as_metadata(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda item, **options: shown.append((item, options)))
    chart = charts.lines(two_counts(), ENGLISH)
    chart._ipython_display_()
    assert shown[0][1] == {"metadata": {"image/png": {"alt": chart.alt}}}
    assert "The data as a table" in shown[1][0].data
