"""The checks by name, as the claims' register calls them.

A check takes a claim (a row of the register) and the figures public on a day without the
letter's own, and gives an `Outcome`.
"""

from collections.abc import Callable

import pandas as pd

from helpers.claims import europe, inflow, nationalities
from helpers.claims.findings import Outcome

Check = Callable[[pd.Series, pd.DataFrame], Outcome]

CHECKS: dict[str, Check] = {
    "share_of_inflow": inflow.share_of_inflow,
    "outgrows": inflow.outgrows,
    "fluctuates": inflow.fluctuates,
    "broke_upwards": inflow.broke_upwards,
    "nationality_share": nationalities.nationality_share,
    "top_five": nationalities.top_five,
    "rose_most": nationalities.rose_most,
    "recognised_above_average": nationalities.recognised_above_average,
    "share_of_europe": europe.share_of_europe,
    "share_rose": europe.share_rose,
    "low_beside_protection": europe.low_beside_protection,
    "person_matched": europe.person_matched,
    "rose_after": europe.rose_after,
}
