"""The break of an overdispersed monthly rate."""

import numpy as np
import pandas as pd
import pytest

from helpers.errors import InputError
from helpers.quantities import breaks


def counts(rates, dispersion=0.1, seed=7):
    """Negative binomial months around given rates."""
    rates = np.asarray(rates, float)
    size = 1 / dispersion
    return np.random.default_rng(seed).negative_binomial(size, size / (size + rates)).tolist()


def test_a_known_break_is_among_the_plausible_months(monthly):
    found = breaks.find(monthly(counts([100] * 24 + [400] * 24), first="2020-01"))
    assert pd.Timestamp("2022-01-01") in found.plausible
    assert found.ratio.low <= 4 <= found.ratio.high
    assert found.before == pytest.approx(100, rel=0.25)


def test_overdispersion_is_found_where_it_is(monthly):
    wild, tame = (breaks.find(monthly(counts([200] * 36, spread))).dispersion for spread in (0.5, 0.001))
    assert wild > 0.2
    assert tame < 0.05


def test_a_flat_series_has_no_sure_break(monthly):
    found = breaks.find(monthly(counts([200] * 36, seed=3)))
    assert found.ratio.low < 1.3
    assert found.ratio.high > 0.7
    assert len(found.plausible) > 3


def test_the_ratio_at_the_break_month_has_bounds_around_it(monthly):
    found = breaks.find(monthly([100] * 12 + [300] * 12))
    assert found.month == pd.Timestamp("2021-01-01")
    assert found.ratio.value == pytest.approx(3, rel=1e-2)
    assert found.ratio.value == pytest.approx(found.after / found.before)
    assert found.ratio.low < found.ratio.value < found.ratio.high


def test_the_plausible_months_are_those_within_the_support_of_the_best(monthly):
    found = breaks.find(monthly(counts([100] * 24 + [250] * 24)))
    profile = found.profile.set_index("month")["support"]
    assert profile.max() == profile[found.month] == 0
    assert set(found.plausible) == set(profile.index[profile >= -breaks.SUPPORT])
    assert len(profile) == 48 - 2 * breaks.SHORTEST


def test_periods_of_several_months_and_with_holes_are_taken(monthly):
    table = monthly([100] * 18 + [400] * 18)
    merged = pd.DataFrame({"calendar": [sum((table["calendar"][i] for i in (3, 5, 6)), ())], "value": [300.0]})
    found = breaks.find(pd.concat([table.drop(index=[3, 5, 6]), merged], ignore_index=True))
    assert found.month == pd.Timestamp("2021-07-01")


def test_too_few_months_are_refused(monthly):
    with pytest.raises(InputError, match="more than 12 months"):
        breaks.find(monthly([100] * 10))


def test_months_without_anybody_are_refused(monthly):
    with pytest.raises(InputError, match="above 0"):
        breaks.find(monthly([0] * 24))
