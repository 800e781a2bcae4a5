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
class Reply:
    """A response."""

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
    waiting: dict[str, tuple[Reply, list[str]]] = field(default_factory=dict)
    port: int = 0

    @property
    def eurostat_url(self) -> str:
        """The value for AMV_EUROSTAT_URL."""
        return f"http://127.0.0.1:{self.port}{EUROSTAT}"

    @property
    def cbs_url(self) -> str:
        """The value for AMV_CBS_URL."""
        return f"http://127.0.0.1:{self.port}{CBS}"

    def reply(self, target: str) -> Reply | str:
        """The reply to an address, or the name of a fault of the connection."""
        self.requested.append(target)
        parts = urlsplit(target)
        path, query = unquote(parts.path), parse_qs(parts.query)
        if self.script and ("/data/" in path or "/Observations" in path):
            word = self.script.popleft()
            if word != "well":
                return scripted(word)
        if path.startswith(EUROSTAT):
            return eurostat.reply(self, path.removeprefix(EUROSTAT).strip("/"), query)
        if path.startswith(CBS):
            return cbs.reply(self, path.removeprefix(CBS).strip("/"), query)
        return Reply(b"not found", 404, "text/plain")


def scripted(word: str) -> Reply | str:
    """The reply for a fault, by its name."""
    soap = {
        "too big": (413, faults.fault(413, faults.too_big(20_000_000, 5_000_000))),
        "no rows": (404, faults.fault(100, "NO_RESULTS: no results found")),
        "packed error": (400, faults.fault(150, "INVALID_QUERY_DIMENSION_VALUE: code X is unknown")),
        "strange": (400, "<strange/>"),
    }
    if word in soap:
        status, text = soap[word]
        body = text.encode()
        return Reply(gzip.compress(body) if word == "packed error" else body, status)
    if word == "sorry":
        return Reply(faults.PAGE.encode(), 200, "text/html")
    if word == "busy":
        return Reply(b"busy", 503, "text/plain")
    if word == "garbage":
        return Reply(b"freq,geo\\TIME_PERIOD\t2020 \r\nA,NL\tfive \r\n", 200, "text/plain")
    if word == "cut gzip":
        return Reply(gzip.compress(b"freq,geo\\TIME_PERIOD\t2020 \r\nA,NL\t5 \r\n" * 50)[:-20], 200, "application/gzip")
    return word  # "cut" and "reset" are faults of the connection


class Handler(BaseHTTPRequestHandler):
    """The HTTP interface of the offices."""

    protocol_version = "HTTP/1.1"
    offices: Offices

    def do_GET(self) -> None:
        """Send the reply, or break the connection."""
        reply = self.offices.reply(self.path)
        if isinstance(reply, str):
            self._break(reply)
            return
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and not reply.packed and reply.status == 200
        body = gzip.compress(reply.body, 1) if packed else reply.body
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (reply.headers | ({"Content-Encoding": "gzip"} if packed else {})).items():
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
