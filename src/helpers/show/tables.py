"""Tables and sentences as a notebook shows them: HTML with links to the rows behind every number."""

import html
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers import claims, dates
from helpers import words as text
from helpers.claims.findings import Finding
from helpers.quantities.interval import Interval
from helpers.words import _

MARKS = {"reproduced": "✔", "consistent": "≈", "differs": "✘", "holds in part": "◐", "not checkable": "?"}


@dataclass(frozen=True)
class Shown:
    """Something to be shown as HTML, and as plain words where there is no browser."""

    markup: str
    words: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.words


def said(sentence: str, *tables: pd.DataFrame | pd.Series) -> Shown:
    """A computed sentence, with links to the rows that its numbers came from."""
    groups = [group for table in tables for group in _ids(table)]
    figures = tuple(dict.fromkeys(figure for group in groups for figure in group))
    links = f' <span class="amv-source">{_("Rows")}: {text.rows(figures)}</span>' if figures else ""
    return Shown(f'<div class="amv-said"><p>{html.escape(sentence)}</p>{links}</div>', sentence)


def points(sentence: str, items: dict[str, tuple[str, ...]]) -> Shown:
    """A computed sentence with computed points under it, each with links to its rows."""
    lines = [f"<li>{html.escape(words)} {text.rows(ids)}</li>" for words, ids in items.items()]
    words = "\n".join([sentence, *(f"- {item}" for item in items)])
    return Shown(f'<div class="amv-said"><p>{html.escape(sentence)}</p><ul>{"".join(lines)}</ul></div>', words)


def nothing() -> Shown:
    """What stands where the tables hold no figures for the choice made."""
    words = _(
        "No figures are at hand for this section with these parameters: `amv fetch` brings Eurostat's full tables."
    )
    return said(words)


def quantity(table: pd.DataFrame, digits: int = 1, name: str | None = None) -> Shown:
    """A quantity as a table: what it is about, the value, its ends, the rows."""
    if table.empty:
        return nothing()
    frame = table.index.to_frame(index=False).map(label)
    frame[name or _("value")] = [text.number(value, digits) for value in table["value"]]
    frame[_("lowest to highest")] = [
        text.ends(Interval(row.low, row.value, row.high), digits) for row in table.itertuples()
    ]
    frame[_("rows")] = [text.rows(ids) for ids in table["figure_ids"]]
    return _shown(frame)


def plain(table: pd.DataFrame, digits: int = 1) -> Shown:
    """Any table with numbers, days, tuples of publishers and, as its last column, figure ids."""
    if table.empty:
        return nothing()
    frame = table.reset_index().drop(columns="figure_ids")
    frame = frame.map(lambda cell: label(cell, digits)).rename(columns=lambda column: _(str(column).replace("_", " ")))
    return _shown(frame.assign(**{_("rows"): [text.rows(ids) for ids in table["figure_ids"]]}))


def pairs(*claim_ids: str, as_of: str | None = None) -> list[tuple[Finding, Finding]]:
    """The findings on some claims, or on all, on the letter's day and on the day asked for."""
    ids = claim_ids or claims.register().index
    return [(claims.check(claim, dates.LETTER_DAY), claims.check(claim, as_of)) for claim in ids]


def summary(*claim_ids: str, as_of: str | None = None) -> Shown:
    """The verdicts on some claims on both days, in short."""
    return _shown(_verdicts(pairs(*claim_ids, as_of=as_of)))


def checked(*claim_ids: str, as_of: str | None = None) -> Shown:
    """The findings on some claims on both days, with what is stated, the reasons and the rows."""
    return ledger(pairs(*claim_ids, as_of=as_of))


def ledger(pairs: list[tuple[Finding, Finding]]) -> Shown:
    """Findings of the letter's day beside those of another day, as a table."""
    frame = _verdicts(pairs)
    frame.insert(2, _("stated"), [stated(now) for _then, now in pairs])
    return _shown(frame.assign(**{_("why"): [_why(then, now) for then, now in pairs]}))


def stated(finding: Finding) -> str:
    """The stated interval with its unit."""
    return f"{text.ends(finding.stated, _digits(finding.stated))} {text.unit(finding.unit)}".strip()


def computed(finding: Finding) -> str:
    """The computed value with its ends and unit, or a dash."""
    if finding.computed is None:
        return "–"
    digits = max(_digits(finding.computed), 1 if finding.unit in ("percent", "ratio") else 0)
    value, interval = text.number(finding.computed.value, digits), finding.computed
    while digits < 3 and interval.width and text.number(interval.low, digits) == text.number(interval.high, digits):
        digits += 1
    return f"{value} {text.unit(finding.unit)} ({text.ends(interval, digits)})"


def outcome(finding: Finding) -> str:
    """The verdict with its mark, and the computed value under it, as HTML."""
    kind = finding.verdict.replace(" ", "-")
    badge = f'<span class="amv-verdict amv-{kind}">{MARKS[finding.verdict]} {text.verdict(finding.verdict)}</span>'
    return badge if finding.computed is None else f"{badge}<br>{computed(finding)}"


def label(cell: object, digits: int = 1) -> str:
    """A cell in a reader's words: codes by name, days as days, numbers with separators."""
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, tuple):
        return ", ".join(label(each, digits) for each in cell)
    if isinstance(cell, (int, np.integer)):
        return str(cell)
    if isinstance(cell, float):
        return text.number(cell, digits if cell % 1 else 0)
    word = str(cell)
    if word in text.observations.measures().index:
        return html.escape(text.measure(word))
    if word in text.codebook.load().index:
        return html.escape(text.code(word))
    return html.escape(text.place(word))


def _verdicts(pairs: list[tuple[Finding, Finding]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("claim"): [_section(now) for _then, now in pairs],
            _("the letter says"): [html.escape(now.statement) for _then, now in pairs],
            _("on the letter's day"): [outcome(then) for then, _now in pairs],
            text.as_of(): [outcome(now) for _then, now in pairs],
        }
    )


def _section(finding: Finding) -> str:
    anchor = f"../notebooks/{finding.notebook}.html#{finding.claim_id.lower()}"
    return f'<a href="{anchor}">{finding.claim_id}</a>'


def _why(then: Finding, now: Finding) -> str:
    """The reasons, the letter's day's only where it is another one, with the rows."""
    parts = [html.escape(now.reason)]
    if then.reason != now.reason:
        parts.insert(0, f"<em>{_('On the letter’s day')}:</em> {html.escape(then.reason)}<br><em>{_('Now')}:</em>")
    return f"{' '.join(parts)} {text.rows((*then.figure_ids, *now.figure_ids))}"


def _digits(interval: Interval) -> int:
    known = [abs(end) for end in (interval.low, interval.high) if np.isfinite(end)]
    return 0 if all(end == round(end) for end in known) else 1


def _ids(table: pd.DataFrame | pd.Series) -> list[tuple[str, ...]]:
    if isinstance(table, pd.Series):
        ids = table.get("figure_ids")
        return [ids] if isinstance(ids, tuple) else []
    return [] if table.empty else list(table["figure_ids"])


def _shown(frame: pd.DataFrame) -> Shown:
    markup = frame.to_html(index=False, escape=False, border=0, classes="amv-table", justify="unset")
    return Shown(f'<div class="amv-scroll">{markup}</div>', frame.to_string(index=False))
