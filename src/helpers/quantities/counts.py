"""Negative-binomial regression of counts over periods of one or more months, many models at once.

A month is negative binomial with mean `rate` and variance ``rate + alpha * rate**2``, its rate
the exponential of a linear predictor. A period of k months is their sum and has ``alpha / k``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

ROUNDS, CLOSE = 60, 1e-7  # of Fisher scoring, and the step at which it ends
LEAST, MOST = -14.0, 5.0  # of the logarithm of the dispersion
NEAR = 1e-3  # step of the differences by which the dispersion is found
_log_gamma = np.frompyfunc(math.lgamma, 1, 1)


@dataclass(frozen=True)
class Series:
    """Persons of each period; the months covered, counted from year 0; `member`, 1 where a period holds a month."""

    persons: np.ndarray
    months: np.ndarray
    member: np.ndarray

    @classmethod
    def of(cls, periods: pd.DataFrame) -> Series:
        """The series in the columns `value` and `calendar` of disjoint periods."""
        calendars = [tuple(calendar) for calendar in periods["calendar"]]
        months = np.array(sorted({month for calendar in calendars for month in calendar}), int)
        member = np.array([np.isin(months, calendar) for calendar in calendars], float)
        return cls(np.round(periods["value"].to_numpy(float)), months, member)

    @property
    def length(self) -> np.ndarray:
        """The months in each period."""
        return self.member.sum(axis=1)

    @property
    def single(self) -> np.ndarray:
        """Which periods are single months."""
        return self.length == 1


@dataclass(frozen=True)
class Fit:
    """Models along the first axis: log-likelihood, coefficients, their standard errors, and dispersion `alpha`."""

    support: np.ndarray
    coefficients: np.ndarray
    errors: np.ndarray
    dispersion: np.ndarray


def fit(series: Series, design: np.ndarray) -> Fit:
    """The likeliest coefficients and dispersion of every model.

    `design` is models by months by predictors, the first of them the constant. The standard
    errors are those of independent months.
    """
    counts, length = series.persons, series.length
    beta = np.zeros((design.shape[0], design.shape[2]))
    beta[:, 0] = np.log(counts.sum() / length.sum())
    spread = np.full(len(beta), -1.5)
    mean, slope = moments(series, design, beta)
    for _ in range(ROUNDS):
        weighted, inverse = _information(mean, slope, np.exp(spread)[:, None] / length)
        score = np.einsum("cpk,cp->ck", weighted, counts - mean)
        step = np.clip(np.einsum("ckl,cl->ck", inverse, score), -2, 2)
        beta = beta + step
        mean, slope = moments(series, design, beta)
        change = np.clip(spread + _wider(counts, mean, length, spread), LEAST, MOST) - spread
        spread = spread + change
        if max(np.abs(step).max(), np.abs(change).max()) < CLOSE:
            break
    errors = np.sqrt(np.diagonal(_information(mean, slope, np.exp(spread)[:, None] / length)[1], axis1=1, axis2=2))
    return Fit(_support(counts, mean, length, spread), beta, errors, np.exp(spread))


def moments(series: Series, design: np.ndarray, beta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The expected count of each period in every model, and its derivatives by the coefficients."""
    rate = np.exp(np.clip(np.einsum("ctp,cp->ct", design, beta), -20, 20))
    return rate @ series.member.T, series.member @ (rate[:, :, None] * design)


def _information(mean: np.ndarray, slope: np.ndarray, alpha: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The slopes over the variances, and the inverse of the information on the coefficients."""
    weighted = slope / (mean + alpha * mean**2)[:, :, None]
    information = np.swapaxes(weighted, 1, 2) @ slope
    return weighted, np.linalg.inv(information + 1e-9 * np.eye(slope.shape[2]))


def _wider(counts: np.ndarray, mean: np.ndarray, length: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """A Newton step in the logarithm of the dispersion, uphill and no longer than 1."""
    below, here, above = (_support(counts, mean, length, spread + step) for step in (-NEAR, 0, NEAR))
    slope, bend = (above - below) / 2 / NEAR, (above - 2 * here + below) / NEAR**2
    return np.clip(slope / np.maximum(np.abs(bend), 1e-3), -1, 1)


def _support(counts: np.ndarray, mean: np.ndarray, length: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """The log-likelihood of every model."""
    size = length / np.exp(spread)[:, None]
    ways = (_log_gamma(counts + size) - _log_gamma(size)).astype(float) - _log_gamma(counts + 1).astype(float)
    return (ways - size * np.log1p(mean / size) + counts * np.log(mean / (size + mean))).sum(axis=1)
