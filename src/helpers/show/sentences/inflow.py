"""Titles and sentences of the notebook on the inflow."""

import pandas as pd

from helpers.quantities.breaks import Break
from helpers.show.sentences import at, only
from helpers.show.tables import Shown, nothing, said
from helpers.words import _, ends, listed, measure, month, number, place


def level_title(levels: pd.DataFrame, geo: str) -> str:
    """Where the yearly level peaked."""
    if levels.empty:
        return _("Unaccompanied minors a year, {place}").format(place=place(geo))
    main = levels.loc[levels.index[0][0]]
    peaks = main.nlargest(min(3, len(main)), "value").sort_index()
    each = [f"{year} ({number(value)})" for year, value in peaks["value"].items()]
    text = _("{place}: unaccompanied minors came in waves; the highest years are {each}")
    return text.format(place=place(geo), each=listed(each))


def level(levels: pd.DataFrame, year: int, base_year: int) -> Shown:
    """The level of the year and the base year against the highest, and the years without a figure."""
    if levels.empty:
        return nothing()
    main = levels.loc[levels.index[0][0]]
    top, first, last = main["value"].idxmax(), main.index.min(), main.index.max()
    missing = [str(each) for each in range(first, last + 1) if each not in main.index]
    text = _(
        "{year} has {value}, {base_year} had {base}; the highest year with a figure is {top} with {highest}. "
        "No full-year figure was found for {missing}."
    ).format(
        year=year,
        base_year=base_year,
        value=at(main, year),
        base=at(main, base_year),
        top=top,
        highest=at(main, top),
        missing=listed(missing),
    )
    return said(text, main.loc[main.index.isin([year, base_year, top])])


def share_title(shares: pd.DataFrame, geo: str, year: int, base_year: int) -> str:
    """The share in the base year and the year, by the office's own denominator."""
    own = shares.loc[shares.index[0][0]] if len(shares) else shares
    if year not in own.index or base_year not in own.index:
        return _("{place}: share of unaccompanied minors in the asylum inflow").format(place=place(geo))
    text = _("{place}: minors were {base} % of the inflow in {base_year} and {value} % in {year}")
    return text.format(
        place=place(geo), base=at(own, base_year, 1), base_year=base_year, value=at(own, year, 1), year=year
    )


def share(shares: pd.DataFrame, year: int) -> Shown:
    """The year's share by every denominator."""
    rows = only(shares, year=year)
    if rows.empty:
        return nothing()
    each = [
        _("{share} % of '{name}'").format(share=number(row["value"], 1), name=measure(name))
        for name, row in rows.iterrows()
    ]
    text = _("In {year} the share is {each}: between {low} and {high} %, by denominator alone.")
    low, high = number(rows["value"].min(), 1), number(rows["value"].max(), 1)
    return said(text.format(year=year, each=listed(each), low=low, high=high), rows)


def growth_title(indexed: pd.DataFrame, year: int, base_year: int) -> str:
    """Both index numbers of the year."""
    if indexed.empty:
        return _("Growth against {base_year}").format(base_year=base_year)
    text = _("With {base_year} as 100, minors stand at {minors} in {year}, all first applications at {all}")
    minors, everyone = (at(indexed, (name, year)) for name in ("minors", "all"))
    return text.format(base_year=base_year, year=year, minors=minors, all=everyone)


def multiple_title(multiples: pd.DataFrame, year: int) -> str:
    """How far the multiple depends on the base year."""
    over = only(multiples, count="minors over all")
    if over.empty:
        return _("Growth up to {year} by base year").format(year=year)
    low, high = over["value"].idxmin(), over["value"].idxmax()
    text = _("Up to {year}, minors grew {low} to {high} times as fast as all, from {least} and {most} as base")
    return text.format(
        year=year,
        low=number(over["value"].min(), 1),
        high=number(over["value"].max(), 1),
        least=low,
        most=high,
    )


def multiple(multiples: pd.DataFrame, base_year: int) -> Shown:
    """The minors' own multiple from the base year, and its range over all base years."""
    minors, over = only(multiples, count="minors"), only(multiples, count="minors over all")
    if minors.empty:
        return nothing()
    text = _(
        "From {base_year} the minors grew {value} times; from other base years between {low} and {high} times. "
        "They outgrew all applicants from {count} of {bases} base years."
    ).format(
        base_year=base_year,
        value=at(minors, base_year, 2),
        low=number(minors["value"].min(), 1),
        high=number(minors["value"].max(), 1),
        count=int((over["low"] > 1).sum()),
        bases=len(over),
    )
    return said(text, multiples)


def fluctuation_title(fluctuation: pd.DataFrame) -> str:
    """Whether minors vary more than all applicants."""
    if fluctuation.empty:
        return _("Change on the year before")
    ratio = fluctuation.loc["minors over all"]
    words = _("The minors' inflow varies {ratio} times as much as that of all applicants")
    return words.format(ratio=number(ratio["value"], 2))


def fluctuation(fluctuation: pd.DataFrame) -> Shown:
    """The two coefficients of variation with their ends."""
    if fluctuation.empty:
        return nothing()
    text = _("The coefficient of variation is {minors} for minors and {all} for all first applications.")
    values = {name: number(fluctuation.loc[name, "value"], 2) for name in ("minors", "all")}
    return said(text.format(**values), fluctuation.loc[["minors over all"]])


def rate_title(found: Break | None, geo: str) -> str:
    """When the monthly rate broke, and by how much."""
    if found is None:
        return _("Unaccompanied minors a month, {place}").format(place=place(geo))
    text = _("From {month} on, {ratio} times as many minors came a month ({ends})")
    ratio, span = number(found.ratio.value, 1), ends(found.ratio, 1)
    return text.format(month=month(found.month), ratio=ratio, ends=span)


def rate(found: Break | None, monthly: pd.DataFrame) -> Shown:
    """The two levels, the plausible months and the overdispersion."""
    if found is None:
        return nothing()
    text = _(
        "From {before} a month before to {after} after. Plausible break months are {months}. The counts are "
        "overdispersed: at {after} a month the model's standard deviation is {deviation}, a Poisson law's {poisson}."
    ).format(
        before=number(found.before),
        after=number(found.after),
        months=listed(map(month, found.plausible)),
        deviation=number((found.after + found.dispersion * found.after**2) ** 0.5),
        poisson=number(found.after**0.5),
    )
    return said(text, monthly)


def support_title(found: Break | None) -> str:
    """How many months are plausible breaks."""
    if found is None:
        return _("Support of each month as the break")
    text = _("{count} of {all} months are plausible as the break")
    return text.format(count=len(found.plausible), all=len(found.profile))


def revision_title(revised: pd.DataFrame) -> str:
    """The largest revision of a month."""
    if revised.empty:
        return _("Months printed more than once")
    when = revised["change"].abs().idxmax()
    row = revised.loc[when]
    text = _("Later prints moved {month} from {first} to {last}; {up} months went up, {down} down")
    return text.format(
        month=month(when),
        first=number(row["first"]),
        last=number(row["last"]),
        up=int((revised["change"] > 0).sum()),
        down=int((revised["change"] < 0).sum()),
    )


def revision(revised: pd.DataFrame, gaps: pd.DataFrame) -> Shown:
    """The usual size of a revision, and the totals that no longer add up."""
    if revised.empty:
        return nothing()
    text = _(
        "The median revision of a month is {median} % up or down, the largest {largest} %. "
        "{gaps} printed totals differ from the sum of their parts as later printed, by up to {most} persons."
    ).format(
        median=number(revised["per_cent"].abs().median(), 1),
        largest=number(revised["per_cent"].abs().max(), 1),
        gaps=len(gaps),
        most=number(gaps["value"].abs().max() if len(gaps) else 0),
    )
    return said(text, revised)
