"""The schemas of the qualitative registers, with titles and descriptions of columns."""

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
        "definition": "What the code means.",
        "use": "When to give it.",
        "not_use": "When not to give it.",
        "example": "An invented example, not a quotation.",
    },
)

CODINGS = described(
    coding.CODINGS,
    "The statements as coded by each coder, and the agreed coding",
    {
        "coder": "Who coded; agreed is the coding on which the synthesis is based.",
        "statement_id": "The statement; a row of statements.csv.",
        "code": "The code; a leaf of codebook.csv.",
        "nationality": "The group that it is about: a Eurostat code, all (minors, if it says so), or unspecified.",
        "phase": "The phase of the journey in which it applies.",
        "actor": "Who acts.",
        "direction": "Whether the statement says that the code applies (for) or that it does not (against).",
        "certainty": "The letter's evidence for it; unspecified only in codings from other programs.",
        "memo": "The coder's reason.",
        "coder_guid": "The coder's GUID, kept from another program.",
    },
)

READINGS = described(
    coding.READINGS,
    "The paraphrases read once more against the letter's words",
    {
        "statement_id": "The passage; a row of statements.csv.",
        "reader": "Who read.",
        "kind": "Whether the reader is automated or a person.",
        "result": "Whether the paraphrase was left unchanged or corrected.",
        "fault": "Of a corrected one: it said more (over-reading), dropped a limit (lost scope), or changed the sense.",
        "languages": "The languages of the paraphrases that were corrected, separated by blanks.",
        "note": "What the letter's words say.",
        "read_sha256": "SHA-256 of what was read: the paraphrases, or the reason why nothing is coded, as now.",
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
    "The reason for the agreed coding wherever a coder's differs",
    {"statement_id": "The statement.", "code": "The code.", "reason": "The reason for the agreed coding."},
)

STUDIES = described(
    coding.STUDIES,
    "Public studies that were considered, those left out with the reason",
    {
        "study_id": "Stable id.",
        "author": "The institute or author.",
        "title": "Its title, or a description if no title is public.",
        "published": "Day, month or year, as far as known.",
        "design": "The method.",
        "participants": "Who or what was studied.",
        "size": "The number of participants; empty if not public.",
        "strength": "Where it is described: A page of the institute, B official letter, C press report, D other.",
        "locator": "The place where it was read.",
        "status": "Included, or left out.",
        "reason": "The reason for the status.",
    },
)

STUDY_CODINGS = described(
    coding.STUDY_CODINGS,
    "What the included studies found, in the codebook's codes",
    {
        "study_id": "A row of studies.csv.",
        "code": "A leaf of codebook.csv.",
        "nationality": "The group that the finding is about, which the letter need not name.",
        "direction": "Whether the study found that the code applies (for) or that it does not (against).",
        "strength": "Where this finding is described, A to D as in studies.csv.",
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
        "question": "The research question that it answers; a row of questions.csv.",
        "codes": "The codes that it is based on, separated by blanks.",
        "codes_denied": "The codes that it says do not apply, separated by blanks.",
        "nationalities": "The groups that it is about, separated by blanks.",
        "country": "The country that it is about, a Eurostat code; unspecified for several or none.",
        "statements_for": "Statements that support it, separated by blanks.",
        "statements_against": "Statements that contradict it, separated by blanks.",
        "studies_for": "Studies that support it, separated by blanks.",
        "studies_against": "Studies that contradict it, separated by blanks.",
        "methodological": "Concerns about the methods behind the evidence.",
        "coherence": "Concerns about how well the evidence supports the finding.",
        "adequacy": "Concerns about the amount and detail of the evidence.",
        "relevance": "Concerns about how well the evidence applies to the question.",
        "confidence": "Overall confidence by GRADE-CERQual.",
        **{f"{name}_reason": f"The reason for the rating in {name}." for name in (*coding.COMPONENTS, "confidence")},
    },
)

ENTREQ = described(
    coding.ENTREQ,
    "The 21 items of the ENTREQ checklist; numbers in braces are computed",
    {
        "number": "The item's number.",
        "domain": "One of five domains.",
        "item": "What a synthesis must report.",
        "answer": "What is reported here.",
    },
)

ATTRIBUTE_VALUES = described(
    coding.ATTRIBUTE_VALUES,
    "The values that each attribute of a coding can have",
    {
        "attribute": "Name of the attribute.",
        "value": "A value that codings can give it.",
        "name_en": "Its name in English; empty for a country, whose name is in places.csv.",
        "name_nl": "Its name in Dutch; empty for a country.",
        "default": "yes for the value used where a coding does not give the attribute.",
    },
)

QUESTIONS = described(
    coding.QUESTIONS,
    "The research questions of the synthesis",
    {
        "question": "Name of the question, as in findings.csv.",
        "asked_en": "The question in English.",
        "asked_nl": "The question in Dutch.",
    },
)
