"""Level, share, growth, fluctuation and revisions, by hand."""

import pytest

from helpers.errors import InputError
from helpers.topics import inflow

UAM, ALL, CBS = "uam_first_applications", "first_asylum_applications", "first_asylum_applications_cbs"


@pytest.fixture
def two_counts(figures):
    """Minors and all applicants of three years, with a second office's total for one of them."""
    return figures(
        (UAM, "NL", "TOTAL", "2017", 80),
        (UAM, "NL", "TOTAL", "2018", 90),
        (UAM, "NL", "TOTAL", "2019", 160),
        (ALL, "NL", "TOTAL", "2017", 1000),
        (ALL, "NL", "TOTAL", "2018", 900),
        (ALL, "NL", "TOTAL", "2019", 1000),
        (CBS, "NL", "TOTAL", "2017", 1100),
    )


def test_a_share_is_given_for_every_denominator_of_a_year(two_counts):
    shares = inflow.shares(two_counts, "NL")
    assert shares.loc[(ALL, 2017), "value"] == pytest.approx(100 * 80 / 1000)
    assert shares.loc[(CBS, 2017), "value"] == pytest.approx(100 * 80 / 1100)
    assert shares.loc[(ALL, 2017), "low"] == pytest.approx(100 * 79.5 / 1000.5)
    assert shares.loc[(CBS, 2017), "figure_ids"] == ("f0", "f6")
    assert (CBS, 2018) not in shares.index


def test_the_multiple_depends_on_the_base_year(two_counts):
    multiples = inflow.multiples(two_counts, "NL", 2019)["value"]
    assert multiples[("minors", 2017)] == 160 / 80
    assert multiples[("minors", 2018)] == pytest.approx(160 / 90)
    assert multiples[("all", 2018)] == pytest.approx(1000 / 900)
    assert multiples[("minors over all", 2018)] == pytest.approx((160 / 90) / (1000 / 900))


def test_index_numbers_have_the_base_year_as_100(two_counts):
    indexed = inflow.indexed(two_counts, "NL", 2018)["value"]
    assert indexed[("minors", 2018)] == indexed[("all", 2018)] == 100
    assert indexed[("minors", 2019)] == pytest.approx(100 * 160 / 90)


def test_a_base_year_without_a_figure_gives_nothing(two_counts):
    assert inflow.indexed(two_counts, "NL", 2010).empty
    assert inflow.multiples(two_counts, "NL", 2030).empty


def test_fluctuation_sets_one_coefficient_of_variation_over_the_other(two_counts):
    table = inflow.fluctuation(two_counts, "NL")["value"]
    mean, deviation = 110, ((30**2 + 20**2 + 50**2) / 2) ** 0.5  # of 80, 90 and 160
    everyone = ((2 * (100 / 3) ** 2 + (200 / 3) ** 2) / 2) ** 0.5 / (2900 / 3)  # of 1000, 900 and 1000
    assert table["minors"] == pytest.approx(deviation / mean)
    assert table["minors over all"] == pytest.approx(deviation / mean / everyone)


def test_a_revised_month_has_its_first_and_its_last_print(figures):
    table = figures(
        (UAM, "NL", "TOTAL", "2022-09", 451, "2022-10-10"),
        (UAM, "NL", "TOTAL", "2022-09", 651, "2022-11-30"),
        (UAM, "NL", "TOTAL", "2022-10", 595, "2022-11-30"),
        (UAM, "NL", "TOTAL", "2022", 4207, "2023-01-11"),
        (UAM, "NL", "TOTAL", "2022", 4205, "2023-12-21"),
    )
    (row,) = inflow.revised_months(table, "NL").itertuples()
    assert (row.first, row.last, row.change) == (451, 651, 200)
    assert row.per_cent == pytest.approx(100 * 200 / 451)


def test_an_unknown_country_is_refused_with_the_nearest(two_counts):
    with pytest.raises(InputError, match="unknown geo 'NLD': nearest is NL"):
        inflow.shares(two_counts, "NLD")
