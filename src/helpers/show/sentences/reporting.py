"""The ENTREQ checklist: 21 items in five domains, the numbers in its answers computed."""

import pandas as pd

from helpers import paths, schemas
from helpers.coding import agreement, codebook, codings, studies, synthesis
from helpers.letter import statements
from helpers.words import listed, number


def entreq() -> pd.DataFrame:
    """One row an item: `number`, `domain`, `item`, `answer`."""
    facts = _facts()
    table = schemas.read(paths.MOTIVES / "entreq.csv", schemas.ENTREQ)
    return table.assign(answer=[answer.format(**facts) for answer in table["answer"]])


def _facts() -> dict[str, str]:
    """What the answers count."""
    register = studies.load()
    alpha = agreement.overview().loc[("code", "jaccard")]
    grades = synthesis.findings()["confidence"].value_counts(sort=False)
    return {
        "statements": number(len(statements.load())),
        "left_out": number(len(statements.left_out())),
        "codes": number(len(codebook.leaves())),
        "themes": number(len(codebook.themes())),
        "findings": number(len(synthesis.findings())),
        "considered": number(len(register)),
        "included": listed(register.index[register["status"] == "included"]),
        "excluded": listed(register.index[register["status"] == "left out"]),
        "coders": listed(codings.coders()),
        **{name: number(alpha[name], 2) for name in ("alpha", "low", "high")},
        "overruled": number(len(codings.overruled())),
        "contested": number(len(codings.contested())),
        "resolved": number(len(codings.resolutions())),
        "grades": listed(f"{number(count)} {grade}" for grade, count in grades.items() if count),
        "experts": number(register.at[studies.KNOWLEDGE_NOTE, "size"]),
        "minors": number(register.at[studies.INTERVIEWS, "size"]),
    }
