"""Schemas of the registers of cited figures: figures, publications, measures, places, corrections, comparisons."""

import pandera.pandas as pa

from helpers import dates
from helpers.schemas.columns import CODE, choice, day, key, number, partial_date, rule, text

ORIGINS = ["published", "derived", "approximate"]
STATUSES = ["accepted", "rejected"]
KINDS = ["flow", "stock", "share"]
UNITS = ["persons", "percent", "cases", "applications", "countries"]
CHANGE = "change on the year before"
CONCEPTS = [
    *("first applications", "first-time applicants", "applicants", "applications", "applications self-claimed"),
    *("first-instance decisions", "positive decisions", "rejections", "decisions without a ruling"),
    *("family reunification", "placements in child protection", "sea arrivals", "arrivals"),
    *("persons present", "persons reported", "persons missing", "states", "population"),
    *("share of first applications", "share of first-time applicants", "share of applicants", "share of applications"),
    *("share of decisions", "share of unaccompanied minors", "share of a cohort", CHANGE),
]
PLACE_KINDS = ["state", "aggregate", "sum", "group"]
PLACE = rf"{CODE}|EU28 less UK"
MEMBER = r"[A-Z0-9_+]+(?:@(?:\d{4}-\d{2}-\d{2})?/(?:\d{4}-\d{2}-\d{2})?)?"
OFFICE = r"[^;]+"
SOURCE_KINDS = ["letter", "primary", "secondary", "press", "mirror"]
RANKS = range(4)
COLOURS = ["red", "amber", "green"]
IN_UNIT = {"unit": "as in column unit"}

FIGURES = pa.DataFrameSchema(
    {
        "figure_id": key(r"[fg][0-9a-z]+", description="Stable id of the figure; pages link to it."),
        "measure": text(description="What is counted; a row of measures.csv."),
        "kind": choice(
            KINDS, description="Flow: counted over the period. Stock: present on its last day. Share: per cent."
        ),
        "geo": text(description="Where: a code of places.csv."),
        "citizen": text(description="Citizenship: a code of places.csv; TOTAL is all nationalities together."),
        "start": day(description="First day of the period."),
        "end": day(description="Last day of the period, inclusive."),
        "value": number(
            pa.Check.ge(-100, error="is below -100"),
            description="The figure as published; below 0 only for a change in per cent.",
            metadata=IN_UNIT,
        ),
        "unit": choice(UNITS, description="Unit of value and rounding."),
        "rounding": number(
            pa.Check.gt(0, error="is not above 0"),
            description="Width of the rounding step: the true value lies within half a step of value.",
            metadata=IN_UNIT,
        ),
        "flag": text(nullable=True, description="The office's own flags, unchanged; empty if it gave none."),
        "origin": choice(
            ORIGINS,
            description="Published, derived by the arithmetic in note, or published in words such as about, nearly or "
            "more than.",
        ),
        "source_id": text(description="The publication it was read from; a row of sources.csv."),
        "status": choice(STATUSES, description="Accepted, or rejected as a known error with the reason in note."),
        "note": text(nullable=True, description="Remarks on the figure; for a rejected one the reason."),
    },
    checks=[
        rule("start", lambda t: t["start"] <= t["end"], "is after end"),
        rule("note", lambda t: (t["status"] != "rejected") | t["note"].notna(), "is empty: write why it is rejected"),
        rule("value", lambda t: (t["kind"] == "share") | (t["value"] >= 0), "is a count below 0"),
    ],
    strict=True,
    title="Figures",
    metadata={
        "references": {
            "source_id": ("sources", "source_id"),
            "measure": ("measures", "measure"),
            "geo": ("places", "code"),
            "citizen": ("places", "code"),
        }
    },
)

SOURCES = pa.DataFrameSchema(
    {
        "source_id": key(description="Stable id of the publication."),
        "office": text(
            rf"{OFFICE}(?:; {OFFICE})*",
            nullable=True,
            description="Who counted; several only if one publication has counts of several offices. "
            "Empty if the page does not say: then the office of the measure.",
        ),
        "publisher": text(description="Who published or copied it; the office itself for its own publication."),
        "title": text(description="Title, shortened; in brackets the source that the page names."),
        "url": text(
            r"https?://.+",
            nullable=True,
            description="Where it was read; empty for the letter, which was read from a file.",
        ),
        "published": partial_date(
            description="Day (YYYY-MM-DD), month (YYYY-MM) or year (YYYY) of publication, as far as known; "
            "as of a day, a bare month or year counts as its last day."
        ),
        "release": partial_date(
            description="The office's own release that it is or copies, written like published; "
            "the day of the copy where no earlier one is known, the day of the extract for a database."
        ),
        "source_kind": choice(SOURCE_KINDS, description="What kind of publication it is."),
        "rank": pa.Column(
            "Int8",
            pa.Check.isin(RANKS, error=f"is not one of {', '.join(map(str, RANKS))}"),
            coerce=True,
            description="Distance from the office: 0 live table, 1 primary or official letter, 2 secondary, "
            "3 press copy or mirror.",
        ),
        "licence": text(description="Licence or reuse basis; not stated if the page names none."),
        "quality": choice(COLOURS, description="How reliable the number is as read there."),
        "quality_reason": text(description="The reason for the rating."),
        "suitability": choice(COLOURS, description="How well it fits what this compendium measures."),
        "suitability_reason": text(description="The reason for the rating."),
    },
    checks=[
        rule(
            "release",
            lambda t: ~(dates.earliest_possible(t["release"]) > dates.latest_possible(t["published"])),
            "is after published: a publication cannot copy a later release",
        )
    ],
    strict=True,
    title="Publications the figures were read from",
)

MEASURES = pa.DataFrameSchema(
    {
        "measure": key(description="Name of the measure."),
        "concept": choice(CONCEPTS, description="What is counted: a concept of the list in README.md."),
        "office": text(
            OFFICE,
            nullable=True,
            description="The office that counts it by definition; empty if each state has its own or several do.",
        ),
        "kind": choice(KINDS, description="Flow, stock or share."),
        "unit": choice(UNITS, description="Unit of its figures."),
        "label_en": text(description="English label of axes and tables."),
        "label_nl": text(description="Dutch label of axes and tables."),
        "definition": text(description="What is counted, by whom, and caveats."),
    },
    strict=True,
    title="Measures",
)

PLACES = pa.DataFrameSchema(
    {
        "code": key(PLACE, description="Eurostat's code, or a code of this compendium (see README.md)."),
        "kind": choice(
            PLACE_KINDS,
            description="A state or territory; an aggregate, which has a name and members; a sum of places that was "
            "published as one; or a group of persons that is not a place.",
        ),
        "members": text(
            rf"{MEMBER}(?: {MEMBER})*",
            nullable=True,
            description="Codes of its members, separated by blanks; CODE@FIRST/LAST is a member between two days only, "
            "either of which may be left out.",
        ),
        "aliases": text(r"[^;]+(?:;[^;]+)*", nullable=True, description="Other spellings and codes, separated by ;."),
        **{
            f"{name}_{language}": text(nullable=nullable, description=f"{meaning}, in {language_name}.")
            for name, meaning, nullable in (
                ("label", "Name in tables and axes", False),
                ("sentence", "Name within a sentence, with its article", False),
                ("adjective", "Adjective before minors or applicants; empty if none is known", True),
                ("persons", "Its citizens in the plural; empty if none is known", True),
            )
            for language, language_name in (("en", "English"), ("nl", "Dutch"))
        },
    },
    checks=[
        rule(
            "members",
            lambda t: t["members"].isna() | t["kind"].isin(["aggregate", "sum"]),
            "is only for an aggregate or a sum",
        ),
        rule("members", lambda t: t["members"].notna() | (t["kind"] != "aggregate"), "is needed for an aggregate"),
    ],
    strict=True,
    title="Countries, unions of countries and groups of persons",
)

CORRECTIONS = pa.DataFrameSchema(
    {
        "figure_id": text(description="The figure whose cell is corrected."),
        "column": choice(list(FIGURES.columns), description="The column corrected."),
        "was": text(
            nullable=True,
            description="The value that the cell must have for the correction to apply; empty for an empty cell.",
        ),
        "becomes": text(nullable=True, description="What is used instead; empty to empty the cell."),
        "reason": text(description="The reason for the correction."),
    },
    checks=[rule("column", lambda t: ~t.duplicated(["figure_id", "column"]), "is corrected twice")],
    strict=True,
    title="Declared corrections of single cells",
    metadata={"primary_key": ["figure_id", "column"]},
)

COMPARABLE = pa.DataFrameSchema(
    {
        "measure": text(description="A measure that one office counts."),
        "geo": text(description="Where it counts it."),
        "compared_with": text(description="The measure of another office that its figures are compared with."),
        "compared_geo": text(description="Where the other office counts that."),
        "reason": text(description="Why the two can be compared, and what differs."),
    },
    checks=[rule("measure", lambda t: ~t.duplicated(["measure", "geo"]), "is compared twice")],
    strict=True,
    title="Measures of different offices that count nearly the same",
    metadata={
        "primary_key": ["measure", "geo"],
        "references": {
            "measure": ("measures", "measure"),
            "geo": ("places", "code"),
            "compared_with": ("measures", "measure"),
            "compared_geo": ("places", "code"),
        },
    },
)
