"""Checks of the claims on nationalities: shares, the largest five, rises, recognition."""

import pandas as pd

from helpers.claims.findings import Outcome
from helpers.quantities import measures
from helpers.quantities.interval import Interval
from helpers.topics import inflow, nationalities
from helpers.words import _, ends, listed, number, period, place


def nationality_share(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """One nationality's share in the stated months; not checkable without a figure for them."""
    lists = nationalities.of_years(nationalities.composition(figures, claim["geo"]))
    own = lists[lists.index.get_level_values("citizen") == claim["citizen"]].droplevel(["published", "citizen"])
    key = (claim["start"], claim["end"])
    if key in own.index:
        row = own.loc[[key]].iloc[-1]
        return Outcome(Interval.of(row), row["figure_ids"], _("Printed for the same months."))
    when = period(*key)
    text = _("The letter alone gives a share for {when}.").format(when=when)
    same_year = own[own.index.get_level_values("start") == claim["start"]]
    if same_year.empty:
        ids, near = _unlisted(claim, lists)
    else:
        ids, near = _left_open(claim, figures, same_year.iloc[-1], same_year.index[-1])
    return Outcome(None, ids, f"{text} {near}")


def top_five(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """How many of the named five are among the first five of the longest list of the year."""
    table = _lists_of(claim, figures)
    if table.empty:
        return Outcome(None, (), _("No list of five nationalities was public by that day."))
    (start, end), names = table.index.droplevel(["published", "citizen"])[-1], claim["citizen"].split()
    places = table.droplevel(["published", "start", "end"])
    first = places[places["place"] <= 5]
    held = [name for name in names if name in first.index]
    # A named one whose worst place is beyond five, or a listed one that could be in, widens it.
    low = sum(places.loc[name, "worst"] <= 5 for name in held)
    high = sum(name in places.index and places.loc[name, "best"] <= 5 for name in names)
    text = _(
        "In the longest public list of the year, {when}, {held} are among the first five; {not_held} "
        "is not, and {others} is. No list for the stated months is public."
    )
    if (start, end) == (claim["start"], claim["end"]):
        text = _("In the list of {when}, {held} are among the first five; not {not_held}, but {others}.")
    text = text.format(
        when=period(start, end),
        held=listed(map(place, held)),
        not_held=listed(place(name) for name in names if name not in held),
        others=listed(place(name) for name in first.index if name not in names),
    )
    ids = tuple(figure for group in places["figure_ids"] for figure in group)
    verdict = None if len(held) == len(names) else "holds in part" if held else "differs"
    return Outcome(Interval(float(low), float(len(held)), float(high)), ids, text, verdict)


def rose_most(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Whether one nationality rose most, in persons per month and as a multiple."""
    table = nationalities.rises(figures, claim["geo"])
    if table.empty or claim["citizen"] not in table.index:
        return Outcome(None, (), _("No two years with the same nationalities were public by that day."))
    others = table.drop(claim["citizen"])
    own = table.loc[[claim["citizen"]]]
    ahead = {}
    for what in ("rise", "multiple"):
        largest = others[what].loc[[others[(what, "value")].idxmax()]]
        quotient = Interval.of(own[what]) / Interval.of(largest.set_axis(own.index))
        ahead[what] = Interval.of(quotient.columns().iloc[0])
    holds = [interval.low > 1 for interval in ahead.values()]
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    verdict = "reproduced" if all(holds) else "holds in part" if any(holds) else "differs"
    return Outcome(ahead["rise"], ids, _rises_in_words(table), verdict)


def recognised_above_average(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Recognition rates of the named nationalities less the average, in percentage points."""
    year, names = claim["start"].year, claim["citizen"].split()
    rates = nationalities.recognition(figures, claim["geo"])
    table = nationalities.above_average(rates, year, "UNHCR", "decided").reindex(names).dropna(subset="value")
    if table.empty:
        text = _(
            "No recognition rates by nationality for {year} were public by that day; "
            "those of unaccompanied minors in the Netherlands never are."
        )
        return Outcome(None, (), text.format(year=year))
    above, below = table.index[table["low"] >= 0], table.index[table["high"] < 0]
    unsure = table.index.difference(above.union(below))
    text = _(
        "All ages, {year}, by UNHCR: {above} above the average of {average} %, {below} below it, "
        "{unsure} undecided by rounding. Dutch rates of unaccompanied minors by nationality are not public."
    ).format(
        year=year,
        above=listed(map(place, above)),
        below=listed(map(place, below)),
        unsure=listed(map(place, unsure)),
        average=number(rates.loc[("UNHCR", "decided", "TOTAL", year), "value"], 1),
    )
    interval = Interval(table["low"].min(), table["value"].median(), table["high"].max())
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    verdict = "reproduced" if len(above) == len(names) else "holds in part" if len(above) else "differs"
    return Outcome(interval, ids, text, verdict)


def _lists_of(claim: pd.Series, figures: pd.DataFrame) -> pd.DataFrame:
    """The ranked list of the longest period of the claim's year that names at least five."""
    ranked = nationalities.ranking(nationalities.of_years(nationalities.composition(figures, claim["geo"])))
    start, end = (ranked.index.get_level_values(name) for name in ("start", "end"))
    ranked = ranked[(start == claim["start"]) & (end <= claim["end"]) & (ranked["listed"] >= 5)]
    return ranked[ranked.index.get_level_values("end") == ranked.index.get_level_values("end").max()]


def _left_open(
    claim: pd.Series, figures: pd.DataFrame, share: pd.Series, known: tuple[pd.Timestamp, pd.Timestamp]
) -> tuple[tuple[str, ...], str]:
    """What the share of the first months leaves open for all of the stated ones."""
    early, whole = (
        inflow.over(figures, claim["measure"], claim["geo"], *when) for when in (known, (claim["start"], claim["end"]))
    )
    text = _("The nearest is {share} % for {when}.").format(share=number(share["value"], 1), when=period(*known))
    if early.empty or whole.empty:
        return share["figure_ids"], text
    first = Interval.of(measures.part_of(early.iloc[0], share))
    early, whole = Interval.of(early.iloc[0]), Interval.of(whole.iloc[0])
    rest = (whole - early).high
    open_ends = Interval(first.low / whole.high * 100, share["value"], (first.high + rest) / whole.low * 100)
    text += " " + _("With the total of the later months that leaves {ends} % open, too wide to decide.").format(
        ends=ends(open_ends)
    )
    return share["figure_ids"], text


def _unlisted(claim: pd.Series, lists: pd.DataFrame) -> tuple[tuple[str, ...], str]:
    """The last of the longest list that does not name the nationality."""
    start = lists.index.get_level_values("start")
    listed_ones = lists[start == claim["start"]]
    if listed_ones.empty:
        return (), _("No list of nationalities for a part of the year was public by that day.")
    end = listed_ones.index.get_level_values("end").max()
    last = listed_ones.xs(end, level="end").sort_values("value").iloc[0]
    text = _("The longest public list of the year, {when}, does not name {place}; its last has {share} %.")
    return last["figure_ids"], text.format(
        when=period(claim["start"], end), place=place(claim["citizen"]), share=number(last["value"], 1)
    )


def _rises_in_words(table: pd.DataFrame) -> str:
    each = [
        _("{place} by {rise} a month ({multiple} times)").format(
            place=place(citizen),
            rise=number(row[("rise", "value")]),
            multiple=number(row[("multiple", "value")], 1),
        )
        for citizen, row in table.iterrows()
    ]
    before, after = (period(*span) for span in table.attrs["periods"])
    text = _("From {before} to {after}: {each}. Other nationalities have no figure in both.")
    return text.format(before=before, after=after, each=listed(each))
