"""Run the benchmarks and print each median with its requirement, ratios first."""

import json
import statistics
import subprocess
import sys

from tests.bench import coverage, data, growth
from tests.bench.work import FOLDER

ROUNDS = 3
Measured = dict[str, float]


def main() -> int:
    """Prepare the files, run all tasks, print the table; 1 if a requirement is missed."""
    prepare()
    found = measured(
        {
            "gzip": ("gunzip", "large", 5),
            "large": ("ours_tsv", "large", 7),
            "large, peer": ("peer_tsv", "large", 1),
            "store": ("ours_store", "large", 9),
            "store, 61 million": ("ours_store", "huge", 9),
            "middle": ("ours_tsv", "middle", 9),
            "middle, peer": ("peer_tsv", "middle", 1),
            "fetch": ("ours_fetch", "large", 3),
            "vintages, 1": ("ours_load", "store-1", 5),
            "vintages, 100": ("ours_load", "store-100", 5),
            "json": ("ours_json", "json", 5),
            "json, peer": ("peer_json", "json", 1),
            "import": ("ours_import", "-", 9),
            "claims": ("ours_claims", "-", 5),
            "claims, first": ("first_claims", "-", 1),
            "pandas": ("import_pandas", "-", 5),
        }
    )
    lines = [*table(found), *intervals(coverage.coverage(200))]
    print(f"{'task':58} {'measured':>12} {'required':>12}")
    for task, number, sign, required in lines:
        mark = "met" if meets(number, sign, required) else "MISSED"
        print(f"{task:58} {number:>12.3g} {sign + ' ' + f'{required:g}':>12}  {mark}")
    for name, one in found.items():
        print(f"  {name:24} {one['seconds']:8.3f} s {one['peak']:8.0f} MB")
    return int(not all(meets(number, sign, required) for _task, number, sign, required in lines))


def prepare() -> None:
    """Write the made-up tables; the large ones take minutes the first time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    data.tsv(FOLDER / "large.tsv.gz", 4, 2, data.months(70))  # 36 x 200 x 3 x 4 x 2 x 70 = 12.1 million
    data.tsv(FOLDER / "huge.tsv.gz", 8, 3, data.months(118))  # 61.2 million
    data.tsv(FOLDER / "middle.tsv.gz", 5, 1, [str(year) for year in range(2003, 2025)])  # 2.4 million
    data.json_stat(FOLDER / "json.json")
    data.parquet(FOLDER / "large.parquet", FOLDER / "large.tsv.gz")
    data.parquet(FOLDER / "huge.parquet", FOLDER / "huge.tsv.gz")
    for vintages in (1, growth.VINTAGES):
        growth.store(FOLDER / f"store-{vintages}", FOLDER / "middle.tsv.gz", vintages)


def measured(tasks: dict[str, tuple[str, str, int]]) -> dict[str, Measured]:
    """The medians of several rounds of all tasks, each task in its own process."""
    runs: dict[str, list[Measured]] = {name: [] for name in tasks}
    for number in range(ROUNDS):
        for name, task in tasks.items():
            print(f"round {number + 1}: {name}", file=sys.stderr)
            command = [sys.executable, "-m", "tests.bench.work", *map(str, task)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            runs[name].append(json.loads(done.stdout.splitlines()[-1]))
    return {n: {key: statistics.median(r[key] for r in each) for key in each[0]} for n, each in runs.items()}


def table(found: dict[str, Measured]) -> list[tuple[str, float, str, float]]:
    """Each task, its number, and the requirement."""

    def times(peer: str, ours: str) -> float:
        return found[peer]["seconds"] / found[ours]["seconds"]

    return [
        ("12 million cells of TSV.gz: times as fast as the peer", times("large, peer", "large"), ">=", 15),
        ("  times the seconds of gzip -dc", times("large", "gzip"), "<=", 5),
        ("  peak memory over the peer's", found["large"]["peak"] / found["large, peer"]["peak"], "<=", 0.8),
        ("one country's totals: times as fast as the peer", times("large, peer", "store"), ">=", 300),
        ("  seconds out of 61 million cells", found["store, 61 million"]["seconds"], "<=", 0.1),
        ("  MB at most, out of 61 million cells", found["store, 61 million"]["peak"], "<=", 300),
        ("2.4 million cells of TSV.gz: times as fast as the peer", times("middle, peer", "middle"), ">=", 12),
        ("12 million cells fetched: times parsing (write, verify)", times("fetch", "large"), "<=", 3),
        ("one country of 100 vintages: times that of one", times("vintages, 100", "vintages, 1"), "<=", 1.5),
        ("  MB at most", found["vintages, 100"]["peak"], "<=", 300),
        ("1 million cells of JSON-stat: times as fast as pyjstat", times("json, peer", "json"), ">=", 7),
        ("amv claims: times the seconds of importing pandas", times("claims", "pandas"), "<=", 3),
        ("import helpers: seconds", found["import"]["seconds"], "<=", 0.05),
    ]


def intervals(found: Measured) -> list[tuple[str, float, str, float]]:
    """How often the interval of a break holds the ratio of 200 dependent series, and how wide it is."""
    return [
        ("break, correlation 0.6: % of intervals that hold", found["ratio"], ">=", 90),
        ("  and not far more than the nominal 95 %", found["ratio"], "<=", 98),
        ("  median width, high over low", found["width"], "<=", 3),
    ]


def meets(number: float, sign: str, required: float) -> bool:
    """Whether a number meets its requirement."""
    return number >= required if sign == ">=" else number <= required


if __name__ == "__main__":
    sys.exit(main())
