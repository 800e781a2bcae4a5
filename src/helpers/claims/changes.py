"""What differs between the findings of two states of the project."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]  # a finding as `amv claims --json` writes it


@dataclass(frozen=True)
class Change:
    """A claim whose verdict or computed value differs between two states, on one day."""

    claim_id: str
    day: str
    before: Record | None  # none for a claim that the earlier state lacks
    after: Record | None

    def line(self) -> str:
        """The change as an item of `data/CHANGES.md`, to be completed by the reason."""
        return f"- {self.claim_id}, {self.day}: {_words(self.before)} -> {_words(self.after)}. Reason: "


def compared(before: Iterable[Record], after: Iterable[Record], day: str) -> list[Change]:
    """The claims whose verdict or computed interval differs, in the order of their ids.

    >>> old = {"claim_id": "Q01", "verdict": "reproduced", "computed": None}
    >>> [change.claim_id for change in compared([old], [old | {"verdict": "differs"}], "latest")]
    ['Q01']
    """
    sides = [{record["claim_id"]: record for record in records} for records in (before, after)]
    pairs = [(claim_id, sides[0].get(claim_id), sides[1].get(claim_id)) for claim_id in sorted(sides[0] | sides[1])]
    return [Change(claim_id, day, old, new) for claim_id, old, new in pairs if _judged(old) != _judged(new)]


def _judged(record: Record | None) -> tuple[Any, ...]:
    """What counts as a change: the verdict, and the computed interval to nine digits."""
    if record is None:
        return ()
    computed = record["computed"] or {}
    return record["verdict"], *(end and round(end, 9) for end in computed.values())


def _words(record: Record | None) -> str:
    if record is None:
        return "no such claim"
    computed = record["computed"]
    value = f" ({computed['value']:.4g})" if computed and computed["value"] is not None else ""
    return f"{record['verdict']}{value}"
