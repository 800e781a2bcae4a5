"""A break in a monthly rate: when, how large, and which months are as plausible.

The counts are overdispersed: months differ by far more than the Poisson law allows, since
arrivals come in waves and registration in backlogs. So a month is negative binomial with
mean `rate` and variance ``rate + alpha * rate**2``, and a piece of k months, their sum,
has ``alpha / k``. Before the break one rate holds, from the break month on another.
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


def find(pieces: pd.DataFrame) -> Break:
    """The most likely break month, the plausible ones, and the ratio of the two rates.

    Parameters
    ----------
    pieces
        As from `pieces.pieces`: `calendar` (months covered) and `value` (persons).

    Returns
    -------
    Break
        `ratio` is after over before with its profile-likelihood bounds at the best month;
        `profile` has `month`, `support` (log-likelihood below the best), `before`, `after`.

    Raises
    ------
    InputError
        Where the pieces cover too few months for a break to be looked for.
    """
    counts, months = pieces["value"].to_numpy(float), _calendar(pieces)
    covered = sorted(set().union(*months)) if months else []
    candidates = covered[SHORTEST:-SHORTEST]
    if len(pieces) < 4 or not candidates:
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


def at(pieces: pd.DataFrame, month: pd.Timestamp) -> Interval:
    """The ratio of the rate from `month` on to the rate before, with likelihood bounds."""
    counts, exposure = pieces["value"].to_numpy(float), _exposure(_calendar(pieces), _ordinal(month))
    if not (exposure[0].any() and exposure[1].any()):
        raise InputError(f"no figures on both sides of {month:%B %Y}")
    loss, before, after, dispersion = _fit(counts, *exposure)
    fit = pd.Series({"loss": loss, "before": before, "after": after, "dispersion": dispersion})
    return _ratio_bounds(counts, exposure, fit)


def _calendar(pieces: pd.DataFrame) -> list[set[int]]:
    return [set(calendar) for calendar in pieces["calendar"]]


def _exposure(months: list[set[int]], month: int) -> tuple[np.ndarray, np.ndarray]:
    """Of every piece, its months before the break month, and from it on."""
    before = np.array([sum(one < month for one in piece) for piece in months], float)
    return before, np.array([len(piece) for piece in months], float) - before


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


def _ordinal(month: pd.Timestamp) -> int:
    return month.year * 12 + month.month - 1


def _day(ordinal: int) -> pd.Timestamp:
    return pd.Timestamp(year=ordinal // 12, month=ordinal % 12 + 1, day=1)
