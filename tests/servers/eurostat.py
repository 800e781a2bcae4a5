"""Responses of Eurostat: data in three formats, structures, the queue, and errors."""

import gzip
import math
import re
import uuid
from typing import TYPE_CHECKING

from tests.servers import faults, formats
from tests.servers.tables import Table

if TYPE_CHECKING:
    from tests.servers.offices import Offices, Response

Query = dict[str, list[str]]
STRUCTURES = {
    "dataflow": formats.dataflow,
    "datastructure": formats.datastructure,
    "contentconstraint": formats.contentconstraint,
}


def response(offices: "Offices", path: str, query: Query) -> "Response":
    """The response to a path below the service's address."""
    from tests.servers.offices import Response

    if path.startswith("catalogue/toc"):
        contents = formats.toc(offices.tables.values()) if offices.contents is None else offices.contents
        return Response(contents.encode(), kind="text/plain")
    if found := re.fullmatch(r"1\.0/async/(status|data)/([\w-]+)", path):
        return _queue(offices, found[1], found[2])
    if found := re.fullmatch(r"sdmx/2\.1/codelist/ESTAT/(\w+)(?:/.*)?", path):
        return Response(_codelist(offices, found[1]).encode(), kind="text/plain")
    if found := re.fullmatch(r"sdmx/2\.1/(\w+)/ESTAT/(\w+)(?:/.*)?", path):
        table = offices.tables.get(found[2].casefold())
        build = STRUCTURES.get(found[1])
        if table is None or build is None:
            return _unknown(found[2])
        return Response((offices.structures or build(table)).encode())
    if found := re.fullmatch(r"sdmx/2\.1/data/(\w+)(?:/([^/]*))?", path):
        return _sdmx(offices, found[1], found[2] or "", query)
    if found := re.fullmatch(r"sdmx/3\.0/data/dataflow/ESTAT/(\w+)/1\.0(?:/([^/]*))?", path):
        return _sdmx(offices, found[1], (found[2] or "").replace("*", ""), _third(query))
    if found := re.fullmatch(r"statistics/1\.0/data/(\w+)", path):
        return _statistics(offices, found[1], query)
    return Response(b"not found", 404, "text/plain")


def _sdmx(offices: "Offices", name: str, key: str, query: Query) -> "Response":
    """Data by an SDMX key in the order of the dimensions."""
    from tests.servers.offices import Response

    table = offices.tables.get(name.casefold())
    if table is None:
        return _unknown(name)
    parts = key.split(".") if key else [""] * len(table.dimensions)
    if len(parts) != len(table.dimensions):
        words = f"INVALID_QUERY_DIMENSION: the key has {len(parts)} positions, not {len(table.dimensions)}"
        return Response(faults.fault(150, words).encode(), 400)
    chosen = {n: part.split("+") for n, part in zip(table.dimensions, parts, strict=True) if part}
    chosen |= {n: codes for n, codes in query.items() if n in table.dimensions and "third" in query}
    periods = _span(table, query.get("startPeriod", [""])[0], query.get("endPeriod", ["~"])[0])
    cost = _cost(table, chosen, periods)
    if cost > offices.at_most:
        return Response(faults.fault(413, faults.too_big(cost, offices.at_most)).encode(), 413)
    for place, n in enumerate(table.dimensions):
        strange = set(chosen.get(n, [])) - set(table.codes(place))
        if strange:
            words = f"INVALID_QUERY_DIMENSION_VALUE: {strange.pop()} is not a value of dimension {n}"
            return Response(faults.fault(150, words).encode(), 400)
    series = _chosen(table, chosen)
    if not series or not periods:
        return Response(faults.fault(100, "NO_RESULTS: no results found").encode(), 404)
    form = query.get("format", ["TSV"])[0].upper()
    write = {"TSV": formats.tsv, "CSVDATA": formats.sdmx_csv_2}.get(form, formats.sdmx_csv)
    text = write(table, series, periods).encode()
    packed = "true" in (*query.get("compressed", []), *query.get("compress", []))
    kind = "application/gzip" if packed else "text/csv"
    ready = Response(gzip.compress(text, 1, mtime=0) if packed else text, kind=kind, packed=packed)
    if cost > offices.at_once:
        identity = str(uuid.uuid4())
        offices.waiting[identity] = (ready, list(offices.polls))
        return Response(faults.queued(identity).encode())
    return ready


def _statistics(offices: "Offices", name: str, query: Query) -> "Response":
    """Data by query parameters; an unknown code gives size 0, an unknown dimension an error."""
    from tests.servers.offices import Response

    table = offices.tables.get(name.casefold())
    kind = "application/json"
    if table is None:
        words = f"ERR_NOT_FOUND_4: {name} is not available for dissemination."
        return Response(faults.error(404, 100, words).encode(), 404, kind)
    own = {"format", "lang", "time", "sinceTimePeriod", "untilTimePeriod", "lastTimePeriod", "geoLevel"}
    for dimension in query.keys() - own - set(table.dimensions):
        words = f'INVALID_QUERY_DIMENSION: Dimension "{dimension}" is not defined in {name}'
        return Response(faults.error(400, 150, words).encode(), 400, kind)
    chosen = {n: codes for n, codes in query.items() if n in table.dimensions}
    periods = _span(table, query.get("sinceTimePeriod", [""])[0], query.get("untilTimePeriod", ["~"])[0])
    periods = [p for p in periods if p in query.get("time", periods)]
    periods = periods[-int(query["lastTimePeriod"][0]) :] if "lastTimePeriod" in query else periods
    cost = _cost(table, chosen, periods)
    if cost > offices.at_most:
        return Response(faults.error(413, 413, faults.too_big(cost, offices.at_most)).encode(), 413, kind)
    return Response(formats.json_stat(table, _chosen(table, chosen), periods, chosen).encode(), kind=kind)


def _queue(offices: "Offices", what: str, key: str) -> "Response":
    """The status of a queued request, or its response when it is ready."""
    from tests.servers.offices import Response

    if key not in offices.waiting:
        return Response(faults.fault(100, "UNKNOWN_REQUEST").encode(), 404)
    ready, polls = offices.waiting[key]
    if what == "status":
        status = polls.pop(0) if len(polls) > 1 else polls[0]
        return Response(faults.progress(key, status).encode())
    if polls[0] != "AVAILABLE":
        return Response(faults.fault(100, "DATA_NOT_YET_AVAILABLE").encode(), 404)
    return ready


def _third(query: Query) -> Query:
    """A query of SDMX 3.0, translated to 2.1."""
    second = query.get("formatVersion", ["1.0"])[0].startswith("2")
    words: Query = {
        "third": ["yes"],
        "format": ["CSVDATA" if second else "SDMX-CSV"],
        "compressed": query.get("compress", ["false"]),
    }
    for name, values in query.items():
        if found := re.fullmatch(r"c\[(\w+)\]", name):
            codes = [code for value in values for code in re.split(r"[,+]", value)]
            if found[1] == "TIME_PERIOD":
                words |= {{"ge": "startPeriod", "le": "endPeriod"}[c[:2]]: [c[3:]] for c in codes}
            else:
                words[found[1]] = codes
    return words


def _codelist(offices: "Offices", name: str) -> str:
    axes = [
        (table, place)
        for table in offices.tables.values()
        for place, n in enumerate(table.dimensions)
        if n.upper() == name
    ]
    codes = dict.fromkeys(code for table, place in axes for code in table.codes(place))
    return "".join(f"{code}\t{code}\r\n" for code in codes)


def _unknown(name: str) -> "Response":
    from tests.servers.offices import Response

    words = f"ERR_NOT_FOUND_4: {name} is not available for dissemination."
    return Response(faults.fault(100, words).encode(), 404)


def _span(table: Table, first: str, last: str) -> list[str]:
    """The periods from `first` to `last`; a year as the end includes its months."""
    return [period for period in table.periods if first <= period <= f"{last}~"]


def _cost(table: Table, chosen: dict[str, list[str]], periods: list[str]) -> int:
    sizes = [len(chosen.get(name, table.codes(place))) for place, name in enumerate(table.dimensions)]
    return math.prod(sizes) * len(periods)


def _chosen(table: Table, chosen: dict[str, list[str]]) -> formats.Series:
    wanted = [(place, set(chosen[name])) for place, name in enumerate(table.dimensions) if name in chosen]
    return {key: cells for key, cells in table.series.items() if all(key[place] in codes for place, codes in wanted)}
