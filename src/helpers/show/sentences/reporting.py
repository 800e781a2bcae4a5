"""The ENTREQ checklist: 21 items in five domains, the numbers in its answers computed."""

from pathlib import Path

import pandas as pd

from helpers import letter, paths, schemas
from helpers.coding import agreement, codebook, codings, studies, synthesis
from helpers.letter import statements
from helpers.words import Language

FILE = "motives/entreq.csv"
TEXTS = ("domain", "item", "answer")


def entreq(language: Language, document: Path = paths.LETTER) -> pd.DataFrame:
    """One row for each item: `number`, and `domain`, `item`, `answer` in the language.

    An answer is a text of the register whose fields are filled with what the document counts.
    """
    table, facts = letter.read(document, FILE, schemas.ENTREQ), _facts(language, document)
    texts = {name: [language.own(row, name) for _number, row in table.iterrows()] for name in TEXTS}
    return table.assign(**texts).assign(answer=[answer.format(**facts) for answer in texts["answer"]])


def _facts(language: Language, document: Path) -> dict[str, str]:
    """What the answers can name: numbers, lists of ids, and alpha over all codes."""
    register = studies.load(document)
    alpha = agreement.overview(document).loc[("code", "jaccard")]
    return {
        **{name: language.number(count) for name, count in _counts(document).items()},
        **{name: language.number(alpha[name], 2) for name in ("alpha", "low", "high")},
        "included": language.listed(register.index[register["status"] == "included"]),
        "excluded": language.listed(register.index[register["status"] == "left out"]),
        "coders": language.listed(codings.coders(document)),
        "grades": _grades(language, document),
    }


def _counts(document: Path) -> dict[str, float]:
    return {
        "statements": len(statements.load(document)),
        "left_out": len(statements.left_out(document)),
        "codes": len(codebook.leaves(document)),
        "themes": len(codebook.themes(document)),
        "findings": len(synthesis.findings(document)),
        "considered": len(studies.load(document)),
        "overruled": len(codings.overruled(document)),
        "contested": len(codings.contested(document)),
        "resolved": len(codings.resolutions(document)),
        "experts": studies.size("reported", document),
        "minors": studies.size("interviews", document),
    }


def _grades(language: Language, document: Path) -> str:
    """How many findings have which confidence, the highest first."""
    grades = synthesis.findings(document)["confidence"].value_counts(sort=False)
    return language.listed(
        language.say(
            "{number} {confidence}",
            number=language.number(count),
            confidence=language.attribute("confidence", str(grade)),
        )
        for grade, count in grades.items()
        if count
    )
