"""Tables as a notebook shows them: HTML with links to the rows behind every number."""

import html
import itertools
import re
from pathlib import Path

import pandas as pd

from helpers import letter, paths
from helpers.claims import Finding
from helpers.quantities import ENDS, Interval, Quantity
from helpers.show import findings, links
from helpers.show.labels import column_name, marked
from helpers.show.sentences.reasons import reason
from helpers.show.shown import Shown, Source, said
from helpers.words import Language

MARKS = {"reproduced": "✔", "consistent": "≈", "not contradicted": "○", "differs": "✘", "holds in part": "◐"}
MARKS |= {"not checkable": "?"}
TAG = re.compile(r"<[^>]+>")
Pairs = list[tuple[Finding, Finding]]  # of the letter's day, and of the day asked for


def quantity(table: Quantity, language: Language, digits: int = 1, name: str | None = None) -> Shown:
    """A quantity as a table: what each value is about, the value, its bounds, the rows."""
    if table.empty:
        return said(language, language.say("This table has no rows."))
    keys = table.index.to_frame(index=False)
    frame = pd.DataFrame({column_name(n, language): _marked(keys[n], language, digits) for n in keys})
    frame[name or language.say("value")] = [language.number(value, digits) for value in table.value]
    frame[language.say("lowest to highest")] = [
        language.ends(Interval(*ends), digits) for ends in table.table[ENDS].itertuples(index=False)
    ]
    return _shown(frame.assign(**_links(table.table["rows"], language)), table)


def plain(table: pd.DataFrame, language: Language, digits: int = 1) -> Shown:
    """Any table with numbers, days, codes and, in a column `rows`, figure ids."""
    if table.empty:
        return said(language, language.say("This table has no rows."))
    cells = table.reset_index().drop(columns="rows")
    frame = pd.DataFrame({column_name(n, language): _marked(cells[n], language, digits) for n in cells})
    return _shown(frame.assign(**_links(table["rows"], language)), table)


def found(pairs: Pairs, language: Language, geo: str = "", document: Path = paths.LETTER) -> Shown:
    """The findings on some claims, a line each; where `geo` is another country than the letter's, a note says so."""
    lead = language.say("Found ({day}):", day=looked_from(pairs[0][1], language))
    note = _about(geo, language, document)
    lines = [_line(then, now, language) for then, now in pairs]
    items = "".join(f"<li>{line}</li>" for line in lines)
    words = [html.unescape(TAG.sub("", line)) for line in lines]
    markup = f'<div class="amv-said"><p>{html.escape(" ".join([lead, *note]))}</p><ul>{items}</ul></div>'
    return Shown(markup, "\n".join([lead, *note, *words]), (_outcomes(pairs),))


def ledger(pairs: Pairs, language: Language) -> Shown:
    """Findings of the letter's day beside those of another day, as a table."""
    frame = _verdicts(pairs, language)
    frame.insert(2, language.say("stated, or our criterion"), [_stated(now, language) for _then, now in pairs])
    why = {language.say("why"): [_why(then, now, language) for then, now in pairs]}
    return _shown(frame.assign(**why), _outcomes(pairs), "amv-table amv-claims")


def outcome(finding: Finding, language: Language, between: str = "<br>") -> str:
    """The verdict with its mark, and the computed value after it, as HTML."""
    kind = finding.verdict.replace(" ", "-")
    words = f"{MARKS[finding.verdict]} {language.verdict(finding.verdict)}"
    badge = f'<span class="amv-verdict amv-{kind}">{words}</span>'
    return badge if finding.computed is None else f"{badge}{between}{findings.computed(finding, language)}"


def looked_from(finding: Finding, language: Language) -> str:
    """The day that a finding looks from, in words."""
    return language.as_of(finding.day, finding.as_of)


def _verdicts(pairs: Pairs, language: Language) -> pd.DataFrame:
    day = looked_from(pairs[0][1], language) if pairs else ""
    columns = {
        language.say("claim"): [links.claim(now.claim) for _then, now in pairs],
        language.say("the letter says"): [html.escape(findings.statement(now.claim, language)) for _then, now in pairs],
        language.say("on the letter's day"): [outcome(then, language) for then, _now in pairs],
        day: [outcome(now, language) for _then, now in pairs],
    }
    return pd.DataFrame(columns)


def _about(geo: str, language: Language, document: Path) -> list[str]:
    """That the claims are on the letter's country, where a page is about another one."""
    place = letter.load(document).place
    if geo in ("", place):
        return []
    return [
        language.say(
            "The letter's claims are about {place}. The verdicts are on these claims, not on {other}, which the "
            "figures of this page are about.",
            place=language.in_sentence(place),
            other=language.in_sentence(geo),
        )
    ]


def _line(then: Finding, now: Finding, language: Language) -> str:
    """What the letter says and the verdict, with the verdict of the letter's day where it is another one."""
    section = links.claim(now.claim)
    said = html.escape(findings.statement(now.claim, language))
    line = f"{section} {said} {outcome(now, language, ' ')}"
    if then.verdict == now.verdict:
        return line
    label = html.escape(language.say("On the letter's day:"))
    return f"{line}. {label} {outcome(then, language, ' ')}"


def _stated(finding: Finding, language: Language) -> str:
    """What the letter states, or our criterion with its words under it."""
    shown = html.escape(findings.stated(finding, language))
    if finding.claim.criterion is None:
        return shown
    label = html.escape(language.say("our criterion"))
    words = html.escape(language.own(finding.claim.row, "criterion"))
    return f'{shown}<br><span class="amv-criterion" title="{words}">{label}</span>'


def _why(then: Finding, now: Finding, language: Language) -> str:
    """The reasons, the letter's day's only where it is another one, with the rows."""
    sides = [html.escape(reason(finding, language)) for finding in (then, now)]
    words = sides[1]
    if sides[0] != sides[1]:
        labels = [html.escape(label) for label in (language.say("On the letter's day:"), language.say("Now:"))]
        words = f"<em>{labels[0]}</em> {sides[0]}<br><em>{labels[1]}</em> {sides[1]}"
    return f"{words} {links.rows((*then.rows, *now.rows), language)}"


def _marked(cells: pd.Series, language: Language, digits: int) -> list[str]:
    return [marked(cell, language, str(cells.name), digits) for cell in cells.astype(object)]


def _links(groups: pd.Series, language: Language) -> dict[str, list[str]]:
    return {language.say("rows"): [links.rows(ids, language) for ids in groups]}


def _outcomes(pairs: Pairs) -> pd.DataFrame:
    """The findings of both days as a tidy frame."""
    both = [(finding, day) for then, now in pairs for finding, day in ((then, "letter"), (now, "now"))]
    computed = [finding.computed or Interval(*[float("nan")] * 3) for finding, _day in both]
    index = pd.MultiIndex.from_tuples([(f.claim_id, day) for f, day in both], names=["claim", "day"])
    values = {f"computed_{end}": [float(getattr(each, end)) for each in computed] for end in ENDS}
    stated = {f"stated_{end}": [float(getattr(f.stated, end)) for f, _day in both] for end in ("low", "high")}
    words = {"verdict": [f.verdict for f, _day in both], "unit": [f.claim.unit for f, _day in both]}
    return pd.DataFrame({**words, **stated, **values, "rows": [f.rows for f, _day in both]}, index=index)


def _shown(frame: pd.DataFrame, source: Source, classes: str = "amv-table") -> Shown:
    markup = frame.to_html(index=False, escape=False, border=0, classes=classes, justify="unset")
    markup = markup.replace("<th>", f"<th{links.LEFT}>")
    labels = itertools.cycle(html.escape(str(name)) for name in frame)  # shown on narrow screens, without a header
    markup = re.sub("<td>", lambda _: f'<td{links.LEFT} data-label="{next(labels)}">', markup)
    return Shown(f'<div class="amv-scroll">{markup}</div>', _words(frame), (source,))


def _words(frame: pd.DataFrame) -> str:
    """A table without its markup, as text."""
    return frame.map(lambda cell: html.unescape(TAG.sub(" ", str(cell))).strip()).to_string(index=False)
