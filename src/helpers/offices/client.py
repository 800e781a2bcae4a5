"""One HTTP client for all offices: patient, honest about itself, and with a ceiling."""

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from helpers.errors import RunError
from helpers.offices.formats import compression

if TYPE_CHECKING:
    import httpx2
    import stamina

AGENT = "amv-compendium/0.1 (research compendium; polite client)"
CONNECT, READ = 10.0, 120.0  # seconds; a large table takes the office a while to begin
LARGEST = 2 << 30  # bytes of one reply as it comes over the wire
ATTEMPTS, WAIT = 4, 30.0
AGAIN = {429, 500, 502, 503, 504}  # the server's own trouble: worth another try

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """What came back: the bytes as they came over the wire, and what was said of them."""

    url: str
    status: int
    kind: str  # the media type
    body: bytes


class UnreachableError(RunError):
    """No answer after all attempts."""


class _AgainError(Exception):
    """An answer that another try may better."""


class Client:
    """Asks with GET alone. It takes the system's proxies and trust store, and logs addresses without queries."""

    def __init__(self, attempts: int = ATTEMPTS, wait: float = WAIT, largest: int = LARGEST) -> None:
        self.attempts, self.wait, self.largest = attempts, wait, largest
        self._session: httpx2.Client | None = None

    def get(self, url: str, **query: Any) -> Answer:
        """The answer of an address, whatever its status; another try where the transport or the server failed.

        Raises
        ------
        UnreachableError
            Where no try brought a whole answer.
        RunError
            For an answer above the ceiling.
        """
        import httpx2
        import stamina

        stamina.instrumentation.set_on_retry_hooks([_log_retry])
        failed = (httpx2.TransportError, _AgainError)
        try:
            for attempt in stamina.retry_context(on=failed, attempts=self.attempts, timeout=None, wait_max=self.wait):
                with attempt:
                    return self._once(url, query)
        except failed as error:
            raise _unreachable(url, error) from error
        raise AssertionError("stamina gives an answer or an error")

    def close(self) -> None:
        """End all connections."""
        if self._session is not None:
            self._session.close()

    def _once(self, url: str, query: dict[str, Any]) -> Answer:
        import httpx2

        start = time.perf_counter()
        with self._connected().stream("GET", url, params=query or None) as response:
            body = bytearray()
            for chunk in response.iter_raw():
                body += chunk
                if len(body) > self.largest:
                    raise RunError(f"{_bare(url)}: answers with more than {self.largest} bytes: ask for a part")
        log.info("%s %s: %s bytes in %.1f s", response.status_code, _bare(url), len(body), time.perf_counter() - start)
        promised = response.headers.get("content-length")
        if promised is not None and promised.isdecimal() and int(promised) != len(body):
            raise httpx2.RemoteProtocolError(f"{len(body)} of {promised} bytes came")
        if response.status_code in AGAIN:
            raise _AgainError(f"status {response.status_code}")
        kind = response.headers.get("content-type", "")
        return Answer(str(response.url), response.status_code, kind, compression.unwrapped(bytes(body)))

    def _connected(self) -> "httpx2.Client":
        import httpx2

        if self._session is None:
            headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip"}
            timeout = httpx2.Timeout(READ, connect=CONNECT)
            self._session = httpx2.Client(headers=headers, timeout=timeout, follow_redirects=True)
        return self._session


def _log_retry(details: "stamina.instrumentation.RetryDetails") -> None:
    log.info("try %s failed (%s), another in %.1f s", details.retry_num, details.caused_by, details.wait_for)


def _unreachable(url: str, error: Exception) -> UnreachableError:
    host = urlsplit(url).netloc
    still = "the cited figures and the vintages that are kept work without a network"
    return UnreachableError(f"no answer from {host} ({error or type(error).__name__}); {still}")


def _bare(url: str) -> str:
    """An address without its query and without names or words that open a door."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{':' + str(parts.port) if parts.port else ''}{parts.path}"
