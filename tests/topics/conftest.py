"""Figures of a few rows, as the analyses take them."""

import pandas as pd
import pytest

from helpers.quantities.interval import Interval


@pytest.fixture(scope="session")
def figures():
    """Observations from short rows: `figures(("uam_first_applications", "NL", "SY", "2022", 80), ...)`.

    Figures are called f0, f1, ... in the order given; a sixth part of a row is its day of publication.
    """

    def table(*rows):
        made = []
        for number, (measure, geo, citizen, when, value, *day) in enumerate(rows):
            first, _, last = when.partition("/")
            start, end = pd.Period(first).start_time, pd.Period(last or first).end_time.normalize()
            made.append((f"f{number}", measure, geo, citizen, start, end, float(value), *(day or ["2024-02-01"])))
        columns = ["figure_id", "measure", "geo", "citizen", "start", "end", "value", "published"]
        frame = pd.DataFrame(made, columns=columns).assign(
            rounding=1.0, rank=1, origin="published", kind="flow", unit="persons", source_id="office"
        )
        frame["published"] = pd.to_datetime(frame["published"])
        ends = Interval.rounded(frame["value"], frame["rounding"], floor=0.0)
        return frame.assign(low=ends.low, high=ends.high).astype({"measure": "category", "geo": "category"})

    return table
