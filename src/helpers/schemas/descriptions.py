"""The qualitative registers with what their columns mean: the schemas of `coding`, described."""

from helpers.schemas import coding
from helpers.schemas.columns import described

CODEBOOK = described(
    coding.CODEBOOK,
    "The codebook: a tree of codes for motives, plans and evidence",
    {
        "code": "Name of the code.",
        "parent": "The code above it; empty for a root.",
        "name_en": "Its name in English.",
        "name_nl": "Its name in Dutch.",
        "definition": "What it stands for.",
        "use": "When to give it.",
        "not_use": "When not to give it.",
        "example": "An invented example, in own words.",
    },
)

CODINGS = described(
    coding.CODINGS,
    "The statements as coded: two separate readings where there are two, and the agreed one",
    {
        "coder": "Who coded; agreed is the coding that all synthesis rests on.",
        "statement_id": "The statement; a row of statements.csv.",
        "code": "The code; a leaf of codebook.csv.",
        "nationality": "The group the statement speaks of: a Eurostat code, all minors expressly, or unspecified.",
        "phase": "When the thing works.",
        "actor": "Whose doing it is.",
        "direction": "Whether the statement says that the code is at work, or that it is not.",
        "certainty": "On whom the letter rests it; unspecified only in codings of other programs.",
        "memo": "The coder's reason.",
    },
)

CODERS = described(
    coding.CODERS,
    "How each coding was made",
    {
        "coder": "As in codings.csv.",
        "made_en": "How it was made, in English.",
        "made_nl": "How it was made, in Dutch.",
    },
)

RESOLUTIONS = described(
    coding.RESOLUTIONS,
    "Why the agreed coding is as it is, wherever a coder's differs",
    {"statement_id": "The statement.", "code": "The code.", "reason": "Why it was agreed so."},
)

STUDIES = described(
    coding.STUDIES,
    "Public studies that were considered, those left out with the reason",
    {
        "study_id": "Stable id.",
        "author": "Who made it.",
        "title": "Its title, or what it is where no title is public.",
        "published": "Day, month or year, as far as known.",
        "design": "How it was done.",
        "participants": "Who or what was studied.",
        "size": "How many; empty where not public.",
        "strength": "How it is known: A publication page of the institute, B official letter, C press on it, D other.",
        "locator": "Where it was read.",
        "status": "Included, or left out.",
        "reason": "Why.",
    },
)

STUDY_CODINGS = described(
    coding.STUDY_CODINGS,
    "What the included studies found, in the codebook's codes",
    {
        "study_id": "A row of studies.csv.",
        "code": "A leaf of codebook.csv.",
        "nationality": "The group it was found of, also one of whom the letter does not speak.",
        "direction": "Whether the code was found at work or not.",
        "strength": "How this finding is known, A to D as in studies.csv.",
        "finding_en": "The finding in short, in English.",
        "finding_nl": "The same in Dutch.",
    },
)

FINDINGS = described(
    coding.FINDINGS,
    "The synthesised findings, rated by GRADE-CERQual",
    {
        "finding_id": "Stable id.",
        "finding_en": "The finding, in English.",
        "finding_nl": "The finding, in Dutch.",
        "question": "Which of the study's questions it bears on.",
        "codes": "The codes it was drawn from, one blank between.",
        "nationalities": "The groups it speaks of, one blank between.",
        "statements_for": "Statements behind it, one blank between.",
        "statements_against": "Statements against it.",
        "studies_for": "Studies behind it.",
        "studies_against": "Studies against it.",
        "methodological": "Concerns about how the evidence was made.",
        "coherence": "Concerns about how well it fits together.",
        "adequacy": "Concerns about how rich it is.",
        "relevance": "Concerns about how near it is to the question.",
        "confidence": "Overall confidence.",
        **{f"{name}_reason": "Why." for name in (*coding.COMPONENTS, "confidence")},
    },
)

ENTREQ = described(
    coding.ENTREQ,
    "The 21 items of the ENTREQ checklist; numbers in braces are computed",
    {
        "number": "The item's number.",
        "domain": "One of five domains.",
        "item": "What has to be told.",
        "answer": "What is told here.",
    },
)

ATTRIBUTE_VALUES = described(
    coding.ATTRIBUTE_VALUES,
    "The values that each attribute of a coding can have",
    {
        "attribute": "Name of the attribute.",
        "value": "A value that codings can give it.",
        "name_en": "Its name in English; empty for a country, which its code names.",
        "name_nl": "Its name in Dutch; empty for a country.",
        "default": "yes for the value of a coding that says nothing about the attribute.",
    },
)

QUESTIONS = described(
    coding.QUESTIONS,
    "The questions that findings bear on",
    {
        "question": "Name of the question, as in findings.csv.",
        "asked_en": "The question in English.",
        "asked_nl": "The question in Dutch.",
    },
)
