"""Statistics Netherlands: OData v4, page by page to the end."""

import json
import os
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from helpers.errors import InputError, RunError, unknown
from helpers.offices.client import Client
from helpers.offices.formats import compression
from helpers.offices.formats.cells import check_unique, tidy
from helpers.offices.responses import BadReplyError
from helpers.offices.vintages import Reply

OFFICE = "CBS"
VARIABLE = "AMV_CBS_URL"
BASE = "https://datasets.cbs.nl/odata/v1/CBS"
TABLES = {
    "82045NED": "Unaccompanied minor foreign nationals by nationality, sex and age, yearly",
    "83102NED": "Asylum requests by nationality, sex and age, monthly and yearly",
    "80059NED": "Asylum requests by nationality, yearly from 1975",
}
PERIODS = re.compile(r"(\d{4})(JJ00|MM\d\d|KW\d\d|HJ\d\d)")
MEASURE = "Measure"
TIMES = "Perioden"
PROVISIONAL = "p"  # what Eurostat calls it too
PAGES = 10_000  # more than any table has: an end to links that never end


class Cbs:
    """The office behind an address, asked through a client."""

    def __init__(self, client: Client | None = None, base: str | None = None) -> None:
        self.client = client or Client()
        self.base = (base or os.environ.get(VARIABLE) or BASE).rstrip("/")

    def fetch(self, table: str, tell: Callable[[str], object] = str) -> Reply:
        """One table whole, as a reply that may be kept.

        Raises
        ------
        InputError
            For a table that the office does not have.
        RunError
            Where pages are missing, or a reply is not what it should be.
        """
        about, first = self._object(f"{self.base}/{table}/Properties", table)
        bodies, codes = [first], {}
        for name in self._axes(table, bodies):
            codes[name] = self._pages(f"{self.base}/{table}/{name}Codes", table, bodies)
        rows = self._pages(f"{self.base}/{table}/Observations", table, bodies, tell)
        promised = about.get("ObservationCount")
        if promised is not None and promised != len(rows):
            raise BadReplyError(f"{table}: {len(rows)} of {promised} observations came", bodies[-1])
        try:
            cells = _cells(rows, codes)
        except (InputError, KeyError, AttributeError, TypeError) as error:
            raise BadReplyError(f"{table}: {error}", bodies[-1]) from error
        return Reply(
            table=table,
            office=OFFICE,
            request=f"{self.base}/{table}/Observations",
            parts=tuple(bodies),
            cells=cells,
            updated=_stamp(about.get("Modified")),
            fetched=pd.Timestamp.now("UTC").tz_localize(None),
        )

    def _axes(self, table: str, bodies: list[bytes]) -> list[str]:
        """The dimensions of a table, and its measures, which have codes too."""
        rows = self._pages(f"{self.base}/{table}/Dimensions", table, bodies)
        return [MEASURE, *(row["Identifier"] for row in rows)]

    def _object(self, url: str, table: str) -> tuple[dict[str, Any], bytes]:
        """The object behind an address, and its bytes."""
        answer = self.client.get(url)
        if answer.status == 404:
            raise unknown("table", table, TABLES, f"{OFFICE} has no {urlsplit(url).path}")
        return _json(answer.body, answer.status, url), answer.body

    def _pages(
        self, url: str, table: str, bodies: list[bytes], tell: Callable[[str], object] = str
    ) -> list[dict[str, Any]]:
        """The rows behind an address, page by page; the bytes of every page go to `bodies`."""
        rows: list[dict[str, Any]] = []
        for _ in range(PAGES):
            content, body = self._object(url, table)
            bodies.append(body)
            if not isinstance(content.get("value"), list):
                raise BadReplyError(f"{url}: holds no rows", body)
            rows += content["value"]
            tell(f"{table}: {len(rows):,} rows")
            url = self._next(content.get("@odata.nextLink"), url)
            if not url:
                return rows
        raise RunError(f"{table}: more than {PAGES} pages: the links have no end")

    def _next(self, link: str | None, url: str) -> str:
        """The address of the next page; one at another host is not followed."""
        if not link:
            return ""
        if urlsplit(link).netloc != urlsplit(self.base).netloc:
            raise RunError(f"{url}: the next page lies at another host, {urlsplit(link).netloc}")
        return link


def _json(body: bytes, status: int, url: str) -> dict[str, Any]:
    try:
        content = json.loads(compression.plain(body))
    except (ValueError, InputError, RecursionError) as error:
        raise BadReplyError(f"{url}: no JSON but something else: maintenance? ({error})", body) from error
    if status >= 400 or not isinstance(content, dict):
        raise BadReplyError(f"{url}: status {status}: {str(content)[:200]}", body)
    return content


def _cells(rows: list[dict[str, Any]], codes: dict[str, list[dict[str, Any]]]) -> pd.DataFrame:
    """Observations as a tidy table: codes without blanks, periods as Eurostat writes them.

    Raises
    ------
    InputError
        For a code that the office's own list of its dimension does not have.
    """
    raw = pd.DataFrame(rows)
    if raw.empty:
        raise InputError("the reply has no observations")
    named = {name: {row["Identifier"].strip(): row.get("Status") for row in each} for name, each in codes.items()}
    words = {name: raw[name].str.strip() for name in codes}
    for name, column in words.items():
        strange = sorted(set(column) - named[name].keys())
        if strange:
            raise InputError(f"{name}: {strange[0]!r} is not among the office's codes")
    periods = words.pop(TIMES)
    own = raw["ValueAttribute"].fillna("None").astype(str).replace("None", "")
    early = {code: PROVISIONAL if status == "Voorlopig" else "" for code, status in named[TIMES].items()}
    flag = pd.Categorical((own + " " + periods.map(early)).str.strip())
    time = pd.Categorical(periods.map({code: _period(code) for code in periods.unique()}))
    value = pd.to_numeric(raw["Value"], errors="raise").to_numpy(float)
    columns = {name: pd.Categorical(column) for name, column in words.items()}
    return check_unique(tidy(columns, time, value, flag))


def _period(code: str) -> str:
    """A period as Eurostat writes it.

    >>> _period("2026KW03")
    '2026-Q3'
    """
    found = PERIODS.fullmatch(code)
    if found is None:
        raise InputError(f"Perioden: {code!r} is no year, half-year, quarter or month")
    year, part = found.groups()
    if part == "JJ00":
        return year
    kind, number = part[:2], part[2:]
    return f"{year}-{number}" if kind == "MM" else f"{year}-{'Q' if kind == 'KW' else 'S'}{int(number)}"


def _stamp(modified: object) -> pd.Timestamp | None:
    try:
        found = pd.Timestamp(modified) if isinstance(modified, str) else None
    except ValueError:
        return None
    return found.tz_convert(None) if found is not None and found.tzinfo else found
