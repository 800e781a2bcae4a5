"""The local offices by hand: `python -m tests.servers [--tables DIR] [--port N]`."""

import argparse
import threading
from pathlib import Path

from tests.servers import Offices, load, serve
from tests.servers.cbs import synthetic as cbs_synthetic
from tests.servers.tables import SHAPES, synthetic

DUTCH = ("82045NED", "83102NED", "80059NED")


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("--tables", type=Path, help="a folder of TSV or SDMX-CSV files, each named as its table")
    parser.add_argument("--port", type=int, default=8765, help="the port on loopback (default: 8765)")
    parser.add_argument("--at-once", type=int, default=500_000, help="cells that are given without a queue")
    parser.add_argument("--at-most", type=int, default=5_000_000, help="cells that are given at all")
    chosen = parser.parse_args()
    tables = {name: synthetic(name) for name in SHAPES}
    for path in sorted(chosen.tables.iterdir()) if chosen.tables else ():
        table = load(path)
        tables[table.name] = table
    offices = Offices(tables, {name: cbs_synthetic(name) for name in DUTCH}, chosen.at_once, chosen.at_most)
    with serve(offices, chosen.port):
        print(f"export AMV_EUROSTAT_URL={offices.eurostat_url}")
        print(f"export AMV_CBS_URL={offices.cbs_url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
