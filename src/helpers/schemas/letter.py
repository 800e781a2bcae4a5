"""The registers of the letter: claims that can be counted, statements that can be coded."""

import pandera.pandas as pa

from helpers.schemas.columns import day, key, number, rule, text

CLAIMS = pa.DataFrameSchema(
    {
        "claim_id": key(r"Q\d{2}"),
        "section": text(),
        **{name: pa.Column("Int64", coerce=True) for name in ("paragraph", "sentence")},
        **{name: pa.Column("Int64", coerce=True) for name in ("passage_start", "passage_end")},
        "passage_sha256": text(r"[0-9a-f]{64}"),
        "statement_en": text(),
        "statement_nl": text(),
        **{name: number(nullable=True) for name in ("value", "rounding", "low", "high")},
        "unit": text(),
        "check": text(),
        "measure": text(nullable=True),
        "against": text(nullable=True),
        "geo": text(nullable=True),
        "citizen": text(nullable=True),
        **{name: day(nullable=True) for name in ("start", "end", "base_start", "base_end")},
        "named_source": text(nullable=True),
        "criterion": text(nullable=True),
        "notebook": text(),
    },
    checks=[
        rule("rounding", lambda t: t["value"].notna() == t["rounding"].notna(), "does not go with value"),
        rule("criterion", lambda t: t["value"].notna() | t["criterion"].notna(), "is needed without a value"),
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
