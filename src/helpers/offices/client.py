"""HTTP client with retries, an honest User-Agent and a size limit."""

import logging
import time
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpers.errors import RunError
from helpers.offices.formats import compression

if TYPE_CHECKING:
    import httpx2
    import stamina

AGENT = "amv-compendium/0.1 (research compendium; polite client)"
CONNECT, READ = 10.0, 120.0  # seconds; the office prepares a large table before it sends the first byte
LARGEST = 2 << 30  # bytes of one response as transferred
ATTEMPTS, WAIT = 4, 30.0
TRANSIENT = {429, 500, 502, 503, 504}  # statuses for which a retry may succeed

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Response:
    """A response: its address, its status and its bytes as transferred."""

    url: str
    status: int
    body: bytes


class UnreachableError(RunError):
    """No complete response after all attempts."""


class _TransientError(Exception):
    """A status for which a retry may succeed."""


class Client:
    """Sends GET requests only, through the system's proxies and trust store; use it as a context manager."""

    def __init__(self, attempts: int = ATTEMPTS, wait: float = WAIT, largest: int = LARGEST) -> None:
        self.attempts, self.wait, self.largest = attempts, wait, largest
        self._session: httpx2.Client | None = None

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def get(self, url: str, **query: str) -> Response:
        """The response of an address, with any status; a failure of the transport or the server is retried.

        Raises
        ------
        UnreachableError
            If no attempt gave a complete response.
        RunError
            For a response above the size limit.
        """
        import httpx2
        import stamina

        stamina.instrumentation.set_on_retry_hooks([_log_retry])
        failures = (httpx2.TransportError, _TransientError)
        try:
            for attempt in stamina.retry_context(on=failures, attempts=self.attempts, timeout=None, wait_max=self.wait):
                with attempt:
                    return self._once(url, query)
        except failures as error:
            raise _unreachable(url, error) from error
        raise AssertionError("stamina returns a response or raises the last error")

    def _once(self, url: str, query: dict[str, str]) -> Response:
        start = time.perf_counter()
        with self._connected().stream("GET", url, params=query or None) as response:
            body = self._received(response)
        seconds = time.perf_counter() - start
        log.info("%s %s: %s bytes in %.1f s", response.status_code, _without_query(url), len(body), seconds)
        if response.status_code in TRANSIENT:
            raise _TransientError(f"status {response.status_code}")
        return Response(str(response.url), response.status_code, compression.without_transport_layer(body))

    def _received(self, response: "httpx2.Response") -> bytes:
        """All bytes of a response as transferred, counted against the limit and its stated length."""
        import httpx2

        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > self.largest:
                url = _without_query(str(response.url))
                raise RunError(f"{url}: response exceeds {self.largest} bytes: fetch fewer countries or periods")
        length = response.headers.get("content-length")
        if length is not None and length.isdecimal() and int(length) != len(body):
            raise httpx2.RemoteProtocolError(f"received {len(body)} of {length} bytes")
        return bytes(body)

    def _connected(self) -> "httpx2.Client":
        import httpx2

        if self._session is None:
            headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip"}
            timeout = httpx2.Timeout(READ, connect=CONNECT)
            self._session = httpx2.Client(headers=headers, timeout=timeout, follow_redirects=True)
        return self._session


def _log_retry(details: "stamina.instrumentation.RetryDetails") -> None:
    log.info("attempt %s failed (%s), next in %.1f s", details.retry_num, details.caused_by, details.wait_for)


def _unreachable(url: str, error: Exception) -> UnreachableError:
    host = urlsplit(url).netloc
    fallback = "the cited figures and stored vintages can be used without a network"
    return UnreachableError(f"no response from {host} ({error or type(error).__name__}); {fallback}")


def _without_query(url: str) -> str:
    """An address without query string or credentials."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{':' + str(parts.port) if parts.port else ''}{parts.path}"
