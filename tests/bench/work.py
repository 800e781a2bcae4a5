"""The tasks that are timed; each runs on prepared files in its own process."""

import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from helpers import paths
from tests.bench import growth

FOLDER = paths.BUILD / "bench"
peaks: list[float] = []  # memory of processes that a task started, in MB
TOTALS = {"geo": "G07", "citizen": "C000", "sex": "T", "age": "TOTAL", "applicant": "TOTAL"}


def ours_tsv(name: str) -> Callable[[], object]:
    """Parse a whole table: compressed bytes to a tidy frame."""
    from helpers.offices.formats import tsv

    body = (FOLDER / f"{name}.tsv.gz").read_bytes()
    return lambda: tsv.parse(body)


def peer_tsv(name: str) -> Callable[[], object]:
    """Parse the same bytes with the `eurostat` package, its requests answered from memory."""
    from eurostat import eurostat as peer

    body = (FOLDER / f"{name}.tsv.gz").read_bytes()
    head = gzip.decompress(body).partition(b"\t")[0].decode()
    names = head.partition("\\")[0].split(",")
    response = type("Response", (), {"content": body})
    peer.__get_resp__ = lambda *_arguments, **_options: response
    peer.__get_dims_info__ = lambda *_arguments, **_options: ["ESTAT", "EUROSTAT", list(enumerate(names, 1))]
    return lambda: peer.get_data_df(name, flags=True)


def gunzip(name: str) -> Callable[[], object]:
    """Decompress the same bytes with `gzip -dc`."""
    command = ["gzip", "-dc", str(FOLDER / f"{name}.tsv.gz")]
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def ours_store(name: str) -> Callable[[], object]:
    """Read the totals of one country from the store's file."""
    from helpers.offices.formats import parquet

    return lambda: parquet.read(FOLDER / f"{name}.parquet", TOTALS)


def ours_load(name: str) -> Callable[[], object]:
    """Start a process and load one country's minors from a store of vintages."""
    code = (
        "from helpers import observations\n"
        f"found = observations.load({growth.MEASURE!r}, {growth.COUNTRY!r}, 'TOTAL').table\n"
        "assert found['source_id'].str.startswith('migr_asyunaa@').any()\n"
        "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    environment = {**os.environ, "AMV_VINTAGES": str(FOLDER / name)}
    return lambda: peaks.append(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment).stdout)
    )


def ours_fetch(name: str) -> Callable[[], object]:
    """Parse a whole table, store it as a vintage in an empty store, and verify it."""
    from helpers.offices.formats import tsv
    from helpers.offices.store import Store
    from helpers.offices.vintages import FetchedTable

    body, store = (FOLDER / f"{name}.tsv.gz").read_bytes(), Store(FOLDER / "fetched")

    def run() -> None:
        shutil.rmtree(store.root, ignore_errors=True)
        cells = growth.renamed(tsv.parse(body))
        store.keep(FetchedTable("migr_asyappctzm", "Eurostat", "made up", (body,), cells, growth.FIRST, growth.FIRST))
        assert store.verify() == []

    return run


def ours_json(name: str) -> Callable[[], object]:
    """Parse a JSON-stat dataset into a tidy frame with flags."""
    from helpers.offices.formats import jsonstat

    body = (FOLDER / f"{name}.json").read_bytes()
    return lambda: jsonstat.parse(body)


def peer_json(name: str) -> Callable[[], object]:
    """Parse the same text with pyjstat."""
    from pyjstat import pyjstat

    text = (FOLDER / f"{name}.json").read_text()
    return lambda: pyjstat.Dataset.read(text).write("dataframe")


def ours_import(_name: str) -> Callable[[], object]:
    """Import `helpers` in a fresh interpreter; its own start is not counted."""
    code = "import time; t = time.perf_counter(); import helpers; print(time.perf_counter() - t)"
    return lambda: float(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )


def ours_claims(_name: str) -> Callable[[], object]:
    """All verdicts on the command line, as in every call but the first for the same code and data."""
    command = [sys.executable, "-m", "helpers", "claims", "--json"]
    subprocess.run(command, capture_output=True, check=True)
    return lambda: subprocess.run(command, capture_output=True, check=True) and None


def first_claims(_name: str) -> Callable[[], object]:
    """All verdicts on the command line with nothing kept from an earlier call."""
    command, alone = [sys.executable, "-m", "helpers", "claims", "--json"], {**os.environ, "AMV_KEPT": ""}
    return lambda: subprocess.run(command, capture_output=True, check=True, env=alone) and None


def import_pandas(_name: str) -> Callable[[], object]:
    """Start an interpreter and import pandas."""
    return lambda: subprocess.run([sys.executable, "-c", "import pandas"], check=True) and None


def main() -> None:
    """`python -m tests.bench.work FUNCTION NAME TIMES`: seconds and peak memory as JSON."""
    function, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    run, seconds = globals()[function](name), []
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        seconds.append(result if function == "ours_import" else time.perf_counter() - start)
        del result
    peak = max([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, *peaks])
    print(json.dumps({"seconds": statistics.median(seconds), "peak": peak}))


if __name__ == "__main__":
    main()
