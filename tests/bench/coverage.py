"""How often the interval of a break's ratio holds the ratio that months were simulated with."""

import json
import statistics
import sys

import numpy as np
import pandas as pd

from helpers.quantities import breaks

FIRST, BEFORE, SPREAD, SEASON = 2017 * 12, 90.0, 0.5, 0.3
RATIO, CORRELATION = 4.0, 0.6
LENGTH, BROKEN = 84, 55  # months, and the one from which on the rate is higher


def simulated(numbers: np.random.Generator, ratio: float = RATIO, correlation: float = CORRELATION) -> pd.DataFrame:
    """Seven years of months with one break: Poisson around a rate with a season and a first-order autoregression."""
    month, noise = np.arange(LENGTH), numbers.normal(0, SPREAD, LENGTH)
    for at in range(1, LENGTH):
        noise[at] = correlation * noise[at - 1] + np.sqrt(1 - correlation**2) * noise[at]
    wave = SEASON * np.cos((month - 8) * np.pi / 6)
    rate = BEFORE * np.where(month < BROKEN, 1, ratio) * np.exp(wave + noise - SPREAD**2 / 2)
    return pd.DataFrame({"calendar": [(FIRST + at,) for at in month], "value": numbers.poisson(rate).astype(float)})


def coverage(series: int, seed: int = 1, **how: float) -> dict[str, float]:
    """In per cent, how often ratio and month are among those found; and the median width, high over low."""
    numbers = np.random.default_rng(seed)
    found = [breaks.find(simulated(numbers, **how)) for _ in range(series)]
    month = pd.Timestamp(year=(FIRST + BROKEN) // 12, month=(FIRST + BROKEN) % 12 + 1, day=1)
    ratio = how.get("ratio", RATIO)
    return {
        "ratio": 100 * statistics.mean(one.ratio.low <= ratio <= one.ratio.high for one in found),
        "month": 100 * statistics.mean(month in one.plausible for one in found),
        "width": statistics.median(one.ratio.high / one.ratio.low for one in found),
    }


if __name__ == "__main__":
    print(json.dumps(coverage(int(sys.argv[1]))))
