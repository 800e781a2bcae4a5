"""Checks of the claims that compare countries."""

import pandas as pd

from helpers.claims.findings import Outcome
from helpers.claims.inflow import survival
from helpers.quantities import measures
from helpers.quantities.interval import Interval
from helpers.topics import comparability, europe, inflow
from helpers.words import _, ends, listed, number, period, place

THRESHOLD = 50.0  # per cent: fewer applicants than that of the flow outside asylum are called few


def share_of_europe(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """The country's share of the Union's unaccompanied applicants in the stated period."""
    part_of_year = claim["end"].month < 12
    return (_share_to_month if part_of_year else _share_of_year)(claim, figures)


def share_rose(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """How many times the share is of what it was, and whose doing that is."""
    geo, base, year, last = claim["geo"], claim["base_start"].year, claim["start"].year, claim["end"].month
    before = europe.shares(figures, geo)
    before = before[before.index.get_level_values("year") == base]
    now = europe.share_to_month(figures, geo, year, last)
    if before.empty or now.empty:
        return Outcome(None, (), _missing(figures, claim))
    row = measures.ratio(now, before.iloc[[0]].set_axis(now.index)).iloc[0]
    work = europe.decomposition(figures, geo, base, year, last)
    text = _(
        "{value} times, from {before} % in {base} to {now} % in {when}. In logarithms the Dutch "
        "numerator made {numerator} % of the rise, the Union's denominator {denominator} %."
    ).format(
        value=number(row["value"], 1),
        before=number(before["value"].iloc[0], 1),
        base=base,
        now=number(now["value"].iloc[0], 1),
        when=period(claim["start"], claim["end"]),
        numerator=number(work.loc["numerator", "part"]),
        denominator=number(work.loc["denominator", "part"]),
    )
    return Outcome(Interval.of(row), row["figure_ids"], text)


def low_beside_protection(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Asylum counts in per cent of the flows outside asylum, country by country and year by year."""
    table = comparability.asylum_per_outside(figures[figures["end"] <= claim["end"]])
    table = table.loc[table.index.get_level_values("geo").isin(claim["geo"].split())]
    if table.empty:
        return Outcome(None, (), _("No country and year with both flows was public by that day."))
    low = table["high"] < THRESHOLD
    each = [_of_country(geo, rows, low) for geo, rows in table.groupby(level="geo", sort=False)]
    interval = Interval(table["low"].min(), table["value"].median(), table["high"].max())
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    verdict = "reproduced" if low.all() else "holds in part" if low.any() else "differs"
    text = _("Asylum applicants in per cent of the minors counted outside asylum: {each}.")
    return Outcome(interval, ids, text.format(each="; ".join(each)), verdict)


def person_matched(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Double counting across states: no public figure matches persons."""
    text = _(
        "Eurostat and the national offices count applications by state; a count of persons matched across "
        "states, as Eurodac would allow, is not public. What bears on it stands in the section."
    )
    return Outcome(None, tuple(f for group in comparability.onward(figures)["figure_ids"] for f in group), text)


def rose_after(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    """Whether every year after an event is above every year before it."""
    table = inflow.by_year(figures, claim["measure"], claim["geo"])
    before = table.loc[claim["base_start"].year : claim["base_end"].year]
    after = table.loc[claim["start"].year : claim["end"].year]
    if before.empty or after.empty:
        text = _("No figure of {place} for {first} or later was public by that day.")
        return Outcome(None, (), text.format(place=place(claim["geo"]), first=claim["start"].year))
    highest = before.loc[[before["value"].idxmax()]]
    ratio = Interval.of(after) / Interval.of(highest.loc[highest.index.repeat(len(after))].set_axis(after.index))
    ratios = ratio.columns()
    lowest, above = ratios.loc[ratios["value"].idxmin()], int((ratios["low"] > 1).sum())
    ids = tuple(figure for group in pd.concat([before, after])["figure_ids"] for figure in group)
    verdict = "reproduced" if above == len(after) else "holds in part" if above else "differs"
    text, later = _after_in_words(claim, table, highest, after, above)
    return Outcome(Interval.of(lowest), (*ids, *later), text, verdict)


def _share_of_year(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    year = claim["start"].year
    table = europe.shares(figures, claim["geo"])
    table = table[table.index.get_level_values("year") == year].droplevel("year")
    if claim["against"] not in table.index:
        return Outcome(None, (), _missing(figures, claim))
    row = table.loc[claim["against"]].iloc[0]
    each = [
        _("{share} % of {aggregate}").format(share=number(other["value"], 1), aggregate=place(aggregate))
        for (aggregate, _source), other in table.iterrows()
    ]
    ids = tuple(figure for group in table["figure_ids"] for figure in group)
    return Outcome(
        Interval.of(row),
        (*row["figure_ids"], *ids),
        _("In {year}: {each}.").format(year=year, each=listed(each)),
    )


def _share_to_month(claim: pd.Series, figures: pd.DataFrame) -> Outcome:
    geo, year, last = claim["geo"], claim["start"].year, claim["end"].month
    table = europe.share_to_month(figures, geo, year, last)
    if table.empty:
        return Outcome(None, (), _missing(figures, claim))
    text = _(
        "{share} % in {when}: the immigration service's count over the Union's months by Eurostat added up, "
        "two collections, since Eurostat's own Dutch months are not all public."
    ).format(share=number(table["value"].iloc[0], 1), when=period(claim["start"], claim["end"]))
    later, ids = _later(claim, figures)
    return Outcome(Interval.of(table.iloc[0]), (*table["figure_ids"].iloc[0], *ids), " ".join([text, *later]))


def _later(claim: pd.Series, figures: pd.DataFrame) -> tuple[list[str], tuple[str, ...]]:
    """What the full year gives, by the yearly table and by its twelve months added up."""
    geo, year = claim["geo"], claim["start"].year
    yearly = europe.shares(figures, geo)
    levels = (yearly.index.get_level_values(name) for name in ("aggregate", "year"))
    yearly = yearly[(next(levels) == claim["against"]) & (next(levels) == year)]
    months = europe.share_to_month(figures, geo, year, 12)
    sentences = [survival(claim, Interval.of(yearly.iloc[0]))] if len(yearly) else []
    if len(months):
        text = _("The twelve months of the monthly table, with other states missing, give {ends} %.")
        sentences.append(text.format(ends=ends(Interval.of(months.iloc[0]), 1)))
    ids = tuple(figure for group in pd.concat([yearly, months])["figure_ids"] for figure in group)
    return sentences, ids


def _missing(figures: pd.DataFrame, claim: pd.Series) -> str:
    parts = europe.to_month(figures, claim["geo"], claim["start"].year, claim["end"].month)
    what = [place(claim["geo"])] * ("country" not in parts) + [place("EU27_2020")] * ("union" not in parts)
    text = _("No figure of {what} for {when} was public by that day.")
    return text.format(what=listed(what or [place(claim["geo"])]), when=period(claim["start"], claim["end"]))


def _of_country(geo: str, rows: pd.DataFrame, low: pd.Series) -> str:
    years = rows.index.get_level_values("year")
    few = low.loc[rows.index].to_numpy()
    words = {True: _("low in {years}"), False: _("not low in {years}")}
    parts = [
        words[flag].format(years=listed(map(str, years[few == flag]))) for flag in (True, False) if (few == flag).any()
    ]
    span = Interval(rows["low"].min(), rows["value"].median(), rows["high"].max())
    return f"{place(geo)} {ends(span)} %, {listed(parts)}"


def _after_in_words(
    claim: pd.Series, table: pd.DataFrame, highest: pd.DataFrame, after: pd.DataFrame, above: int
) -> tuple[str, tuple[str, ...]]:
    text = _("{above} of {count} years ({each}) are above {highest}, the highest of {first} to {last} ({year}).")
    text = text.format(
        above=above,
        count=len(after),
        each=listed(f"{year}: {number(value)}" for year, value in after["value"].items()),
        highest=number(highest["value"].iloc[0]),
        first=claim["base_start"].year,
        last=claim["base_end"].year,
        year=highest.index[0],
    )
    later = table.loc[claim["end"].year + 1 :]
    if later.empty:
        return text, ()
    more = _("Later: {each}.").format(each=listed(f"{y}: {number(v)}" for y, v in later["value"].items()))
    return f"{text} {more}", tuple(figure for group in later["figure_ids"] for figure in group)
