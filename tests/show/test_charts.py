"""Charts: a title, a source and a day, alternative text from the data, and the data as a table."""

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers import words
from helpers.quantities import Basis, Interval, Quantity, Value, index_of
from helpers.show import charts
from helpers.show.charts import chart
from helpers.show.shown import Shown

ENGLISH = words.load("en")
NOTHING = Basis()
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
    (axes,) = charts.bars(two_counts((0.0, 0.0, 0.0, 2.0, 1.0, 1.0)), "Few", ENGLISH).figure.axes
    assert (axes.get_yticks() % 1 == 0).all()


@pytest.mark.parametrize("draw", [charts.lines, charts.bars, charts.dots], ids=["lines", "bars", "dots"])
def test_a_chart_has_title_source_day_and_alternative_text(draw):
    shown = draw(two_counts(), "Minors doubled", ENGLISH)
    assert isinstance(shown.figure, Figure)
    assert shown.figure.get_suptitle() == "Minors doubled"
    assert shown.figure.get_supxlabel().startswith("Source: IND. Everything known, the newest figure of ")
    assert (
        shown.alt == "Minors doubled. 6 values: highest 100 (all 2017), lowest 10 (minors 2017) and last 95 (all 2021)."
    )


def test_the_caption_names_the_day_that_the_figures_were_looked_from():
    basis = Basis(as_of=pd.Timestamp("2023-12-22"))
    shown = charts.lines(two_counts(basis=basis), "Minors doubled", ENGLISH)
    assert shown.figure.get_supxlabel() == "Source: IND. As of 22 December 2023."


def test_the_value_axis_is_named_by_the_unit_or_by_what_is_given():
    assert charts.lines(two_counts(), "t", ENGLISH).figure.axes[0].get_ylabel() == "persons"
    assert charts.lines(two_counts(), "t", ENGLISH, "children").figure.axes[0].get_ylabel() == "children"


def test_every_number_of_a_chart_is_in_its_table_with_its_rows():
    markup = charts.lines(two_counts(), "Minors doubled", ENGLISH).data.markup
    assert markup.count("<tr") == 7
    assert markup.count("../figures/uam_first_applications.html#f4f1aa9f0") == 3


def test_series_differ_by_marker_and_line_as_well_as_by_colour():
    drawn = [
        line
        for line in charts.lines(two_counts(), "t", ENGLISH).figure.axes[0].lines
        if line.get_label() in ("minors", "all")
    ]
    styles = {(line.get_marker(), line.is_dashed(), line.get_color()) for line in drawn}
    assert len(styles) == 2
    assert len({marker for marker, _dashed, _colour in styles}) == 2


def test_a_year_without_a_figure_is_a_gap_in_the_line():
    (line,) = [
        line for line in charts.lines(two_counts(), "t", ENGLISH).figure.axes[0].lines if line.get_label() == "minors"
    ]
    assert list(line.get_xdata()) == [2017, 2018, 2019, 2020, 2021]
    assert [value != value for value in line.get_ydata()] == [False, False, True, True, False]


def test_a_blank_cell_of_a_heat_map_is_counted_as_without_figure():
    chart = charts.heatmap(two_counts().keep([True, False, True, True, True, True]), "Grid", ENGLISH)
    assert "1 cell is blank" in chart.alt


@pytest.mark.parametrize(
    "draw", [charts.lines, charts.bars, charts.dots, charts.panels], ids=lambda draw: draw.__name__
)
def test_without_figures_there_is_a_sentence_and_no_picture(draw):
    shown = draw(two_counts().keep([False] * 6), "t", ENGLISH)
    assert isinstance(shown, Shown)
    assert shown.words == "No figures were found for 't'."


@pytest.mark.parametrize("last", ["2018-12-31", "2019-01-01", "2019-02-10", "2019-08-01", "2020-03-01", "2031-01-01"])
@pytest.mark.parametrize("draw", [charts.lines, charts.panels], ids=lambda draw: draw.__name__)
@pytest.mark.filterwarnings("error")
def test_an_axis_of_days_warns_of_nothing_however_short_or_long(draw, last, tmp_path):
    days = [pd.Timestamp("2018-12-31"), pd.Timestamp(last)]
    values = {("NL", "uam_in_care", day): Value(4, 5, 6, FIRST) for day in days}
    stock = Quantity.from_values(values, ["geo", "measure", "day"], "persons")
    draw(stock, "t", ENGLISH).figure.savefig(tmp_path / "chart.png")


def test_a_chart_shows_itself_with_its_alternative_text_as_metadata(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda item, **options: shown.append((item, options)))
    chart = charts.lines(two_counts(), "Minors doubled", ENGLISH)
    chart._ipython_display_()
    assert shown[0][1] == {"metadata": {"image/png": {"alt": chart.alt}}}
    assert "The data as a table" in shown[1][0].data
