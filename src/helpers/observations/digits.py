"""The interval that the published digits of a figure allow."""

import numpy as np
import pandas as pd

from helpers.quantities import Interval


def bounds(table: pd.DataFrame) -> Interval:
    """What figures with `value`, `rounding` and `kind` can have been before they were rounded, in their unit.

    A count published to the unit is exact, and none is below 0; a share published to the unit is rounded.
    """
    share = table["kind"] == "share"
    step = table["rounding"].where(share | (table["rounding"] > 1), 0.0)
    return Interval.rounded(table["value"], step, np.where(share, -np.inf, 0.0))
