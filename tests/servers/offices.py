"""Both services behind one local port, and the faults that a test scripts."""

import gzip
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers import cbs, eurostat, faults
from tests.servers.tables import Table

EUROSTAT, CBS = "/eurostat/api/dissemination", "/odata/v1/CBS"


@dataclass
class Response:
    """An HTTP response: body, status, type and headers."""

    body: bytes
    status: int = 200
    kind: str = "application/xml"
    packed: bool = False  # the file itself is compressed, not only its transfer
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Offices:
    """The tables, the limits and the scripted faults; `requested` lists every address that was requested."""

    tables: dict[str, Table]
    cbs_tables: dict[str, cbs.Table] = field(default_factory=dict)
    at_once: int = 500_000  # cells; larger requests are queued
    at_most: int = 5_000_000  # cells; larger requests are refused
    polls: list[str] = field(default_factory=lambda: ["SUBMITTED", "PROCESSING", "AVAILABLE"])
    script: deque[str] = field(default_factory=deque)  # faults of the next data requests, one for each; "well" is none
    contents: str | None = None  # the table of contents, if not the true one
    structures: str | None = None  # every structure, if not the true ones
    requested: list[str] = field(default_factory=list)
    waiting: dict[str, tuple[Response, list[str]]] = field(default_factory=dict)
    port: int = 0

    @property
    def eurostat_url(self) -> str:
        """The value for AMV_EUROSTAT_URL."""
        return f"http://127.0.0.1:{self.port}{EUROSTAT}"

    @property
    def cbs_url(self) -> str:
        """The value for AMV_CBS_URL."""
        return f"http://127.0.0.1:{self.port}{CBS}"

    def response(self, target: str) -> Response | str:
        """The response to an address, or the name of a fault of the connection."""
        self.requested.append(target)
        parts = urlsplit(target)
        path, query = unquote(parts.path), parse_qs(parts.query)
        if self.script and ("/data/" in path or "/Observations" in path):
            word = self.script.popleft()
            if word != "well":
                return scripted(word)
        if path.startswith(EUROSTAT):
            return eurostat.response(self, path.removeprefix(EUROSTAT).strip("/"), query)
        if path.startswith(CBS):
            return cbs.response(self, path.removeprefix(CBS).strip("/"), query)
        return Response(b"not found", 404, "text/plain")


def scripted(word: str) -> Response | str:
    """The response for a fault, by its name."""
    soap = {
        "too big": (413, faults.fault(413, faults.too_big(20_000_000, 5_000_000))),
        "no rows": (404, faults.fault(100, "NO_RESULTS: no results found")),
        "packed error": (400, faults.fault(150, "INVALID_QUERY_DIMENSION_VALUE: code X is unknown")),
        "strange": (400, "<strange/>"),
    }
    if word in soap:
        status, text = soap[word]
        body = text.encode()
        return Response(gzip.compress(body) if word == "packed error" else body, status)
    if word == "sorry":
        return Response(faults.PAGE.encode(), 200, "text/html")
    if word == "busy":
        return Response(b"busy", 503, "text/plain")
    if word == "garbage":
        return Response(b"freq,geo\\TIME_PERIOD\t2020 \r\nA,NL\tfive \r\n", 200, "text/plain")
    if word == "cut gzip":
        return Response(
            gzip.compress(b"freq,geo\\TIME_PERIOD\t2020 \r\nA,NL\t5 \r\n" * 50)[:-20], 200, "application/gzip"
        )
    return word  # "cut" and "reset" are faults of the connection


class Handler(BaseHTTPRequestHandler):
    """The HTTP interface of the offices."""

    protocol_version = "HTTP/1.1"
    offices: Offices

    def do_GET(self) -> None:
        """Send the response, or break the connection."""
        response = self.offices.response(self.path)
        if isinstance(response, str):
            self._break(response)
            return
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and not response.packed and response.status == 200
        body = gzip.compress(response.body, 1) if packed else response.body
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (response.headers | ({"Content-Encoding": "gzip"} if packed else {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _break(self, word: str) -> None:
        if word == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"x" * 100)
            self.wfile.flush()
        self.close_connection = True
        self.connection.close()

    def log_message(self, *words: object) -> None:
        """Log nothing."""


@contextmanager
def serve(offices: Offices, port: int = 0) -> Iterator[Offices]:
    """Serve the offices on a local port while the block runs."""
    handler = type("Bound", (Handler,), {"offices": offices})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    offices.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield offices
    finally:
        server.shutdown()
        server.server_close()
