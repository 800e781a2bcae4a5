"""Made-up tables with the shape of Eurostat's, written once to `build/bench`."""

import gzip
import itertools
import json
from pathlib import Path

import numpy as np

CELLS = np.array([":", "0", "5", "10", "15", "20", "0 p", "5 p", ": c", *(str(5 * n) for n in range(5, 400))])
WEIGHTS = np.r_[[0.35, 0.3, 0.08, 0.05, 0.03, 0.02, 0.02, 0.02, 0.01], np.full(395, 0.12 / 395)]
CITIZENS, GEO = [f"C{n:03}" for n in range(200)], [f"G{n:02}" for n in range(36)]
AGES = ["TOTAL", "Y_LT14", "Y14-17", "Y18-34", "Y35-64", "Y_GE65", "Y_LT18", "UNK"]


def tsv(path: Path, ages: int, applicants: int, periods: list[str], citizens: int = 200) -> None:
    """A compressed TSV of citizens x 3 sexes x ages x applicants x 36 countries by periods."""
    if path.exists():
        return
    numbers = np.random.default_rng(20231222)
    axes = [CITIZENS[:citizens], ["T", "M", "F"], AGES[:ages], ["TOTAL", "FRST", "SSEQ"][:applicants], GEO]
    padded = np.where(
        np.char.find(CELLS, " ") < 0, np.char.add(CELLS, " "), CELLS
    )  # a trailing blank only without flags
    with gzip.open(path.with_suffix(".part"), "wt", compresslevel=6, newline="") as file:
        head = "freq,unit,citizen,sex,age,applicant,geo\\TIME_PERIOD"
        file.write("\t".join([head, *(f"{period} " for period in periods)]) + "\r\n")
        for key in itertools.product(*axes):
            row = numbers.choice(padded, len(periods), p=WEIGHTS / WEIGHTS.sum())
            file.write(",".join(["M", "PER", *key]) + "\t" + "\t".join(row) + "\r\n")
    path.with_suffix(".part").rename(path)


def json_stat(path: Path, cells: int = 1_000_000) -> None:
    """A JSON-stat dataset with every cell and some flags."""
    if path.exists():
        return
    numbers = np.random.default_rng(20231222)
    axes = {
        "freq": ["A"],
        "citizen": CITIZENS,
        "sex": ["T", "M", "F", "UNK"],
        "geo": GEO[:25],
        "time": list(range(2000, 2050)),
    }
    value = {str(n): int(v) for n, v in enumerate(numbers.integers(0, 400, cells) * 5)}
    status = {str(n): "p" for n in np.flatnonzero(numbers.random(cells) < 0.05)}
    category = {
        name: {
            "label": name,
            "category": {"index": {str(c): n for n, c in enumerate(codes)}, "label": {str(c): str(c) for c in codes}},
        }
        for name, codes in axes.items()
    }
    content = {"version": "2.0", "class": "dataset", "id": list(axes), "size": [len(c) for c in axes.values()]}
    path.write_text(json.dumps(content | {"value": value, "status": status, "dimension": category}))


def parquet(path: Path, source: Path) -> None:
    """The parquet file that the store keeps of a TSV."""
    from helpers.offices.formats import parquet as store
    from helpers.offices.formats import tsv as parser

    if not path.exists():
        store.write(parser.parse(source.read_bytes()), path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)


def months(number: int) -> list[str]:
    """That many months from January 2008 on."""
    return [f"{2008 + month // 12}-{month % 12 + 1:02}" for month in range(number)]
