"""The answers to the reporting checklist, with what a document counts."""

from helpers.letter import statements
from helpers.show.sentences import reporting

from .made import ENGLISH, SYNTHETIC


def test_answers_are_filled_with_what_the_document_counts():
    table = reporting.entreq(ENGLISH, SYNTHETIC)
    assert table["number"].to_list() == [1, 2, 3]
    assert table["domain"].to_list() == ["Introduction", "Methods", "Methods"]
    assert table["answer"].to_list() == [
        "To test the compendium with an invented letter.",
        "coder_a and coder_b, who differ from what was agreed in 3 places.",
        "5 statements and 1 passage without any; 120 in the survey, 12 interviewed.",
    ]


def test_the_checklist_has_its_21_items_in_five_domains_with_every_number_computed():
    table = reporting.entreq(ENGLISH)
    assert table["number"].to_list() == list(range(1, 22))
    assert table["domain"].nunique() == 5
    assert not table["answer"].str.contains(r"[{}]|no figure").any()
    assert str(len(statements.load())) in table.set_index("item").at["Data extraction", "answer"]
