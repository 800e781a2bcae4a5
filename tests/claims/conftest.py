"""The findings on all claims, computed once, and copies of the letter's folder with other claims."""

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from helpers import claims, letter, paths
from helpers.claims import Finding

LETTER_DAY, LATEST = f"{letter.load().day:%Y-%m-%d}", "latest"
OTHER_DAYS = ("2003-12-31", "2012-06-30", "2018-01-31", "2020-06-30", "2022-12-31", "2024-06-30")
Changes = Mapping[str, Mapping[str, object]]


@pytest.fixture(scope="session")
def findings() -> dict[tuple[str, str], Finding]:
    """The finding on every claim by its id and the day: the letter's own, and everything known."""
    return {(each.claim_id, day): each for day in (LETTER_DAY, LATEST) for each in claims.check_all(day)}


@pytest.fixture(scope="session")
def other_findings() -> dict[str, list[Finding]]:
    """The findings on all claims by other days, on which other figures are missing."""
    return {day: claims.check_all(day) for day in OTHER_DAYS}


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Changes], Path]:
    """Copies the letter's folder with other cells: `changed({"Q01": {"value": 9}})`."""

    def copy(changes: Changes) -> Path:
        folder = shutil.copytree(paths.LETTER, tmp_path_factory.mktemp("letters") / paths.LETTER.name)
        file = folder / "claims.csv"
        rows = list(_changed(file, changes))
        with file.open("w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return folder

    return copy


def _changed(file: Path, changes: Changes) -> Iterator[dict[str, object]]:
    with file.open(newline="", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            cells = changes.get(row["claim_id"], {})
            assert set(cells) <= set(row)
            yield row | cells
