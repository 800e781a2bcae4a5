"""What the printed digits of a figure allow."""

import numpy as np
import pandas as pd

from helpers.quantities import Interval


def bounds(table: pd.DataFrame) -> Interval:
    """What figures with `value`, `rounding` and `kind` can have been before they were rounded, in their unit.

    A count printed to the unit is exact, and none is below 0; a share printed to the unit is not.
    """
    share = table["kind"] == "share"
    step = table["rounding"].where(share | (table["rounding"] > 1), 0.0)
    return Interval.rounded(table["value"], step, np.where(share, -np.inf, 0.0))
