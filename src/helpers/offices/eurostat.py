"""Eurostat: structure first, then data, in parts where a whole is too big, out of the queue where it waits."""

import os
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

import pandas as pd

from helpers import safe_xml
from helpers.errors import InputError, RunError, known, unknown
from helpers.offices import responses, validation
from helpers.offices.client import Client
from helpers.offices.formats import compression, jsonstat, sdmxcsv, tsv, vocabulary
from helpers.offices.formats.cells import check_unique
from helpers.offices.requests import Request, Structure, asked
from helpers.offices.responses import BadReplyError, NoRowsError, Queued, TooBigError
from helpers.offices.vintages import Reply

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

Tell = Callable[[str], object]


class Eurostat:
    """The office behind an address, asked through a client."""

    def __init__(self, client: Client | None = None, base: str | None = None, patience: float = PATIENCE) -> None:
        self.client = client or Client()
        self.base = (base or os.environ.get(VARIABLE) or BASE).rstrip("/")
        self.patience = patience

    def structure(self, table: str) -> Structure:
        """The dimensions of a table in their order, and the codes and periods that it has.

        Raises
        ------
        InputError
            For a table that the office does not have, with the nearest ones it is known by here.
        """
        try:
            shape = self._xml(f"sdmx/2.1/datastructure/ESTAT/{table.upper()}")
        except InputError as error:
            raise InputError(f"{unknown('table', table, TABLES)}; the office says: {error}") from error
        names = [each.attrib["id"] for each in _all(shape, "Dimension") if "id" in each.attrib]
        content = self._xml(f"sdmx/2.1/contentconstraint/ESTAT/{table.upper()}")
        codes = {each.attrib["id"]: [v.text or "" for v in _all(each, "Value")] for each in _all(content, "KeyValue")}
        by_folded = {name.casefold(): found for name, found in codes.items()}
        dimensions = {name: by_folded.get(name.casefold(), []) for name in names}
        empty = [name for name, found in dimensions.items() if not found]
        if not dimensions or empty:
            raise RunError(f"{table}: dimension {', '.join(empty) or 'none'} has size 0 in the office's structure")
        return Structure(table, dimensions, sorted(by_folded.get("time_period", [])))

    def fetch(self, table: str, geo: list[str] | None = None, since: str | None = None, tell: Tell = str) -> Reply:
        """One table whole, or some countries of it, or from a period on, as a reply that may be kept.

        Raises
        ------
        InputError
            For an unknown table or country.
        RunError
            Where the office gives no whole table; a reply with faults is a `BadReplyError`.
        """
        shape = self.structure(table)
        for code in geo or []:
            known("geo", code, shape.codes["geo"], table)
        request = asked(shape, geo, since)
        bodies = list(self._parts(request, tell))
        cells = validation.not_empty(joined([self._parsed(table, body) for body in bodies]), table)
        stamps = [stamp for body in bodies if (stamp := _stamp(body)) is not None]
        return Reply(
            table=table,
            office=OFFICE,
            request=f"{self.base}/{request.path()}?" + "&".join(f"{k}={v}" for k, v in request.query().items()),
            parts=tuple(bodies),
            cells=cells,
            updated=max(stamps) if stamps else self._listed(table),
            fetched=pd.Timestamp.now("UTC").tz_localize(None),
            scope={"geo": list(geo)} | ({"since": since} if since else {})
            if geo
            else {"since": since}
            if since
            else {},
        )

    def _parts(self, request: Request, tell: Tell) -> Iterator[bytes]:
        """The replies to a request; to its halves where the office says that it is too big."""
        try:
            body = self._waited(request, tell)
        except TooBigError:
            tell(f"{request.structure.table}: too big at once, asking for halves")
            for half in request.halves():
                yield from self._parts(half, tell)
        except NoRowsError:
            return
        else:
            tell(f"{request.structure.table}: {len(body):,} bytes")
            yield body

    def _waited(self, request: Request, tell: Tell) -> bytes:
        """The reply, out of the queue where it was put there."""
        found = responses.told(self.client.get(f"{self.base}/{request.path()}", **request.query()))
        return self._polled(found, request, tell) if isinstance(found, Queued) else found

    def _polled(self, queued: Queued, request: Request, tell: Tell) -> bytes:
        end, wait, status = time.monotonic() + self.patience, FIRST_WAIT, queued.status
        while status != responses.READY:
            if status not in responses.WAITING:
                raise RunError(f"{request.structure.table}: the office's queue says {status} of request {queued.key}")
            if time.monotonic() + wait > end:
                raise RunError(f"{request.structure.table}: still {status} after {self.patience:.0f} s in the queue")
            tell(f"{request.structure.table}: {status.lower()}, asking again in {wait:.0f} s")
            time.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
            status = self._status(queued)
        body = responses.told(self.client.get(f"{self.base}/1.0/async/data/{queued.key}"))
        if isinstance(body, Queued):
            raise RunError(f"{request.structure.table}: queued again when it was ready")
        return body

    def _status(self, queued: Queued) -> str:
        try:
            found = responses.told(self.client.get(f"{self.base}/1.0/async/status/{queued.key}"))
        except responses.NotYetError as error:
            return "UNKNOWN_REQUEST" if "UNKNOWN_REQUEST" in str(error) else responses.WAITING[1]
        if not isinstance(found, Queued):
            raise RunError(f"request {queued.key}: the queue's answer has no status")
        return found.status

    def _parsed(self, table: str, body: bytes) -> pd.DataFrame:
        try:
            return validation.persons(vocabulary.modern(_form(body).parse(body)), table)
        except InputError as error:
            raise BadReplyError(f"{table}: {error}", body) from error

    def _xml(self, path: str) -> Element:
        found = responses.told(self.client.get(f"{self.base}/{path}"))
        if isinstance(found, Queued):
            raise RunError(f"{path}: queued, which a structure never is")
        return safe_xml.parse(compression.plain(found), path)

    def _listed(self, table: str) -> pd.Timestamp | None:
        """The day of the last update by the office's list of tables, where it has one."""
        try:
            body = responses.told(self.client.get(f"{self.base}/catalogue/toc/txt", lang="en"))
            rows = [line.split("\t") for line in compression.plain(body).decode("utf-8").splitlines()]
            cells = next(row for row in rows if len(row) > 3 and row[1].strip(' "').casefold() == table)
            return pd.to_datetime(cells[3].strip(' "'), format="%d.%m.%Y")
        except (RunError, InputError, StopIteration, ValueError, AttributeError):
            return None


def joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The parts of one table under one another, their categories made one."""
    if not parts:
        return pd.DataFrame({"geo": pd.Categorical([])})
    if len(parts) == 1:
        return parts[0]
    if any(list(part) != list(parts[0]) for part in parts):
        raise InputError("the parts of the table have different dimensions")
    columns: dict[str, Any] = {}
    for name in parts[0]:
        pieces = [part[name] for part in parts]
        words = isinstance(pieces[0].dtype, pd.CategoricalDtype)
        columns[name] = (
            pd.api.types.union_categoricals(pieces, sort_categories=True) if words else pd.concat(pieces).to_numpy()
        )
    return check_unique(pd.DataFrame(columns))


def _form(body: bytes) -> ModuleType:
    """The parser of a reply, told by how it begins."""
    start = compression.first_line(body)
    if start.lstrip().startswith("{"):
        return jsonstat
    return tsv if "\\TIME_PERIOD\t" in start else sdmxcsv


def _stamp(body: bytes) -> pd.Timestamp | None:
    form = _form(body)
    return None if form is tsv else form.updated(body)


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if safe_xml.local(each) == name)
