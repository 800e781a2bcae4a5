"""Schemas of the letter's registers: claims that can be counted, statements that can be coded."""

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
        rule(
            "rounding",
            lambda t: t["value"].notna() == t["rounding"].notna(),
            "must be given for a stated value, and only then",
        ),
        rule(
            "value",
            lambda t: t["value"].notna() == (t["bounds"] == "stated"),
            "must be given for stated bounds, and only then",
        ),
        rule(
            "criterion",
            lambda t: t["criterion"].notna() == (t["bounds"] == "criterion"),
            "must be given for bounds set by a criterion, and only then",
        ),
        rule(
            "criterion_reason",
            lambda t: t["criterion_reason"].notna() == t["criterion"].notna(),
            "must be given for a criterion, and only then",
        ),
        rule(
            "thresholds",
            lambda t: t["thresholds"].isna() | (t["bounds"] == "criterion"),
            "must be empty for a stated value",
        ),
        rule("thresholds", lambda t: t["thresholds"].isna() | t["low"].isna(), "must be empty where low is given"),
        rule(
            "implied",
            lambda t: t["implied"].notna() == t["implied_by"].notna(),
            "must be given with implied_by, and only then",
        ),
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
        **{name: text(nullable=True) for name in ("statement_en", "statement_nl")},
        "country": text("[A-Z]{2}|unspecified", nullable=True),
        "study": text(r"S\d{2}", nullable=True),
        "reason": text(nullable=True),
    },
    checks=[
        rule(
            "country",
            lambda t: t["statement_en"].isna() == t["country"].isna(),
            "must be given for a statement, and only then",
        ),
        rule("passage_end", lambda t: t["passage_start"] < t["passage_end"], "is not after passage_start"),
        rule(
            "statement_nl",
            lambda t: t["statement_nl"].isna() == t["statement_en"].isna(),
            "must be given if statement_en is, and only then",
        ),
        rule(
            "reason",
            lambda t: t["statement_en"].isna() == t["reason"].notna(),
            "must be given for a passage without a statement, and only then",
        ),
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
        "passage_end": "Position after its last character.",
        "passage_sha256": "SHA-256 of the passage.",
        "statement_en": "Paraphrase in English.",
        "statement_nl": "Paraphrase in Dutch.",
        "bounds": "Whether the letter states a number, or our criterion makes the claim checkable.",
        "value": "The stated number; empty if there is none.",
        "rounding": "Its rounding step.",
        "low": "Lower bound set by the criterion; empty if there is none.",
        "high": "Upper bound set by the criterion; empty if there is none.",
        "thresholds": "Lower bounds that a vague word can mean, separated by blanks: the claim is judged at each.",
        "unit": "Unit of the stated and the computed value.",
        "check": "The check that computes it.",
        "measure": "Measure checked.",
        "against": "What it is compared with: measures, or a European aggregate.",
        "geo": "Country or countries, separated by blanks.",
        "citizen": "Citizenship or citizenships, separated by blanks.",
        "start": "First day of the stated period.",
        "end": "Last day of the stated period.",
        "base_start": "First day of the base period.",
        "base_end": "Last day of the base period.",
        "named_source": "The source that the letter names.",
        "criterion": "The criterion that makes a claim without a number checkable.",
        "criterion_reason": "Why this criterion was chosen.",
        "implied_by": "Claims that this one follows from, separated by blanks.",
        "implied": "Whether all of it follows from them, or part of it.",
        "expected_then": "The verdict that the tests expect with the figures public on the letter's day.",
        "expected_now": "Verdict by everything published since, as the tests expect it.",
        "notebook": "Notebook with the section that checks it.",
    },
    units=PLACE_UNITS | dict.fromkeys(("value", "rounding", "low", "high"), "as in column unit"),
    references={"measure": ("measures", "measure")},
)

STATEMENTS = described(
    STATEMENTS,
    "The passages of the letter, as statements or with the reason why they are not coded",
    {
        "statement_id": "M and a number for a statement, N and a number for a passage with nothing to code.",
        "section": "Section of the letter.",
        "paragraph": "Paragraph within the section, or the footnote's number; 0 for a heading.",
        "sentence": "Sentence within the paragraph; 0 for a heading.",
        "passage_start": "First character of the passage in the letter's text, white space folded to single blanks.",
        "passage_end": "Position after its last character.",
        "passage_sha256": "SHA-256 of the passage.",
        "statement_en": "Paraphrase in English.",
        "statement_nl": "Paraphrase in Dutch.",
        "country": "The country that the statement is about, a Eurostat code; unspecified where it names none.",
        "study": "The study that the statement reports; empty where the ministry speaks for itself.",
        "reason": "Why nothing in the passage is coded.",
    },
    units=PLACE_UNITS,
)
