"""What the registers contradict is refused when the figures are read."""

import pytest

from helpers.errors import InputError
from helpers.observations import registers

SHARE = {"measure": "share_of_minors", "kind": "share", "unit": "percent"}
CHANGE = SHARE | {"measure": "share_of_arrivals"}
FAULTS = [
    ({"geo": "NLD"}, r"row 3, column geo: unknown geo 'NLD': nearest is NL$"),
    ({"geo": "GR"}, r"row 3, column geo: unknown geo 'GR': nearest is EL$"),
    ({"geo": "the north"}, r"row 3, column geo: unknown geo 'the north': "),
    ({"citizen": "Syrie"}, r"row 3, column citizen: unknown citizen 'Syrie': nearest is SY$"),
    ({"citizen": "Congo"}, r"row 3, column citizen: unknown citizen 'Congo': nearest is CD or CG$"),
    ({"citizen": "TOTALS"}, r"row 3, column citizen: unknown citizen 'TOTALS': nearest are TOTAL, "),
    ({"kind": "stock"}, r"row 3, column kind: 'stock' is not the kind of arrivals in measures.csv, which is flow$"),
    ({"unit": "cases"}, r"row 3, column unit: 'cases' is not the unit of arrivals in measures.csv, which is persons$"),
    ({"value": "70.5"}, r"row 3, column value: '70.5' is not a whole number of persons$"),
    ({"end": "2024-05-16"}, r"row 3, column end: '2024-05-16' is after the last day on which its publication can"),
    (SHARE | {"value": "101"}, r"row 3, column value: '101' is not a share from 0 to 100 per cent$"),
    (SHARE | {"value": "-1"}, r"row 3, column value: '-1' is not a share from 0 to 100 per cent$"),
    (CHANGE | {"value": "-100.5"}, r"row 3, column value: '-100.5' is below -100$"),
    ({"measure": "ghosts"}, r"row 3, column measure: 'ghosts' has no row in measures.csv$"),
    ({"source_id": "nobody"}, r"row 3, column source_id: 'nobody' has no row in sources.csv$"),
]


@pytest.mark.parametrize(("cells", "message"), FAULTS, ids=[" ".join(cells.values()) for cells, _ in FAULTS])
def test_a_row_that_contradicts_a_register_is_named_with_file_row_and_column(figure, figures_folder, cells, message):
    with pytest.raises(InputError, match="^netherlands.csv, " + message):
        registers.figures(figures_folder([figure("f1"), figure("f2", **cells)]))


@pytest.mark.parametrize(
    "cells",
    [
        CHANGE | {"value": "160"},
        CHANGE | {"value": "-40"},
        SHARE | {"value": "70.5"},
        {"end": "2024-05-15"},
        {"end": "2024-12-31", "status": "rejected", "note": "a projection"},
    ],
    ids=lambda cells: " ".join(cells.values()),
)
def test_a_row_that_the_registers_allow_is_kept(figure, figures_folder, cells):
    assert len(registers.figures(figures_folder([figure("f1", **cells)]))) == 1


def test_rows_are_counted_in_their_own_table(figure, figures_folder):
    rows = [figure("f1"), figure("f2"), figure("f3")]
    with pytest.raises(InputError, match=r"^europe.csv, row 2, column geo: unknown geo 'NLD'"):
        registers.figures(figures_folder(rows, elsewhere=[figure("f4", geo="NLD")]))


def test_a_bare_month_of_publication_allows_a_period_to_its_last_day(figure, figures_folder):
    rows = [figure("f1", "2023-01/2023-11")]
    assert len(registers.figures(figures_folder(rows, {"office": {"published": "2023-11"}}))) == 1
    with pytest.raises(InputError, match=r"column end: '2023-11-30' is after"):
        registers.figures(figures_folder(rows, {"office": {"published": "2023-11-29"}}))


def test_a_correction_can_repair_what_would_be_refused(figure, figures_folder):
    rows = [figure("f1", geo="GR")]
    folder = figures_folder(rows, corrections=[("f1", "geo", "GR", "EL", "Greece is EL")])
    assert registers.figures(folder)["geo"].tolist() == ["EL"]


def test_a_release_cannot_follow_the_page_that_copies_it(figure, figures_folder):
    folder = figures_folder([figure("f1")], {"office": {"published": "2024-05-15", "release": "2024-05-16"}})
    with pytest.raises(InputError, match=r"^sources.csv, row 2, column release: '2024-05-16' is after published"):
        registers.publications(folder)
    folder = figures_folder([figure("f1")], {"office": {"published": "2024-05-15", "release": "2024-05"}})
    assert registers.publications(folder)["released"].dt.strftime("%Y-%m-%d").tolist() == ["2024-05-31"]


def test_a_member_that_is_not_a_place_is_named(figure, figures_folder):
    folder = figures_folder([figure("f1")])
    path = folder / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("SY ER AF", "SY ER AFG"), encoding="utf-8")
    with pytest.raises(InputError, match=r"^places.csv, row \d+, column members: unknown members 'AFG'"):
        registers.places(folder)


@pytest.mark.parametrize(
    ("offices", "measure", "office"),
    [
        ("Office", "arrivals", "Office"),
        ("Bureau", "arrivals", "Bureau"),
        ("", "arrivals", "Office"),
        ("Bureau; Office", "arrivals", "Office"),
        ("Bureau", "in_care", "Bureau"),
    ],
)
def test_the_measure_decides_among_offices_and_else_the_publication(figure, figures_folder, offices, measure, office):
    kind = {"arrivals": "flow", "in_care": "stock"}[measure]
    folder = figures_folder([figure("f1", measure=measure, kind=kind)], {"office": {"office": offices}})
    assert registers.office_of(registers.figures(folder), folder).tolist() == [office]


def test_nobody_is_the_office_of_a_figure_that_neither_measure_nor_publication_gives_one(figure, figures_folder):
    folder = figures_folder([figure("f1", measure="in_care", kind="stock")], {"office": {"office": ""}})
    assert registers.office_of(registers.figures(folder), folder).isna().tolist() == [True]


def test_several_offices_of_which_the_measure_names_none_are_refused(figure, figures_folder):
    folder = figures_folder([figure("f1", measure="in_care", kind="stock")], {"office": {"office": "Bureau; Agency"}})
    with pytest.raises(InputError, match=r"^sources.csv, row 2, column office: 'Bureau; Agency' leaves open who count"):
        registers.figures(folder)
