"""The pages of the qualitative side: statements, codes, agreement, findings, studies, reporting.

Each id has an anchor, and links go in both directions: a finding links to its statements, a
statement to its codings and findings, a code to the statements that each coder gave it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import letter, paths
from helpers.coding import agreement, codebook, codings, studies, synthesis
from helpers.letter import statements
from helpers.show import labels
from helpers.show.sentences import reporting
from helpers.site.templating import filled, records
from helpers.words import Language

LISTS = {
    "statements_for": "statements",
    "statements_against": "statements",
    "studies_for": "studies",
    "studies_against": "studies",
}


def all_pages(passages: Mapping[str, str], language: Language, document: Path = paths.LETTER) -> dict[str, str]:
    """Every page of a document by its name; `passages` are the letter's own, if the reader has a copy."""
    pages = Pages(language, document)
    return {
        "motives/index": pages.overview(),
        "motives/statements": pages.statements(passages),
        "motives/codes": pages.codes(),
        "motives/agreement": pages.agreement(),
        "motives/findings": pages.findings(),
        "motives/studies": pages.studies(),
        "motives/reporting": pages.reporting(),
    }


@dataclass(frozen=True)
class Pages:
    """The pages of one document in one language."""

    language: Language
    document: Path

    def overview(self) -> str:
        """How the codings were made, with links to the other pages."""
        counts = {
            "statements": len(statements.load(self.document)),
            "codes": len(codebook.leaves(self.document)),
            "codings": len(codings.agreed(self.document)),
            "findings": len(synthesis.findings(self.document)),
            "studies": len(studies.load(self.document)),
            "disagreements": len(codings.contested(self.document)),
        }
        heading = self.language.own(vars(letter.load(self.document)), "motives")
        return self._filled("index", heading=heading, made=self._made(), counts=counts)

    def statements(self, passages: Mapping[str, str]) -> str:
        """Every passage of the letter in its order, with its codings, or the reason why it has none."""
        coded = codings.load(self.document)
        given = {key: records(rows) for key, rows in coded.groupby("statement_id", sort=False)}
        reasons = codings.resolutions(self.document)
        rows = [
            {
                **row,
                "codings": given.get(row["statement_id"], []),
                "resolutions": [(code, why) for (key, code), why in reasons.items() if key == row["statement_id"]],
                "findings": self._findings_of(row["statement_id"]),
                "passage": passages.get(row["statement_id"]),
            }
            for row in records(statements.passages(self.document).reset_index())
        ]
        letter_language = letter.load(self.document).language
        return self._filled("statements", rows=rows, verified=bool(passages), letter_language=letter_language)

    def codes(self) -> str:
        """The codebook as a tree, each code with the statements that each coder gave it."""
        table = codings.load(self.document)
        coders = [*codings.coders(self.document), codings.AGREED]
        rows = [
            {
                **row,
                "given": {coder: _ids(table, row["code"], coder) for coder in coders},
                "findings": self._findings_of(row["code"]),
            }
            for row in records(codebook.load(self.document).reset_index())
        ]
        return self._filled("codes", rows=rows)

    def agreement(self) -> str:
        """Alpha over all coders, kappa for each code, and all disagreements."""
        kappas = agreement.all_codes(self.document).reset_index().sort_values("kappa", kind="stable")
        return self._filled(
            "agreement",
            alphas=records(agreement.overview(self.document).reset_index()),
            kappas=records(kappas),
            disagreements=self._disagreements(),
            coders=codings.coders(self.document),
            made=self._made(),
        )

    def findings(self) -> str:
        """The summary of findings, and the evidence profile of each."""
        profile = synthesis.profile(self.document)[["concern", "reason"]]
        parts = {key: list(rows.loc[key].itertuples(name=None)) for key, rows in profile.groupby(level=0)}
        rows = records(synthesis.findings(self.document).reset_index())
        rows = [{**row, "parts": parts[row["finding_id"]]} for row in rows]
        return self._filled("findings", rows=rows, lists=LISTS)

    def studies(self) -> str:
        """The studies, included or left out with the reason, and their findings."""
        found = {key: records(rows) for key, rows in studies.codings(self.document).groupby("study_id")}
        rows = [
            {**row, "found": found.get(row["study_id"], []), "findings": self._findings_of(row["study_id"])}
            for row in records(studies.load(self.document).reset_index())
        ]
        return self._filled("studies", rows=rows)

    def reporting(self) -> str:
        """The checklist for reporting a qualitative synthesis."""
        return self._filled("reporting", items=records(reporting.entreq(self.language, self.document)))

    def _filled(self, name: str, **values: Any) -> str:
        """A page from its template, with the document's names of codes and attributes."""

        def code_name(code: str) -> str:
            return self.language.code_name(code, self.document)

        def value_name(attribute: str, value: str) -> str:
            return labels.attribute(attribute, value, self.language, self.document)

        page = f"motives/{name}.md"
        return filled(page, self.language, code_name=code_name, value_name=value_name, **values)

    def _disagreements(self) -> list[dict[str, Any]]:
        """The differences from the agreed coding: each coder's coding, the agreed one and the reason."""
        parts = {coder: codings.of(coder, self.document) for coder in codings.coders(self.document)}
        agreed, reasons = codings.agreed(self.document), codings.resolutions(self.document)
        paraphrases = statements.load(self.document)
        return [
            {
                "statement_id": statement,
                "statement": self.language.own(paraphrases.loc[statement], "statement"),
                "code": code,
                "given": {coder: _given(part, statement, code) for coder, part in parts.items()},
                "agreed": _given(agreed, statement, code),
                "reason": reasons.get((statement, code)),
            }
            for statement, code in codings.contested(self.document)
        ]

    def _made(self) -> list[Mapping[str, Any]]:
        return records(codings.made(self.document).reset_index())

    def _findings_of(self, key: str) -> list[str]:
        """The findings that use a statement, a study or a code as evidence for or against."""
        return list(synthesis.of(key, self.document).index)


def _given(table: pd.DataFrame, statement: str, code: str) -> list[Mapping[str, Any]]:
    return records(table[(table["statement_id"] == statement) & (table["code"] == code)])


def _ids(table: pd.DataFrame, code: str, coder: str) -> list[str]:
    rows = table[(table["code"] == code) & (table["coder"] == coder)]
    return list(dict.fromkeys(rows["statement_id"]))
