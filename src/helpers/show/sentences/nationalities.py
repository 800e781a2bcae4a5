"""Titles and sentences of the notebook on nationalities."""

import pandas as pd

from helpers.show.sentences import only
from helpers.show.tables import Shown, nothing, said
from helpers.words import _, listed, number, period, place


def composition_title(table: pd.DataFrame, geo: str) -> str:
    """The largest nationality of the newest list."""
    if table.empty:
        return _("Nationalities of unaccompanied minors, {place}").format(place=place(geo))
    (_published, start, end, citizen), row = _largest(table)
    text = _("{citizen} is the largest group with {share} % ({when}); lists differ by their day")
    return text.format(citizen=place(citizen), share=number(row["value"]), when=period(start, end))


def composition(table: pd.DataFrame) -> Shown:
    """How much of the newest list is named at all."""
    if table.empty:
        return nothing()
    (published, start, end, _citizen), _row = _largest(table)
    newest = table.loc[(published, start, end)]
    text = _("The newest list, {when}, names {count} nationalities with {sum} % together; the rest is not broken down.")
    words = text.format(when=period(start, end), count=len(newest), sum=number(newest["value"].sum()))
    return said(words, newest)


def counts_title(counts: pd.DataFrame, citizen: str) -> str:
    """Whether count and share moved the same way between the two newest full comparisons."""
    persons, shares = only(counts, what="per month"), only(counts, what="share")
    pair = _two_years(shares, persons)
    if pair is None:
        return _("Persons a month and share: {citizen}").format(citizen=place(citizen))
    (then, now) = pair
    text = _("{citizen}: {before} a month in {then}, {after} in {now}; the share went from {low} to {high} %")
    return text.format(
        citizen=place(citizen),
        before=number(persons.loc[then, "value"]),
        after=number(persons.loc[now, "value"]),
        then=period(*then),
        now=period(*now),
        low=number(shares.loc[then, "value"]),
        high=number(shares.loc[now, "value"]),
    )


def rises(table: pd.DataFrame) -> Shown:
    """Who rose most in persons, and who in per cent."""
    if table.empty:
        return nothing()
    most, fastest = table[("rise", "value")].idxmax(), table[("multiple", "value")].idxmax()
    before, after = (period(*span) for span in table.attrs["periods"])
    text = _(
        "From {before} to {after}, {most} rose most in persons ({rise} a month more) "
        "and {fastest} most as a multiple ({multiple} times)."
    ).format(
        before=before,
        after=after,
        most=place(most),
        fastest=place(fastest),
        rise=number(table.loc[most, ("rise", "value")]),
        multiple=number(table.loc[fastest, ("multiple", "value")], 1),
    )
    return said(text, table.droplevel(1, axis=1)[["figure_ids"]])


def fifth_title(fifth: pd.DataFrame) -> str:
    """How many nationalities took the fifth place."""
    names = list(dict.fromkeys(map(place, fifth.index.get_level_values("citizen")))) if len(fifth) else []
    text = _("{count} lists, {number} nationalities in fifth place: {names}")
    return text.format(
        count=len(fifth.droplevel("citizen").index.unique()) if len(fifth) else 0,
        number=len(names),
        names=listed(names),
    )


def fifth(fifth: pd.DataFrame) -> Shown:
    """Who was fifth in the newest list, and how sure rounding leaves that."""
    if fifth.empty:
        return nothing()
    newest = fifth[fifth.index.get_level_values("published") == fifth.index.get_level_values("published").max()]
    (_published, start, end, citizen), row = newest.index[-1], newest.iloc[-1]
    text = _(
        "In the newest list with five names, {when}, {citizen} is fifth with {share} %; "
        "rounding allows place {best} to {worst}."
    )
    words = text.format(
        when=period(start, end),
        citizen=place(citizen),
        share=number(row["value"], 1),
        best=row["best"],
        worst=row["worst"],
    )
    return said(words, newest)


def recognition_title(above: pd.DataFrame, year: int) -> str:
    """How many of the nationalities are above the average."""
    if above.empty:
        return _("Recognition rates by nationality")
    high = [place(name) for name in above.index[above["low"] >= 0]]
    text = _("In {year}, of the nationalities shown, {names} are recognised above the average")
    return text.format(year=year, names=listed(high))


def recognition(rates: pd.DataFrame, year: int) -> Shown:
    """What closed cases do to the average, and what is not known."""
    averages = only(rates, citizen="TOTAL", year=year, publisher="UNHCR")
    if averages.empty:
        return nothing()
    each = {"decided": _("without closed cases"), "all cases": _("with them")}
    parts = [f"{number(row['value'], 1)} % {each[name]}" for name, row in averages.iterrows()]
    text = _("The average of all nationalities in {year} is {parts}, by UNHCR. All rates are of all ages.")
    return said(text.format(year=year, parts=listed(parts)), averages)


def _largest(table: pd.DataFrame) -> tuple[tuple, pd.Series]:
    """The first place of the list with the newest publication."""
    newest = table[table.index.get_level_values("published") == table.index.get_level_values("published").max()]
    key = newest["value"].idxmax()
    return key, newest.loc[key]


def _two_years(shares: pd.DataFrame, persons: pd.DataFrame) -> tuple[tuple, tuple] | None:
    """The newest period with both, and the newest one of the year before."""
    both = sorted(shares.index.intersection(persons.index), key=lambda span: span[1])
    earlier = [span for span in both if both and span[1].year < both[-1][0].year]
    return (earlier[-1], both[-1]) if earlier else None
