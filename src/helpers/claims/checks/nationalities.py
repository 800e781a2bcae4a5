"""Checks of claims on nationalities: shares, the largest five, rises, recognition."""

import math

import pandas as pd

from helpers.claims.outcome import Fact, Outcome, Several, Tally, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.quantities import Interval, Quantity, Value, statistics, union
from helpers.topics import composition, lead, nationalities, possible, recognition

LARGEST = 5  # places that a list of the largest nationalities has


def nationality_share(spec: Specification, figures: Observations) -> Outcome:
    """One nationality's share in the stated months: as published, else what public figures leave possible."""
    lists = nationalities.of_years(nationalities.composition(figures, spec.geo))
    own = lists.only(citizen=spec.citizen).drop_level("published") if len(lists) else lists
    if spec.period in own:
        return Outcome(own.keep([key == spec.period for key in own.index]).at(spec.period), (fact("same_months"),))
    alone = fact("letter_alone", start=spec.period[0], end=spec.period[1])
    same_year = own.keep(own.level("start") == spec.period[0]) if len(own) else own
    near = _unlisted(spec, lists) if same_year.empty else _nearest(same_year)
    minors = possible.of_nationality(figures, spec.geo, spec.citizen, *spec.period)
    share = possible.share(minors, possible.count(figures, spec.measure, spec.geo, *spec.period))
    return Outcome(share, (alone, near, *([] if share is None else [fact("left_open", open=share)])))


def top_five(spec: Specification, figures: Observations) -> Outcome:
    """How many of the named five are among the first five of the stated months."""
    places = nationalities.longest_list(figures, spec.geo, *spec.period)
    if places.empty:
        return Outcome(None, (fact("no_list"),))
    start, end, _citizen = places.index[-1]
    places = places.only(start=start, end=end)
    same = (start, end) == spec.period
    ranked = places if same else _possible_places(spec, figures, places)
    held = [name for name in spec.citizens if name in places and places.at(name).value <= LARGEST]
    reason = fact(
        "largest_five" if same else "largest_five_of_a_part",
        ranked.rows,
        start=start,
        end=end,
        held=held,
        not_held=[name for name in spec.citizens if name not in held],
        others=[name for name in places.index[places.value <= LARGEST] if name not in spec.citizens],
    )
    # A named one whose worst place is beyond five, or a listed one that could be in, widens it.
    named = [ranked.at(name) for name in spec.citizens if name in ranked]
    low, high = (sum(end <= LARGEST for end in ends) for ends in ([v.high for v in named], [v.low for v in named]))
    number = Interval(low, len(held) if same else math.nan, high)
    return Tally(Value.at_bounds(number, ranked.rows, "nationalities", ranked.basis), (reason,))


def composition_changed(spec: Specification, figures: Observations) -> Outcome:
    """How much of the group is of other nationalities than in the base year, by the list of each of the two years."""
    shares = nationalities.of_years(nationalities.composition(figures, spec.geo))
    years = (spec.base[0].year, spec.period[1].year)
    lists = {year: composition.list_of(shares, year) for year in years}
    lacking = [year for year, listed in lists.items() if listed.empty]
    if lacking:
        return Outcome(None, (fact("no_list_of_years", years=lacking),))
    before, after = (listed.drop_level("start").drop_level("end") for listed in lists.values())
    value = composition.changed(before, after)
    last = next(iter(lists[years[1]].index))
    reason = fact("lists_apart", before=before, after=after, year=years[0], start=last[0], end=last[1], apart=value)
    return Outcome(value, (reason,))


def rose_most(spec: Specification, figures: Observations) -> Outcome:
    """One nationality's rise from each base year over the largest other one, in persons per month and as a multiple."""
    years = range(spec.base[0].year, spec.base[1].year + 1)
    after, *before = (lead.period_of(figures, spec.geo, spec.citizen, year) for year in (spec.period[0].year, *years))
    ahead = {
        span: lead.ahead(figures, spec.geo, spec.citizen, span, after) for span in before if span and after is not None
    }
    parts = {(reading, span.start.year): ratio for span, found in ahead.items() for reading, ratio in found.items()}
    if not parts:
        return Outcome(None, (fact("no_two_years"),))
    each = Quantity.from_values(parts, ["reading", "year"], "ratio")
    found = nationalities.rises(figures, spec.geo)
    listed = [] if found is None else [_listed_rises(found)]
    return Several(next(iter(parts.values())), (*listed, fact("ahead", citizen=spec.citizen, ratios=each)), each)


def recognised_above_average(spec: Specification, figures: Observations) -> Outcome:
    """Recognition rates of the named nationalities less each average, in percentage points; the least of them."""
    year = spec.period[0].year
    averages = recognition.averages(figures, spec.geo, spec.citizens, year)
    each = recognition.above_averages(figures, spec.geo, spec.citizens, averages)
    if each.empty:
        return Outcome(None, (fact("no_rates", year=year),))
    reason = [fact("rates", averages=averages)]
    counts = recognition.two_offices(figures, spec.geo, year)
    if all(len(counts[name]) == 2 for name in ("positive", "rejected")):
        reason.append(Fact("two_offices", counts, union(count.rows for count in counts.values())))
    lacking = [name for name in spec.citizens if name not in each.level("citizen")]
    missing = [fact("no_rate", citizens=lacking, year=year)] if lacking else []
    return Several(each.at(each.low.idxmin()), (*reason, *missing), each)


def _listed_rises(found: nationalities.Rises) -> Fact:
    """The rises of the nationalities that the lists of two years name."""
    return fact("rises", rise=found.rise, multiple=found.multiple, before=found.before_period, after=found.after_period)


def _nearest(same_year: Quantity) -> Fact:
    """The share of the longest list of the year that names the nationality."""
    key = same_year.index[-1]
    share = same_year.keep([each == key for each in same_year.index]).at(key)
    return fact("nearest_list", share=share, start=key[0], end=key[1])


def _possible_places(spec: Specification, figures: Observations, listed: Quantity) -> Quantity:
    """The places that the named and the listed nationalities can have in the stated months, by citizen.

    Any number of nationalities that are neither can have as many minors as is possible for one of them.
    """
    names = dict.fromkeys([*spec.citizens, *listed.index])
    counts = {name: possible.of_nationality(figures, spec.geo, name, *spec.period) for name in names}
    known = {name: count for name, count in counts.items() if count is not None}
    persons = Quantity.from_values(known, ["citizen"], "persons")
    other = possible.of_nationality(figures, spec.geo, possible.UNNAMED, *spec.period)
    places = statistics.places(persons)
    ahead = persons.low.loc[places.index] <= (math.inf if other is None else other.high)
    return Quantity(places.table.assign(high=places.high.mask(ahead, math.inf)), places.unit)


def _unlisted(spec: Specification, lists: Quantity) -> Fact:
    """The last of the longest list that does not name the nationality."""
    listed = lists.keep(lists.level("start") == spec.period[0]) if len(lists) else lists
    if listed.empty:
        return fact("no_list_of_the_year")
    end: pd.Timestamp = listed.level("end").max()
    longest = listed.keep(listed.level("end") == end)
    last = longest.at(longest.value.idxmin())
    return fact("not_in_list", share=last, start=spec.period[0], end=end, citizen=spec.citizen)
