"""Titles and sentences of the notebook on comparability."""

import pandas as pd

from helpers.show.sentences import at, only
from helpers.show.tables import Shown, label, nothing, said
from helpers.words import _, listed, measure, number, period, place


def side_title(ratios: pd.DataFrame) -> str:
    """The lowest and highest ratio of asylum counts to the other flow."""
    if ratios.empty:
        return _("Asylum counts beside flows outside asylum")
    low, high = ratios["value"].idxmin(), ratios["value"].idxmax()
    text = _("Asylum counts run from {low} % of the other flow ({low_at}) to {high} % ({high_at})")
    return text.format(
        low=number(ratios.loc[low, "value"]),
        low_at=f"{place(low[0])} {low[1]}",
        high=number(ratios.loc[high, "value"]),
        high_at=f"{place(high[0])} {high[1]}",
    )


def side(ratios: pd.DataFrame) -> Shown:
    """The newest ratio of every country."""
    if ratios.empty:
        return nothing()
    newest = ratios.groupby(level="geo", sort=False).tail(1)
    each = [f"{place(geo)} {number(row['value'])} % ({year})" for (geo, year), row in newest.iterrows()]
    text = _("Asylum applicants in per cent of the flow outside asylum, newest year with both: {each}.")
    return said(text.format(each=listed(each)), newest)


def stocks_title(stocks: pd.DataFrame) -> str:
    """The largest stock."""
    if stocks.empty:
        return _("Minors present or in care on a day")
    top = stocks["value"].idxmax()
    text = _("On a day, not in a year: {place} had {value} unaccompanied minors in its registers or care on {day}")
    return text.format(place=place(top[0]), value=number(stocks.loc[top, "value"]), day=label(top[2]))


def adjusted_title(adjusted: pd.DataFrame, geo: str, year: int) -> str:
    """What counting the minors outside asylum does to the share of the year."""
    counted, low, high = (only(adjusted, assumption=name) for name in ("as counted", "low", "high"))
    if year not in counted.index:
        return _("The share if minors outside asylum counted, {place}").format(place=place(geo))
    text = _(
        "{place}: with minors outside asylum counted, the share of {year} is {low} to {high} % instead of {counted} %"
    )
    return text.format(
        place=place(geo),
        year=year,
        low=at(low, year, 1),
        high=at(high, year, 1),
        counted=at(counted, year, 1),
    )


def adjusted(adjusted: pd.DataFrame, base_year: int, year: int) -> Shown:
    """Whether the rise survives the adjustment."""
    rows = [only(adjusted, assumption=name) for name in ("low", "high")]
    if any(each not in table.index for table in rows for each in (base_year, year)):
        return nothing()
    times = [number(table.loc[year, "value"] / table.loc[base_year, "value"], 1) for table in rows]
    text = _(
        "Between {base_year} and {year} the adjusted share rose {low} times under `low` and {high} times under `high`."
    )
    words = text.format(base_year=base_year, year=year, low=times[0], high=times[1])
    return said(words, pd.concat(rows).loc[lambda table: table.index.isin([base_year, year])])


def onward_title(missing: pd.DataFrame) -> str:
    """The country with the most minors registered as missing."""
    if missing.empty:
        return _("Minors registered as missing")
    text = _("{place} registered the most minors as missing: {value}")
    return text.format(place=place(missing.index[0]), value=number(missing["value"].iloc[0]))


def onward(onward: pd.DataFrame) -> Shown:
    """The counts that bear on onward movement, the largest first."""
    missing = only(onward, measure="uam_registered_missing")
    if missing.empty:
        return nothing()
    parts = missing.sort_values("value", ascending=False).reset_index()
    each = [
        f"{row.geo if ' ' in str(row.geo) else place(str(row.geo))} {number(row.value)}" for row in parts.itertuples()
    ]
    text = _("Registered as missing, {when}: {each}. A missing child may have moved on, or not; no count says which.")
    when = period(parts["start"].min(), parts["end"].max())
    return said(text.format(when=when, each=listed(each)), missing)


def disagreement_title(found: pd.DataFrame) -> str:
    """The widest disagreement."""
    if found.empty:
        return _("Publishers that print different numbers for one cell")
    key, row = found.index[0], found.iloc[0]
    text = _("{count} cells have publishers apart; the widest is {place} {when} with {low} against {high}")
    return text.format(
        count=len(found),
        place=place(key[1]),
        when=period(key[3], key[4]),
        low=number(row["lowest"]),
        high=number(row["highest"]),
    )


def disagreement(found: pd.DataFrame, days: int = 7) -> Shown:
    """Those printed within days of each other, which no revision explains."""
    close = found[found["days"] <= days] if len(found) else found
    if close.empty:
        return nothing()
    each = [
        _("{measure}, {place}, {when}: {low} and {high}").format(
            measure=measure(str(key[0])),
            place=place(str(key[1])),
            when=period(key[3], key[4]),
            low=number(row["lowest"]),
            high=number(row["highest"]),
        )
        for key, row in close.iterrows()
    ]
    text = _("Printed within {days} days of each other, so hardly a revision: {each}.")
    return said(text.format(days=days, each="; ".join(each)), close)


def revised_title(table: pd.DataFrame) -> str:
    """Which country was revised most."""
    if table.empty:
        return _("Revisions between vintages")
    (name, geo), row = table.index[0], table.iloc[0]
    text = _("{place} was revised most: {share} % of what was first served ({measure})")
    return text.format(place=place(geo), share=number(row["value"], 1), measure=measure(name))


def revised(table: pd.DataFrame) -> Shown:
    """How many cells changed between vintages, and how many stopped being provisional."""
    if table.empty:
        words = _(
            "No table has two vintages that differ by this day: `amv fetch` on two days shows what the office changed."
        )
        return said(words)
    text = _(
        "{cells} cells of {countries} countries and aggregates changed, and {final} provisional ones became final."
    )
    countries = table.index.get_level_values("geo").nunique()
    words = text.format(cells=number(table["cells"].sum()), countries=countries, final=number(table["final"].sum()))
    return said(words, table.head(3))
