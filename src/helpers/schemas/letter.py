"""The registers of the letter: claims that can be counted, statements that can be coded."""

import pandera.pandas as pa

from helpers.schemas.columns import choice, day, described, key, number, rule, text

VERDICTS = ["reproduced", "consistent", "not contradicted", "differs", "holds in part", "not checkable"]
NUMBER = r"\d+(\.\d+)?"

CLAIMS = pa.DataFrameSchema(
    {
        "claim_id": key(r"Q\d{2}"),
        "section": text(),
        **{name: pa.Column("Int64", coerce=True) for name in ("paragraph", "sentence")},
        **{name: pa.Column("Int64", coerce=True) for name in ("passage_start", "passage_end")},
        "passage_sha256": text(r"[0-9a-f]{64}"),
        "statement_en": text(),
        "statement_nl": text(),
        "bounds": choice(["stated", "criterion"]),
        **{name: number(nullable=True) for name in ("value", "rounding", "low", "high")},
        "thresholds": text(rf"{NUMBER}( {NUMBER})+", nullable=True),
        "unit": text(),
        "check": text(),
        "measure": text(nullable=True),
        "against": text(nullable=True),
        "geo": text(nullable=True),
        "citizen": text(nullable=True),
        **{name: day(nullable=True) for name in ("start", "end", "base_start", "base_end")},
        "named_source": text(nullable=True),
        **{name: text(nullable=True) for name in ("criterion", "criterion_reason")},
        "implied_by": text(r"Q\d{2}( Q\d{2})*", nullable=True),
        "implied": choice(["all", "part"], nullable=True),
        **{name: choice(VERDICTS) for name in ("expected_then", "expected_now")},
        "notebook": text(),
    },
    checks=[
        rule("rounding", lambda t: t["value"].notna() == t["rounding"].notna(), "does not go with value"),
        rule("value", lambda t: t["value"].notna() == (t["bounds"] == "stated"), "does not go with bounds"),
        rule("criterion", lambda t: t["criterion"].notna() == (t["bounds"] == "criterion"), "does not go with bounds"),
        rule("thresholds", lambda t: t["thresholds"].isna() | (t["bounds"] == "criterion"), "does not go with bounds"),
        rule("thresholds", lambda t: t["thresholds"].isna() | t["low"].isna(), "does not go with low"),
        rule("implied", lambda t: t["implied"].notna() == t["implied_by"].notna(), "does not go with implied_by"),
        rule("criterion_reason", lambda t: t["criterion_reason"].notna() == t["criterion"].notna(), "is needed"),
    ],
    strict=True,
)

STATEMENTS = pa.DataFrameSchema(
    {
        "statement_id": key(r"[MN]\d{2}"),
        "section": text(),
        **{name: pa.Column("Int64", pa.Check.ge(0), coerce=True) for name in ("paragraph", "sentence")},
        **{name: pa.Column("Int64", pa.Check.ge(0), coerce=True) for name in ("passage_start", "passage_end")},
        "passage_sha256": text(r"[0-9a-f]{64}"),
        **{name: text(nullable=True) for name in ("statement_en", "statement_nl", "reason")},
    },
    checks=[
        rule("passage_end", lambda t: t["passage_start"] < t["passage_end"], "is not after passage_start"),
        rule(
            "statement_nl",
            lambda t: t["statement_nl"].isna() == t["statement_en"].isna(),
            "does not go with statement_en",
        ),
        rule("reason", lambda t: t["statement_en"].isna() == t["reason"].notna(), "does not go with a statement"),
    ],
    strict=True,
)

PLACE_UNITS = {"paragraph": "count", "sentence": "count", "passage_start": "characters", "passage_end": "characters"}

CLAIMS = described(
    CLAIMS,
    "The letter's claims",
    {
        "claim_id": "Id of the claim.",
        "section": "Section of the letter.",
        "paragraph": "Paragraph within the section.",
        "sentence": "Sentence within the paragraph.",
        "passage_start": "First character of the passage in the letter's text, white space folded to single blanks.",
        "passage_end": "Character after its last.",
        "passage_sha256": "SHA-256 of the passage.",
        "statement_en": "Paraphrase in English.",
        "statement_nl": "Paraphrase in Dutch.",
        "bounds": "Whether the letter states a number, or our criterion makes the claim checkable.",
        "value": "The number stated; empty where none is.",
        "rounding": "Its rounding step.",
        "low": "Lower bound that the criterion sets; empty is open.",
        "high": "Upper bound that the criterion sets; empty is open.",
        "thresholds": "Lower bounds that a vague word can mean, one blank between: the claim is judged at each.",
        "unit": "Unit of the stated and the computed value.",
        "check": "The check that computes it.",
        "measure": "Measure checked.",
        "against": "What it is set against: measures, or a European aggregate.",
        "geo": "Country or countries, one blank between.",
        "citizen": "Citizenship or citizenships, one blank between.",
        "start": "First day of the stated period.",
        "end": "Last day of the stated period.",
        "base_start": "First day of the period compared with.",
        "base_end": "Last day of the period compared with.",
        "named_source": "The source that the letter names.",
        "criterion": "How a claim without a number is made checkable.",
        "criterion_reason": "Why this criterion was chosen.",
        "implied_by": "Claims that this one follows from, one blank between.",
        "implied": "Whether all of it follows from them, or part of it.",
        "expected_then": "Verdict by the figures public on the letter's day, as the tests expect it.",
        "expected_now": "Verdict by everything published since, as the tests expect it.",
        "notebook": "Notebook with the section that checks it.",
    },
    units=PLACE_UNITS | dict.fromkeys(("value", "rounding", "low", "high"), "as in column unit"),
    references={"measure": ("measures", "measure")},
)

STATEMENTS = described(
    STATEMENTS,
    "The letter, passage by passage, as statements to code",
    {
        "statement_id": "M and a number for a statement, N and a number for a passage with nothing to code.",
        "section": "Section of the letter.",
        "paragraph": "Paragraph within the section, or the footnote's number; 0 for a heading.",
        "sentence": "Sentence within the paragraph; 0 for a heading.",
        "passage_start": "First character of the passage in the letter's text, white space folded to single blanks.",
        "passage_end": "Character after its last.",
        "passage_sha256": "SHA-256 of the passage.",
        "statement_en": "Paraphrase in English.",
        "statement_nl": "Paraphrase in Dutch.",
        "reason": "Why nothing in the passage is coded.",
    },
    units=PLACE_UNITS,
)
