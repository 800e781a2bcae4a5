"""Responses of Statistics Netherlands (CBS): properties, codes, and pages of observations."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.servers.offices import Offices, Response

NATIONALITIES = ("T001038  ", "NAT9273  ")
TITLES = {"T001038": "SYNTHETIC, all", "NAT9273": "SYNTHETIC, one", "M1": "SYNTHETIC, persons"}


@dataclass
class Table:
    """A table: its observations, and its periods with their status."""

    name: str
    rows: list[dict[str, Any]]
    periods: dict[str, str]
    modified: str = "2025-01-10T02:00:00+01:00"
    page: int = 7  # rows of a page
    lost: int = 0  # rows that are counted in the properties but never sent
    link: str = ""  # the address of the next page, if not this service
    nationalities: list[str] = field(default_factory=list)  # the list of codes
    measures: dict[str, str] = field(default_factory=dict)


def synthetic(name: str) -> Table:
    """A small made-up table with the shape of a CBS table; its codes are padded as in the older service."""
    periods = {"2022JJ00": "Definitief", "2023JJ00": "Voorlopig", "2023MM11": "Voorlopig", "2023KW04": "Voorlopig"}
    rows = []
    for number, (citizen, period) in enumerate((c, p) for c in NATIONALITIES for p in periods):
        cell = {"Id": number, "Measure": "M1", "ValueAttribute": "None", "Value": number * 5.0, "StringValue": None}
        if number == 3:
            cell |= {"ValueAttribute": "Confidential", "Value": None}
        rows.append(cell | {"Nationaliteit": citizen, "Perioden": period})
    return Table(name, rows, periods, nationalities=list(NATIONALITIES), measures={"M1": "aantal"})


def response(offices: "Offices", path: str, query: dict[str, list[str]]) -> "Response":
    """The response to a path below the service's address."""
    from tests.servers.offices import CBS, Response

    name, _, what = path.partition("/")
    table = offices.cbs_tables.get(name)
    if table is None:
        return _json({"error": {"code": "404", "message": f"table {name} not found"}}, 404)
    if what == "Properties":
        about = {"Identifier": name, "Title": "SYNTHETIC", "Modified": table.modified}
        return _json(about | {"ObservationCount": len(table.rows) + table.lost})
    if what == "Dimensions":
        kinds = {"Nationaliteit": "Dimension", "Perioden": "TimeDimension"}
        return _json({"value": [{"Identifier": each, "Kind": kind} for each, kind in kinds.items()]})
    if what == "PeriodenCodes":
        return _json({"value": [{"Identifier": each, "Status": status} for each, status in table.periods.items()]})
    if what == "MeasureCodes":
        return _json(
            {
                "value": [
                    {"Identifier": each, "Title": TITLES.get(each), "Unit": unit}
                    for each, unit in table.measures.items()
                ]
            }
        )
    if what == "NationaliteitCodes":
        return _json(
            {"value": [{"Identifier": code, "Title": TITLES.get(code.strip())} for code in table.nationalities]}
        )
    if what == "Observations":
        start = int(query.get("$skip", ["0"])[0])
        content: dict[str, Any] = {"value": table.rows[start : start + table.page]}
        if start + table.page < len(table.rows):
            here = table.link or f"http://127.0.0.1:{offices.port}{CBS}"
            content["@odata.nextLink"] = f"{here}/{name}/Observations?$skip={start + table.page}"
        return _json(content)
    return Response(b"not found", 404, "text/plain")


def _json(content: object, status: int = 200) -> "Response":
    from tests.servers.offices import Response

    return Response(json.dumps(content).encode(), status, "application/json")
