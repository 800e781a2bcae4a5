"""Parameters as users give them: options and files, every value as its text, none twice."""

import pytest

from helpers.errors import InputError
from helpers.runs.given import collected


def test_an_option_has_the_form_name_equals_value():
    assert collected(["geo=SE", "note=a=b"], as_of="2023-12-22") == {"geo": "SE", "note": "a=b", "as_of": "2023-12-22"}
    with pytest.raises(InputError, match="parameter 'geo' is not of the form name=value"):
        collected(["geo"])


CONTENTS = {
    "a.yaml": "geo: NO\nyear: 2022\nas_of: 2023-12-22\nfull: true\n",
    "a.toml": 'geo = "NO"\nyear = 2022\nas_of = 2023-12-22\nfull = true\n',
    "a.json": '{"geo": "NO", "year": 2022, "as_of": "2023-12-22", "full": true}',
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_gives_texts_so_that_norway_stays_norway(tmp_path, name):
    path = tmp_path / name
    path.write_text(CONTENTS[name])
    assert collected([], path) == {"geo": "NO", "year": "2022", "as_of": "2023-12-22", "full": "true"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.yaml", "geo: NL\ngeo: BE\n", "parameter geo is given twice, as 'NL' and as 'BE'"),
        ("a.json", '{"geo": "NL", "geo": "BE"}', "parameter geo is given twice"),
        ("a.toml", 'geo = "NL"\ngeo = "BE"\n', "is not valid TOML"),
        ("a.json", "[1]", "is not an object"),
        ("a.json", '{"geo": null}', "parameter geo: None is not a single value"),
        ("a.yaml", "- NL\n", "is not a mapping"),
        ("a.yaml", "a: [", "is not valid YAML"),
        ("a.toml", "geo = [1]\n", r"parameter geo: \[1\] is not a single value"),
        ("a.txt", "", "unknown kind of file '.txt'"),
    ],
)
def test_a_file_that_does_not_name_each_value_once_is_rejected(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError, match=message):
        collected([], path)


def test_a_parameter_in_two_places_is_rejected(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('as_of = "latest"\n')
    for options, file, as_of in (
        (["geo=NL", "geo=NL"], None, None),
        (["as_of=latest"], path, None),
        ([], path, "latest"),
    ):
        with pytest.raises(InputError, match="is given twice"):
            collected(options, file, as_of)
