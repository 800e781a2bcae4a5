"""Classify Eurostat responses: data, queued, or an error."""

import json
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.errors import InputError, RunError
from helpers.offices.client import Answer
from helpers.offices.formats import compression

READY, WAITING = "AVAILABLE", ("SUBMITTED", "PROCESSING")
SMALL = 1 << 16  # bytes; a longer reply is never a notice, so it is not decompressed to look for one


@dataclass(frozen=True)
class Queued:
    """A request that the office processes later; `status` is the office's word."""

    key: str
    status: str


class TooBigError(RunError):
    """The request covers more cells than the office sends at once."""


class NoRowsError(RunError):
    """No data match the request."""


class NotYetError(RunError):
    """The reply to a queued request is not ready yet."""


class BadReplyError(RunError):
    """An invalid reply; it is quarantined and never enters the store."""

    def __init__(self, message: str, body: bytes) -> None:
        super().__init__(message)
        self.body = body


# Patterns in the text of an error and what they mean; the first match counts.
ERRORS: tuple[tuple[str, type[RunError | InputError]], ...] = (
    (r"EXTRACTION_TOO_BIG", TooBigError),
    (r"DATA_NOT_YET_AVAILABLE|UNKNOWN_REQUEST", NotYetError),
    (r"NO_RESULTS", NoRowsError),
    (r"ERR_NOT_FOUND_4|INVALID_QUERY_DIMENSION", InputError),
)


def classify(answer: Answer) -> bytes | Queued:
    """The bytes of a data reply as transferred, or the queued request.

    Raises
    ------
    TooBigError, NoRowsError, NotYetError
        For what the office says about the request.
    InputError
        For a table, dimension or code that the office does not have, in its own words.
    BadReplyError
        For a web page in place of data, and for anything unknown.
    """
    body = _beginning(answer)
    start = body[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start[:1] == b"<":
        return _xml(answer, body)
    if start[:1] == b"{" and (b'"error"' in start or b'"warning"' in start):
        return _notice(answer, body)
    if answer.status >= 400:
        raise BadReplyError(f"{_address(answer)}: status {answer.status} without a reason", answer.body)
    return answer.body


def _beginning(answer: Answer) -> bytes:
    """The body without compression; of a large one, which can only be data, the first line."""
    try:
        if answer.status >= 400 or len(answer.body) < SMALL:
            return compression.plain(answer.body)
        return compression.first_line(answer.body).encode()
    except InputError as error:
        raise BadReplyError(f"{_address(answer)}: {error}", answer.body) from error


def _xml(answer: Answer, body: bytes) -> bytes | Queued:
    """The queued request or the error in an XML reply; the bytes of a structure as transferred."""
    if re.match(rb"\s*<(!doctype\s+html|html)", body.lstrip(b"\xef\xbb\xbf"), re.IGNORECASE):
        raise BadReplyError(f"{_address(answer)}: a web page instead of data: maintenance?", answer.body)
    if answer.status < 400 and len(answer.body) >= SMALL:
        return answer.body
    try:
        root = safe_xml.parse(body, _address(answer))
    except InputError as error:
        raise BadReplyError(str(error), answer.body) from error
    fault, code = _text(root, "faultstring"), _text(root, "faultcode")
    if fault or code:
        raise _error(answer, fault or f"fault {code}")
    key, status = _text(root, "key") or _text(root, "id"), _text(root, "status")
    if key and status:
        return Queued(key, status)
    if answer.status >= 400:
        raise _error(answer, " ".join("".join(root.itertext()).split()))
    return answer.body


def _notice(answer: Answer, body: bytes) -> Queued:
    """The queued request that a JSON reply announces; an error otherwise."""
    label = _label(answer, body)
    if "ASYNCHRONOUS_RESPONSE" not in label:
        raise _error(answer, label)
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=status/)[\w-]+", label)
    if found is None:
        raise TooBigError(f"{_address(answer)}: queued without a key: {label[:200]}")
    return Queued(found[0], WAITING[0])


def _label(answer: Answer, body: bytes) -> str:
    """The text of an error or a warning in JSON."""
    try:
        content = json.loads(body)
        notice = content.get("error") or content.get("warning")
        notice = notice[0] if isinstance(notice, list) else notice
        return str(notice["label"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise BadReplyError(f"{_address(answer)}: an error in an unknown format", answer.body) from None


def _error(answer: Answer, text: str) -> RunError | InputError:
    """The exception for the text of an error."""
    message = f"{_address(answer)}: {text[:300]}"
    for pattern, kind in ERRORS:
        if re.search(pattern, text):
            return kind(message)
    if answer.status == 413:
        return TooBigError(message)
    return BadReplyError(f"{_address(answer)}: status {answer.status}: {text[:300]}", answer.body)


def _text(root: Element, name: str) -> str:
    """The text of the first element with this name, empty where there is none."""
    return next((each.text for each in root.iter() if safe_xml.local(each) == name and each.text), "")


def _address(answer: Answer) -> str:
    return answer.url.partition("?")[0]
