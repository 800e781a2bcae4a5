"""Figures of a few rows, as the topics take them."""

from collections.abc import Callable, Sequence

import pytest

from helpers.observations import Observations


@pytest.fixture(scope="session")
def figures(observations_of: Callable[..., Observations]) -> Callable[..., Observations]:
    """Observations from short rows: `figures(("uam_first_applications", "NL", "SY", "2022", 80), office="IND")`.

    The figures are called f0, f1, ... in the order given; a sixth part of a row overrides its
    columns, a word those of all rows.
    """

    def made(*rows: tuple, as_of: str | None = None, **cells: object) -> Observations:
        names = ("measure", "geo", "citizen", "when", "value")
        full = [dict(zip(names, row, strict=False)) | cells | (row[5] if len(row) > 5 else {}) for row in rows]
        return observations_of(full, as_of)

    return made


@pytest.fixture(scope="session")
def listed(figures: Callable[..., Observations]) -> Callable[..., Observations]:
    """Makes published shares: `listed({"SY": 49, "ER": 18}, {"SY": 50}, when=["2023", "2022"])`."""

    def made(
        *shares: dict, when: Sequence[str] = ("2023",), published: Sequence[str] = ("2024-02-01",) * 9
    ) -> Observations:
        return figures(
            *(
                ("uam_nationality_share", "NL", code, period, value, {"published": day})
                for own, period, day in zip(shares, when, published, strict=False)
                for code, value in own.items()
            ),
            unit="percent",
            kind="share",
        )

    return made
