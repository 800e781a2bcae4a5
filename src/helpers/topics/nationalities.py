"""Who came: composition, the largest nationalities, and how often they are recognised."""

import pandas as pd

from helpers import observations
from helpers.quantities import measures
from helpers.topics import inflow
from helpers.words import period

# Counts by nationality: the Dutch office's own, else Eurostat's yearly table, which needs a vintage.
COUNTS, SHARE = ("uam_first_applications", "uam_asylum_applicants"), "uam_nationality_share"
UNHCR = {
    "first_instance_decisions_recognized": "positive",
    "first_instance_decisions_other": "positive",
    "first_instance_decisions_rejected": "rejected",
    "first_instance_decisions_closed": "closed",
}
EUROSTAT = {
    "refugee_status": "positive",
    "subsidiary_protection": "positive",
    "humanitarian": "positive",
    "first_instance_rejections": "rejected",
}
PERIOD = ["start", "end"]
COLUMNS = [*measures.ENDS, "figure_ids"]


def composition(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """Shares of nationalities in per cent, indexed by (published, start, end, citizen).

    Where an office printed shares they are taken as printed; where it printed counts, they
    are set against its total of the same period. `published` is the day of the later part.
    """
    printed = _printed(figures, geo)
    counted = _counted(figures, geo)
    counted = counted[~counted.index.droplevel("published").isin(printed.index.droplevel("published"))]
    return pd.concat([printed, counted]).sort_index()


def count_of(figures: pd.DataFrame, geo: str) -> str:
    """The count of unaccompanied minors that a country has by nationality."""
    held = figures.loc[(figures["geo"] == geo) & (figures["citizen"] != "TOTAL"), "measure"].unique()
    return next((measure for measure in COUNTS if measure in held), COUNTS[0])


def of_years(table: pd.DataFrame, months: int = 6) -> pd.DataFrame:
    """The rows of a composition whose period is at least so many months long."""
    start, end = table.index.get_level_values("start"), table.index.get_level_values("end")
    return table[(end - start).days > months * 30 - 3]


def of_months(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a composition whose period is one month."""
    start, end = table.index.get_level_values("start"), table.index.get_level_values("end")
    return table[(end - start).days < 31]


def by_list(table: pd.DataFrame) -> pd.DataFrame:
    """A composition indexed by (citizen, list), a list named by its period as a reader would."""
    frame = table.reset_index().sort_values(["start", "end", "published"])
    names = pd.Series([period(start, end) for start, end in zip(frame["start"], frame["end"], strict=True)])
    frame = frame.assign(list=pd.Categorical(names, list(dict.fromkeys(names))))
    return frame.drop_duplicates(["citizen", "list"], keep="last").set_index(["citizen", "list"])[COLUMNS]


def fifth(table: pd.DataFrame) -> pd.DataFrame:
    """The nationalities in fifth place of every list with at least five, newest list first."""
    ranked = ranking(table)
    return ranked[(ranked["place"] == 5) & (ranked["listed"] >= 5)].sort_index(ascending=False)


def by_period(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts and shares indexed by (what, end of the period), for a chart along time."""
    return counts.droplevel("start").sort_index()


def course(rates: pd.DataFrame) -> pd.DataFrame:
    """UNHCR's rates of the nationalities indexed by (citizen, denominator, year)."""
    if rates.empty:
        return rates
    table = rates.loc["UNHCR"] if "UNHCR" in rates.index.get_level_values(0) else rates.iloc[:0].droplevel(0)
    return table.reorder_levels(["citizen", "denominator", "year"]).sort_index()


def ranking(table: pd.DataFrame) -> pd.DataFrame:
    """The places of the nationalities in every period that lists at least three.

    Adds `place`, `best`, `worst` (what rounding allows) and `listed` (how many the list has).
    """
    periods = table.groupby(level=["published", *PERIOD], group_keys=False)
    listed = periods["value"].transform("size")
    ranked = [measures.rank(rows) for _, rows in table[listed >= 3].groupby(level=PERIOD)]
    if not ranked:
        return table.iloc[:0].assign(place=pd.Series(dtype=int), listed=pd.Series(dtype=int))
    return pd.concat(ranked).assign(listed=listed)


def counts(figures: pd.DataFrame, geo: str, citizen: str) -> pd.DataFrame:
    """One nationality's persons per month and share of the total, for periods of half a year up.

    Indexed by (what, start, end) with `what` being `per month` or `share`. Where only the
    share was printed, the count is that share of the printed total.
    """
    shares = of_years(composition(figures, geo))
    if citizen not in shares.index.get_level_values("citizen"):
        return shares.iloc[:0]
    own = shares.xs(citizen, level="citizen").droplevel("published")
    measure = count_of(figures, geo)
    totals = _by_period(inflow.of(figures, measure, geo))
    persons = _persons(own, totals, of_years(_by_period(inflow.of(figures, measure, geo, citizen))))
    return pd.concat({"per month": persons, "share": own}, names=["what"])


def rises(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """What the nationalities rose by between two periods with published compositions.

    For the newest period and the newest one at least a year before it that share three
    nationalities: rows by citizen with `before`, `after` (persons per month), `rise`,
    `multiple` and `figure_ids`; `attrs` has the two periods.
    """
    shares = of_years(composition(figures, geo))
    held = {c: counts(figures, geo, c).loc["per month"] for c in shares.index.unique("citizen")}
    tables = {citizen: table for citizen, table in held.items() if len(table)}
    if not tables:
        return pd.DataFrame()
    long = pd.concat(tables, names=["citizen"]).reset_index()
    long = long[long["start"].dt.year == long["end"].dt.year]
    pair = _pair(long)
    if pair is None:
        return pd.DataFrame()
    before, after = (long[(long["start"] == s) & (long["end"] == e)].set_index("citizen") for s, e in pair)
    both = after.index.intersection(before.index)
    before, after = before.loc[both], after.loc[both]
    table = pd.concat(
        {
            "before": before[measures.ENDS],
            "after": after[measures.ENDS],
            "rise": measures.difference(after, before)[measures.ENDS],
            "multiple": measures.ratio(after, before)[measures.ENDS],
        },
        axis=1,
    )
    ids = [tuple(dict.fromkeys((*a, *b))) for a, b in zip(before["figure_ids"], after["figure_ids"], strict=True)]
    table[("figure_ids", "")] = ids
    table.attrs["periods"] = pair
    return table.sort_values(("rise", "value"), ascending=False)


def recognition(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    """First-instance recognition rates in per cent, all ages.

    Indexed by (publisher, denominator, citizen, year), the denominator `decided` or `all
    cases`; `TOTAL` is the average of all nationalities.
    """
    tables = {}
    for publisher, outcomes in (("UNHCR", UNHCR), ("Eurostat", EUROSTAT)):
        decisions = _decisions(figures, geo, outcomes)
        if len(decisions):
            tables[publisher] = measures.recognition_rate(decisions)
    return pd.concat(tables, names=["publisher"]).sort_index() if tables else _decisions(figures, geo, {})


def above_average(rates: pd.DataFrame, year: int, publisher: str, denominator: str) -> pd.DataFrame:
    """Rates of one year less the average of all nationalities, percentage points, by citizen."""
    wanted = (publisher, denominator)
    if not len(rates) or wanted not in set(rates.index.droplevel(["citizen", "year"])):
        return rates.iloc[:0]
    table = rates.loc[wanted]
    if ("TOTAL", year) not in table.index:
        return rates.iloc[:0]
    own = table.xs(year, level="year").drop("TOTAL")
    average = table.loc[[("TOTAL", year)] * len(own)].set_axis(own.index)
    return measures.difference(own, average)


def _decisions(figures: pd.DataFrame, geo: str, outcomes: dict[str, str]) -> pd.DataFrame:
    rows = figures[(figures["geo"] == geo) & figures["measure"].isin(outcomes)]
    rows = measures.whole_years(observations.series(rows))
    rows = rows.assign(outcome=rows["measure"].astype("string").map(outcomes))
    return measures.quantity(rows, ["outcome", "citizen", "year"])


def _printed(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    rows = figures[(figures["measure"] == SHARE) & (figures["geo"] == geo)]
    rows = rows[rows["citizen"].astype("string").str.len() <= 3]
    return measures.quantity(observations.series(rows), ["published", *PERIOD, "citizen"])


def _counted(figures: pd.DataFrame, geo: str) -> pd.DataFrame:
    rows = observations.series(figures[(figures["measure"] == count_of(figures, geo)) & (figures["geo"] == geo)])
    own = rows[rows["citizen"] != "TOTAL"]
    total = rows[rows["citizen"] == "TOTAL"].set_index(PERIOD)
    own = own[pd.MultiIndex.from_frame(own[PERIOD]).isin(total.index)]
    whole = total.loc[pd.MultiIndex.from_frame(own[PERIOD])].reset_index()
    published = own["published"].reset_index(drop=True).where(lambda day: day >= whole["published"], whole["published"])
    keys = own.reset_index(drop=True).assign(published=published)
    parts = measures.quantity(keys, ["published", *PERIOD, "citizen"])
    wholes = measures.quantity(whole.assign(citizen=keys["citizen"], published=published), parts.index.names)
    return measures.share(parts, wholes)


def _by_period(table: pd.DataFrame) -> pd.DataFrame:
    return measures.quantity(observations.series(table), PERIOD)


def _persons(shares: pd.DataFrame, totals: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Persons per month of one nationality: as printed, or its share of the total."""
    periods = shares.index.union(printed.index).intersection(totals.index)
    rows = {}
    for start, end in periods:
        key, months = (start, end), round((end - start).days / 30.4)
        row = printed.loc[key] if key in printed.index else measures.part_of(totals.loc[key], shares.loc[key])
        rows[key] = measures.per_month(row, months)
    index = pd.MultiIndex.from_tuples(rows, names=PERIOD) if rows else totals.index[:0]
    return pd.DataFrame(list(rows.values()), index=index, columns=[*measures.ENDS, "figure_ids"]).infer_objects()


def _pair(long: pd.DataFrame) -> tuple[tuple, tuple] | None:
    """The newest period and the newest one of an earlier year with three nationalities in common."""
    by_period = {period: set(rows["citizen"]) for period, rows in long.groupby(PERIOD)}
    periods = sorted(by_period, key=lambda period: period[1])
    for after in reversed(periods):
        for before in reversed(periods):
            earlier = before[1].year < after[0].year
            if earlier and len(by_period[before] & by_period[after]) >= 3:
                return before, after
    return None
