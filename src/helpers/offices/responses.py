"""Classify Eurostat responses: data, queued, or an error."""

import json
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.errors import InputError, RunError, one_line
from helpers.offices.client import Response
from helpers.offices.formats import compression

READY, WAITING = "AVAILABLE", ("SUBMITTED", "PROCESSING")
SMALL = 1 << 16  # bytes; a longer response is never a notice, so it is not decompressed to look for one


@dataclass(frozen=True)
class Queued:
    """A request that the office processes later; `status` is as the office reports it."""

    key: str
    status: str


class TooBigError(RunError):
    """The request covers more cells than the office sends at once."""


class NoRowsError(RunError):
    """No data match the request."""


class LaterError(RunError):
    """The office prepares the response without a place in the queue: the same request is to be sent again."""


class NotYetError(RunError):
    """The response to a queued request is not ready yet."""


class InvalidResponseError(RunError):
    """An invalid response; it is quarantined and never enters the store."""

    def __init__(self, message: str, body: bytes) -> None:
        super().__init__(message)
        self.body = body


# Patterns in the text of an error and what they mean; the first match counts.
ERRORS: tuple[tuple[str, type[RunError | InputError]], ...] = (
    (r"EXTRACTION_TOO_BIG", TooBigError),
    (r"ASYNCHRONOUS_RESPONSE|treated asynchronously", LaterError),
    (r"DATA_NOT_YET_AVAILABLE|UNKNOWN_REQUEST", NotYetError),
    (r"NO_RESULTS", NoRowsError),
    (r"ERR_NOT_FOUND_4|INVALID_QUERY_DIMENSION", InputError),
)


def classify(response: Response) -> bytes | Queued:
    """The bytes of a data response as transferred, or the queued request.

    Raises
    ------
    TooBigError, LaterError, NoRowsError, NotYetError
        For an error of this kind that the office reports.
    InputError
        For a table, dimension or code that the office does not have, with the office's message.
    InvalidResponseError
        For a web page in place of data, and for anything unknown.
    """
    body = _beginning(response)
    start = body[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start[:1] == b"<":
        return _xml(response, body)
    if start[:1] == b"{" and (b'"error"' in start or b'"warning"' in start):
        return _notice(response, body)
    if response.status >= 400:
        raise InvalidResponseError(
            f"{_address(response)}: status {response.status} without an error message", response.body
        )
    return response.body


def _beginning(response: Response) -> bytes:
    """The body without compression; of a large one, which can only be data, the first line."""
    try:
        if response.status >= 400 or len(response.body) < SMALL:
            return compression.plain(response.body)
        return compression.first_line(response.body).encode()
    except InputError as error:
        raise InvalidResponseError(f"{_address(response)}: {error}", response.body) from error


def _xml(response: Response, body: bytes) -> bytes | Queued:
    """The queued request or the error in an XML response; the bytes of a structure as transferred."""
    if re.match(rb"\s*<(!doctype\s+html|html)", body.lstrip(b"\xef\xbb\xbf"), re.IGNORECASE):
        raise InvalidResponseError(
            f"{_address(response)}: a web page instead of data (is the service under maintenance?)", response.body
        )
    if response.status < 400 and len(response.body) >= SMALL:
        return response.body
    try:
        root = safe_xml.parse(body, _address(response))
    except InputError as error:
        raise InvalidResponseError(str(error), response.body) from error
    fault, code = _text(root, "faultstring"), _text(root, "faultcode")
    if fault or code:
        raise _error(response, fault or f"fault {code}")
    key, status = _text(root, "key") or _text(root, "id"), _text(root, "status")
    if key and status:
        return Queued(key, status)
    if response.status >= 400:
        raise _error(response, " ".join("".join(root.itertext()).split()))
    return response.body


def _notice(response: Response, body: bytes) -> Queued:
    """The queued request that a JSON response announces; an error otherwise."""
    label = _label(response, body)
    if "ASYNCHRONOUS_RESPONSE" not in label and "treated asynchronously" not in label:
        raise _error(response, label)
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=status/)[\w-]+", label)
    if found is None:
        raise LaterError(f"{_address(response)}: queued without a key: {label[:200]}")
    return Queued(found[0], WAITING[0])


def _label(response: Response, body: bytes) -> str:
    """The text of an error or a warning in JSON."""
    try:
        content = json.loads(body)
        notice = content.get("error") or content.get("warning")
        notice = notice[0] if isinstance(notice, list) else notice
        return str(notice["label"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise InvalidResponseError(f"{_address(response)}: an error in an unknown format", response.body) from None


def _error(response: Response, text: str) -> RunError | InputError:
    """The exception for the text of an error."""
    said = one_line(text)
    message = f"{_address(response)}: {said}"
    for pattern, kind in ERRORS:
        if re.search(pattern, text):
            return kind(message)
    if response.status == 413:
        return TooBigError(message)
    return InvalidResponseError(f"{_address(response)}: status {response.status}: {said}", response.body)


def _text(root: Element, name: str) -> str:
    """The text of the first element with this name, empty where there is none."""
    return next((each.text for each in root.iter() if safe_xml.local_name(each) == name and each.text), "")


def _address(response: Response) -> str:
    return response.url.partition("?")[0]
