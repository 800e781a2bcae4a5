"""Pieces that do not overlap, by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.quantities import periods


def by_start(table):
    return {f"{row.start:%Y-%m}": (row.months, row.value) for row in table.itertuples()}


def test_cumulatives_inside_one_another_give_the_months_between(observed):
    found = periods.pieces(observed(("2023-01/2023-07", 70), ("2023-01/2023-11", 150), ("2023", 170)))
    assert by_start(found) == {"2023-01": (7, 70), "2023-08": (4, 80), "2023-12": (1, 20)}
    assert found["rate"].tolist() == [10, 20, 20]
    assert found["subtracted"].tolist() == [False, True, True]
    assert found["figure_ids"].tolist() == [("f0",), ("f1", "f0"), ("f2", "f1")]


def test_a_subtracted_piece_has_the_rounding_of_both(observed):
    piece = periods.pieces(observed(("2023-01/2023-06", 100), ("2023", 300), rounding=10)).iloc[1]
    assert (piece["low"], piece["value"], piece["high"]) == (190, 200, 210)


def test_single_months_leave_a_piece_with_holes(observed):
    found = periods.pieces(observed(("2019", 120), ("2019-03", 10), ("2019-07", 20)))
    rest = found[found["subtracted"]].iloc[0]
    assert (rest["months"], rest["value"], rest["rate"]) == (10, 90, 9)
    assert len(periods.by_month(found)) == 12


def test_periods_that_cross_are_left_out(observed):
    found = periods.pieces(observed(("2023-01/2023-05", 50), ("2023-03/2023-07", 90)))
    assert by_start(found) == {"2023-01": (5, 50)}


def test_what_others_derived_is_not_used(observed):
    found = periods.pieces(observed(("2023", 170), ("2023-12", 999, {"origin": "derived"})))
    assert by_start(found) == {"2023-01": (12, 170)}


def test_a_total_that_later_parts_outgrew_is_a_gap_and_no_piece(observed):
    table = observed(("2023-01", 60), ("2023-02", 50), ("2023-01/2023-02", 100))
    assert by_start(periods.pieces(table)) == {"2023-01": (1, 60), "2023-02": (1, 50)}
    (gap,) = periods.gaps(table).itertuples()
    assert (gap.printed, gap.parts, gap.value) == (100, 110, -10)


def test_a_total_within_rounding_of_its_parts_is_no_gap(observed):
    assert periods.gaps(observed(("2023-01", 60), ("2023-02", 41), ("2023-01/2023-02", 100))).empty


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12), st.sets(st.integers(1, 11)))
def test_pieces_never_overlap_and_add_up_to_the_year(observed, months, cuts):
    rows = [(f"2023-01/2023-{cut:02}", sum(months[:cut])) for cut in sorted(cuts)] + [("2023", sum(months))]
    found = periods.pieces(observed(*rows))
    covered = [month for calendar in found["calendar"] for month in calendar]
    assert sorted(covered) == sorted(set(covered))
    assert len(covered) == 12
    assert found["value"].sum() == sum(months)
