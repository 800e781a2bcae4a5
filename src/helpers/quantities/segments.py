"""The break month by another method: two levels of the logarithm, fitted by least squares.

Source: Truong, Oudre and Vayatis (2020), Selective review of offline change point detection
methods, Signal Processing 167, 107299; computed by their package ruptures.
"""

import importlib.util

import numpy as np
import pandas as pd

from helpers.quantities.breaks import SHORTEST


def break_month(periods: pd.DataFrame) -> pd.Timestamp | None:
    """The first month of the second level, each level at least `SHORTEST` months long.

    Every month of a period has the period's rate; counts have 1 added, so that 0 has a logarithm.
    None where there are too few months, or where ruptures has no release for the Python in use.
    """
    rates = _monthly(periods)
    if len(rates) < 2 * SHORTEST or importlib.util.find_spec("ruptures") is None:
        return None
    from ruptures import Dynp  # takes long to import

    search = Dynp(model="l2", min_size=SHORTEST, jump=1).fit(np.log1p(rates.to_numpy())[:, None])
    month = int(rates.index[search.predict(n_bkps=1)[0]])
    return pd.Timestamp(year=month // 12, month=month % 12 + 1, day=1)


def _monthly(periods: pd.DataFrame) -> pd.Series:
    """Persons of every month with a figure, by the month counted from year 0."""
    each = periods.assign(rate=periods["value"] / periods["calendar"].map(len)).explode("calendar")
    return each.set_index("calendar")["rate"].astype(float).sort_index()
