"""Charts: a title, a source and a day, alternative text from the data, and the data as a table."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers import words as text
from helpers.show import charts, tables
from helpers.show.charts import chart

FIRST, SECOND = ("f4f1aa9f0",), ("f1e047825",)  # IND 2017 and 2021


@pytest.fixture(autouse=True)
def no_screen():
    mpl.use("Agg")
    text.use("en", "latest")
    yield
    chart.plt.close("all")


@pytest.fixture
def two_series():
    """Two counts in 2017, 2018 and 2021, indexed by (count, year)."""
    index = pd.MultiIndex.from_product([["minors", "all"], [2017, 2018, 2021]], names=["count", "year"])
    value = pd.Series([10.0, 20.0, 15.0, 100.0, 90.0, 95.0], index)
    return pd.DataFrame({"low": value - 1, "value": value, "high": value + 1}).assign(figure_ids=[FIRST, SECOND] * 3)


def test_bars_of_small_counts_have_whole_steps(two_series):
    few = two_series.assign(**dict.fromkeys(("low", "value", "high"), two_series["value"] // 50))
    (axes,) = charts.bars(few, "Few", "persons").figure.axes
    assert (axes.get_yticks() % 1 == 0).all()


@pytest.mark.parametrize("draw", [charts.lines, charts.bars, charts.dots], ids=["lines", "bars", "dots"])
def test_a_chart_has_title_source_day_and_alternative_text(draw, two_series):
    chart = draw(two_series, "Minors doubled", "persons")
    assert isinstance(chart.figure, Figure)
    assert chart.figure.get_suptitle() == "Minors doubled"
    assert chart.figure.get_supxlabel().startswith("Source: IND. Everything known")
    assert (
        chart.alt == "Minors doubled. 6 values: highest 100 (all 2017), lowest 10 (minors 2017) and last 95 (all 2021)."
    )


def test_every_number_of_a_chart_stands_in_its_table_with_its_rows(two_series):
    markup = charts.lines(two_series, "Minors doubled", "persons").data.markup
    assert markup.count("<tr") == 7
    assert markup.count("../figures/uam_first_applications.html#f4f1aa9f0") == 3


def test_series_differ_by_marker_and_line_as_well_as_by_colour(two_series):
    drawn = [
        line
        for line in charts.lines(two_series, "t", "y").figure.axes[0].lines
        if line.get_label() in ("minors", "all")
    ]
    styles = {(line.get_marker(), line.is_dashed(), line.get_color()) for line in drawn}
    assert len(styles) == 2
    assert len({marker for marker, _dashed, _colour in styles}) == 2


def test_a_year_without_a_figure_is_a_gap_in_the_line(two_series):
    (line,) = [line for line in charts.lines(two_series, "t", "y").figure.axes[0].lines if line.get_label() == "minors"]
    assert list(line.get_xdata()) == [2017, 2018, 2019, 2020, 2021]
    assert [value != value for value in line.get_ydata()] == [False, False, True, True, False]


def test_a_blank_cell_of_a_heat_map_is_counted_as_without_figure(two_series):
    chart = charts.heatmap(two_series.drop(("minors", 2018)), "Grid", "year", "persons")
    assert "1 cells are blank" in chart.alt


@pytest.mark.parametrize(
    "draw", [charts.lines, charts.bars, charts.dots, charts.panels], ids=lambda draw: draw.__name__
)
def test_without_figures_there_is_a_sentence_and_no_picture(draw, two_series):
    shown = draw(two_series.iloc[:0], "t", "y")
    assert isinstance(shown, tables.Shown)
    assert "No figures are at hand" in shown.words


def test_a_chart_shows_itself_with_its_alternative_text_as_metadata(two_series, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda item, **options: shown.append((item, options)))
    chart = charts.lines(two_series, "Minors doubled", "persons")
    chart._ipython_display_()
    assert shown[0][1] == {"metadata": {"image/png": {"alt": chart.alt}}}
    assert "The data as a table" in shown[1][0].data
