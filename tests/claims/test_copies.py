"""Figures that only copies give: which they are, and what a verdict is without them."""

from dataclasses import replace

import pytest

from helpers import claims, observations
from helpers.claims import copies

LATEST = "latest"
COPY = "cbs-via-github-2026-05-22-fdf8"


def disclosed(finding):
    return [each for each in finding.reason if each.kind == "copies"]


@pytest.fixture(scope="module")
def figures():
    return claims.evidence(LATEST)


def test_a_figure_that_another_publication_also_gives_is_not_known_from_copies_alone(figures):
    register, own = observations.sources(), copies.copied(figures)
    cells = figures.table.set_index("figure_id")
    copied = cells.loc[list(own)]
    assert set(copied["source_id"].map(register["source_kind"])) == {copies.COPY}
    others = cells.drop(index=list(own))
    keys = copies.CELL
    assert copied.merge(others[others["source_id"].map(register["source_kind"]) != copies.COPY], on=keys).empty
    mirrored = others["source_id"].map(register["source_kind"]) == copies.COPY
    assert mirrored.any(), "some copies repeat what others publish"


@pytest.mark.parametrize("claim_id", ["Q07", "Q08", "Q09"])
def test_a_bound_from_the_months_of_all_ages_says_that_they_are_known_from_a_copy(findings, claim_id):
    (fact,) = disclosed(findings[claim_id, LATEST])
    assert fact.values["publications"] == [COPY]
    assert fact.values["count"] == len(fact.rows) > 0
    cited = observations.load().table.set_index("figure_id")
    assert set(cited.loc[list(fact.rows), "source_id"]) == {COPY}


def test_a_value_from_offices_own_publications_says_nothing_of_copies(findings):
    assert disclosed(findings["Q01", LATEST]) == []


def test_the_verdict_without_copies_is_computed_from_the_remaining_figures(findings, figures):
    finding, seen = findings["Q07", LATEST], []

    def judged(evidence):
        seen.append(evidence)
        return replace(finding, verdict="differs")

    bare = replace(finding, reason=())
    (fact,) = copies.disclosed(bare, figures, judged).reason
    assert (fact.values["verdict"], fact.values["without"]) == (finding.verdict, "differs")
    (remaining,) = seen
    assert set(figures.table["figure_id"]) - set(remaining.table["figure_id"]) == set(copies.copied(figures))


def test_what_no_figure_bounds_says_nothing_of_copies(findings, figures):
    finding = findings["Q18", LATEST]
    assert copies.disclosed(finding, figures, lambda _: finding) == finding
