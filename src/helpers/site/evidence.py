"""The pages of the qualitative side: statements, codes, agreement, findings, studies, reporting.

Each id has its place and leads back: a finding to its statements, a statement to its codings
and findings, a code to who gave it.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.coding import agreement, codebook, codings, studies, synthesis
from helpers.letter import statements
from helpers.schemas.motives import ATTRIBUTES
from helpers.show.sentences import reporting
from helpers.site.pages import filled

LISTS = {
    "statements_for": "statements",
    "statements_against": "statements",
    "studies_for": "studies",
    "studies_against": "studies",
}


def all_pages(passages: Mapping[str, str]) -> dict[str, str]:
    """Every page by its name; `passages` are the letter's own words where the reader has them."""
    return {
        "motives/index": overview(),
        "motives/statements": statement_list(passages),
        "motives/codes": code_list(),
        "motives/agreement": agreement_page(),
        "motives/findings": finding_list(),
        "motives/studies": study_list(),
        "motives/reporting": filled("motives/reporting.md", items=_records(reporting.entreq())),
    }


def overview() -> str:
    """How the coding was made, and the way to the other pages."""
    counts = {
        "statements": len(statements.load()),
        "codes": len(codebook.leaves()),
        "codings": len(codings.agreed()),
        "findings": len(synthesis.findings()),
        "studies": len(studies.load()),
        "disagreements": len(codings.contested()),
    }
    return filled("motives/index.md", made=_records(codings.made().reset_index()), counts=counts)


def statement_list(passages: Mapping[str, str]) -> str:
    """Every passage of the letter in its order, with its codings, or why it has none."""
    given = {key: _records(rows) for key, rows in codings.load().groupby("statement_id", sort=False)}
    reasons = codings.resolutions()
    rows = [
        row
        | {
            "codings": given.get(row["statement_id"], []),
            "resolutions": [(code, why) for (key, code), why in reasons.items() if key == row["statement_id"]],
            "findings": list(synthesis.of(row["statement_id"]).index),
            "passage": passages.get(row["statement_id"]),
        }
        for row in _records(statements.passages().reset_index())
    ]
    return filled("motives/statements.md", rows=rows, attributes=list(ATTRIBUTES), verified=bool(passages))


def code_list() -> str:
    """The codebook as a tree, each code with the statements that were given it and by whom."""
    table = codings.load()
    coders = [*codings.coders(), codings.AGREED]
    rows = [
        row
        | {
            "given": {coder: _ids(table, row["code"], coder) for coder in coders},
            "findings": list(synthesis.of(row["code"]).index),
        }
        for row in _records(codebook.load().reset_index())
    ]
    return filled("motives/codes.md", rows=rows)


def agreement_page() -> str:
    """Alpha over all coders, kappa code by code, every disagreement side by side."""
    return filled(
        "motives/agreement.md",
        alphas=_records(agreement.overview().reset_index()),
        kappas=_records(agreement.all_codes().reset_index().sort_values("kappa", kind="stable")),
        disagreements=disagreements(),
        coders=codings.coders(),
        made=_records(codings.made().reset_index()),
    )


def disagreements() -> list[dict[str, Any]]:
    """Where a coder differs from what was agreed: what each gave, what was agreed, why."""
    parts = {coder: codings.of(coder) for coder in codings.coders()}
    agreed, words, reasons = codings.agreed(), statements.load()["statement_en"], codings.resolutions()
    return [
        {
            "statement_id": statement,
            "statement": words[statement],
            "code": code,
            "given": {coder: _given(part, statement, code) for coder, part in parts.items()},
            "agreed": _given(agreed, statement, code),
            "reason": reasons.get((statement, code)),
        }
        for statement, code in codings.contested()
    ]


def finding_list() -> str:
    """The summary of findings, and the evidence profile of each."""
    profile = synthesis.profile()[["concern", "reason"]]
    parts = {key: list(rows.loc[key].itertuples(name=None)) for key, rows in profile.groupby(level=0)}
    rows = [row | {"parts": parts[row["finding_id"]]} for row in _records(synthesis.findings().reset_index())]
    return filled("motives/findings.md", rows=rows, lists=LISTS)


def study_list() -> str:
    """The studies, those left out with the reason, and what each found."""
    found = {key: _records(rows) for key, rows in studies.codings().groupby("study_id")}
    rows = [
        row | {"found": found.get(row["study_id"], []), "findings": list(synthesis.of(row["study_id"]).index)}
        for row in _records(studies.load().reset_index())
    ]
    return filled("motives/studies.md", rows=rows)


def _given(table: pd.DataFrame, statement: str, code: str) -> list[dict[str, Any]]:
    return _records(table[(table["statement_id"] == statement) & (table["code"] == code)])


def _ids(table: pd.DataFrame, code: str, coder: str) -> list[str]:
    rows = table[(table["code"] == code) & (table["coder"] == coder)]
    return list(dict.fromkeys(rows["statement_id"]))


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as mappings, missing cells as None."""
    framed = table.astype(object)
    return framed.where(framed.map(lambda cell: isinstance(cell, tuple) or not pd.isna(cell)), None).to_dict("records")
