"""The checks by name, as the registers of claims call them.

A check takes a `Specification` and the observations public on a day without the letter's own,
and gives an `Outcome`: what was computed and the reason as data. Bounds and thresholds are no
part of a check: the verdict compares its outcome with the register.
"""

from collections.abc import Callable

from helpers.claims.checks import comparability, europe, inflow, nationalities, unpublished
from helpers.claims.outcome import Outcome
from helpers.claims.specification import Specification
from helpers.observations import Observations

Check = Callable[[Specification, Observations], Outcome]

CHECKS: dict[str, Check] = {
    "share_of_inflow": inflow.share_of_inflow,
    "outgrows": inflow.outgrows,
    "fluctuates": inflow.fluctuates,
    "peaked": inflow.peaked,
    "share_grew": inflow.share_grew,
    "broke_upwards": inflow.broke_upwards,
    "nationality_share": nationalities.nationality_share,
    "top_five": nationalities.top_five,
    "composition_changed": nationalities.composition_changed,
    "rose_most": nationalities.rose_most,
    "recognised_above_average": nationalities.recognised_above_average,
    "share_of_europe": europe.share_of_europe,
    "share_rose": europe.share_rose,
    "rose_after": europe.rose_after,
    "low_beside_protection": comparability.low_beside_protection,
    "person_matched": comparability.person_matched,
    "routes_counted": unpublished.routes_counted,
    "speed_measured": unpublished.speed_measured,
    "named_most": unpublished.named_most,
    "rule_read": unpublished.rule_read,
    "stay_counted": unpublished.stay_counted,
    "communities_counted": unpublished.communities_counted,
}
