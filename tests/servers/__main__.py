"""Run the local services: `python -m tests.servers [--tables DIR] [--port N]`."""

import argparse
import threading
from pathlib import Path

from tests.servers import Offices, load, serve
from tests.servers.cbs import synthetic as cbs_synthetic
from tests.servers.tables import SHAPES, files, synthetic

CBS_TABLES = ("82045NED", "83102NED", "80059NED")


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument(
        "--tables", type=Path, help="a folder with downloads of Eurostat (.tsv, .csv, .json), each named like its table"
    )
    parser.add_argument("--port", type=int, default=8765, help="the port on loopback (default: 8765)")
    parser.add_argument("--at-once", type=int, default=500_000, help="requests for more cells are queued")
    parser.add_argument("--at-most", type=int, default=5_000_000, help="requests for more cells are refused")
    chosen = parser.parse_args()
    tables = {name: synthetic(name) for name in SHAPES}
    try:
        tables |= {table.name: table for table in map(load, files(chosen.tables) if chosen.tables else ())}
    except ValueError as error:
        parser.error(str(error))
    cbs_tables = {name: cbs_synthetic(name) for name in CBS_TABLES}
    offices = Offices(tables, cbs_tables, chosen.at_once, chosen.at_most)
    with serve(offices, chosen.port):
        print(f"export AMV_EUROSTAT_URL={offices.eurostat_url}")
        print(f"export AMV_CBS_URL={offices.cbs_url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
