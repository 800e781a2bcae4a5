"""A break in a monthly rate: when, how large, and which months are as plausible.

The counts are overdispersed: months differ by far more than a Poisson law allows, because
arrivals peak and registration has backlogs. So a month is negative binomial with mean `rate`
and variance ``rate + alpha * rate**2``, and a period of k months, their sum, has
``alpha / k``. Before the break one rate holds, from the break month on another.

Sources: Cameron and Trivedi (2013), Venzon and Moolgavkar (1988), in full in
`.github/decisions/0007-break-of-a-monthly-rate.md`.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import brentq, minimize
from scipy.stats import chi2, nbinom

from helpers.errors import InputError
from helpers.quantities.interval import Interval

# Log-likelihood units below the best: the 95 % bound of a likelihood ratio with one
# parameter. For a break month it is a support set, not an exact confidence set.
SUPPORT = float(chi2.ppf(0.95, df=1)) / 2
SHORTEST = 6  # months on either side of a break, so that one odd month is not called a level
FARTHEST = 32.0  # in logarithms: an end this far from the best is left open


@dataclass(frozen=True)
class Break:
    """The break of a monthly rate; months are first days, rates persons per month."""

    month: pd.Timestamp
    plausible: tuple[pd.Timestamp, ...]
    before: float
    after: float
    ratio: Interval
    dispersion: float
    profile: pd.DataFrame

    @property
    def deviation(self) -> float:
        """The standard deviation of a month after the break, persons."""
        return float(np.sqrt(self.after + self.dispersion * self.after**2))

    @property
    def poisson_deviation(self) -> float:
        """What that standard deviation would be without overdispersion, persons."""
        return float(np.sqrt(self.after))


def find(periods: pd.DataFrame) -> Break:
    """The most likely break month, the plausible ones, and the ratio of the two rates.

    Parameters
    ----------
    periods
        As from `periods.disjoint`: `calendar` (months covered) and `value` (persons).

    Returns
    -------
    Break
        `ratio` is after over before with its profile-likelihood bounds at the best month;
        `profile` has `month`, `support` (log-likelihood below the best), `before`, `after`.

    Raises
    ------
    InputError
        Where the periods cover too few months for a break to be looked for.
    """
    counts, months = periods["value"].to_numpy(float), _calendar(periods)
    covered = sorted(set().union(*months)) if months else []
    candidates = covered[SHORTEST:-SHORTEST]
    if len(periods) < 4 or not candidates:
        raise InputError(f"a break needs more than {2 * SHORTEST} months of figures: found {len(covered)}")
    if not counts.any():
        raise InputError("a break needs figures above 0")
    fits = [(month, *_fit(counts, *_exposure(months, month))) for month in candidates]
    profile = pd.DataFrame(fits, columns=["ordinal", "loss", "before", "after", "dispersion"])
    profile["support"] = profile["loss"].min() - profile["loss"]
    profile["month"] = [_day(month) for month in profile["ordinal"]]
    best = profile.loc[profile["loss"].idxmin()]
    plausible = profile.loc[profile["support"] >= -SUPPORT, "month"]
    ratio = _ratio_bounds(counts, _exposure(months, int(best["ordinal"])), best)
    table = profile[["month", "support", "before", "after"]]
    return Break(best["month"], tuple(plausible), best["before"], best["after"], ratio, best["dispersion"], table)


def _calendar(periods: pd.DataFrame) -> list[set[int]]:
    return [set(calendar) for calendar in periods["calendar"]]


def _exposure(months: list[set[int]], month: int) -> tuple[np.ndarray, np.ndarray]:
    """Of every period, its months before the break month, and from it on."""
    before = np.array([sum(one < month for one in period) for period in months], float)
    return before, np.array([len(period) for period in months], float) - before


def _loss(parameters: np.ndarray, counts: np.ndarray, before: np.ndarray, after: np.ndarray) -> float:
    """Minus the log-likelihood; parameters are the logs of rate before, ratio, dispersion."""
    rate, ratio, dispersion = np.exp(np.clip(parameters, -20, 20))
    mean = rate * (before + ratio * after)
    size = (before + after) / dispersion
    return -float(nbinom.logpmf(np.round(counts), size, size / (size + mean)).sum())


def _fit(counts: np.ndarray, before: np.ndarray, after: np.ndarray) -> tuple[float, float, float, float]:
    level = np.log(counts.sum() / (before + after).sum())
    result = minimize(_loss, [level, 0.5, -2.0], (counts, before, after), method="Nelder-Mead")
    rate, ratio, dispersion = np.exp(result.x)
    return float(result.fun), float(rate), float(rate * ratio), float(dispersion)


def _ratio_bounds(counts: np.ndarray, exposure: tuple[np.ndarray, np.ndarray], fit: pd.Series) -> Interval:
    """The ratios whose profile likelihood stays within `SUPPORT` of the best."""
    best = float(np.log(fit["after"] / fit["before"]))
    start = [np.log(fit["before"]), np.log(fit["dispersion"])]

    def excess(log_ratio: float) -> float:
        inner = minimize(
            lambda rest: _loss(np.array([rest[0], log_ratio, rest[1]]), counts, *exposure),
            start,
            method="Nelder-Mead",
        )
        return inner.fun - fit["loss"] - SUPPORT

    def end(direction: int) -> float:
        reach = 0.5
        while excess(best + direction * reach) < 0:
            if reach >= FARTHEST:
                return direction * np.inf
            reach *= 2
        inner, outer = sorted((best, best + direction * reach))
        return brentq(excess, inner, outer, xtol=1e-3)

    return Interval(*(float(np.exp(part)) for part in (end(-1), best, end(1))))


def _day(ordinal: int) -> pd.Timestamp:
    return pd.Timestamp(year=ordinal // 12, month=ordinal % 12 + 1, day=1)
