"""Checks of claims on nationalities: shares, the largest five, rises, recognition."""

import pandas as pd

from helpers.claims.outcome import Fact, Outcome, Several, Tally, fact
from helpers.claims.specification import Specification
from helpers.observations import Observations
from helpers.quantities import Interval, Quantity, Span, Value, statistics
from helpers.topics import nationalities, recognition

LARGEST = 5  # places that a list of the largest nationalities has
PUBLISHER, RATE = "UNHCR", "decided"  # whose decisions, and without cases closed undecided


def nationality_share(spec: Specification, figures: Observations) -> Outcome:
    """One nationality's share in the stated months; none without a figure for them."""
    lists = nationalities.of_years(nationalities.composition(figures, spec.geo))
    own = lists.only(citizen=spec.citizen).drop_level("published") if len(lists) else lists
    if spec.period in own:
        return Outcome(own.keep([key == spec.period for key in own.index]).at(spec.period), (fact("same_months"),))
    alone = fact("letter_alone", start=spec.period[0], end=spec.period[1])
    same_year = own.keep(own.level("start") == spec.period[0]) if len(own) else own
    near = _unlisted(spec, lists) if same_year.empty else _left_open(spec, figures, same_year)
    return Outcome(None, (alone, *near))


def top_five(spec: Specification, figures: Observations) -> Outcome:
    """How many of the named five are among the first five of the longest list of the year."""
    places = nationalities.longest_list(figures, spec.geo, *spec.period)
    if places.empty:
        return Outcome(None, (fact("no_list"),))
    start, end, _citizen = places.index[-1]
    places = places.only(start=start, end=end)
    named = spec.citizens
    first = places.index[(places.value <= LARGEST).to_numpy()]
    held = [name for name in named if name in first]
    # A named one whose worst place is beyond five, or a listed one that could be in, widens it.
    low = sum(places.at(name).high <= LARGEST for name in held)
    high = sum(name in places and places.at(name).low <= LARGEST for name in named)
    reason = fact(
        "largest_five" if (start, end) == spec.period else "largest_five_of_a_part",
        places.rows,
        start=start,
        end=end,
        held=held,
        not_held=[name for name in named if name not in held],
        others=[name for name in first if name not in named],
    )
    number = Value.at_bounds(Interval(low, len(held), high), places.rows, "nationalities", places.basis)
    return Tally(number, (reason,))


def rose_most(spec: Specification, figures: Observations) -> Outcome:
    """One nationality's rise over the largest other one, in persons per month and as a multiple."""
    found = nationalities.rises(figures, spec.geo)
    if found is None or spec.citizen not in found.after:
        return Outcome(None, (fact("no_two_years"),))
    ahead = {"persons": _ahead(found.rise, spec.citizen), "multiple": _ahead(found.multiple, spec.citizen)}
    each = Quantity.from_values(ahead, ["what"], "ratio")
    reason = fact(
        "rises", rise=found.rise, multiple=found.multiple, before=found.before_period, after=found.after_period
    )
    return Several(ahead["persons"], (reason,), each)


def recognised_above_average(spec: Specification, figures: Observations) -> Outcome:
    """Recognition rates of the named nationalities less the average, in percentage points."""
    year = spec.period[0].year
    rates = recognition.rates(figures, spec.geo)
    above = recognition.above_average(rates, year, PUBLISHER, RATE)
    named = [name for name in spec.citizens if name in above]
    if not named:
        return Outcome(None, (fact("no_rates", year=year),))
    each = Quantity.from_values({name: above.at(name) for name in named}, ["citizen"], above.unit)
    average = rates.at((PUBLISHER, RATE, "TOTAL", year))
    return Several(statistics.spread(each), (fact("rates", year=year, average=average),), each)


def _ahead(rises: Quantity, citizen: str) -> Value:
    """One nationality's number over the largest of the others; the rows are those of all."""
    others = rises.keep(rises.index != citizen)
    largest = others.at(others.value.idxmax())
    own = Quantity.from_values({citizen: rises.at(citizen)}, ["citizen"])
    ratio = (own / Quantity.from_values({citizen: largest}, ["citizen"])).at(citizen)
    return Value.at_bounds(ratio, rises.rows, "ratio", ratio.basis)


def _left_open(spec: Specification, figures: Observations, same_year: Quantity) -> list[Fact]:
    """What the share of the first months leaves open for all of the stated ones."""
    key = same_year.index[-1]
    share, known = same_year.keep([each == key for each in same_year.index]).at(key), Span(*key)
    near = fact("nearest_list", share=share, start=known.start, end=known.end)
    early, whole = (figures.over(spec.measure, spec.geo, *period) for period in (key, spec.period))
    if early.empty or whole.empty:
        return [near]
    year = known.start.year
    return [near, Fact("left_open", {"open": _open(share, early.at(year), whole.at(year))})]


def _open(share: Value, early: Value, whole: Value) -> Interval:
    """The bounds of a share of the whole period, where later months may count for it or not."""
    first, rest = nationalities.part_of(early, share), (whole - early).high
    return Interval(first.low / whole.high * 100, share.value, (first.high + rest) / whole.low * 100)


def _unlisted(spec: Specification, lists: Quantity) -> list[Fact]:
    """The last of the longest list that does not name the nationality."""
    listed = lists.keep(lists.level("start") == spec.period[0]) if len(lists) else lists
    if listed.empty:
        return [fact("no_list_of_the_year")]
    end: pd.Timestamp = listed.level("end").max()
    longest = listed.keep(listed.level("end") == end)
    last = longest.at(longest.value.idxmin())
    return [fact("not_in_list", share=last, start=spec.period[0], end=end, citizen=spec.citizen)]
