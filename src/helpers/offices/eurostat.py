"""Eurostat: read the structure, request the data, split what is too large, wait for what is queued."""

import os
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TypeVar
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import safe_xml
from helpers.errors import InputError, RunError, known, one_line, unknown
from helpers.offices import comparison, responses, selections, structures, validation
from helpers.offices.client import Client
from helpers.offices.formats import compression, jsonstat, sdmxcsv, tsv, vocabulary
from helpers.offices.formats.cells import joined
from helpers.offices.requests import Request, Structure, build_request
from helpers.offices.responses import InvalidResponseError, LaterError, NoRowsError, Queued, TooBigError
from helpers.offices.vintages import FetchedTable

OFFICE = "Eurostat"
VARIABLE = "AMV_EUROSTAT_URL"
BASE = "https://ec.europa.eu/eurostat/api/dissemination"
TABLES = {
    "migr_asyunaa": "Unaccompanied minors among asylum applicants, yearly",
    "migr_asyumactm": "Unaccompanied minors among asylum applicants, monthly",
    "migr_asyappctza": "Asylum applicants, yearly",
    "migr_asyappctzm": "Asylum applicants, monthly",
    "migr_asydcfsta": "First-instance decisions, yearly",
    "migr_asydcfstq": "First-instance decisions, quarterly",
    "migr_asyumdcfq": "First-instance decisions on unaccompanied minors, quarterly",
}
PATIENCE, FIRST_WAIT, LONGEST_WAIT = 1800.0, 1.0, 30.0  # seconds in the queue

Report = Callable[[str], object]
Result = TypeVar("Result")


class Eurostat:
    """Eurostat's dissemination API at an address, by default the one in `AMV_EUROSTAT_URL`, else Eurostat's own."""

    def __init__(self, client: Client, base: str | None = None, patience: float = PATIENCE) -> None:
        self.client = client
        self.base = (base or os.environ.get(VARIABLE) or BASE).rstrip("/")
        self.patience = patience

    def structure(self, table: str) -> Structure:
        """The dimensions of a table in their order, with the codes and the periods that it has.

        Raises
        ------
        InputError
            For a table that Eurostat does not have, with the nearest ones of `TABLES`.
        RunError
            For a structure without dimensions, or a dimension without codes.
        """
        try:
            shape = self._xml(f"sdmx/2.1/datastructure/ESTAT/{table.upper()}")
        except InputError as error:
            raise InputError(f"{unknown('table', table, TABLES)}; the office reports: {error}") from error
        content = self._xml(f"sdmx/2.1/contentconstraint/ESTAT/{table.upper()}")
        return structures.parse(table, shape, content)

    def fetch(
        self, table: str, geo: list[str] | None = None, since: str | None = None, report: Report = str
    ) -> FetchedTable:
        """A whole table, or some of its countries, or its periods from `since` on, as a fetched table to keep.

        `report` is called with a line for each step.

        Raises
        ------
        InputError
            For an unknown table or country.
        RunError
            Where the office does not deliver the table; `InvalidResponseError` for an invalid response.
        """
        comparison.check_since(since)
        structure = self.structure(table)
        for code in geo or []:
            known("geo", code, structure.codes["geo"], table)
        try:
            selections.check_codes(vocabulary.current_codes(structure.codes), table)
        except InputError as error:
            raise RunError(str(error)) from error
        request = build_request(structure, geo, since)
        pairs = list(self._bodies(request, report))
        bodies, parts = [body for body, _ in pairs], [self._parsed(body, part) for body, part in pairs]
        cells = joined(parts)
        whole = geo is None and since is None and not cells.empty
        if whole:
            _checked(bodies[-1], table, lambda: comparison.check_complete(cells, structure))
        for line in comparison.flags_to_report(cells) if len(cells) else []:
            report(f"{table}: {line}")
        stated = [stamp for stamp in map(_stamp, bodies) if stamp is not None]
        updated = max(stated) if stated else structure.updated
        return FetchedTable(
            table=table,
            office=OFFICE,
            request=f"{self.base}/{request.path()}?" + "&".join(f"{k}={v}" for k, v in request.query().items()),
            bodies=tuple(bodies),
            cells=validation.check_not_empty(cells, table),
            updated=self._last_update(table) if updated is None else updated,
            fetched=pd.Timestamp.now("UTC").tz_localize(None),
            scope=({"geo": geo} if geo else {}) | ({"since": since} if since else {}),
        )

    def _bodies(self, request: Request, report: Report) -> Iterator[tuple[bytes, Request]]:
        """The response to a request, or those to its halves where it is too large, each with its request."""
        table = request.structure.table
        try:
            body = self._body(request, report)
        except TooBigError:
            report(f"{table}: request too large, splitting it in two")
            for half in request.halves():
                yield from self._bodies(half, report)
        except NoRowsError:
            return
        else:
            report(f"{table}: {len(body):,} bytes")
            yield body, request

    def _body(self, request: Request, report: Report) -> bytes:
        """The response to a request; waits where the office queues it."""
        found = self._patiently(request, report)
        return self._dequeued(found, request.structure.table, report) if isinstance(found, Queued) else found

    def _patiently(self, request: Request, report: Report) -> bytes | Queued:
        """The response to a request; sent again at growing intervals while the office asks to try later."""
        end, wait = time.monotonic() + self.patience, FIRST_WAIT
        while True:
            try:
                return self._get(request.path(), **request.query())
            except LaterError as error:
                if time.monotonic() + wait > end:
                    raise RunError(f"{error}; still so after {self.patience:g} s") from error
            report(f"{request.structure.table}: the office asks to try later, next try in {wait:.0f} s")
            time.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    def _dequeued(self, queued: Queued, table: str, report: Report) -> bytes:
        """The response to a queued request, polled at growing intervals."""
        end, wait, status = time.monotonic() + self.patience, FIRST_WAIT, queued.status
        while status != responses.READY:
            if status not in responses.WAITING:
                raise RunError(f"{table}: the office reports status {status} for queued request {queued.key}")
            if time.monotonic() + wait > end:
                raise RunError(f"{table}: still {status} after {self.patience:g} s in the queue")
            report(f"{table}: {status.lower()}, next check in {wait:.0f} s")
            time.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
            status = self._status(queued)
        body = self._get(f"1.0/async/data/{queued.key}")
        if isinstance(body, Queued):
            raise RunError(f"{table}: the office re-queued a request it had reported as ready")
        return body

    def _status(self, queued: Queued) -> str:
        try:
            found = self._get(f"1.0/async/status/{queued.key}")
        except responses.NotYetError as error:
            return "UNKNOWN_REQUEST" if "UNKNOWN_REQUEST" in str(error) else responses.WAITING[1]
        if not isinstance(found, Queued):
            raise RunError(f"queued request {queued.key}: the office's response has no status")
        return found.status

    def _parsed(self, body: bytes, request: Request) -> pd.DataFrame:
        """The cells of a response, compared with its request."""
        table = request.structure.table

        def parse() -> pd.DataFrame:
            parser = _parser(body)
            comparison.check_table(None if parser is tsv else parser.table(body), table)
            cells = comparison.check_reply(parsed(body), request)
            return validation.check_counts(validation.check_persons(cells, table), table)

        return _checked(body, table, parse)

    def _last_update(self, table: str) -> pd.Timestamp | None:
        """The day of a table's last update in the office's table of contents, if it can be read."""
        try:
            body = self._get("catalogue/toc/txt", lang="en")
            return None if isinstance(body, Queued) else _listed(compression.plain(body), table)
        except (RunError, InputError):
            return None

    def _xml(self, path: str) -> Element:
        found = self._get(path)
        if isinstance(found, Queued):
            raise RunError(f"{path}: the office queued a request for a structure")
        try:
            return safe_xml.parse(compression.plain(found), path)
        except InputError as error:
            raise InvalidResponseError(str(error), found) from error

    def _get(self, path: str, **query: str) -> bytes | Queued:
        return responses.classify(self.client.get(f"{self.base}/{path}", **query))


def _checked(body: bytes, table: str, check: Callable[[], Result]) -> Result:
    """The result of a check of a response; what it finds wrong is an InvalidResponseError."""
    try:
        return check()
    except InputError as error:
        raise InvalidResponseError(f"{table}: {one_line(error)}", body) from error


def parsed(body: bytes) -> pd.DataFrame:
    """The tidy table of a response, under current names; InputError where it is invalid."""
    return vocabulary.with_current_names(_parser(body).parse(body))


def _parser(body: bytes) -> ModuleType:
    """The parser of a response, chosen by its first line."""
    start = compression.first_line(body)
    if start.lstrip().startswith("{"):
        return jsonstat
    return tsv if "\\TIME_PERIOD\t" in start or "\\time\t" in start else sdmxcsv


def _stamp(body: bytes) -> pd.Timestamp | None:
    """The office's stamp in a response; TSV has none."""
    parser = _parser(body)
    return None if parser is tsv else parser.updated(body)


def _listed(contents: bytes, table: str) -> pd.Timestamp | None:
    """The day of a table's last update in the table of contents; none where it is not listed."""
    rows = [line.split("\t") for line in contents.decode("utf-8", "replace").splitlines()]
    days = [row[3].strip(' "') for row in rows if len(row) > 3 and row[1].strip(' "').casefold() == table]
    found = pd.to_datetime(pd.Series(days, dtype="string"), format="%d.%m.%Y", errors="coerce").dropna()
    return None if found.empty else found.iloc[0]
