"""The registers of the qualitative side: codebook, codings, resolutions, studies, findings."""

import pandera.pandas as pa

from helpers.schemas.columns import PRINTED, choice, key, rule, text

ATTRIBUTES = {
    "nationality": ["SY", "ER", "SO", "IQ", "YE", "SD", "all", "unspecified"],
    "phase": ["before leaving", "under way", "in Europe", "after arrival", "unspecified"],
    "actor": ["minor", "family", "network", "smuggler", "companions", "state", "none"],
    "direction": ["for", "against"],
    "certainty": ["experts agree", "some experts", "literature", "earlier study", "ministry", "unspecified"],
}
CODED = ["statement_id", "code", "nationality"]  # what a coder gives at most once
CONCERNS = ["no or very minor", "minor", "moderate", "serious"]
COMPONENTS = ["methodological", "coherence", "adequacy", "relevance"]
CONFIDENCES = ["high", "moderate", "low", "very low"]
QUESTIONS = ["rise", "why", "both", "limits"]
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
STATEMENT, STUDY, FINDING = (rf"{letter}\d{{2}}" for letter in "MSF")


def _ids(pattern: str) -> pa.Column:
    """Ids of another register, one blank between."""
    return text(rf"(?:{pattern})(?: (?:{pattern}))*", nullable=True)


CODEBOOK = pa.DataFrameSchema(
    {
        "code": key(NAME),
        "parent": text(nullable=True),
        **{name: text() for name in ("name_en", "name_nl", "definition", "use", "not_use")},
        "example": text(nullable=True),
    },
    strict=True,
)

CODINGS = pa.DataFrameSchema(
    {
        "coder": text(r"[a-z0-9_]+"),
        "statement_id": text(STATEMENT),
        "code": text(NAME),
        **{name: choice(values) for name, values in ATTRIBUTES.items()},
        "memo": text(nullable=True),
    },
    checks=[rule("code", lambda t: ~t.duplicated(["coder", *CODED]), "is given twice for one nationality")],
    strict=True,
)

CODERS = pa.DataFrameSchema(
    {"coder": key(r"[a-z0-9_]+"), **{name: text() for name in ("made_en", "made_nl")}},
    strict=True,
)

RESOLUTIONS = pa.DataFrameSchema(
    {"statement_id": text(STATEMENT), "code": text(NAME), "reason": text()},
    checks=[rule("code", lambda t: ~t.duplicated(["statement_id", "code"]), "is resolved twice")],
    strict=True,
)

STUDIES = pa.DataFrameSchema(
    {
        "study_id": key(STUDY),
        **{name: text() for name in ("author", "title")},
        "published": pa.Column("string", PRINTED),
        **{name: text() for name in ("design", "participants")},
        "size": pa.Column("Int64", pa.Check.gt(0, error="is not above 0"), nullable=True, coerce=True),
        "strength": choice(["A", "B", "C", "D"]),
        "locator": text(),
        "status": choice(["included", "left out"]),
        "reason": text(),
    },
    strict=True,
)

STUDY_CODINGS = pa.DataFrameSchema(
    {
        "study_id": text(STUDY),
        "code": text(NAME),
        "nationality": text("AF|" + "|".join(ATTRIBUTES["nationality"])),
        "direction": choice(ATTRIBUTES["direction"]),
        "strength": choice(["A", "B", "C", "D"]),
        **{name: text() for name in ("finding_en", "finding_nl")},
    },
    strict=True,
)

FINDINGS = pa.DataFrameSchema(
    {
        "finding_id": key(FINDING),
        **{name: text() for name in ("finding_en", "finding_nl")},
        "question": choice(QUESTIONS),
        "codes": _ids(NAME),
        "nationalities": _ids("[A-Z]{2}|all"),
        "statements_for": _ids(STATEMENT),
        "statements_against": _ids(STATEMENT),
        "studies_for": _ids(STUDY),
        "studies_against": _ids(STUDY),
        **{
            column: field
            for name in COMPONENTS
            for column, field in ((name, choice(CONCERNS)), (f"{name}_reason", text()))
        },
        "confidence": choice(CONFIDENCES),
        "confidence_reason": text(),
    },
    strict=True,
)

ENTREQ = pa.DataFrameSchema(
    {
        "number": pa.Column("Int64", pa.Check.in_range(1, 21), unique=True, coerce=True),
        **{name: text() for name in ("domain", "item", "answer")},
    },
    strict=True,
)
