"""The page of a notebook: each of its methods shows something, with its data, or says why not."""

import matplotlib as mpl
import pandas as pd
import pytest

from helpers import claims, observations
from helpers.coding import agreement, codings, counts
from helpers.errors import InputError
from helpers.quantities import Basis, Quantity, Value, statistics
from helpers.show.charts import Chart, chart
from helpers.show.page import Page
from helpers.show.sentences import inflow as say
from helpers.topics import inflow

from .sentences.made import SYNTHETIC

DAY = "2024-06-30"
MINORS, OWN = "uam_first_applications", "first_asylum_applications"
AGREED = codings.agreed()
BY_GROUP = counts.matrix(counts.motives(AGREED), "nationality")
CELLS = {("NL", "minors", 2017): 5, ("NL", "minors", 2018): 7, ("BE", "all", 2018): 9}
GRID = Quantity.from_values(
    {key: Value(count, count, count, ("f4f1aa9f0",)) for key, count in CELLS.items()}, ["geo", "count", "year"]
)
NONE = [Quantity.none("year", about=Basis(measure=(measure,))) for measure in (MINORS, OWN)]
CHARTS = {
    "lines": lambda page, figures: page.lines(*counted(figures), claims=("Q01",)),
    "bars": lambda page, figures: page.bars(*counted(figures)),
    "dots": lambda page, figures: page.dots(*counted(figures), mark=1.0),
    "panels": lambda page, figures: page.panels(GRID),
    "heatmap": lambda page, figures: page.heatmap(GRID.only(geo="NL")),
    "rates": lambda page, figures: page.rates(*monthly(figures)),
    "support": lambda page, figures: page.support(*monthly(figures)),
    "matrix": lambda page, figures: page.matrix(BY_GROUP, "nationality"),
    "together": lambda page, figures: page.together(counts.together(counts.motives(AGREED))),
    "agreement": lambda page, figures: page.agreement(agreement.all_codes()),
    "ledger": lambda page, figures: page.ledger(claims.pairs("Q01", "Q03", as_of=DAY)),
}
WORDS = {
    "found": lambda page, figures: page.found("01-inflow"),
    "findings": lambda page, figures: page.findings(claims.pairs("Q01", as_of=DAY)),
    "checked": lambda page, figures: page.checked("Q01", "Q02"),
    "verdicts": lambda page, figures: page.verdicts(claims.pairs("Q01", as_of=DAY)),
    "table": lambda page, figures: page.table(GRID),
    "table of a frame": lambda page, figures: page.table(inflow.gaps(figures, "NL")),
    "at": lambda page, figures: page.at(*counted(figures), keys=(2017, 2023)),
    "sentence": lambda page, figures: page.sentence(say.fluctuation, *map(statistics.swings, counted(figures))),
}
NO_TABLE = BY_GROUP.iloc[:0]
NOTHING = {
    "lines": lambda page: page.lines(Quantity.none("year")),
    "bars": lambda page: page.bars(*NONE),
    "dots": lambda page: page.dots(Quantity.none("year")),
    "panels": lambda page: page.panels(Quantity.none("geo", "count", "year")),
    "heatmap": lambda page: page.heatmap(Quantity.none("geo", "year")),
    "rates": lambda page: page.rates(pd.DataFrame(), None),
    "support": lambda page: page.support(pd.DataFrame(), None),
    "matrix": lambda page: page.matrix(NO_TABLE, "nationality"),
    "together": lambda page: page.together(NO_TABLE),
    "agreement": lambda page: page.agreement(agreement.all_codes().iloc[:0]),
    "table": lambda page: page.table(Quantity.none("year")),
    "at": lambda page: page.at(Quantity.none("year"), keys=(2017,)),
}


@pytest.fixture(autouse=True)
def no_screen():
    mpl.use("Agg")
    yield
    chart.plt.close("all")


@pytest.fixture(scope="module")
def figures():
    return observations.load(as_of=DAY)


@pytest.fixture(scope="module")
def page():
    return Page("en", DAY, "NL")


def counted(figures):
    return [figures.yearly(measure, "NL") for measure in (MINORS, OWN)]


def monthly(figures):
    found = inflow.monthly(figures, "NL", 2017, 2023)
    return found, inflow.rate_break(found)


def test_every_method_of_a_page_is_tried_here():
    methods = {name for name in vars(Page) if not name.startswith("_")}
    assert methods <= {*CHARTS, *WORDS}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_figure_an_alternative_text_a_table_and_its_data(page, figures, name):
    shown = CHARTS[name](page, figures)
    assert isinstance(shown, Chart)
    assert shown.figure.axes
    assert shown.alt.startswith(" ".join(shown.figure.get_suptitle().split()).rstrip("."))
    assert shown.table.markup in shown.markup
    assert not shown.data.empty
    assert list(shown.data)[-1] == "rows"


@pytest.mark.parametrize("name", WORDS)
def test_words_and_tables_have_their_data(page, figures, name):
    shown = WORDS[name](page, figures)
    assert shown.words
    assert shown._repr_html_() == shown.markup
    assert shown.data["rows"].str.len().gt(0).any()


@pytest.mark.parametrize("name", NOTHING)
def test_where_there_is_nothing_a_sentence_says_so(page, name):
    shown = NOTHING[name](page)
    assert not isinstance(shown, Chart)
    assert shown.words.endswith(".")
    assert shown.data.empty


def test_the_data_have_a_row_for_each_value_with_its_ids(page, figures):
    minors, everyone = counted(figures)
    data = page.lines(minors, everyone).data
    assert len(data) == len(minors) + len(everyone)
    assert set(data["measure"]) == {MINORS, OWN}
    own = data[(data["measure"] == MINORS) & (data["year"] == 2017)]
    assert own["value"].to_list() == [1181]
    assert own["rows"].to_list() == [" ".join(minors.at(2017).rows)]


def test_a_chart_is_saved_as_data_and_as_pictures(page, figures, tmp_path):
    shown = page.lines(counted(figures)[0])
    saved = {ending: shown.save(tmp_path / f"chart.{ending}").read_bytes() for ending in ("csv", "png", "svg")}
    assert saved["csv"].decode().splitlines()[0] == "year,low,value,high,unit,rows"
    assert len(saved["csv"].decode().splitlines()) == len(shown.data) + 1
    assert saved["png"].startswith(b"\x89PNG")
    assert b"<svg" in saved["svg"]


def test_a_chart_can_be_saved_after_it_was_shown(page, figures, tmp_path, monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *_items, **_options: None)
    shown = page.lines(counted(figures)[0])
    shown._ipython_display_()
    assert shown.save(tmp_path / "chart.png").stat().st_size > 1000


def test_a_sentence_is_saved_as_data_and_as_no_picture(page, figures, tmp_path):
    shown = page.at(counted(figures)[0], keys=(2017,))
    assert shown.save(tmp_path / "said.csv").read_text(encoding="utf-8").splitlines()[0].startswith("year,")
    with pytest.raises(InputError, match=r"said\.png: cannot be saved as \.png: use \.csv$"):
        shown.save(tmp_path / "said.png")


def test_a_file_that_the_page_did_not_write_is_refused(page, figures, tmp_path):
    (tmp_path / "chart.csv").write_text("mine")
    with pytest.raises(InputError, match="exists and was not saved here"):
        page.lines(counted(figures)[0]).save(tmp_path / "chart.csv")
    assert (tmp_path / "chart.csv").read_text() == "mine"


def test_figures_of_the_day_are_captioned_with_it(page, figures):
    assert page.lines(counted(figures)[0]).figure.get_supxlabel().endswith("As of 30 June 2024.")


def test_several_quantities_become_series_named_by_what_they_differ_in(page, figures):
    (axes,) = page.lines(*counted(figures)).figure.axes
    assert {text.get_text() for text in axes.get_legend().get_texts()} == {
        "UAM, first applications (IND)",
        "first asylum applications (IND)",
    }


def test_a_page_on_another_country_says_whose_claims_it_shows():
    shown = Page("en", DAY, "BE").found("01-inflow")
    assert "not on Belgium" in shown.words
    assert "are about" not in Page("en", DAY, "NL").found("01-inflow").words


def test_a_page_of_another_letter_shows_its_claims():
    words = Page("en", "latest", "SE", SYNTHETIC).found("03-europe").words
    assert "Sweden had 37 % of the unaccompanied minors" in words
    assert "The letter's claims are about" not in words


def test_another_letter_is_not_said_to_be_about_the_country_of_the_first():
    words = Page("en", "latest", "NL", SYNTHETIC).found("03-europe").words
    assert "The letter's claims are about Sweden." in words
