"""Figures that only a copy of an office's publication gives, and what a verdict is without them."""

from collections.abc import Callable
from dataclasses import replace

from helpers import observations
from helpers.claims.outcome import fact
from helpers.claims.verdicts import Finding
from helpers.observations import Observations
from helpers.observations.choice import CELL

COPY = "mirror"  # the kind of a source that somebody else keeps, whose original page was not seen


def disclosed(finding: Finding, figures: Observations, judged: Callable[[Observations], Finding]) -> Finding:
    """The finding; where its value needs figures that only copies give, it also says what it is without copies."""
    if finding.computed is None:
        return finding
    own = copied(figures)
    rows = tuple(row for row in finding.computed.rows if row in own)
    if not rows:
        return finding
    without = judged(figures.keep(~figures.table["figure_id"].isin(list(own))))
    publications = sorted({own[row] for row in rows})
    copies = fact(
        "copies", rows, count=len(rows), publications=publications, verdict=finding.verdict, without=without.verdict
    )
    return replace(finding, reason=(*finding.reason, copies))


def copied(figures: Observations) -> dict[str, str]:
    """The publications of the figures that only copies give, by figure: no other has the cell."""
    register, table = observations.sources(), figures.table
    original = table["source_id"].map(register["source_kind"]).ne(COPY)
    alone = table[~original.groupby([table[name] for name in CELL], observed=True).transform("any")]
    return dict(zip(alone["figure_id"], alone["source_id"].astype(str), strict=True))
