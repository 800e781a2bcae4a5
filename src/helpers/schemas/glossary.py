"""The schema of the glossary."""

import pandera.pandas as pa

from helpers.schemas.columns import key, text

SENTENCES = r"[A-Z].*\."

GLOSSARY = pa.DataFrameSchema(
    {
        "term_id": key(r"[a-z]+(-[a-z]+)*", description="Stable id; the anchor on the page."),
        "term_en": key(description="The term in English."),
        "term_nl": key(description="The term in Dutch."),
        "definition_en": text(SENTENCES, description="What it means, in English."),
        "definition_nl": text(SENTENCES, description="What it means, in Dutch."),
        "url": text(
            r"https://\S+",
            nullable=True,
            description="Page of the legal, statistical or methodological definition it follows; empty for our own.",
        ),
    },
    strict=True,
    title="The glossary",
)
