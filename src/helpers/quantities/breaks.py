"""A break in a monthly rate: when, how large, and which months are as plausible.

Before the break one rate holds, from the break month on another, each times the season of the
month. The counts are overdispersed (`counts`) and adjacent months are alike (`dependence`), so
a difference in log-likelihood counts as for the number of independent months with the same information.

Sources: Cameron and Trivedi (2013), Venzon and Moolgavkar (1988), Chandler and Bate (2007), in
full in `.github/decisions/0007-break-of-a-monthly-rate.md` and `0010-dependence-of-months.md`.
"""

from dataclasses import astuple, dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from helpers.errors import InputError
from helpers.quantities import counts, dependence
from helpers.quantities.counts import Series
from helpers.quantities.interval import ENDS, Interval

# Log-likelihood units below the best: the 95 % bound of a likelihood ratio with one
# parameter. For a break month it is a support set, not an exact confidence set.
SUPPORT = NormalDist().inv_cdf(0.975) ** 2 / 2
SHORTEST = 6  # months on either side of a break, so that one odd month is not called a level
SINGLE_MONTHS = 24  # from two years of single months on, a season is estimated apart from a level
RATIO = 1  # the predictor that is 1 from the break month on


@dataclass(frozen=True)
class Break:
    """The break of a monthly rate; months are first days, rates persons per month over a whole year."""

    month: pd.Timestamp
    plausible: tuple[pd.Timestamp, ...]
    before: float
    after: float
    ratio: Interval
    dispersion: float
    profile: pd.DataFrame
    correlation: float = 0.0  # of adjacent months
    season: tuple[float, ...] = ()  # what each calendar month is of the mean rate, none where not modelled

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
        `ratio` is after over before at the best month; its bounds of 95 % span those of every
        plausible month. `profile` has `month`, `support` (log-likelihood below the best, less
        where months depend on one another), `before`, `after`.

    Raises
    ------
    InputError
        Where the periods cover too few months for a break to be looked for.
    """
    series = _series(periods)
    design = _design(series)
    fit = counts.fit(series, design)
    best = int(fit.support.argmax())
    model = dependence.Model(series, design[best], fit.coefficients[best], float(fit.dispersion[best]))
    correlation = dependence.correlation(model)
    inflation = dependence.inflation(model, correlation, RATIO)
    profile = _profile(series, fit, inflation)
    plausible = (profile["support"] >= -SUPPORT).to_numpy()
    degrees = dependence.degrees(len(series.persons), correlation, 2)
    reach = dependence.quantile(degrees) * inflation**0.5
    return Break(
        profile.at[best, "month"],
        tuple(profile.loc[plausible, "month"]),
        float(profile.at[best, "before"]),
        float(profile.at[best, "after"]),
        _ratio(fit, best, plausible, reach),
        model.alpha,
        profile,
        correlation,
        _season(model.coefficients),
    )


def by_last_month(periods: pd.DataFrame, found: Break) -> pd.DataFrame:
    """The break as found with each possible last month, from `SHORTEST` months after a break on.

    Returns `last` (the last day), `month` (the break month then found), `before` and `after`
    (persons per month), and `low`, `value`, `high` of the ratio.
    """
    last = periods["calendar"].map(max)
    ends = sorted(set(last[last >= _ordinal(found.month) + SHORTEST]))
    each = [(end, find(periods[last <= end])) for end in ends]
    rows = [
        (_day(end + 1) - pd.Timedelta(days=1), one.month, one.before, one.after, *astuple(one.ratio))
        for end, one in each
    ]
    return pd.DataFrame(rows, columns=["last", "month", "before", "after", *ENDS])


def _series(periods: pd.DataFrame) -> Series:
    series = Series.of(periods)
    if len(periods) < 4 or not len(_candidates(series)):
        raise InputError(f"a break needs more than {2 * SHORTEST} months of figures: found {len(series.months)}")
    if not series.persons.any():
        raise InputError("a break needs figures above 0")
    return series


def _design(series: Series) -> np.ndarray:
    """Break months by months by predictors: the constant, after the break, and the season where it can be estimated."""
    after = (series.months >= _candidates(series)[:, None]).astype(float)
    season = _wave(series.months) if series.single.sum() >= SINGLE_MONTHS else _wave(series.months)[:0]
    return np.stack([np.ones_like(after), after, *(np.broadcast_to(each, after.shape) for each in season)], axis=2)


def _candidates(series: Series) -> np.ndarray:
    """Months with `SHORTEST` months on either side, in periods that lie wholly there."""
    first, last = (np.array([pick(series.months[row > 0]) for row in series.member]) for pick in (min, max))
    months = series.months[:, None]
    before, after = (last < months) @ series.length, (first >= months) @ series.length
    return series.months[(before >= SHORTEST) & (after > SHORTEST)]


def _wave(months: np.ndarray) -> np.ndarray:
    """The yearly wave: a cosine and a sine."""
    angle = months % 12 * np.pi / 6
    return np.array([np.cos(angle), np.sin(angle)])


def _season(coefficients: np.ndarray) -> tuple[float, ...]:
    """What the rate of each calendar month is of the mean of a year; none where no season is modelled."""
    wave = coefficients[RATIO + 1 :]
    if not len(wave):
        return ()
    rate = np.exp(wave @ _wave(np.arange(12)))
    return tuple((rate / rate.mean()).tolist())


def _profile(series: Series, fit: counts.Fit, inflation: float) -> pd.DataFrame:
    """What every break month gives; rates are those of the mean of a year."""
    wave = fit.coefficients[:, RATIO + 1 :]
    level = fit.coefficients[:, 0] + np.log(np.exp(wave @ _wave(np.arange(12))[: wave.shape[1]]).mean(axis=1))
    return pd.DataFrame(
        {
            "month": [_day(month) for month in _candidates(series)],
            "support": (fit.support - fit.support.max()) / inflation,
            "before": np.exp(level),
            "after": np.exp(level + fit.coefficients[:, RATIO]),
        }
    )


def _ratio(fit: counts.Fit, best: int, plausible: np.ndarray, reach: float) -> Interval:
    """The ratio at the best month; bounds `reach` standard errors from those at the plausible months."""
    log, error = fit.coefficients[:, RATIO], reach * fit.errors[:, RATIO]
    with np.errstate(over="ignore"):
        ends = np.exp([(log - error)[plausible].min(), log[best], (log + error)[plausible].max()])
    return Interval(*ends.tolist())


def _ordinal(month: pd.Timestamp) -> int:
    return month.year * 12 + month.month - 1


def _day(ordinal: int) -> pd.Timestamp:
    return pd.Timestamp(year=ordinal // 12, month=ordinal % 12 + 1, day=1)
