"""Statistics Netherlands (CBS): OData v4, all pages of a table."""

import json
import math
import os
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import numpy as np
import pandas as pd

from helpers.errors import InputError, RunError, one_line, unknown
from helpers.offices.client import Client
from helpers.offices.formats import compression, stamps, statline
from helpers.offices.formats.cells import PROVISIONAL, check_unique, tidy
from helpers.offices.responses import InvalidResponseError
from helpers.offices.vintages import FetchedTable

OFFICE = "CBS"
VARIABLE = "AMV_CBS_URL"
BASE = "https://datasets.cbs.nl/odata/v1/CBS"
TABLES = {
    "82045NED": "Unaccompanied minor foreign nationals by nationality, sex and age, yearly",
    "83102NED": "Asylum requests by nationality, sex and age, monthly and yearly",
    "80059NED": "Asylum requests by nationality, yearly from 1975",
}
PERIOD = re.compile(r"(\d{4})(JJ00|MM\d\d|KW\d\d|HJ\d\d)")
MEASURE = "Measure"
TIMES = "Perioden"
STATUSES = {"Definitief": "", "Voorlopig": PROVISIONAL, "NaderVoorlopig": PROVISIONAL}
UNSTATED = "?"  # the flag of a period whose status CBS does not state, or that is not known here
UNKNOWN = "Unknown"  # the flag of a missing value for which CBS gives no reason
MOST_PAGES = 10_000  # limit against endless pagination

Rows = list[dict[str, Any]]
Report = Callable[[str], object]


class Cbs:
    """CBS's open data at an address, by default the one in `AMV_CBS_URL`, else CBS's own."""

    def __init__(self, client: Client, base: str | None = None) -> None:
        self.client = client
        self.base = (base or os.environ.get(VARIABLE) or BASE).rstrip("/")

    def fetch(self, table: str, report: Report = str) -> FetchedTable:
        """A whole table, as a fetched table to keep; `report` is called with a line for each page.

        Raises
        ------
        InputError
            For a table that CBS does not have, with the nearest ones of `TABLES`.
        RunError
            For missing pages; `InvalidResponseError` for an invalid response.
        """
        about, first = self._object(f"{self.base}/{table}/Properties", table)
        bodies = [first]
        codes = {name: self._rows(table, f"{name}Codes", bodies) for name in self._dimensions(table, bodies)}
        rows = self._rows(table, "Observations", bodies, report)
        expected = about.get("ObservationCount")
        if expected is not None and expected != len(rows):
            raise InvalidResponseError(f"{table}: received {len(rows)} of {expected} observations", bodies[-1])
        try:
            cells = tidy_cells(rows, codes)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise InvalidResponseError(f"{table}: {one_line(error)}", bodies[-1]) from error
        unsettled = sorted({str(row.get("Status")) for row in codes[TIMES]} - STATUSES.keys())
        if unsettled:
            report(f"{table}: unknown status of periods: {', '.join(unsettled)}")
        return FetchedTable(
            table=table,
            office=OFFICE,
            request=f"{self.base}/{table}/Observations",
            bodies=tuple(bodies),
            cells=cells,
            updated=_stamp(about.get("Modified")),
            fetched=pd.Timestamp.now("UTC").tz_localize(None),
        )

    def _dimensions(self, table: str, bodies: list[bytes]) -> list[str]:
        """The dimensions of a table, and its measures, which have codes too."""
        names = [row.get("Identifier") for row in self._rows(table, "Dimensions", bodies)]
        if not all(names):
            raise InvalidResponseError(f"{table}: a dimension has no identifier", bodies[-1])
        return [MEASURE, *map(str, names)]

    def _rows(self, table: str, what: str, bodies: list[bytes], report: Report = str) -> Rows:
        """All rows of one resource of a table; the bytes of each page are appended to `bodies`."""
        url, rows = f"{self.base}/{table}/{what}", Rows()
        for _ in range(MOST_PAGES):
            content, body = self._object(url, table)
            bodies.append(body)
            page = content.get("value")
            if not (isinstance(page, list) and all(isinstance(row, dict) for row in page)):
                raise InvalidResponseError(f"{url}: has no list of rows under `value`", body)
            rows += page
            report(f"{table}: {len(rows):,} rows")
            url = self._next(content.get("@odata.nextLink"), url)
            if not url:
                return rows
        raise RunError(f"{table}: pagination does not end after {MOST_PAGES} pages")

    def _object(self, url: str, table: str) -> tuple[dict[str, Any], bytes]:
        """The JSON object at an address, and its bytes."""
        response = self.client.get(url)
        if response.status == 404:
            raise unknown("table", table, TABLES, f"{OFFICE} does not have {urlsplit(url).path}")
        return _json(response.body, response.status, url), response.body

    def _next(self, link: str | None, url: str) -> str:
        """The address of the next page, resolved against this one; a link to another host is refused."""
        if not link:
            return ""
        if not isinstance(link, str):
            raise RunError(f"{url}: the link to the next page is not a text")
        try:
            here, there = urlsplit(url), urlsplit(urljoin(url, link))
            same = _host(there) == _host(here)
        except ValueError as error:
            raise RunError(f"{url}: the link to the next page is not an address: {error}") from error
        if not same:
            raise RunError(f"{url}: the next page is on another host, {there.netloc}")
        return urlunsplit(there._replace(scheme=here.scheme, netloc=here.netloc))


def page(body: bytes) -> Rows:
    """The rows of a stored response; none where it has none, as the properties of a table."""
    found = json.loads(compression.plain(body)).get("value")
    return found if isinstance(found, list) else []


def _host(address: SplitResult) -> tuple[str | None, int | None]:
    """Host and port of an address; the usual ports of both schemes are alike."""
    port = address.port
    return address.hostname, None if port in (80, 443) else port


def _json(body: bytes, status: int, url: str) -> dict[str, Any]:
    try:
        content = json.loads(compression.plain(body), parse_constant=_number)
    except (ValueError, InputError, RecursionError) as error:
        raise InvalidResponseError(
            f"{url}: expected JSON (is the service under maintenance?): {error}", body
        ) from error
    if status >= 400 or not isinstance(content, dict):
        raise InvalidResponseError(f"{url}: status {status}: {str(content)[:200]}", body)
    return content


def tidy_cells(rows: Rows, codes: dict[str, Rows]) -> pd.DataFrame:
    """Observations as a tidy table: codes without blanks, periods as Eurostat writes them.

    Raises
    ------
    InputError
        For a code that is missing in the office's own list of its dimension.
    """
    if not rows:
        raise InputError("the response has no observations")
    statline.check_alike(rows)
    raw = pd.DataFrame(rows)
    columns = {name: _listed(raw[name].str.strip(), name, each) for name, each in codes.items()}
    periods = columns.pop(TIMES)
    own = raw["ValueAttribute"].fillna("None").astype(str).replace("None", "")
    value = np.array([_number(row["Value"]) for row in rows])
    own = own.mask(np.isnan(value) & (own == ""), UNKNOWN)
    flag = pd.Categorical((own + " " + periods.map(_period_flags(codes[TIMES]))).str.strip())
    time = pd.Categorical(periods.map({code: _period(code) for code in periods.unique()}))
    return check_unique(tidy({name: pd.Categorical(column) for name, column in columns.items()}, time, value, flag))


def _listed(column: pd.Series, name: str, codes: Rows) -> pd.Series:
    """The column itself; InputError for a code that is not in the office's list."""
    unlisted = sorted(set(column) - {row["Identifier"].strip() for row in codes})
    if unlisted:
        raise InputError(f"{name}: {unlisted[0]!r} is not among the office's codes")
    return column


def _period_flags(periods: Rows) -> dict[str, str]:
    """The flag of each period: CBS marks whole periods, not cells, as provisional."""
    return {row["Identifier"].strip(): STATUSES.get(str(row.get("Status")), UNSTATED) for row in periods}


def _number(value: object) -> float:
    """A count, or NaN where it is missing; a dot means that CBS has no value.

    Raises
    ------
    InputError
        For anything that is not a finite number from 0 on.
    """
    if value is None or (isinstance(value, str) and value.strip() in ("", ".")):
        return math.nan
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise InputError(f"Value: {value!r} is not a number from 0 on")
    return float(value)


def _period(code: str) -> str:
    """A period as Eurostat writes it.

    >>> _period("2026KW03")
    '2026-Q3'
    """
    found = PERIOD.fullmatch(code)
    if found is None:
        raise InputError(f"Perioden: {code!r} is not a valid year, half-year, quarter or month")
    year, part = found.groups()
    if part == "JJ00":
        return year
    kind, number = part[:2], part[2:]
    return f"{year}-{number}" if kind == "MM" else f"{year}-{'Q' if kind == 'KW' else 'S'}{int(number)}"


def _stamp(modified: object) -> pd.Timestamp | None:
    try:
        return stamps.utc(modified) if isinstance(modified, str) else None
    except ValueError:
        return None
