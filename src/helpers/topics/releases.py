"""Both sides of a ratio from one release: a first release over a revised total is not a valid share."""

from collections.abc import Callable

from helpers.observations import Observations
from helpers.quantities import Quantity, appended

Side = Callable[[Observations], Quantity]


def matched(figures: Observations, part: Side, whole: Side) -> tuple[Quantity, Quantity]:
    """A part and its whole, for every key that both have: from the newest release that has both.

    A key that no release has on both sides keeps its latest figures; their ratio says that it is
    mixed. The sides are read from the figures of one release at a time.
    """
    pairs: list[tuple[Quantity, Quantity]] = []
    for each in (*figures.by_release.values(), figures):
        sides = part(each), whole(each)
        keys = sides[0].index.intersection(sides[1].index)
        for earlier, _whole in pairs:
            keys = keys.difference(earlier.index)
        pairs.append((sides[0].keep(sides[0].index.isin(keys)), sides[1].keep(sides[1].index.isin(keys))))
    parts, wholes = zip(*pairs, strict=True)
    return appended(*parts), appended(*wholes)
