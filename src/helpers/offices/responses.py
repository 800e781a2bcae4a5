"""Every shape that Eurostat answers in, told for what it is: data, a place in the queue, or an error."""

import json
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from helpers import safe_xml
from helpers.errors import InputError, RunError
from helpers.offices.client import Answer
from helpers.offices.formats import compression

READY, WAITING = "AVAILABLE", ("SUBMITTED", "PROCESSING")


@dataclass(frozen=True)
class Queued:
    """A request that the office works on; `status` is its word for how far."""

    key: str
    status: str


class TooBigError(RunError):
    """More cells than the office gives at once: ask for parts."""


class NoRowsError(RunError):
    """Nothing fits what was asked."""


class NotYetError(RunError):
    """The queued reply is not there yet."""


class BadReplyError(RunError):
    """A reply that is not what it should be; kept aside, never in the store."""

    def __init__(self, message: str, body: bytes) -> None:
        super().__init__(message)
        self.body = body


# What stands in the text of an error, and what it means; the first that fits counts.
MEANINGS = (
    (r"EXTRACTION_TOO_BIG", TooBigError),
    (r"DATA_NOT_YET_AVAILABLE|UNKNOWN_REQUEST", NotYetError),
    (r"NO_RESULTS", NoRowsError),
    (r"ERR_NOT_FOUND_4|INVALID_QUERY_DIMENSION", InputError),
)


def told(answer: Answer) -> bytes | Queued:
    """The bytes of a data reply as they came, or the place in the queue.

    Raises
    ------
    TooBigError, NoRowsError, NotYetError
        For what the office says of the request.
    InputError
        For a table, dimension or code that it does not know, in its own words.
    BadReplyError
        For a page where data are expected, and for anything unknown.
    """
    body = _plain(answer)
    start = body[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start[:1] == b"<":
        return _markup(answer, body)
    if start[:1] == b"{" and (b'"error"' in start or b'"warning"' in start):
        return _notice(answer, body)
    if answer.status >= 400:
        raise BadReplyError(f"{_where(answer)}: status {answer.status} without a reason", answer.body)
    return answer.body


def _plain(answer: Answer) -> bytes:
    """The body unpacked, where it is small enough to be anything but data or is packed."""
    try:
        return (
            compression.plain(answer.body) if answer.status >= 400 or len(answer.body) < 1 << 16 else _head(answer.body)
        )
    except InputError as error:
        raise BadReplyError(f"{_where(answer)}: {error}", answer.body) from error


def _head(body: bytes) -> bytes:
    return compression.first_line(body).encode()


def _markup(answer: Answer, body: bytes) -> bytes | Queued:
    """A page, a queued request, or a fault; structures are XML too and are given as they came."""
    if re.match(rb"\s*<(!doctype\s+html|html)", body.lstrip(b"\xef\xbb\xbf"), re.IGNORECASE):
        raise BadReplyError(f"{_where(answer)}: a web page instead of data: maintenance?", answer.body)
    try:
        root = safe_xml.parse(body, _where(answer))
    except InputError as error:
        raise BadReplyError(str(error), answer.body) from error
    words = {name: _text(root, name) for name in ("key", "id", "status", "faultcode", "faultstring")}
    if words["faultstring"] or words["faultcode"]:
        raise _meant(answer, words["faultstring"] or f"fault {words['faultcode']}")
    if words["status"] and (words["key"] or words["id"]):
        return Queued(words["key"] or words["id"], words["status"])
    if answer.status >= 400:
        raise _meant(answer, " ".join("".join(root.itertext()).split()))
    return answer.body


def _notice(answer: Answer, body: bytes) -> bytes | Queued:
    """An error or a warning in JSON; a queued request comes as either."""
    try:
        content = json.loads(body)
        notice = content.get("error") or content.get("warning")
        notice = notice[0] if isinstance(notice, list) else notice
        label = str(notice["label"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise BadReplyError(f"{_where(answer)}: an error in a form that is not known", answer.body) from None
    if "ASYNCHRONOUS_RESPONSE" in label:
        found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=status/)[\w-]+", label)
        if found is None:
            raise TooBigError(f"{_where(answer)}: queued without a key: {label[:200]}")
        return Queued(found[0], WAITING[0])
    raise _meant(answer, label)


def _meant(answer: Answer, words: str) -> Exception:
    for pattern, kind in MEANINGS:
        if re.search(pattern, words):
            return kind(f"{_where(answer)}: {words[:300]}")
    if answer.status == 413:
        return TooBigError(f"{_where(answer)}: {words[:300]}")
    return BadReplyError(f"{_where(answer)}: status {answer.status}: {words[:300]}", answer.body)


def _text(root: Element, name: str) -> str | None:
    return next((each.text for each in root.iter() if safe_xml.local(each) == name and each.text), None)


def _where(answer: Answer) -> str:
    return answer.url.partition("?")[0]
