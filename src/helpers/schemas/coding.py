"""Schemas of the qualitative registers: attributes, codebook, codings, resolutions, studies, findings."""

import pandas as pd
import pandera.pandas as pa

from helpers.schemas.columns import PARTIAL_DATE, choice, key, rule, text

ATTRIBUTES = ["nationality", "phase", "actor", "direction", "certainty"]  # of a coding, besides its code
DIRECTIONS = ["for", "against"]
GROUPS = (
    r"[A-Z]{2}|all|unspecified"  # whom a coding is about: a nationality, all minors, or a group that is not specified
)
CODER_KEYS = ["coder", "coder_guid"]
CODED = ["statement_id", "code", "nationality"]  # a coder gives each combination at most once
CONCERNS = ["no or very minor", "minor", "moderate", "serious"]
COMPONENTS = ["methodological", "coherence", "adequacy", "relevance"]
CONFIDENCES = ["high", "moderate", "low", "very low"]
FAULTS = ["over-reading", "lost scope", "wrong sense"]  # of a paraphrase, against the words that it paraphrases
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CODER = r"[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?"  # a name in any script, on one line
GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
STATEMENT, STUDY, FINDING = (rf"{letter}\d{{2}}" for letter in "MSF")


def _fits(table: pd.DataFrame, attribute: str, pattern: str) -> pd.Series:
    """Whether each row is of another attribute, or its value matches a pattern."""
    return table["attribute"].ne(attribute) | table["value"].str.fullmatch(pattern)


def _is_country(table: pd.DataFrame) -> pd.Series:
    return table["attribute"].eq("nationality") & table["value"].str.fullmatch("[A-Z]{2}")


def _defaults(table: pd.DataFrame) -> pd.Series:
    """The number of defaults that the attribute of each row has."""
    return table.groupby("attribute")["default"].transform("count")


def _one_to_one(table: pd.DataFrame) -> pd.Series:
    """Whether each row's coder has one GUID, and this GUID one coder."""
    if "coder_guid" not in table:
        return pd.Series(True, table.index)
    pairs = table.assign(coder_guid=table["coder_guid"].fillna(""))
    several = [pairs.groupby(one)[other].transform("nunique") > 1 for one, other in (CODER_KEYS, CODER_KEYS[::-1])]
    return ~(several[0] | (several[1] & pairs["coder_guid"].ne("")))


def _only_if_corrected(column: str) -> pa.Check:
    """A rule of readings: the column is given for corrected passages only."""
    fault = "must be given for a corrected passage, and only then"
    return rule(column, lambda t: t[column].notna() == (t["result"] == "corrected"), fault)


def _ids(pattern: str) -> pa.Column:
    """Ids of another register, separated by a blank."""
    return text(rf"(?:{pattern})(?: (?:{pattern}))*", nullable=True)


ATTRIBUTE_VALUES = pa.DataFrameSchema(
    {
        "attribute": choice(ATTRIBUTES),
        "value": text(),
        **{name: text(nullable=True) for name in ("name_en", "name_nl")},
        "default": text("yes", nullable=True),
    },
    checks=[
        rule("value", lambda t: ~t.duplicated(["attribute", "value"]), "is duplicated for its attribute"),
        rule("value", lambda t: _fits(t, "nationality", GROUPS), "is not a two-letter code, all or unspecified"),
        rule("value", lambda t: _fits(t, "direction", "|".join(DIRECTIONS)), "is not for or against"),
        rule(
            "name_en",
            lambda t: _is_country(t) == t["name_en"].isna(),
            "must be given, except for a country's code",
        ),
        rule(
            "name_nl",
            lambda t: t["name_en"].isna() == t["name_nl"].isna(),
            "must be given if name_en is, and only then",
        ),
        rule("default", lambda t: _defaults(t) == 1, "is wrong: mark exactly one value of each attribute with yes"),
    ],
    strict=True,
)

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
        "coder": text(CODER),
        "statement_id": text(STATEMENT),
        "code": text(NAME),
        **{name: text() for name in ATTRIBUTES},
        "memo": text(nullable=True),
        "coder_guid": text(GUID, nullable=True, required=False),
    },
    checks=[
        rule("code", lambda t: ~t.duplicated(["coder", *CODED]), "is given twice for one nationality"),
        rule("coder", _one_to_one, "does not have one coder_guid of its own: one name is one person in a file"),
    ],
    strict=True,
)

READINGS = pa.DataFrameSchema(
    {
        "statement_id": text(r"[MN]\d{2}"),
        "reader": text(r"[a-z0-9_]+"),
        "kind": choice(["automated", "person"]),
        "result": choice(["unchanged", "corrected"]),
        "fault": choice(FAULTS, nullable=True),
        "languages": text(r"[a-z]{2}(?: [a-z]{2})*", nullable=True),
        "note": text(nullable=True),
        "read_sha256": text(r"[0-9a-f]{64}"),
    },
    checks=[
        rule("statement_id", lambda t: ~t.duplicated(["statement_id", "reader"]), "is read twice by one reader"),
        *(_only_if_corrected(name) for name in ("fault", "languages", "note")),
    ],
    strict=True,
)

CODERS = pa.DataFrameSchema(
    {"coder": key(CODER), **{name: text() for name in ("made_en", "made_nl")}},
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
        "published": pa.Column("string", PARTIAL_DATE),
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
        "nationality": text(GROUPS),
        "direction": choice(DIRECTIONS),
        "strength": choice(["A", "B", "C", "D"]),
        **{name: text() for name in ("finding_en", "finding_nl")},
    },
    strict=True,
)

QUESTIONS = pa.DataFrameSchema(
    {"question": key(NAME), **{name: text() for name in ("asked_en", "asked_nl")}},
    strict=True,
)

FINDINGS = pa.DataFrameSchema(
    {
        "finding_id": key(FINDING),
        **{name: text() for name in ("finding_en", "finding_nl")},
        "question": text(NAME),
        "codes": _ids(NAME),
        "codes_denied": _ids(NAME),
        "nationalities": _ids("[A-Z]{2}|all"),
        "country": text("[A-Z]{2}|unspecified"),
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
