"""Checks of the claims on the Dutch inflow: share, growth, fluctuation, break."""

import pandas as pd

from helpers.claims.findings import Outcome, compare, stated
from helpers.errors import InputError
from helpers.quantities import breaks, measures
from helpers.quantities.interval import Interval
from helpers.topics import inflow
from helpers.words import _, ends, listed, measure, month, number, period

PUBLISHED_SHARE = "uam_share_of_first_applications"


def share_of_inflow(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """The share of unaccompanied minors in all first applications of the stated period."""
    names = (claim["measure"], claim["against"])
    part, whole = (inflow.over(figures, m, claim["geo"], claim["start"], claim["end"]) for m in names)
    when = period(claim["start"], claim["end"])
    missing = [name for name, table in zip(names, (part, whole), strict=True) if table.empty]
    if missing:
        text = _("No count of {what} for {when} was public by that day.")
        text = text.format(what=listed(f"'{measure(name)}'" for name in missing), when=when)
        return Outcome(None, *_nearest(claim, figures, text))
    row = measures.share(part, whole).iloc[0]
    text = _("{part} of {whole} in {when}, by the office's own two counts: {share} %.").format(
        part=number(part["value"].iloc[0]),
        whole=number(whole["value"].iloc[0]),
        when=when,
        share=number(row["value"], 1),
    )
    other, ids = _whole_year(claim, figures) if claim["end"].month < 12 else _elsewhere(claim, figures)
    return Outcome(Interval.of(row), (*row["figure_ids"], *ids), " ".join([text, *other]))


def outgrows(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Whether the minors' growth multiple exceeds that of all applicants."""
    base = claim["base_start"].year
    years = [year for year in inflow.both(figures, claim["geo"])[0].index if base < year <= claim["end"].year]
    table = inflow.multiples(figures, claim["geo"], years[-1]) if years else pd.DataFrame()
    if ("minors over all", base) not in table.index:
        text = _("No full year after {base} with both counts was public by that day.")
        return Outcome(None, (), text.format(base=base))
    row = table.loc[("minors over all", base)]
    over = table.loc["minors over all"]
    text = _(
        "From {base} to {year} the minors grew {minors} times, all first applications {all} times. "
        "The minors grew faster from {count} of {bases} base years with both counts."
    ).format(
        base=base,
        year=years[-1],
        minors=number(table.loc[("minors", base), "value"], 2),
        all=number(table.loc[("all", base), "value"], 2),
        count=int((over["low"] > 1).sum()),
        bases=len(over),
    )
    return Outcome(Interval.of(row), row["figure_ids"], text)


def fluctuates(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """The minors' coefficient of variation over that of all applicants."""
    table = inflow.fluctuation(figures, claim["geo"])
    if table.empty:
        return Outcome(None, (), _("Fewer than three years with both counts were public by that day."))
    years = inflow.both(figures, claim["geo"])[0].index
    row = table.loc["minors over all"]
    text = _(
        "Coefficient of variation {minors} for minors against {all} for all first applications, "
        "over the {count} years from {first} to {last} with both counts. "
        "Of the years before, single ones only are public."
    ).format(
        minors=number(table.loc["minors", "value"], 2),
        all=number(table.loc["all", "value"], 2),
        count=len(years),
        first=years[0],
        last=years[-1],
    )
    return Outcome(Interval.of(row), row["figure_ids"], text)


def broke_upwards(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Whether the monthly rate has its break in the stated months, and upwards."""
    table = inflow.monthly(figures, claim["geo"], claim["base_start"].year)
    table = table[table["end"] <= claim["base_end"]]
    try:
        found = breaks.find(table)
    except InputError as error:
        return Outcome(None, (), str(error))
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    inside = [claim["start"] <= month <= claim["end"] for month in found.plausible]
    verdict = compare(stated(claim), found.ratio)
    if verdict == "reproduced" and not all(inside):
        verdict = "consistent" if any(inside) else "differs"
    text = _(
        "The most likely break is {month}; plausible are {plausible}. "
        "From {before} a month before it to {after} from then on, {ratio} times as many."
    ).format(
        month=month(found.month),
        plausible=listed(month(each) for each in found.plausible),
        before=number(found.before),
        after=number(found.after),
        ratio=ends(found.ratio, 1),
    )
    return Outcome(found.ratio, ids, text, verdict)


def _nearest(claim: pd.Series, figures: pd.DataFrame, text: str) -> tuple[tuple[str, ...], str]:
    """The office's own share for the longest other part of the year, where it printed one."""
    rows = inflow.of(figures, PUBLISHED_SHARE, claim["geo"])
    rows = rows[(rows["start"] == claim["start"]) & (rows["end"] < claim["end"])].sort_values("end")
    if rows.empty:
        return (), text
    row = rows.iloc[-1]
    near = _("The nearest is the office's own {share} % for {when}.").format(
        share=number(row["value"]), when=period(row["start"], row["end"])
    )
    return (row["figure_id"],), f"{text} {near}"


def _whole_year(claim: pd.Series, figures: pd.DataFrame) -> tuple[list[str], tuple[str, ...]]:
    """How the share of the full year compares with what is stated of a part of it."""
    tables = (inflow.by_year(figures, claim[name], claim["geo"]) for name in ("measure", "against"))
    share = measures.share(*tables)
    if claim["start"].year not in share.index:
        return [], ()
    row = share.loc[claim["start"].year]
    return [survival(claim, Interval.of(row))], row["figure_ids"]


def survival(claim: pd.Series, full: Interval) -> str:
    """Whether the stated share of a part of a year also holds of the whole year, in words."""
    words = {
        "reproduced": _("The full year gives {share} % and bears it out."),
        "consistent": _("The full year gives {share} % ({ends}), which the stated value may or may not survive."),
        "differs": _("It does not survive the full year, which gives {share} %."),
    }
    text = words[compare(stated(claim), full)]
    return text.format(share=number(full.value, 1), ends=ends(full, 1))


def _elsewhere(claim: pd.Series, figures: pd.DataFrame) -> tuple[list[str], tuple[str, ...]]:
    """What the other denominators of the same year give."""
    table = inflow.shares(figures, claim["geo"]).xs(claim["start"].year, level="year")
    table = table.drop(claim["against"], errors="ignore")
    if table.empty:
        return [], ()
    each = [
        _("{share} % of '{denominator}'").format(share=number(row["value"], 1), denominator=measure(name))
        for name, row in table.iterrows()
    ]
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    return [_("Other denominators give {each}.").format(each=listed(each))], ids
