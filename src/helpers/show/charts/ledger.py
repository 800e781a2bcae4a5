"""The ledger as a chart: every claim on its own scale, the stated interval beside the computed ones."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.claims import Finding
from helpers.quantities import Basis, Interval, Quantity, index_of
from helpers.show import tables
from helpers.show.charts.chart import COLOURS, MARKERS, Chart, canvas, finish, numbered
from helpers.show.sentences import ledger as sentences
from helpers.words import Language

BAND = "#bbbbbb"


def ledger(pairs: tables.Pairs, language: Language) -> Chart:
    """Every claim: the stated interval as a band, the computed values of both days as points with their bounds."""
    figure, axes = canvas(0.62 * len(pairs) + 1.2, rows=len(pairs))
    for axis, (then, now) in zip(axes, pairs, strict=True):
        _row(axis, then, now, language)
    _legend(axes[0], pairs, language)
    each = [
        language.say("{claim} {verdict}", claim=now.claim_id, verdict=language.verdict(now.verdict))
        for _then, now in pairs
    ]
    verdicts = sentences.title(pairs, language)
    return finish(figure, _rows(pairs), language, verdicts, language.listed(each), tables.ledger(pairs, language))


def _legend(axis: Axes, pairs: tables.Pairs, language: Language) -> None:
    day = tables.looked_from(pairs[0][1], language)
    names = [
        language.say("stated, or our criterion"),
        language.say("computed on the letter's day"),
        language.say("computed, {day}", day=day),
    ]
    points = [Line2D([], [], marker=MARKERS[n], color=COLOURS[n], linestyle="none") for n in range(2)]
    handles = [axis.axvspan(np.nan, np.nan, color=BAND), *points]
    axis.legend(handles, names, loc="lower left", bbox_to_anchor=(0, 1.1), ncols=3, fontsize=8)


def _row(axis: Axes, then: Finding, now: Finding, language: Language) -> None:
    """One claim: band, points, verdict."""
    low, high = _window(then, now)
    axis.axvspan(max(now.stated.low, low), min(now.stated.high, high), color=BAND, alpha=0.6)
    for number, (height, finding) in enumerate(((0.68, then), (0.32, now))):
        if finding.computed is not None:
            _point(axis, finding.computed, height, number)
    axis.set(xlim=(low, high), ylim=(0, 1), yticks=[])
    axis.set_ylabel(now.claim_id, rotation=0, ha="right", va="center", fontsize=9)
    axis.tick_params(labelsize=7, pad=0)
    axis.grid(axis="x", linewidth=0.4)
    numbered(axis.xaxis, language)
    words = f"{tables.MARKS[now.verdict]} {language.verdict(now.verdict)}\n{language.unit(now.claim.unit)}"
    axis.text(1.01, 0.5, words, transform=axis.transAxes, fontsize=7.5, va="center")


def _point(axis: Axes, computed: Interval, height: float, number: int) -> None:
    style = {"color": COLOURS[number], "capsize": 3}
    if np.isnan(computed.value):  # bounds alone
        middle, reach = (computed.low + computed.high) / 2, (computed.high - computed.low) / 2
        axis.errorbar([middle], [height], xerr=reach, fmt="none", **style)
        return
    below, above = computed.value - computed.low, computed.high - computed.value
    style |= {"fmt": MARKERS[number], "markersize": 6}
    axis.errorbar([computed.value], [height], xerr=[[below], [above]], **style)


def _window(then: Finding, now: Finding) -> tuple[float, float]:
    """The range of one claim's scale: everything finite, with some air."""
    intervals = [now.stated, *(f.computed for f in (then, now) if f.computed is not None)]
    ends = [end for interval in intervals for end in (interval.low, interval.high) if np.isfinite(end)]
    if not ends:
        return 0.0, 1.0
    air = max((max(ends) - min(ends)) * 0.25, abs(max(ends)) * 0.08, 0.5 if len(ends) > 1 else 1.0)
    return min(ends) - air, max(ends) + air


def _rows(pairs: tables.Pairs) -> Quantity:
    """The rows behind both findings of each claim, for the caption."""
    ids = [(*then.rows, *now.rows) for then, now in pairs]
    nothing = np.full(len(pairs), np.nan)
    index = index_of([now.claim_id for _then, now in pairs], ["claim"])
    basis = Basis(as_of=pairs[0][1].day if pairs else None)
    return Quantity.of(index, Interval(nothing, nothing, nothing), ids, "none", basis)
