"""The registers of cited figures: figures, publications, measures, corrections."""

import pandera.pandas as pa

from helpers.schemas.columns import CODE, PRINTED, choice, day, key, number, rule, text

STATUSES = ["accepted", "rejected"]
KINDS = ["flow", "stock", "share"]
UNITS = ["persons", "percent", "cases", "applications", "countries"]
COLOURS = ["red", "amber", "green"]

FIGURES = pa.DataFrameSchema(
    {
        "figure_id": key(r"f[0-9a-z]+"),
        "measure": text(),
        "kind": choice(KINDS),
        "geo": text(CODE),
        "citizen": text(CODE),
        "start": day(),
        "end": day(),
        "value": number(),
        "unit": choice(UNITS),
        "rounding": number(pa.Check.gt(0, error="is not above 0")),
        "flag": text(nullable=True),
        "origin": choice(["published", "derived"]),
        "source_id": text(),
        "status": choice(STATUSES),
        "note": text(nullable=True),
    },
    checks=[
        rule("start", lambda t: t["start"] <= t["end"], "is after end"),
        rule("note", lambda t: (t["status"] != "rejected") | t["note"].notna(), "is no reason to reject"),
        rule("value", lambda t: (t["kind"] != "share") | t["value"].between(-100, 1000), "is out of range"),
        rule("value", lambda t: (t["kind"] == "share") | (t["value"] >= 0), "is a count below 0"),
    ],
    strict=True,
)

SOURCES = pa.DataFrameSchema(
    {
        "source_id": key(),
        "publisher": text(),
        "title": text(),
        "url": text(r"https?://.+", nullable=True),
        "published": pa.Column("string", PRINTED),
        "source_kind": choice(["letter", "primary", "secondary", "press", "mirror"]),
        "rank": pa.Column("Int8", pa.Check.isin(range(4), error="is not one of 0, 1, 2, 3"), coerce=True),
        "licence": text(),
        "quality": choice(COLOURS),
        "quality_reason": text(),
        "suitability": choice(COLOURS),
        "suitability_reason": text(),
    },
    strict=True,
)

MEASURES = pa.DataFrameSchema(
    {
        "measure": key(),
        "kind": choice(KINDS),
        "unit": choice(UNITS),
        "label_en": text(),
        "label_nl": text(),
        "definition": text(),
    },
    strict=True,
)

CORRECTIONS = pa.DataFrameSchema(
    {
        **{name: text() for name in ("figure_id", "column")},
        **{name: text(nullable=True) for name in ("was", "becomes")},
        "reason": text(),
    },
    strict=True,
)
