"""Places by code, alias and name, and the members of unions by day."""

import pytest

from helpers.errors import InputError
from helpers.observations import registers

CODES = [
    ("NL", "NL"),
    ("nl", "NL"),
    ("NLD", "NL"),
    ("Netherlands", "NL"),
    ("the Netherlands", "NL"),
    ("Nederland", "NL"),
    ("Holland", "NL"),
    ("Syria", "SY"),
    ("Syrië", "SY"),
    ("syrie", "SY"),
    ("GR", "EL"),
    ("Griekenland", "EL"),
    ("GB", "UK"),
    ("het Verenigd Koninkrijk", "UK"),
    ("Türkiye", "TR"),
    ("Turkey", "TR"),
    ("Côte d’Ivoire", "CI"),
    ("  Kosovo ", "XK"),
    ("Congo-Kinshasa", "CD"),
    ("Guinea", "GN"),
    ("EU28 less UK", "EU28 less UK"),
    ("European Union", "EU"),
    ("13 countries", "13 countries"),
    ("total", "TOTAL"),
]


@pytest.mark.parametrize(("name", "code"), CODES, ids=[name for name, _ in CODES])
def test_a_place_is_found_by_code_alias_and_name_in_both_languages(name, code):
    assert registers.place_code(name) == code


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("NLX", r"^unknown place 'NLX': nearest (is|are) .*\bNL\b"),
        ("Nederlnd", r"^unknown place 'Nederlnd': nearest are Netherlands \(NL\), "),
        ("", r"^unknown place '': "),
        ("Congo", r"^place 'Congo' is ambiguous: write the code of one of CD \(Democratic Republic of the Congo\), CG"),
        ("Korea", r"^place 'Korea' is ambiguous: write the code of one of KP \(North Korea\), KR \(South Korea\)$"),
    ],
    ids=lambda value: value[:12],
)
def test_a_name_that_no_place_or_that_several_have_is_refused(name, message):
    with pytest.raises(InputError, match=message):
        registers.place_code(name)


@pytest.mark.parametrize(
    ("code", "day", "count", "inside", "outside"),
    [
        ("EU", "2003-12-31", 15, "UK", "PL"),
        ("EU", "2004-05-01", 25, "PL", "RO"),
        ("EU", "2013-06-30", 27, "UK", "HR"),
        ("EU", "2013-07-01", 28, "HR", "NO"),
        ("EU", "2020-01-31", 28, "UK", "CH"),
        ("EU", "2020-02-01", 27, "HR", "UK"),
        ("EU27", "2010-01-01", 27, "UK", "HR"),
        ("EU27", "2021-12-31", 27, "HR", "UK"),
        ("EU27_2020", "2015-01-01", 27, "HR", "UK"),
        ("EU28", "2023-01-01", 28, "UK", "NO"),
        ("EU+", "2023-01-01", 31, "LI", "UK"),
        ("EU+", "2019-01-01", 32, "UK", "TR"),
        ("EU+NO", "2014-01-01", 29, "NO", "CH"),
        ("EA", "2022-12-31", 19, "EE", "HR"),
        ("EFTA", "2023-01-01", 4, "CH", "NL"),
        ("SY+ER+AF", "2015-01-01", 3, "ER", "SO"),
    ],
)
def test_the_members_of_a_union_are_those_of_the_day(code, day, count, inside, outside):
    members = registers.members(code, day)
    assert len(members) == count
    assert inside in members
    assert outside not in members
    assert list(members) == sorted(members)


def test_a_state_is_its_own_member():
    assert registers.members("NL", "2023-12-22") == ("NL",)


@pytest.mark.parametrize(
    ("code", "day", "message"),
    [
        ("13 countries", "2023-12-22", r"^the members of 13 countries are not known: places.csv lists none$"),
        ("TOTAL", "2023-12-22", r"^the members of TOTAL are not known"),
        ("NLD", "2023-12-22", r"^unknown place 'NLD': nearest is NL$"),
        ("EU", "latest", r"^the members of a place are asked for a day: write YYYY-MM-DD$"),
        ("EU", "soon", r"^day 'soon' is not a day"),
    ],
)
def test_members_that_cannot_be_found_are_refused(code, day, message):
    with pytest.raises(InputError, match=message):
        registers.members(code, day)


@pytest.mark.parametrize("name", ["13 countrie", "EU+NOR", "Eritrea and Somali", "EMN states"])
def test_a_hint_never_offers_a_sum_as_a_place(name):
    with pytest.raises(InputError) as refused:
        registers.place_code(name)
    sums = registers.places().query("kind == 'sum'")
    assert not [label for label in (*sums["label_en"], *sums["label_nl"]) if label in str(refused.value)]
    assert str(refused.value).partition(": ")[2]
