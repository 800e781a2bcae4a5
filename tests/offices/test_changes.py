"""Changes between vintages, and the validation that sums over their cells need."""

import pytest

from helpers.errors import InputError
from helpers.offices import changes, validation
from helpers.offices.formats.cells import TIME
from tests.fetched_tables import ROWS, fetched_table

NESTED = "A,PER,TOTAL,T,TOTAL,NL\t10 \t10 \t10 \nA,PER,SY,T,TOTAL,NL\t5 \t5 \t5 \n"


def test_a_change_has_its_country_its_size_and_its_kind():
    before = fetched_table().cells
    after = fetched_table(ROWS.replace("10 p", "15 ").replace(": c", "25 ") + "A,PER,SY,T,TOTAL,NL\t5 \t5 \t5 \n").cells
    found = changes.changes(before, after).set_index(["geo", "citizen", TIME])
    final = found.loc[("NL", "TOTAL", "2022"), ["before", "after", "change", "kind"]]
    assert final.tolist() == [10, 15, 5, "provisional became final"]
    assert found.loc[("SE", "TOTAL", "2022"), "kind"] == "revised"
    assert (found.loc[("NL", "SY"), "kind"] == "appeared").all()
    assert len(found) == 5


def test_a_cell_that_only_the_earlier_vintage_has_is_gone_and_a_new_flag_is_a_change():
    found = changes.changes(
        fetched_table(NESTED).cells, fetched_table("A,PER,TOTAL,T,TOTAL,NL\t10 e\t10 \t10 \n").cells
    )
    assert found["kind"].value_counts().to_dict() == {"gone": 3, "flag changed": 1}


def test_changes_are_summed_over_totals_only():
    after = fetched_table(NESTED.replace("10 ", "30 ").replace("5 ", "15 ")).cells
    found = changes.changes(fetched_table(NESTED).cells, after)
    table = changes.by_country(found, validation.total_codes(after))
    assert table.loc[("NL", "revised")].to_dict() == {"cells": 3, "net": 60, "absolute": 60}


def test_a_vintage_does_not_differ_from_itself():
    assert changes.changes(fetched_table().cells, fetched_table().cells).empty


def test_an_axis_with_aggregates_is_not_summed():
    table = fetched_table(NESTED).cells
    with pytest.raises(InputError, match="axis citizen: TOTAL include other codes"):
        validation.check_summable(table, "citizen")
    parts = validation.without_aggregates(table, "citizen")
    assert validation.check_summable(parts, "citizen")["citizen"].unique().tolist() == ["SY"]


def test_a_period_with_fewer_reporting_countries_than_usual_is_marked():
    rows = "A,PER,TOTAL,T,TOTAL,NL\t5 \t5 \t5 \nA,PER,TOTAL,T,TOTAL,SE\t5 \t5 \t: \n"
    union = "A,PER,TOTAL,T,TOTAL,EU27_2020\t10 \t10 \t5 \n"
    found = validation.reporters(fetched_table(rows + union).cells)
    assert found["countries"].tolist() == [2, 2, 1]
    assert found["usual"].tolist()[1:] == [2, 2]
    assert found["fewer"].tolist() == [False, False, True]


def test_cells_with_renamed_flags_are_counted_by_flag():
    assert validation.renamed_flags(fetched_table().cells) == {"z": 1, "c": 1}


def test_a_table_without_an_age_total_is_summed_over_all_minors():
    rows = "".join(f"A,PER,TOTAL,T,{age},NL\t{{}} \t5 \t5 \n" for age in ("UNK", "Y_LT14", "Y14-17", "Y_LT18"))
    before = fetched_table(rows.format(0, 5, 10, 15), table="migr_asyumdcfq").cells
    after = fetched_table(rows.format(0, 5, 20, 25), table="migr_asyumdcfq").cells
    found = changes.by_country(changes.changes(before, after), validation.total_codes(after))
    assert found.loc[("NL", "revised")].to_dict() == {"cells": 1, "net": 10, "absolute": 10}


@pytest.mark.parametrize("flag", ["q", "?", "pq"])
def test_an_unknown_flag_is_not_taken_as_final(flag):
    before, after = (fetched_table(f"A,PER,TOTAL,T,TOTAL,NL\t5 {f}\t5 \t5 \n").cells for f in ("p", "q"))
    after["flag"] = after["flag"].astype(str).replace("q", flag)
    assert changes.changes(before, after)["kind"].tolist() == ["flag changed"]


def test_the_union_without_denmark_is_an_aggregate():
    assert validation.AGGREGATES["geo"].fullmatch("EU27_2020_X_DK")
