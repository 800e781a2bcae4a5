"""Dependence between adjacent months: how much less information they carry than as many independent ones.

The rates of two months that lie h months apart are correlated by ``phi ** h``, besides the
Poisson noise of each count. A period's variance follows from that of its months.

Sources: Zeger (1988), Marriott and Pope (1954), in full in
`.github/decisions/0010-dependence-of-months.md`.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from helpers.quantities.counts import Series

PAIRS = 12  # of adjacent single months: with fewer no correlation is estimated
ASSUMED = 0.6  # the correlation where it cannot be estimated
MOST = 0.9
FEWEST_DEGREES = 3.0


@dataclass(frozen=True)
class Model:
    """One model fitted to a series: months by predictors, coefficients and dispersion."""

    series: Series
    design: np.ndarray
    coefficients: np.ndarray
    alpha: float

    @property
    def rate(self) -> np.ndarray:
        """The rate of each month."""
        return np.exp(np.clip(self.design @ self.coefficients, -20, 20))

    @property
    def mean(self) -> np.ndarray:
        """The expected count of each period."""
        return self.series.member @ self.rate

    @property
    def slope(self) -> np.ndarray:
        """The derivatives of the expected counts by the coefficients."""
        return self.series.member @ (self.rate[:, None] * self.design)

    @property
    def variance(self) -> np.ndarray:
        """The variance of each count if months are independent."""
        return self.mean + self.alpha * self.mean**2 / self.series.length


def correlation(model: Model) -> float:
    """The correlation of adjacent months, 0 to 0.9, with the bias of a short series taken out.

    From pairs of adjacent single months; `ASSUMED` where these are fewer than `PAIRS`.
    """
    single = model.series.single
    month = (model.series.member @ model.series.months)[single]
    order = np.argsort(month)
    residual = ((model.series.persons - model.mean) / np.sqrt(model.variance))[single][order]
    adjacent = np.diff(month[order]) == 1
    if adjacent.sum() < PAIRS:
        return ASSUMED
    products, taken = (residual[1:] * residual[:-1])[adjacent], len(model.coefficients)
    raw = float(products.mean() / max((residual**2).mean(), 1e-12))
    return float(np.clip(raw + (taken + (taken + 2) * raw) / len(residual), 0.0, MOST))


def inflation(model: Model, phi: float, which: int) -> float:
    """The variance of a coefficient over what independent months would give it, at least 1."""
    covariance = _covariance(model, phi)
    weighted = model.slope / model.variance[:, None]
    bread = np.linalg.inv(weighted.T @ model.slope)
    robust = bread @ (weighted.T @ covariance @ weighted) @ bread
    return max(1.0, float(robust[which, which] / bread[which, which]) * _scale(model, covariance))


def degrees(months: int, phi: float, taken: int) -> float:
    """Degrees of freedom: independent months with the same information on a mean, less the parameters estimated."""
    return max(months * (1 - phi) / (1 + phi) - taken, FEWEST_DEGREES)


def quantile(degrees: float, probability: float = 0.975) -> float:
    """The quantile of Student's t, by the expansion around the normal one; to 1 % from three degrees on.

    >>> round(quantile(10), 3)
    2.228
    """
    z = NormalDist().inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / degrees**power for power, term in enumerate(terms, 1))


def _covariance(model: Model, phi: float) -> np.ndarray:
    """The covariance of the periods' counts."""
    apart = np.abs(model.series.months[:, None] - model.series.months)
    weighted = model.series.member * model.rate
    return np.diag(model.mean) + model.alpha * (weighted @ phi**apart @ weighted.T)


def _scale(model: Model, covariance: np.ndarray) -> float:
    """By how much the residuals vary more than a covariance says, its coefficients counted."""
    root = np.linalg.cholesky(covariance)
    white = np.linalg.solve(root, np.column_stack([model.slope, model.series.persons - model.mean]))
    rest = np.asarray(np.linalg.qr(white, mode="r"))[-1, -1]
    return float(rest**2) / (white.shape[0] - white.shape[1] + 1)
