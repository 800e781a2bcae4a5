"""W3C annotations: ignored content is listed, an invalid graph is rejected as a whole."""

import copy
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import paths, qda
from helpers.errors import InputError
from helpers.qda import export

OWN = export.bundle()
SMALL = export.bundle(paths.ROOT / "tests" / "letters" / "synthetic")


def graph(tmp_path, change, bundle=OWN):
    """The graph of a bundle after `change(its first annotation, all its nodes)`."""
    qda.write(tmp_path / "own.jsonld", bundle)
    content = json.loads((tmp_path / "own.jsonld").read_text(encoding="utf-8"))
    annotation = next(node for node in content["@graph"] if node["type"] == "Annotation")
    change(annotation, content["@graph"])
    (tmp_path / "changed.jsonld").write_text(json.dumps(content))
    return tmp_path / "changed.jsonld"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda node, _: node["target"]["selector"].update(start=900, end=10), "900 to 10 is not a valid position"),
        (lambda node, _: node["target"]["selector"].update(start=0, end=5), "is not that of its statement"),
        (lambda node, _: node["creator"].update(name=""), "has two names, .*'coder_1'"),
        (lambda node, _: node["body"][0].update(source="urn:x:nothing"), "code 'nothing' is not in the file"),
        (lambda node, _: node.pop("amv:phase"), "amv:phase None is not a text"),
        (lambda _, nodes: nodes.clear(), "has no skos:Concept"),
    ],
    ids=["inverted", "elsewhere", "two names", "code", "attribute", "empty"],
)
def test_an_invalid_graph_is_rejected_with_its_place(tmp_path, change, message):
    with pytest.raises(InputError, match=f"^changed.jsonld.*{message}"):
        qda.read(graph(tmp_path, change))


def test_content_of_another_program_that_the_tables_cannot_hold_is_listed(tmp_path):
    def more(node, nodes):
        node["rights"] = "mine"
        nodes.append({"id": "urn:x:1", "type": "schema:Person"})

    assert qda.read(graph(tmp_path, more)).warnings == [
        "node 'urn:x:1' of type Person was ignored",
        f"{graph_id(tmp_path)}: rights was ignored",
    ]


def graph_id(tmp_path):
    content = json.loads((tmp_path / "changed.jsonld").read_text(encoding="utf-8"))
    return next(node["id"] for node in content["@graph"] if node["type"] == "Annotation")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"@graph": 1}', "[" * 100_000], ids=str.__len__)
def test_json_that_is_not_a_graph_is_rejected(tmp_path, content):
    (tmp_path / "bad.jsonld").write_text(content)
    with pytest.raises(InputError, match=r"^bad.jsonld: "):
        qda.read(tmp_path / "bad.jsonld")


def test_of_several_codes_in_one_annotation_the_first_is_used_with_a_warning(tmp_path):
    def add(node, _nodes):
        node["body"].append({"source": "urn:x:chance", "purpose": "classifying"})

    back = qda.read(graph(tmp_path, add))
    assert back.warnings == [
        f"changed.jsonld, annotation {graph_id(tmp_path)}: 2 bodies have a source, the first was taken"
    ]
    assert back.codings["code"].to_list() == OWN.codings["code"].to_list()


def test_a_cell_that_is_not_a_text_is_ignored_with_a_warning(tmp_path):
    def change(_node, nodes):
        concept = next(node for node in nodes if node["type"] == "skos:Concept")
        concept["skos:definition"] = {"@value": "why"}

    assert qda.read(graph(tmp_path, change)).warnings == [
        "code motive, definition: {'@value': 'why'} is not a text and was ignored"
    ]


@pytest.mark.parametrize(("kind", "column"), [("skos:Concept", "code"), ("amv:Statement", "statement_id")])
def test_a_duplicated_id_is_rejected(tmp_path, kind, column):
    def double(_node, nodes):
        nodes.append(next(node for node in nodes if node["type"] == kind))

    with pytest.raises(InputError, match=rf"^changed.jsonld: {column} '\w+' is duplicated"):
        qda.read(graph(tmp_path, double))


ANY = st.none() | st.integers() | st.text(max_size=3) | st.lists(st.text(max_size=2), max_size=2) | st.just({"id": 1})


@given(seed=st.integers(0, 10_000), value=ANY, changes=st.integers(1, 3))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_mutated_graph_is_read_or_rejected_with_an_input_error(tmp_path, seed, value, changes):
    def mutate(_node, nodes):
        pick = random.Random(seed)
        for _ in range(changes):
            place = pick.choice(nodes)
            while isinstance(place, dict) and isinstance(inner := place[key := pick.choice(list(place))], dict):
                place = inner
            place[key] = copy.deepcopy(value)

    try:
        qda.read(graph(tmp_path, mutate, SMALL), SMALL.document)
    except InputError as error:
        assert str(error).startswith("changed.jsonld")
