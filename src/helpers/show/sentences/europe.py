"""Titles and sentences of the notebook on Europe."""

import pandas as pd

from helpers.show.sentences import at, only
from helpers.show.tables import Shown, nothing, said
from helpers.words import _, listed, month, number, place


def share_title(shares: pd.DataFrame, geo: str) -> str:
    """The lowest and highest share of the country under any aggregate."""
    if shares.empty:
        return _("Share of the Union's unaccompanied minors, {place}").format(place=place(geo))
    low, high = shares["value"].idxmin(), shares["value"].idxmax()
    text = _("{place}: {low} % of the Union's unaccompanied minors in {then}, {high} % in {now}")
    return text.format(
        place=place(geo),
        low=number(shares.loc[low, "value"].min(), 1),
        then=low[-1],
        high=number(shares.loc[high, "value"].max(), 1),
        now=high[-1],
    )


def share(shares: pd.DataFrame, *years: int) -> Shown:
    """The share of some years under every aggregate and numerator."""
    rows = shares[shares.index.get_level_values("year").isin(years)] if len(shares) else shares
    if rows.empty:
        return nothing()
    numerators = {"Eurostat": _("numerator by Eurostat"), "national": _("numerator by the national office")}
    each = [
        _("{year}: {share} % of {aggregate} ({source})").format(
            year=year,
            share=number(row["value"], 1),
            aggregate=place(aggregate),
            source=numerators[source],
        )
        for (aggregate, source, year), row in rows.sort_index(level="year").iterrows()
    ]
    return said("; ".join(each) + ".", rows)


def decomposition_title(work: pd.DataFrame, geo: str, base_year: int, year: int) -> str:
    """Whose doing the change of the share is."""
    if work.empty:
        return _("Numerator and denominator")
    text = _("{place}: the rise of the share is its own; the numerator made {own} % of it, the Union's total {union} %")
    if abs(work.loc["numerator", "value"]) < abs(work.loc["denominator", "value"]):
        text = _("{place}: the change of the share is mostly the Union's, {union} %; the numerator made {own} %")
    return text.format(
        place=place(geo),
        own=at(work, "numerator", column="part"),
        union=at(work, "denominator", column="part"),
        base_year=base_year,
        year=year,
    )


def decomposition(work: pd.DataFrame) -> Shown:
    """The log points of the parts."""
    if work.empty:
        return nothing()
    text = _(
        "In log points times 100: numerator {numerator}, denominator {denominator}, share {share}. "
        "A negative denominator means that the Union's total grew and held the share down."
    ).format(**{name: at(work, name) for name in work.index})
    return said(text, work.loc[["share"]])


def months_title(shares: pd.DataFrame, geo: str, year: int) -> str:
    """The highest month of the year."""
    if shares.empty:
        return _("{place}: share month by month, {year}").format(place=place(geo), year=year)
    top = shares["value"].idxmax()
    text = _("{place}: the share swings by the month from {low} to {high} %, highest in {month}")
    low, high = number(shares["value"].min()), number(shares["value"].max())
    return text.format(place=place(geo), low=low, high=high, year=year, month=month(top))


def months(shares: pd.DataFrame, year: int) -> Shown:
    """How many months of the year have both figures."""
    if shares.empty:
        return nothing()
    text = _("Both figures are public for {count} of 12 months of {year}: {months}. Each is a first print.")
    names = listed(month(each).split(" ")[0] for each in shares.index)
    return said(text.format(count=len(shares), year=year, months=names), shares)


def countries_title(countries: pd.DataFrame, year: int) -> str:
    """The country with the most applicants in the newest year before or at `year` with ten countries."""
    if countries.empty:
        return _("Unaccompanied applicants by country")
    sizes = countries.groupby(level="year").size()
    full = sizes[(sizes >= 10) & (sizes.index <= year)]
    if full.empty:
        return _("Unaccompanied applicants by country, where figures exist")
    newest = full.index.max()
    first = only(countries, year=newest)["value"].idxmax()
    text = _("In {year}, the newest year with ten countries or more, {place} counted most; later years have gaps")
    return text.format(year=newest, place=place(first))


def kingdom_title(kingdom: pd.DataFrame) -> str:
    """The course of the United Kingdom's count."""
    if kingdom.empty:
        return _("Unaccompanied applicants in the United Kingdom")
    top, last = kingdom["value"].idxmax(), kingdom.index.max()
    text = _("United Kingdom: highest in {top} with {value}; {last} has {end}")
    return text.format(top=top, value=at(kingdom, top), last=last, end=at(kingdom, last))
