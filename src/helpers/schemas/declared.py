"""The registers of what is declared and not counted: a state's main measure, and assumptions."""

import pandera.pandas as pa

from helpers.schemas.columns import choice, day, key, number, rule, text
from helpers.schemas.figures import COLOURS

IN_FLOW = "applicants in the flow"
PER_FLOW = "applicants per flow where no count is public"
IN_TOTAL = "applicants counted in the Union's total"
ASSUMPTIONS_ON = [IN_FLOW, PER_FLOW, IN_TOTAL]
PERCENT = pa.Check.in_range(0, 100, error="is not a percentage from 0 to 100")

MAIN_MEASURES = pa.DataFrameSchema(
    {
        "geo": key(description="The state; a row of places.csv."),
        "measure": text(description="The count of its unaccompanied minors that pages start from."),
        "reason": text(description="Why it is this one."),
    },
    strict=True,
    title="The main count of unaccompanied minors of a state",
    metadata={"references": {"geo": ("places", "code"), "measure": ("measures", "measure")}},
)

ASSUMPTIONS = pa.DataFrameSchema(
    {
        "assumption_id": key(r"A\d{2}", description="Stable id."),
        "assumption": choice(ASSUMPTIONS_ON, description="What is assumed; see README.md."),
        "geo": text(description="The state; a row of places.csv."),
        "start": day(nullable=True, description="First day that it holds for; empty for any before end."),
        "end": day(nullable=True, description="Last day that it holds for; empty for any after start."),
        "low": number(PERCENT, description="The least it can be.", metadata={"unit": "as in column unit"}),
        "high": number(PERCENT, description="The most it can be.", metadata={"unit": "as in column unit"}),
        "unit": choice(["percent"], description="Unit of low and high."),
        "reason": text(description="Why it lies between the two."),
        "source_id": text(
            nullable=True, description="The publication that the bounds rest on; empty where logic alone gives them."
        ),
        "rating": choice(
            COLOURS,
            description="How firm: green for a logical bound, amber for published figures, red for neither.",
        ),
    },
    checks=[
        rule("low", lambda t: t["low"] <= t["high"], "is above high"),
        rule("start", lambda t: ~(t["start"] > t["end"]), "is after end"),
    ],
    strict=True,
    title="Assumptions of the adjusted share",
    metadata={"references": {"geo": ("places", "code"), "source_id": ("sources", "source_id")}},
)
