"""What a notebook shows things with: one language and one day, named once."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import claims, paths, words
from helpers.quantities import Quantity, beside
from helpers.quantities.breaks import Break
from helpers.show import charts, tables
from helpers.show.charts import Chart
from helpers.show.sentences import numbers
from helpers.show.shown import Shown


class Page:
    """Charts, tables, sentences and verdicts in one language, as of one day.

    Each is an object of use: `.data` is its tidy frame, `.figure` the figure of a chart, and
    `.save("name.csv")`, or `.png` and `.svg` of a chart, writes it. Several quantities handed to
    one chart become its series, named by what they differ in.

    >>> Page("en").language.code
    'en'
    """

    def __init__(self, lang: str = "en", as_of: str = "latest", geo: str = "", document: Path = paths.LETTER) -> None:
        self.language, self.as_of, self.geo, self.document = words.load(lang), as_of, geo, document

    def found(self, notebook: str) -> Shown:
        """The findings on the claims of a notebook, a line each."""
        return self.findings(self._pairs(*claims.of_notebook(notebook, self.document)))

    def findings(self, pairs: tables.Pairs) -> Shown:
        """Findings of two days, a line each."""
        return tables.found(pairs, self.language, self.geo, self.document)

    def checked(self, *claim_ids: str) -> Shown:
        """The verdicts on some claims on the letter's day and on the page's day, with reasons and rows."""
        return self.verdicts(self._pairs(*claim_ids))

    def verdicts(self, pairs: tables.Pairs) -> Shown:
        """Findings of two days as a table, with what is stated, the reasons and the rows."""
        return tables.ledger(pairs, self.language)

    def ledger(self, pairs: tables.Pairs) -> Chart:
        """Every claim on its own scale: what is stated, and what was computed on both days."""
        return charts.ledger(pairs, self.language)

    def lines(self, *parts: Quantity, claims: tuple[str, ...] = (), axis: str = "") -> Chart | Shown:
        """Quantities along time; gaps where a year is missing, and what the claims named state for the place."""
        return charts.lines(beside(*parts), self.language, axis, self._stated(claims))

    def bars(self, *parts: Quantity) -> Chart | Shown:
        """Quantities as groups of bars."""
        return charts.bars(beside(*parts), self.language)

    def dots(self, *parts: Quantity, mark: float | None = None) -> Chart | Shown:
        """Quantities as points with their bounds, a row each; `mark` draws a line to compare with."""
        return charts.dots(beside(*parts), self.language, mark=mark)

    def panels(self, table: Quantity) -> Chart | Shown:
        """A quantity indexed by (panel, series, x), each panel on its own scale."""
        return charts.panels(table, self.language)

    def heatmap(self, table: Quantity, digits: int = 0) -> Chart | Shown:
        """A quantity indexed by (row, column) as a grid of its numbers."""
        return charts.heatmap(table, self.language, digits)

    def rates(self, monthly: pd.DataFrame, found: Break | None) -> Chart | Shown:
        """Monthly rates with their break."""
        return charts.rates(monthly, found, self.geo, self.language)

    def support(self, monthly: pd.DataFrame, found: Break | None) -> Chart | Shown:
        """How plausible each month is as the break."""
        return charts.support(monthly, found, self.geo, self.language)

    def matrix(self, table: pd.DataFrame, by: str) -> Chart | Shown:
        """Statements by motive and by an attribute."""
        return charts.matrix(table, by, self.language, self.document)

    def together(self, table: pd.DataFrame) -> Chart | Shown:
        """How many paragraphs name two motives."""
        return charts.together(table, self.language, self.document)

    def agreement(self, kappas: pd.DataFrame) -> Chart | Shown:
        """Cohen's kappa by code."""
        return charts.agreement(kappas, self.language, self.document)

    def table(self, table: Quantity | pd.DataFrame, digits: int = 1) -> Shown:
        """A quantity or a table with its rows."""
        draw = tables.quantity if isinstance(table, Quantity) else tables.plain
        return draw(table, self.language, digits)

    def at(self, *parts: Quantity, keys: tuple[Hashable, ...]) -> Shown:
        """The values of quantities at some years, and for which years there is none."""
        return numbers.at(parts, keys, self.language)

    def sentence(self, make: Callable[..., Shown], *about: Any) -> Shown:
        """A sentence on what is handed over, made by a function of `show.sentences`."""
        return make(*about, self.language)

    def _pairs(self, *claim_ids: str) -> tables.Pairs:
        return claims.pairs(*claim_ids, as_of=self.as_of, document=self.document)

    def _stated(self, claim_ids: tuple[str, ...]) -> list[claims.Claim]:
        return [claims.register(self.document)[claim_id] for claim_id in claim_ids]
