"""What is said of the coders and their agreement."""

import pandas as pd

from helpers.coding import agreement, counts
from helpers.show.sentences import coders as say

from .made import ENGLISH, SYNTHETIC


def kappas(values):
    """Cohen's kappa of two coders by code."""
    index = pd.MultiIndex.from_tuples([("a", "b", code) for code in values], names=agreement.PAIR)
    return pd.DataFrame({"kappa": list(values.values())}, index, dtype=float)


def test_each_coder_is_said_with_its_work_and_how_it_was_made():
    # coder_a gave seven codes to five statements, two of them for two nationalities.
    assert repr(say.coders(counts.coders(SYNTHETIC), ENGLISH, SYNTHETIC)) == (
        "Who coded, how much, and how:\n"
        "- coder_a: 7 codings of 5 statements with 6 codes; synthetic coding for tests.\n"
        "- coder_b: 6 codings of 5 statements with 4 codes; synthetic coding for tests.\n"
        "- agreed: 6 codings of 5 statements with 5 codes; synthetic coding for tests."
    )


def test_the_title_of_agreement_names_the_code_with_the_lowest_kappa():
    title = say.agreement_title(kappas({"chance": 1, "onward": 0.494, "admission": float("nan")}), ENGLISH)
    assert title == "On 1 of 2 codes the coders agree fully; the lowest kappa is 0.49 (Onward to the United Kingdom)"


def test_full_agreement_has_a_title_of_its_own():
    assert say.agreement_title(kappas({"chance": 1, "onward": 1}), ENGLISH) == "The coders agree fully on all 2 codes"


def test_one_coding_alone_shows_no_agreement():
    assert say.agreement_title(kappas({}), ENGLISH) == "One coding alone: no agreement to show"


def test_agreement_is_said_with_its_interval_and_the_places_where_coders_differ():
    levels = [("code", "jaccard"), ("code", "nominal"), ("theme", "jaccard")]
    index = pd.MultiIndex.from_tuples(levels, names=["level", "distance"])
    table = pd.DataFrame({"alpha": [0.951, 0.9, 0.96], "low": [0.9, 0.8, 0.91], "high": [0.981, 0.95, 0.99]}, index)
    assert repr(say.agreement(table, ENGLISH, SYNTHETIC)) == (
        "Krippendorff's alpha over whole sets of codes, by Jaccard's distance, is 0.95 (0.90 to 0.98) for codes "
        "and 0.96 (0.91 to 0.99) for motives. "
        "The coders differ in 3 places, counting groups, phases, actors, directions and certainty. "
        "So agreement shows how clear the codebook is, not that a code is true."
    )


def test_places_where_the_review_overruled_all_coders_are_said_apart(folder):
    file = folder / "motives" / "codings.csv"
    rows = file.read_text(encoding="utf-8").replace("agreed,M04,procedures,unspecified", "agreed,M04,procedures,TR")
    file.write_text(rows, encoding="utf-8")
    assert "In 1 other place the review changed what every coder had given." in repr(
        say.agreement(agreement.overview(folder), ENGLISH, folder)
    )


def test_without_alpha_only_the_review_is_said():
    table = agreement.overview(SYNTHETIC).assign(alpha=float("nan"))
    assert repr(say.agreement(table, ENGLISH, SYNTHETIC)) == "3 places were changed on review."
